/// What happened to an account of a unit; its stream is `administrator/<name>`. A case is never renamed or reshaped once released.
package enum UnitAccountFact: Hashable, Sendable, Codable {
    /// 3035-D6.1: on a written request, by its number.
    case issued(unit: String, request: String, isRoot: Bool)
    /// 3035-D6.2-i: a monitoring account, on the unit's request.
    case monitoringIssued(unit: String, request: String)
    /// 2988-D5.2: the head of the unit says who holds it, and how long.
    case assigned(account: String, from: Instant, until: Instant?)
    case holderEnded(account: String, reason: HolderEnd)
    case closed(request: String)

    package enum HolderEnd: String, Hashable, Sendable, Codable { case another, left, closed }
}

/// An account of a unit as its history leaves it.
package struct UnitAccountStanding: Hashable, Sendable {
    package var kind = UnitAccountKind.administration
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

    package static func fold(_ history: [HistoryEntry<UnitAccountFact>]) -> UnitAccountStanding {
        history.reduce(into: UnitAccountStanding()) { standing, entry in
            switch entry.fact {
            case .issued(let unit, _, let isRoot): (standing.unit, standing.isRoot, standing.isClosed) = (unit, isRoot, false)
            case .monitoringIssued(let unit, _): (standing.kind, standing.unit, standing.isClosed) = (.monitoring, unit, false)
            case .assigned(let account, let from, let until): standing.holders[account] = Term(from: from, until: until)
            case .holderEnded(let account, _): standing.holders[account] = nil
            case .closed: standing.isClosed = true
            }
        }
    }
}
