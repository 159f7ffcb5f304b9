extension Dossier {
    /// The fold of a whole history over the draft it began as.
    package static func fold(_ history: some Sequence<Event>, procedure: String, version: Int, unit: String, party: String) -> Dossier {
        history.reduce(into: .draft(procedure: procedure, version: version, unit: unit, party: party)) { $0.apply($1) }
    }

    /// Total: any event applies to any state. Judging was `decide`'s work, once.
    package mutating func apply(_ event: Event) {
        let division = hand.division
        if !event.fact.leavesRecallOpen { recall = nil }
        switch event.fact {
        case .filed, .manualPartConfirmed, .manualPartRejected, .manualPartUploaded, .received, .routed:
            applyIntake(event)
        case .assigned, .claimed, .reassigned, .fellBack, .takenBack, .deputyNamed:
            applyAssignment(event)
        case .proposed, .forwarded, .approved, .sentBack, .approvalVoided:
            applyDecision(event)
        case .refused, .noticeToBeSealed, .supplementRequested, .supplementOpened, .supplemented, .notSupplemented:
            applyNotice(event)
        case .paperDemanded, .paperConfirmed, .feeNotified, .paymentConfirmed:
            applyGate(event)
        case .resultToBeSealed, .sealed, .sealFailed, .printedForSignature, .issued, .completed,
            .paperResultRequested, .paperRequestAnswered:
            applyReturn(event)
        case .withdrawn: hand.phase = .withdrawn
        case .lapsed: hand.phase = .lapsed
        case .lapseWarned: lapse.warned = true
        case .apologised(_, let newDue): clock.extendedTo = newDue
        case .unitSucceeded(_, let to): unit = to
        case .documentWithheld(let document, let reason):
            withheld[document] = Withholding(account: event.actor.account, at: event.recordedAt, reason: reason)
        }
        // Who stands in for a division's leader does so for that division.
        if hand.division != division { deputies.removeAll { $0.level == .divisionLeader } }
        if phase.isClosed { lapse = LapseState() }
    }

    // MARK: - Intake

    private mutating func applyIntake(_ event: Event) {
        switch event.fact {
        case .filed(let filed):
            (procedure, version, unit, party) = (filed.procedure, filed.version, filed.unit, filed.party)
            (documents, byHand) = (filed.documents, filed.byHand)
            hand.phase = .awaitingManualParts
            wait(since: event.recordedAt)
        case .manualPartConfirmed(let slot, _):
            held.insert(slot)
            wait(since: event.recordedAt)
        case .manualPartRejected(let slot, _):
            rejectedByHand.insert(slot)
            wait(since: event.recordedAt)
        case .manualPartUploaded(let document, _):
            byHand.removeAll { $0.slot == document.slot }
            rejectedByHand.remove(document.slot)
            replace(with: [document])
            wait(since: event.recordedAt)
        case .received(let at):
            clock.received = at
            clock.completed = event.recordedAt
            lapse = LapseState()
        case .routed(let routing, let mode):
            self.mode = mode
            route(to: routing)
        default: break
        }
    }

    private mutating func route(to routing: Routing) {
        switch routing {
        case .unitLeader: hand.phase = .toBeAssignedByUnitLeader
        case .division(let division): put(in: .division(division))
        case .officer(let officer, let division): put(in: .officer(officer, division: division))
        case .claimants: hand.phase = .toBeClaimed
        }
    }

    private mutating func wait(since moment: Instant) {
        lapse = LapseState(waitingSince: moment)
    }

    /// A later upload takes the place of an earlier one in the same slot; the earlier stays in the history and the store.
    private mutating func replace(with newer: [Document]) {
        let slots = Set(newer.map(\.slot))
        documents.removeAll { slots.contains($0.slot) }
        documents += newer
        // Paper held for an earlier document says nothing about the one that replaced it.
        held.subtract(slots)
        paper.exempt.subtract(slots)
    }

    // MARK: - Assignment

    private mutating func applyAssignment(_ event: Event) {
        switch event.fact {
        case .assigned(let hands):
            handOver(by: event.actor)
            put(in: hands)
        case .claimed(let division):
            put(in: .officer(event.actor.account, division: division))
        case .reassigned(let hands, _):
            reassign(to: hands)
        case .fellBack:
            hand.phase = phase == .atDivisionLeader ? .atUnitLeader : .toBeAssignedByUnitLeader
            if phase == .toBeAssignedByUnitLeader { (hand.officer, hand.division) = (nil, nil) }
        case .takenBack:
            if let recall { hand = recall.hand }
            recall = nil
        case .deputyNamed(let deputy):
            deputies.removeAll { $0.level == deputy.level }
            deputies.append(deputy)
        default: break
        }
    }

    private mutating func put(in hands: Hands) {
        switch hands {
        case .division(let division):
            (hand.phase, hand.division, hand.officer) = (.toBeAssignedByDivisionLeader, division, nil)
        case .officer(let officer, let division):
            (hand.phase, hand.division, hand.officer) = (.inProcessing, division, officer)
        }
    }

    /// Before anything is proposed a re-assignment starts processing anew; later it only changes who carries on.
    private mutating func reassign(to hands: Hands) {
        switch (hands, phase) {
        case (.officer(let officer, let division), let phase) where Phase.handledByOfficer.contains(phase):
            (hand.officer, hand.division) = (officer, division)
        case (.officer(let officer, _), .atDivisionLeader), (.officer(let officer, _), .atUnitLeader):
            hand.officer = officer
        default:
            put(in: hands)
        }
    }

    private mutating func handOver(by author: Author) {
        recall = Recall(account: author.account, role: author.role, hand: hand)
    }

    // MARK: - Proposal and approval

    private mutating func applyDecision(_ event: Event) {
        let account = event.actor.account
        switch event.fact {
        case .proposed(let proposal, let level, let division):
            handOver(by: event.actor)
            beginRound(proposal, by: account)
            hand.phase = level == .divisionLeader ? .atDivisionLeader : .atUnitLeader
            if level == .divisionLeader { hand.division = division }
        case .forwarded(let recommendation):
            handOver(by: event.actor)
            opine(.divisionLeader, Opinion(account: account, text: recommendation, agrees: true))
            hand.phase = .atUnitLeader
        case .approved(let level, let kind, let direction, let documents):
            handOver(by: event.actor)
            opine(level, Opinion(account: account, text: direction, agrees: true))
            hand.approval = Approval(account: account, level: level, kind: kind, documents: documents)
            hand.phase = kind.approvedPhase
        case .sentBack(let level, let target, let direction):
            handOver(by: event.actor)
            opine(level, Opinion(account: account, text: direction, agrees: false))
            hand.phase = target == .officer ? .inProcessing : .atDivisionLeader
        case .approvalVoided:
            hand.approval = nil
            hand.phase = .inProcessing
            (paper.owed, lapse, clock.restartsWhenSettled) = ([], LapseState(), false)
            endPause(at: event.recordedAt)
            if case .notified = fee { fee = .unstated }
        default: break
        }
    }

    private mutating func beginRound(_ proposal: Proposal, by account: String) {
        (hand.proposal, hand.proposedBy, hand.approval) = (proposal, account, nil)
        hand.opinions = [.officer: Opinion(account: account, text: proposal.recommendation, agrees: true)]
        hand.acted = []
    }

    private mutating func opine(_ level: Level, _ opinion: Opinion) {
        hand.opinions[level] = opinion
        hand.acted.insert(Acted(account: opinion.account, level: level))
    }

    // MARK: - Notices to the declarant

    private mutating func applyNotice(_ event: Event) {
        switch event.fact {
        case .refused: (sealing, hand.phase) = (nil, .refused)
        case .noticeToBeSealed(let kind):
            (sealing, hand.phase) = (kind, .beingSealed)
        case .supplementRequested(let content, let until, let effect):
            supplement.requested += 1
            (supplement.content, supplement.until, supplement.requestedAt) = (content, until, event.recordedAt)
            (supplement.missed, sealing, hand.phase) = (false, nil, .awaitingSupplement)
            beginPause(effect, at: event.recordedAt)
        case .supplementOpened: supplement.opened += 1
        case .supplemented(let documents, _, _, let restart, _):
            replace(with: documents)
            resumeProcessing(at: event.recordedAt)
            if let restart { (clock.restarted, clock.pauses) = (restart, []) }
        case .notSupplemented:
            supplement.missed = true
            resumeProcessing(at: event.recordedAt)
        default: break
        }
    }

    private mutating func resumeProcessing(at moment: Instant) {
        (supplement.until, hand.phase, hand.approval) = (nil, .inProcessing, nil)
        endPause(at: moment)
    }

    // MARK: - Paper and fee gates

    private mutating func applyGate(_ event: Event) {
        switch event.fact {
        case .paperDemanded(let items, let exemptions, let effect):
            paper.owed = items
            paper.exempt.formUnion(exemptions.map(\.slot))
            guard !items.isEmpty else { break }
            owe(effect, since: event.recordedAt)
        case .paperConfirmed(let slot, _):
            held.insert(slot)
            paper.owed.removeAll { $0.slot == slot }
            settle(paper.owed.isEmpty, at: event.recordedAt)
        case .feeNotified(let statement, let effect):
            fee = statement.amount == nil ? .noneDue : .notified(statement)
            guard statement.amount != nil else { break }
            owe(effect, since: event.recordedAt)
        case .paymentConfirmed(let receipt):
            if case .notified(let statement) = fee { fee = .paid(statement, receipt: receipt) }
            settle(true, at: event.recordedAt)
        default: break
        }
    }

    private mutating func owe(_ effect: Procedure.ClockWhileWaiting.Effect, since moment: Instant) {
        clock.restartsWhenSettled = effect == .restart
        beginPause(effect, at: moment)
        wait(since: moment)
    }

    private mutating func settle(_ done: Bool, at moment: Instant) {
        guard done else { return wait(since: moment) }
        lapse = LapseState()
        endPause(at: moment)
        if clock.restartsWhenSettled { (clock.restarted, clock.pauses) = (moment, []) }
        clock.restartsWhenSettled = false
    }

    private mutating func beginPause(_ effect: Procedure.ClockWhileWaiting.Effect, at moment: Instant) {
        guard effect != .runOn, clock.pauses.last?.to != nil || clock.pauses.isEmpty else { return }
        clock.pauses.append(Pause(from: moment, to: nil))
    }

    private mutating func endPause(at moment: Instant) {
        guard let last = clock.pauses.last, last.to == nil else { return }
        clock.pauses.removeLast()
        if moment > last.from { clock.pauses.append(Pause(from: last.from, to: moment)) }
    }

    // MARK: - Returning the result

    private mutating func applyReturn(_ event: Event) {
        switch event.fact {
        case .resultToBeSealed: (sealing, hand.phase) = (.result, .beingSealed)
        case .sealed: break  // the notice or the completion that follows in the same act moves the dossier
        case .sealFailed:
            hand.phase = (sealing ?? .result).approvedPhase
            sealing = nil
        case .printedForSignature(let reason): (releasedOnPaper, hand.phase) = (reason, .atRecordsClerk)
        case .issued(let issue): (self.issue, hand.phase) = (issue, .issued)
        case .completed: (sealing, hand.phase) = (nil, .completed)
        case .paperResultRequested: paperRequest = .pending
        case .paperRequestAnswered(let accepted, _): paperRequest = accepted ? .accepted : .declined
        default: break
        }
    }
}

extension Proposal.Kind {
    package var approvedPhase: Phase {
        switch self {
        case .refusal: .refusalApproved
        case .supplement: .supplementApproved
        case .result: .resultApproved
        }
    }
}

extension Phase {
    /// The handling officer is known, and a change of officer changes nothing else.
    package static let handledByOfficer: Set<Phase> = [
        .inProcessing, .refusalApproved, .supplementApproved, .awaitingSupplement, .resultApproved, .atRecordsClerk, .issued,
    ]
}

extension Fact {
    /// What does not count as "the next hand has acted".
    fileprivate var leavesRecallOpen: Bool {
        switch self {
        case .takenBack, .paperResultRequested, .paperRequestAnswered, .deputyNamed, .apologised, .documentWithheld: true
        default: false
        }
    }
}
