/// Why something about units, accounts or sign-in is refused: what forbids it, and the facts. Words are made at the edge, in the reader's language.
package struct OrganisationViolation: Error, Hashable, Sendable {
    package var mark: Mark
    package var fault: Fault

    package init(_ mark: Mark, _ fault: Fault) { (self.mark, self.fault) = (mark, fault) }

    /// The actor's role never may; everything else may change with time or other input.
    package var isForbiddenToRole: Bool { fault == .roleMayNot || isForbiddenToSession }

    /// The person may, but not with what they are signed in with.
    private var isForbiddenToSession: Bool {
        switch fault {
        case .signIn(.proofTooOld), .signIn(.secondFactorMissing), .signIn(.tokenScope): true
        default: false
        }
    }

    package enum Fault: Hashable, Sendable {
        case roleMayNot

        // MARK: Credentials and reads
        case access(AccessFault)
        // MARK: Units, divisions, assignment
        case modeNeedsDivisions, nobodyInCharge
        case handlerUnknown(String)
        /// Carried out already, or replaced by a later one.
        case orderSettled
        case noDivisionsHere
        case divisionNameTaken(String)
        /// Names of people, numbers of open dossiers; the first of each.
        case divisionInUse(people: [String], dossiers: [String])

        // MARK: Accounts, lists and administrators
        case account(AccountFault)
        // MARK: Sign-in and declarants
        case signIn(SignInFault)
    }
}
