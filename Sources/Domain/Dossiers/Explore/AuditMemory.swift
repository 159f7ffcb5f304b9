extension Audit {
    /// Remembers what later events are judged by; everything else is forgotten, so that the memory stays bounded.
    mutating func keep(_ event: Event) {
        let before = round
        switch event.fact {
        case .filed, .manualPartUploaded, .manualPartConfirmed, .supplemented, .paperConfirmed, .paperDemanded: keepPapers(event.fact)
        case .routed, .assigned, .claimed, .reassigned, .fellBack, .takenBack: keepHands(event)
        case .proposed, .forwarded, .sentBack, .approved, .approvalVoided, .notSupplemented: keepRound(event)
        case .deputyNamed(let deputy):
            standIns.removeAll { $0.deputy.level == deputy.level }
            standIns.append(StandIn(deputy: deputy, division: round.division))
        case .supplementRequested: supplements += 1
        case .supplementOpened: openings += 1
        case .feeNotified(let statement, _): fee = statement.amount == nil ? .settled : .waiting
        case .paymentConfirmed: fee = .settled
        case .paperRequestAnswered(let accepted, _): paperAccepted = accepted
        case .printedForSignature: printed = true
        case .issued: issued = true
        case .unitSucceeded(_, let to): unit = to
        case .manualPartRejected, .received, .refused, .noticeToBeSealed, .resultToBeSealed, .sealed, .sealFailed, .completed,
            .paperResultRequested, .withdrawn, .apologised, .lapseWarned, .lapsed, .documentWithheld:
            break
        }
        justSealed = event.fact.isSeal
        closed = closed || event.fact.closes
        remember(event, before)
    }

    // MARK: - Papers

    private mutating func keepPapers(_ fact: Fact) {
        switch fact {
        case .filed(let filed):
            (unit, party) = (filed.unit, filed.party)
            replace(filed.documents)
        case .manualPartUploaded(let document, _): replace([document])
        case .manualPartConfirmed(let slot, _), .paperConfirmed(let slot, _): held.insert(slot)
        case .paperDemanded(_, let exemptions, _): exempt.formUnion(exemptions.map(\.slot))
        case .supplemented(let documents, _, _, _, _):
            replace(documents)
            (round.approval, round.lies) = (nil, nil)
        default: break
        }
    }

    private mutating func replace(_ documents: [Document]) {
        let slots = Set(documents.map(\.slot))
        papers.removeAll { slots.contains($0.slot) }
        papers += documents.map { Paper(slot: $0.slot, verdict: $0.verdict) }
        held.subtract(slots)
        exempt.subtract(slots)
    }

    // MARK: - Hands

    private mutating func keepHands(_ event: Event) {
        switch event.fact {
        case .routed(.division(let division), _): give(.division(division))
        case .routed(.officer(let officer, let division), _): give(.officer(officer, division: division))
        case .claimed(let division): give(.officer(event.actor.account, division: division))
        case .assigned(let hands): give(hands)
        case .reassigned(.officer(let officer, _), _) where round.lies != nil: round.officer = officer
        case .reassigned(let hands, _): give(hands)
        case .fellBack where round.lies == .divisionLeader: round.lies = .unitLeader
        case .fellBack: (round.division, round.officer) = (nil, nil)
        case .takenBack: round = lastAct?.before ?? round
        default: break
        }
    }

    private mutating func give(_ hands: Hands) {
        switch hands {
        case .division(let division): (round.division, round.officer) = (division, nil)
        case .officer(let officer, let division): (round.division, round.officer) = (division, officer)
        }
    }

    // MARK: - A round of approval

    private mutating func keepRound(_ event: Event) {
        let account = event.actor.account
        switch event.fact {
        case .proposed(let proposal, let level, let division):
            (round.kind, round.hashes, round.proposer) = (proposal.kind, proposal.documents.map(\.sha256), account)
            (round.opinions, round.approval, round.lies) = ([], nil, level)
            if level == .divisionLeader { round.division = division }
        case .forwarded:
            round.opinions.insert(Opinion(by: account, level: .divisionLeader))
            round.lies = .unitLeader
        case .sentBack(let level, let target, _):
            round.opinions.insert(Opinion(by: account, level: level))
            round.lies = target == .officer ? nil : .divisionLeader
        case .approved(let level, let kind, _, let documents):
            round.opinions.insert(Opinion(by: account, level: level))
            round.approval = Approval(by: account, level: level, kind: kind, hashes: documents.map(\.sha256))
            round.lies = nil
        case .approvalVoided:
            round.approval = nil
            if fee == .waiting { fee = .open }
        case .notSupplemented: round.approval = nil
        default: break
        }
    }

    /// What can be taken back, until somebody else's act.
    private mutating func remember(_ event: Event, _ before: Round) {
        switch event.fact {
        case .assigned, .proposed, .forwarded, .approved, .sentBack: lastAct = LastAct(author: event.actor, before: before)
        case .paperResultRequested, .paperRequestAnswered, .deputyNamed, .apologised, .documentWithheld: break
        default: lastAct = nil
        }
    }
}

extension Fact {
    fileprivate var isSeal: Bool {
        if case .sealed = self { true } else { false }
    }

    fileprivate var closes: Bool {
        switch self {
        case .completed, .refused, .withdrawn, .lapsed: true
        default: false
        }
    }
}
