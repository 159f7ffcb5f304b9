import Domain
import Storage

/// Who somebody at the counter says they are: the account, and the number of the organisation or person it answers for. Both must fit, so that
/// the counter tells nothing of anybody who does not stand there.
package struct OwnerClaim: Hashable, Sendable {
    package var identifier: String
    package var account: String

    package init(identifier typed: String, account: String) {
        identifier = (try? TaxCode(typed).digits) ?? (try? IdentityNumber(typed).text) ?? typed
        self.account = account.lowercased()
    }
}

extension Office {
    /// - Throws: `NotFound` where the account does not answer for that organisation or person.
    package func owner(_ claim: OwnerClaim, for actor: Actor) async throws -> PartyPerson {
        try actor.demand(.identifyDeclarant)
        return try await database.read { tx in try PartyPeople.owner(claim, in: tx) }
    }

    /// HD-29: who came by mail alone shows the paper afterwards, and from then on is displaced by nobody.
    package func prove(_ claim: OwnerClaim, paper: PaperShown, by actor: Actor) async throws -> PartyPerson {
        try actor.demand(.identifyDeclarant)
        return try await database.write { tx in
            let owner = try PartyPeople.owner(claim, in: tx)
            let isOrganisation = owner.party.kind == .organisation
            guard try PartyHistory.hasUnprovenOwner(owner.party.id, isOrganisation: isOrganisation, in: tx) else {
                throw OrganisationViolation(Self.consentMark, .signIn(.paperKnown))
            }
            guard paper.proves(organisation: isOrganisation) else {
                throw OrganisationViolation(Self.consentMark, .signIn(.paperOfOtherKind(organisation: isOrganisation)))
            }
            try PartyHistory.append(.proven(account: owner.account, paper: paper), to: owner.party.id, by: actor.author, in: tx)
            return owner
        }
    }
}
