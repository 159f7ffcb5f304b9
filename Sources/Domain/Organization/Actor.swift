/// Who acts, as the rules see them. Made by the service from the signed-in account; never from what a request says of itself.
package struct Actor: Hashable, Sendable {
    /// The account's id; one natural person answers for it (2988-D4.5).
    package var account: String
    package var role: Role
    /// The unit whose dossiers this actor may touch; nil for declarants and the system.
    package var unit: String?
    package var division: String?
    /// The procedures an officer handles at the unit.
    package var handles: Set<String>
    /// The organisation or person a declarant files for.
    package var party: String?
    package var disabled: Bool
    /// The unit's administrator account one acts as, `03zz_qt`; nil: as oneself.
    package var hat: String?
    /// The name of the token a program of this person came with.
    package var token: String?

    package init(
        account: String, role: Role, unit: String? = nil, division: String? = nil, handles: Set<String> = [],
        party: String? = nil, disabled: Bool = false, hat: String? = nil
    ) {
        (self.account, self.role, self.unit, self.division) = (account, role, unit, division)
        (self.handles, self.party, self.disabled, self.hat) = (handles, party, disabled, hat)
    }

    package static let system = Actor(account: "system", role: .system)
}
