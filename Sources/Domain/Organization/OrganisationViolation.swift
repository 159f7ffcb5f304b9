/// Why something about units, accounts or sign-in is refused: what forbids it, and the facts. Words are made at the edge, in the reader's language.
package struct OrganisationViolation: Error, Hashable, Sendable {
    package var mark: Mark
    package var fault: Fault

    package init(_ mark: Mark, _ fault: Fault) { (self.mark, self.fault) = (mark, fault) }

    /// The actor's role never may; everything else may change with time or other input.
    package var isForbiddenToRole: Bool { fault == .roleMayNot }

    package enum Fault: Hashable, Sendable {
        case roleMayNot

        // MARK: Credentials and reads
        case access(AccessFault)

        // MARK: Accounts, lists and administrators
        case account(AccountFault)
    }
}
