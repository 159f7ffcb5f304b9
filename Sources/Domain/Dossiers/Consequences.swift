extension Case {
    /// The events an allowed act leaves behind, in order.
    func consequences(of move: Move) -> [Event] {
        facts(of: move).map { fact, mark in
            Event(
                actor: Author(account: actor.account, role: role(under: move), hat: actor.hat, token: actor.token), recordedAt: now, happenedAt: happenedAt,
                mark: mark, fact: fact)
        }
    }

    /// A deputy's act is recorded in the capacity it was done in.
    private func role(under move: Move) -> Role { move.by }

    private var happenedAt: Instant? {
        if case .releaseOnPaper(.outage(_, let moment)) = action { moment } else { nil }
    }

    private func facts(of move: Move) -> [(Fact, Mark)] {
        switch action {
        case .file, .confirmManualPart, .rejectManualPart, .uploadManualPart: intake(move)
        case .assign, .claim, .reassign, .nameDeputy, .fallBack, .takeBack: assignment(move)
        case .propose, .forward, .approve, .sendBack, .voidApproval: [(decision, move.mark)]
        case .refuse, .requestSupplement, .openSupplement, .supplement: [(notice, move.mark)]
        case .demandPaper, .confirmPaper, .notifyFee, .confirmPayment: [(gate, move.mark)]
        case .recordSeal(let sealed): [(.sealed(sealed), move.mark)] + afterSeal(move)
        case .release, .releaseOnPaper, .issue, .recordSealFailure: [(result, move.mark)]
        case .requestPaperResult(let reason): [(.paperResultRequested(reason: reason), move.mark)]
        case .answerPaperRequest(let accepted, let reason): [(.paperRequestAnswered(accepted: accepted, reason: reason), move.mark)]
        case .withdraw(let reason): [(.withdrawn(reason: reason), move.mark)]
        case .apologise(let reason, let newDue): [(.apologised(reason: reason, newDue: newDue), move.mark)]
        case .warnOfLapse: [(.lapseWarned, move.mark)]
        case .lapse: [(.lapsed, move.mark)]
        case .succeed(let unit): [(.unitSucceeded(from: dossier.unit, to: unit), move.mark)]
        }
    }

    // MARK: - Intake

    private func intake(_ move: Move) -> [(Fact, Mark)] {
        switch action {
        case .file(let filing):
            let filed = (Fact.filed(self.filed(filing)), move.mark)
            return filing.byHand.isEmpty ? [filed] + reception(manual: nil) : [filed]
        case .confirmManualPart(let slot, let keptAt):
            return [(.manualPartConfirmed(slot: slot, keptAt: keptAt), move.mark)] + receptionAfter(slot)
        case .rejectManualPart(let slot, let reason):
            return [(.manualPartRejected(slot: slot, reason: reason), move.mark)]
        case .uploadManualPart(let document, let noStateSecrets):
            return [(.manualPartUploaded(document, noStateSecrets: noStateSecrets), move.mark)] + receptionAfter(document.slot)
        default:
            return []
        }
    }

    private func filed(_ filing: Filing) -> Filed {
        Filed(
            procedure: procedure.key, version: procedure.version, unit: dossier.unit, party: dossier.party,
            answersDigest: filing.answersDigest, documents: filing.documents, byHand: filing.byHand, noStateSecrets: filing.noStateSecrets)
    }

    /// 2988-D7.5.b: the last part makes the dossier whole, and only then is it received.
    private func receptionAfter(_ slot: Slot) -> [(Fact, Mark)] {
        let open = dossier.outstandingByHand.filter { $0.slot != slot }
        return open.isEmpty ? reception(manual: now) : []
    }

    private func reception(manual: Instant?) -> [(Fact, Mark)] {
        let reception = LegalClock.reception(saved: now, manual: manual, calendar: rules.calendar, reading: rules.readings.a03)
        let mark = manual == nil ? reception.because.last?.mark ?? "2988-D7.5.a" : "2988-D7.5.b"
        return [(.received(at: reception.at), mark), routing]
    }

    /// Điều 8: where the unit's mode sends a new dossier; to the unit leader, with the reason, when nobody is there (HD-3).
    private var routing: (Fact, Mark) {
        let (routing, mark): (Routing, Mark) =
            switch unit.mode {
            // "Hệ thống phân công tự động tới Lãnh đạo đơn vị" (1, 2)
            case .leaderDivisionOfficer: (.unitLeader(nil), "2988-D8.1")
            case .leaderOfficer: (.unitLeader(nil), "2988-D8.2")
            // "Hệ thống phân công tự động tới Lãnh đạo bộ phận" (3)
            case .divisionOfficer: toDivisionInCharge
            // "Hệ thống phân công tự động tới công chức" (4)
            case .automatic: toLeastLoaded
            // "công chức tự nhận hồ sơ" (5)
            case .claim: toClaimants
            }
        return (.routed(to: routing, mode: unit.mode), mark)
    }

    private var toDivisionInCharge: (Routing, Mark) {
        guard let division = unit.ledDivision(unit.divisionInCharge) else { return (.unitLeader(.divisionGone), "HD-3") }
        return (.division(division.id), "2988-D8.3")
    }

    private var toLeastLoaded: (Routing, Mark) {
        guard let officer = unit.leastLoaded else { return (.unitLeader(.nobodyPresent), "HD-3") }
        return (.officer(officer.account, division: officer.division), "2988-D8.4")
    }

    private var toClaimants: (Routing, Mark) {
        unit.officers.contains(where: \.handlesProcedure) ? (.claimants, "2988-D8.5") : (.unitLeader(.nobodyHandles), "HD-3")
    }

    // MARK: - Assignment

    private func assignment(_ move: Move) -> [(Fact, Mark)] {
        let fact: Fact? =
            switch action {
            case .assign(let to): .assigned(to: hands(to))
            case .claim: .claimed(division: unit.officer(actor.account)?.division)
            case .reassign(let to, let reason): .reassigned(to: hands(to), reason: reason)
            case .nameDeputy(let deputy): .deputyNamed(deputy)
            case .fallBack: nobodyLeft.map { .fellBack(reason: $0) }
            case .takeBack(let reason): dossier.phase == .awaitingSupplement ? .notSupplemented : .takenBack(reason: reason)
            default: nil
            }
        return fact.map { [($0, move.mark)] } ?? []
    }

    private func hands(_ assignee: Assignee) -> Hands {
        switch assignee {
        case .division(let division): .division(division)
        case .officer(let account): .officer(account, division: unit.officer(account)?.division)
        }
    }

    // MARK: - Proposal, approval

    private var decision: Fact {
        switch action {
        case .propose(let proposal):
            let first = firstApprover
            return .proposed(proposal, to: first.level, division: first.division)
        case .forward(let recommendation):
            return .forwarded(recommendation: recommendation)
        case .approve(let direction):
            let proposal = hand.proposal
            return .approved(
                level: level, kind: proposal?.kind ?? .result, direction: direction, documents: proposal?.documents ?? [])
        case .sendBack(let target, let direction):
            return .sentBack(from: level, to: target, direction: direction)
        case .voidApproval(let cause, let reason):
            return .approvalVoided(cause: cause, reason: reason)
        default:
            preconditionFailure("not a decision: \(action.act)")
        }
    }

    private var level: Level { dossier.phase == .atDivisionLeader ? .divisionLeader : .unitLeader }

    // MARK: - Notices

    private var notice: Fact {
        switch (action, dossier.phase) {
        case (.refuse, .refusalApproved) where procedure.writtenNotice.refusal: .noticeToBeSealed(kind: .refusal)
        case (.refuse, .refusalApproved): .refused(reason: hand.proposal?.reason ?? "")
        case (.refuse(let reason), _): .refused(reason: reason ?? "")
        case (.requestSupplement, .supplementApproved) where procedure.writtenNotice.supplement: .noticeToBeSealed(kind: .supplement)
        case (.requestSupplement, _): supplementRequested
        case (.openSupplement(let reason), _): .supplementOpened(reason: reason)
        case (.supplement(let answer), _):
            .supplemented(
                documents: answer.documents, answersDigest: answer.answersDigest, note: answer.note, clockRestartsAt: clockRestart,
                noStateSecrets: answer.noStateSecrets)
        default: preconditionFailure("not a notice: \(action.act)")
        }
    }

    private var supplementRequested: Fact {
        let content = supplementContent ?? hand.proposal?.supplement ?? SupplementContent(workingDays: 0, gaps: [])
        return .supplementRequested(
            content, until: rules.calendar.closing(ofWorkingDay: content.workingDays, after: now),
            clock: procedure.clockWhileWaiting.supplement)
    }

    /// by default the time begins anew with the completed dossier (NĐ 61/2018/NĐ-CP Điều 19 khoản 4).
    private var clockRestart: Instant? {
        guard procedure.clockWhileWaiting.supplement == .restart else { return nil }
        return LegalClock.reception(saved: now, manual: nil, calendar: rules.calendar, reading: rules.readings.a03).at
    }

    // MARK: - Gates

    private var gate: Fact {
        switch action {
        case .demandPaper(let exemptions):
            let exempt = Set(exemptions.map(\.slot))
            let owed = dossier.paperOutstanding(under: procedure).filter { !exempt.contains($0.slot) }
            return .paperDemanded(items: owed, exemptions: exemptions, clock: procedure.clockWhileWaiting.paper)
        case .confirmPaper(let slot, let keptAt): return .paperConfirmed(slot: slot, keptAt: keptAt)
        case .notifyFee(let statement): return .feeNotified(statement, clock: procedure.clockWhileWaiting.fee)
        case .confirmPayment(let receipt): return .paymentConfirmed(receipt: receipt)
        default: preconditionFailure("not a gate: \(action.act)")
        }
    }

    // MARK: - Result

    private var result: Fact {
        switch (action, dossier.phase) {
        case (.release(let scan), .issued): .completed(scan: scan)
        case (.release, _): .resultToBeSealed
        case (.releaseOnPaper(let reason), _): .printedForSignature(reason)
        case (.issue(let issue), _): .issued(issue)
        case (.recordSealFailure(let reason), _): .sealFailed(reason: reason)
        default: preconditionFailure("not a result: \(action.act)")
        }
    }

    /// What the seal was for now takes effect, in the same act.
    private func afterSeal(_ move: Move) -> [(Fact, Mark)] {
        switch dossier.sealing {
        case .refusal: [(.refused(reason: hand.proposal?.reason ?? ""), "2988-D9.1.a")]
        case .supplement: [(supplementRequested, "2988-D9.2.a")]
        default: [(.completed(scan: []), "2988-D11.3.a-ii")]
        }
    }
}
