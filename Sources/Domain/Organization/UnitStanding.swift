/// A unit as its history leaves it: what its rows in the tables must say.
package struct UnitStanding: Hashable, Sendable {
    /// Oldest first.
    package var periods: [Period] = []
    package var closedFrom: Day?
    package var successors: Set<String> = []
    /// Open ones, by id.
    package var divisions: [String: String] = [:]
    package var settings: [String: AssignmentSetting] = [:]
    /// Not yet carried out, by procedure.
    package var orders: [String: AssignmentOrder] = [:]

    package init() {}

    package struct Period: Hashable, Sendable {
        package var details: UnitDetails
        package var from: Day
        package var to: Day?
        package init(details: UnitDetails, from: Day, to: Day? = nil) { (self.details, self.from, self.to) = (details, from, to) }
    }

    package static func fold(_ history: [HistoryEntry<UnitFact>]) -> UnitStanding {
        history.reduce(into: UnitStanding()) { $0.apply($1.fact) }
    }

    private mutating func apply(_ fact: UnitFact) {
        switch fact {
        case .opened(let details, let from, _), .changed(let details, let from, _): begin(details, from)
        case .closed(let successors, let from, _): close(from, successors)
        case .tookOver(_, _, _, _, let work): work.map { take($0) }
        case .setUp(let work): take(work)
        case .handedOn(_, let work): give(work)
        case .divisionOpened(let id, let name), .divisionRenamed(let id, let name): divisions[id] = name
        case .divisionClosed(let id): divisions[id] = nil
        case .assignmentOrdered(let order): orders[order.procedure] = order
        case .assignmentConfigured(let order, _, _): carryOut(order)
        case .assignmentFell(let procedure, _): settings[procedure] = AssignmentSetting(procedure: procedure, mode: .leaderOfficer)
        }
    }

    private mutating func begin(_ details: UnitDetails, _ day: Day) {
        endPeriod(day)
        periods.append(Period(details: details, from: day))
    }

    private mutating func close(_ day: Day, _ successors: [String]) {
        endPeriod(day)
        (closedFrom, self.successors) = (day, Set(successors))
    }

    private mutating func endPeriod(_ day: Day) {
        if !periods.isEmpty { periods[periods.count - 1].to = day }
    }

    private mutating func take(_ work: UnitWork) {
        for division in work.divisions { divisions[division.id] = division.name }
        for setting in work.settings { settings[setting.procedure] = setting }
    }

    private mutating func give(_ work: UnitWork) {
        for division in work.divisions { divisions[division.id] = nil }
        for setting in work.settings { settings[setting.procedure] = nil }
    }

    private mutating func carryOut(_ order: AssignmentOrder) {
        if orders[order.procedure]?.id == order.id { orders[order.procedure] = nil }
        let all = order.procedure == AssignmentOrder.everything ? Array(settings.keys) : []
        for procedure in all + [order.procedure] {
            settings[procedure] = AssignmentSetting(procedure: procedure, mode: order.mode, division: order.division)
        }
    }
}
