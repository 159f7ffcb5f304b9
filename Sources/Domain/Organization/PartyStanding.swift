/// Who may file for an organisation or person, as its history leaves it.
package struct PartyStanding: Hashable, Sendable {
    /// By account.
    package var people: [String: Person] = [:]

    package init() {}

    package enum Person: String, Hashable, Sendable, Codable, CaseIterable { case owner, mayFile, asked, ended }

    package static func fold(_ history: [HistoryEntry<PartyFact>]) -> PartyStanding {
        history.reduce(into: PartyStanding()) { standing, entry in
            switch entry.fact {
            case .registered(let owner, _): standing.people[owner] = .owner
            case .asked(let account): standing.people[account] = .asked
            case .consented(let account): standing.people[account] = .mayFile
            case .declined(let account), .revoked(let account): standing.people[account] = .ended
            }
        }
    }
}
