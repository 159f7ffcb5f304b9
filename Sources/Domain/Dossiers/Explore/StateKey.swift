/// Tells states apart by everything that rules and audit can still read. Dates count only by which of them are over and in which order the
/// others come. Words, what a finished round left behind, and papers nobody will ask for count for nothing.
struct StateKey: Hashable {
    private var bytes: [UInt8] = []

    init(_ state: Explorer.State, under rules: Rules) {
        bytes.reserveCapacity(64)
        add(state.change.map { 1 + $0.order } ?? 0)
        add(state.dossier, at: state.now, under: rules)
        add(state.audit, at: state.now, under: rules.procedure)
    }

    // MARK: - Dossier

    private mutating func add(_ dossier: Dossier, at now: Instant, under rules: Rules) {
        add(flags: dossier.unit == Company.unit)
        add(dossier.hand)
        add(person: dossier.recall?.account)
        add(role: dossier.recall?.role)
        if let recall = dossier.recall { add(recall.hand) }
        if dossier.phase == .draft || dossier.phase == .awaitingManualParts {
            add(slots: dossier.outstandingByHand.map(\.slot), dossier.rejectedByHand)
        }
        for item in dossier.paperDemanded(by: rules.procedure) {
            add(flags: dossier.held.contains(item.slot), dossier.paper.exempt.contains(item.slot))
        }
        add(slots: dossier.paper.owed.map(\.slot))
        add(dossier.supplement.requested * 8 + dossier.supplement.opened)
        add(dossier.fee.order * 4 + dossier.paperRequest.order)
        add(flags: dossier.releasedOnPaper != nil, dossier.lapse.warned)
        add(dossier.sealing.map { 1 + $0.order } ?? 0)
        let deputies = dossier.deputies.filter { now < $0.to }.sorted { $0.level.order < $1.level.order }
        for deputy in deputies { add(deputy) }
        add(moments: [dossier.supplement.until, dossier.lapseWarningFrom(under: rules), dossier.lapsesAt(under: rules)] + deputies.map(\.to), now)
        if rules.procedure.processingTime != .unknown { addDue(dossier, under: rules) }
    }

    /// Only an apology asks for the date, and only whether there is one.
    private mutating func addDue(_ dossier: Dossier, under rules: Rules) {
        let isPaused = dossier.clock.pauses.last.map { $0.to == nil } ?? false
        add(flags: dossier.due(under: rules)?.at != nil, isPaused, dossier.clock.extendedTo != nil, dossier.clock.restartsWhenSettled)
    }

    private mutating func add(_ hand: Dossier.Hand) {
        add(hand.phase.order)
        add(division: hand.division)
        add(person: hand.officer)
        // Elsewhere a round is over, or was approved and can only be taken back as a whole.
        guard hand.phase == .atDivisionLeader || hand.phase == .atUnitLeader else { return }
        add(hand.proposal?.kind.order ?? 0)
        add(person: hand.proposedBy)
        add(opinions: hand.acted.map { ($0.account, $0.level) })
    }

    // MARK: - Audit

    private mutating func add(_ audit: Audit, at now: Instant, under procedure: Procedure) {
        add(flags: audit.unit == Company.successor)
        add(audit.round)
        add(person: audit.lastAct?.author.account)
        add(role: audit.lastAct?.author.role)
        if let last = audit.lastAct { add(last.before) }
        for item in audit.demandable(procedure) { add(flags: audit.held.contains(item.slot), audit.exempt.contains(item.slot)) }
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
        add(round.lies.map { 1 + $0.order } ?? 0)
        add(round.approval.map { 1 + $0.kind.order } ?? 0)
        guard round.lies != nil else { return }
        add(round.kind?.order ?? 0)
        add(person: round.proposer)
        add(opinions: round.opinions.map { ($0.by, $0.level) })
    }

    // MARK: - Values

    private mutating func add(_ value: Int) { bytes.append(UInt8(truncatingIfNeeded: value)) }

    private mutating func add(flags: Bool...) {
        add(flags.reduce(0) { $0 * 2 + ($1 ? 1 : 0) })
    }

    private mutating func add(person account: String?) { add(code(account)) }

    private func code(_ account: String?) -> Int {
        switch account {
        case nil: 0
        case "an": 1
        case "chi": 2
        case "hanh": 3
        case "khoa": 4
        // One another's equals everywhere: a state and its mirror image are one.
        case "lan", "minh": 5
        default: 6
        }
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

    /// Who leads the unit can never stand in at a team, so that these persons' opinions bar them from nothing.
    private mutating func add(opinions: [(String, Level)]) {
        let telling = opinions.filter { $0.0 != "lan" && $0.0 != "minh" }
        for value in telling.map({ code($0.0) * 4 + $0.1.order }).sorted() { add(value) }
        add(255)
    }

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
