/// Tells states apart by everything that rules and audit still read. Dates count only by which of them are over and in which order the
/// others come; words, and what a finished round left behind, count for nothing. Lan and Minh are one another's equals everywhere, so a
/// state and its mirror image are one.
struct StateKey: Hashable {
    private var bytes: [UInt8] = []
    private var unitLeaders: [String] = []

    init(_ state: Explorer.State, under rules: Rules) {
        bytes.reserveCapacity(96)
        add(state.change.map { 1 + $0.order } ?? 0)
        add(state.dossier, at: state.now, under: rules)
        add(state.audit, at: state.now)
    }

    static func == (a: StateKey, b: StateKey) -> Bool { a.bytes == b.bytes }
    func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

    // MARK: - Dossier

    private mutating func add(_ dossier: Dossier, at now: Instant, under rules: Rules) {
        add(dossier.hand)
        add(person: dossier.recall?.account)
        add(role: dossier.recall?.role)
        if let recall = dossier.recall { add(recall.hand) }
        add(dossier.mode?.rawValue ?? 0)
        for document in dossier.documents { add(slot: document.slot, verdict: document.verdict) }
        add(slots: dossier.byHand.map(\.slot), dossier.rejectedByHand, dossier.held, dossier.paper.exempt)
        add(slots: dossier.paper.owed.map(\.slot))
        add(dossier.supplement.requested * 8 + dossier.supplement.opened * 2 + (dossier.supplement.missed ? 1 : 0))
        add(dossier.fee.order)
        add(dossier.paperRequest.order)
        add(flags: dossier.releasedOnPaper != nil, dossier.issue != nil, dossier.lapse.warned, dossier.clock.restartsWhenSettled)
        add(flags: dossier.clock.extendedTo != nil, dossier.clock.pauses.last.map { $0.to == nil } ?? false, dossier.clock.received != nil)
        // Whether the date has come matters to nothing but an apology.
        add(flags: rules.procedure.processingTime != .unknown && dossier.due(under: rules)?.at != nil)
        add(dossier.sealing?.order ?? 0)
        let deputies = dossier.deputies.filter { now < $0.to }.sorted { $0.level.order < $1.level.order }
        for deputy in deputies { add(deputy) }
        add(moments: [dossier.supplement.until, dossier.lapseWarningFrom(under: rules), dossier.lapsesAt(under: rules)] + deputies.map(\.to), now)
    }

    private mutating func add(_ hand: Dossier.Hand) {
        add(hand.phase.order)
        add(division: hand.division)
        add(person: hand.officer)
        // With the officer again, a round is over and only read; the next proposal begins another.
        guard !Phase.betweenRounds.contains(hand.phase) else { return }
        add(hand.proposal?.kind.order ?? 0)
        add(person: hand.proposedBy)
        add(person: hand.approval?.account)
        add(opinions: hand.acted.map { ($0.account, $0.level) })
    }

    // MARK: - Audit

    private mutating func add(_ audit: Audit, at now: Instant) {
        add(audit.round)
        add(person: audit.lastAct?.author.account)
        add(role: audit.lastAct?.author.role)
        if let last = audit.lastAct { add(last.before) }
        for paper in audit.papers { add(slot: paper.slot, verdict: paper.verdict) }
        add(slots: audit.held, audit.exempt)
        for standIn in audit.standIns.sorted(by: { $0.deputy.level.order < $1.deputy.level.order }) where now < standIn.deputy.to {
            add(standIn.deputy)
            add(division: standIn.division)
        }
        add(audit.supplements * 8 + audit.openings)
        add(flags: audit.fee == .open, audit.fee == .waiting, audit.paperAccepted, audit.printed)
        add(flags: audit.issued, audit.justSealed, audit.closed)
    }

    private mutating func add(_ round: Audit.Round) {
        add(division: round.division)
        add(person: round.officer)
        add(round.lies?.order ?? 0)
        guard round.lies != nil || round.approval != nil else { return }
        add(round.kind?.order ?? 0)
        add(round.hashes.count)
        add(person: round.proposer)
        add(person: round.approval?.by)
        add(opinions: round.opinions.map { ($0.by, $0.level) })
    }

    // MARK: - Values

    private mutating func add(_ value: Int) { bytes.append(UInt8(truncatingIfNeeded: value)) }

    private mutating func add(flags: Bool...) {
        add(flags.reduce(0) { $0 * 2 + ($1 ? 1 : 0) })
    }

    private mutating func add(person account: String?) { add(code(account)) }

    private mutating func code(_ account: String?) -> Int {
        switch account {
        case nil: return 0
        case "an": return 1
        case "chi": return 2
        case "hanh": return 3
        case "khoa": return 4
        case "lan", "minh": return 10 + place(account ?? "")
        default: return 20 + (account?.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 127 } ?? 0)
        }
    }

    /// Which of the two was met first.
    private mutating func place(_ leader: String) -> Int {
        if let index = unitLeaders.firstIndex(of: leader) { return index }
        unitLeaders.append(leader)
        return unitLeaders.count - 1
    }

    private mutating func add(role: Role?) {
        switch role {
        case nil: add(0)
        case .officer: add(1)
        case .divisionLeader: add(2)
        default: add(3)
        }
    }

    private mutating func add(division: String?) {
        switch division {
        case nil: add(0)
        case Company.teamOne: add(1)
        default: add(2)
        }
    }

    private mutating func add(opinions: [(String, Level)]) {
        let ordinary = opinions.filter { $0.0 != "lan" && $0.0 != "minh" }.map { code($0.0) * 4 + $0.1.order }.sorted()
        let leaders = opinions.filter { $0.0 == "lan" || $0.0 == "minh" }.sorted { known($0.0) < known($1.0) }
        for value in ordinary { add(value) }
        for (account, level) in leaders { add(code(account) * 4 + level.order) }
        add(255)
    }

    private func known(_ leader: String) -> Int { unitLeaders.firstIndex(of: leader) ?? 9 }

    private mutating func add(slot: Slot, verdict: SignatureVerdict) { add(order(slot) * 8 + verdict.order) }

    private mutating func add(slots sets: any Sequence<Slot>...) {
        for set in sets { add(set.reduce(0) { $0 | 1 << order($1) }) }
    }

    private func order(_ slot: Slot) -> Int {
        switch slot.component {
        case "form": 0
        case "sample": 1
        case "catalogue": 2
        default: 3
        }
    }

    private mutating func add(_ deputy: Deputy) {
        add(code(deputy.account) * 4 + deputy.level.order)
    }

    /// Over, or how many others come earlier.
    private mutating func add(moments: [Instant?], _ now: Instant) {
        for moment in moments {
            switch moment {
            case nil: add(0)
            case .some(let moment) where moment <= now: add(1)
            case .some(let moment): add(2 + moments.count { $0.map { now < $0 && $0 < moment } ?? false })
            }
        }
    }
}

extension Phase {
    /// The dossier lies with somebody who has not proposed anything yet, or no longer.
    fileprivate static let betweenRounds: Set<Phase> = [
        .draft, .awaitingManualParts, .toBeAssignedByUnitLeader, .toBeAssignedByDivisionLeader, .toBeClaimed, .inProcessing,
        .awaitingSupplement,
    ]
}

extension CaseIterable where Self: Equatable, AllCases == [Self] {
    fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? -1 }
}

extension Dossier.FeeState {
    fileprivate var order: Int {
        switch self {
        case .unstated: 0
        case .noneDue: 1
        case .notified: 2
        case .paid: 3
        }
    }
}

extension Dossier.PaperRequest {
    fileprivate var order: Int {
        switch self {
        case .none: 0
        case .pending: 1
        case .accepted: 2
        case .declined: 3
        }
    }
}
