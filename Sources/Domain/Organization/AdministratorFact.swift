/// What happened to a unit's administrator account; its stream is `administrator/<name>`.
package enum AdministratorFact: Hashable, Sendable, Codable {
    /// 3035-D6.1: on a written request, by its number.
    case issued(unit: String, request: String, isRoot: Bool)
    /// 2988-D5.2: the head of the unit says who holds it, and how long.
    case assigned(account: String, from: Instant, until: Instant?)
    case holderEnded(account: String, reason: HolderEnd)
    case closed(request: String)

    package enum HolderEnd: String, Hashable, Sendable, Codable { case another, left, closed }
}

/// An administrator account as its history leaves it.
package struct AdministratorStanding: Hashable, Sendable {
    package var unit = ""
    package var isRoot = false
    package var isClosed = false
    /// Whoever holds it or will, with the dates.
    package var holders: [String: Term] = [:]

    package init() {}

    package struct Term: Hashable, Sendable {
        package var from: Instant
        package var until: Instant?
        package init(from: Instant, until: Instant?) { (self.from, self.until) = (from, until) }
    }

    package static func fold(_ history: [HistoryEntry<AdministratorFact>]) -> AdministratorStanding {
        history.reduce(into: AdministratorStanding()) { standing, entry in
            switch entry.fact {
            case .issued(let unit, _, let isRoot): (standing.unit, standing.isRoot, standing.isClosed) = (unit, isRoot, false)
            case .assigned(let account, let from, let until): standing.holders[account] = Term(from: from, until: until)
            case .holderEnded(let account, _): standing.holders[account] = nil
            case .closed: standing.isClosed = true
            }
        }
    }
}
