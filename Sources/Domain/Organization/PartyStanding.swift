/// Who may file for an organisation or person, as its history leaves it.
package struct PartyStanding: Hashable, Sendable {
    /// By account.
    package var people: [String: Person] = [:]
    /// What the one who answers for it has shown; nil: nothing.
    package var ownersPaper: PaperShown?

    package init() {}

    package enum Person: String, Hashable, Sendable, Codable, CaseIterable { case owner, mayFile, asked, ended }

    package var owner: String? { people.first { $0.value == .owner }?.key }

    /// HD-29: somebody answers for it whom nothing but a mail address shows to be entitled.
    package func isUnproven(organisation: Bool) -> Bool {
        owner != nil && ownersPaper?.proves(organisation: organisation) != true
    }

    package static func fold(_ history: [HistoryEntry<PartyFact>]) -> PartyStanding {
        history.reduce(into: PartyStanding()) { standing, entry in
            switch entry.fact {
            case .registered(let owner, let paper):
                standing.people[owner] = .owner
                standing.ownersPaper = paper
            case .proven(_, let paper): standing.ownersPaper = paper
            case .asked(let account): standing.people[account] = .asked
            case .consented(let account): standing.people[account] = .mayFile
            case .declined(let account), .revoked(let account): standing.people[account] = .ended
            }
        }
    }
}
