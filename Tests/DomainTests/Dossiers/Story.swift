import Testing

@testable import Domain

/// A dossier lived through by the cast, one act after another, as production would: decided, then applied.
struct Story {
    var rules: Rules
    var now = morning
    var moves = Move.table
    private(set) var dossier: Dossier
    private(set) var history: [Event] = []

    init(
        _ procedure: Procedure = Papers.procedure(), _ unit: UnitRules = Cast.unitRules(), readings: Readings = Readings(),
        outages: [Outage] = []
    ) {
        rules = Rules(procedure: procedure, unit: unit, calendar: .customs, readings: readings, outages: outages)
        dossier = .draft(procedure: procedure.key, version: procedure.version, unit: unit.id, party: Cast.bienXanh.party!)
    }

    var phase: Phase { dossier.phase }
    var last: Event { history.last! }
    var facts: [Fact] { history.map(\.fact) }
    var marks: [Mark] { history.map(\.mark) }

    @discardableResult
    mutating func act(_ action: Action, by actor: Actor) throws -> [Event] {
        let events = try decide(action, by: actor, on: dossier, under: rules, at: now, moves: moves)
        for event in events { dossier.apply(event) }
        history += events
        return events
    }

    /// The same, continued.
    func after(_ action: Action, by actor: Actor) throws -> Story {
        var next = self
        try next.act(action, by: actor)
        return next
    }

    /// What forbids it; nil when it is allowed.
    func refusal(_ action: Action, by actor: Actor) -> Violation? {
        do {
            _ = try decide(action, by: actor, on: dossier, under: rules, at: now, moves: moves)
            return nil
        } catch {
            return error
        }
    }

    /// What allows it; nil when it is refused.
    func permission(_ action: Action, by actor: Actor) -> Mark? {
        try? Case(action: action, actor: actor, dossier: dossier, rules: rules, now: now).allowedMove(in: moves).mark
    }

    /// The marks of all rows that would each allow it; one, where it is allowed and the table is clear.
    func permissions(_ action: Action, by actor: Actor) -> [Mark] {
        let instance = Case(action: action, actor: actor, dossier: dossier, rules: rules, now: now)
        let rows = moves.filter { $0.act == action.act && $0.phase == phase && instance.plays($0.by) }
        return rows.compactMap { try? instance.allowedMove(in: [$0]).mark }
    }

    func later(days: Int64) -> Story { at(now.days(days)) }

    func at(_ moment: Instant) -> Story {
        var copy = self
        copy.now = moment
        return copy
    }
}

// MARK: - How far a dossier has come

extension Story {
    func filed(_ verdict: SignatureVerdict = .signed, byHand: [ManualPart] = []) throws -> Story {
        try after(.file(Papers.filing(verdict, byHand: byHand)), by: Cast.bienXanh)
    }

    /// In An's hands, by whatever way the unit's mode takes.
    func inProcessing(by officer: Actor = Cast.an) throws -> Story {
        var story = phase == .draft ? try filed() : self
        if story.phase == .toBeAssignedByUnitLeader {
            let throughDivision = story.dossier.mode == .leaderDivisionOfficer
            try story.act(.assign(to: throughDivision ? .division(officer.division!) : .officer(officer.account)), by: Cast.lan)
        }
        if story.phase == .toBeAssignedByDivisionLeader {
            try story.act(.assign(to: .officer(officer.account)), by: story.dossier.hand.division == Cast.teamOne ? Cast.hanh : Cast.khoa)
        }
        if story.phase == .toBeClaimed { try story.act(.claim, by: officer) }
        return story
    }

    func proposed(_ proposal: Proposal = Papers.result, by officer: Actor = Cast.an) throws -> Story {
        try inProcessing(by: officer).after(.propose(proposal), by: officer)
    }

    func atUnitLeader(_ proposal: Proposal = Papers.result, by officer: Actor = Cast.an) throws -> Story {
        let story = try proposed(proposal, by: officer)
        guard story.phase == .atDivisionLeader else { return story }
        return try story.after(.forward(recommendation: "Kính trình"), by: officer.division == Cast.teamOne ? Cast.hanh : Cast.khoa)
    }

    func approved(_ proposal: Proposal = Papers.result) throws -> Story {
        let story = try proposed(proposal)
        if let approved = try? story.after(.approve(direction: "Đồng ý"), by: Cast.hanh) { return approved }
        return try story.atUnitLeaderAlready().after(.approve(direction: "Đồng ý"), by: Cast.lan)
    }

    private func atUnitLeaderAlready() throws -> Story {
        phase == .atUnitLeader ? self : try after(.forward(recommendation: "Kính trình"), by: Cast.hanh)
    }

    func awaitingSupplement() throws -> Story {
        try inProcessing().after(.requestSupplement(Papers.supplement), by: Cast.an)
    }

    /// Sealed as approved.
    func sealed() throws -> Story {
        try after(.recordSeal(Papers.seals(dossier.hand.approval?.documents ?? [])), by: Cast.system)
    }
}
