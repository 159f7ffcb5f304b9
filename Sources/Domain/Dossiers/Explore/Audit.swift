/// The history of one dossier read again by somebody who does not trust the rules: from events, and from what the procedure and the unit
/// have fixed, never from `Dossier`.
package struct Audit: Hashable, Sendable {
    /// What the reader may know besides the history.
    package struct Facts: Sendable {
        package var rules: Rules
        /// Everybody by account.
        package var people: [String: Actor]
        package init(rules: Rules, people: [String: Actor]) { (self.rules, self.people) = (rules, people) }
    }

    struct Paper: Hashable { var slot: Slot, verdict: SignatureVerdict }
    struct Approval: Hashable { var by: String, level: Level, kind: Proposal.Kind, hashes: [String] }
    struct Opinion: Hashable { var by: String, level: Level }

    /// What taking back undoes.
    struct Round: Hashable {
        var officer: String?
        var division: String?
        /// The leaders' level where a proposal lies.
        var lies: Level?
        var kind: Proposal.Kind?
        var hashes: [String] = []
        var proposer: String?
        var opinions: Set<Opinion> = []
        var approval: Approval?
    }

    struct LastAct: Hashable { var author: Author, before: Round }
    /// A deputy of a division's leader stands in for that division.
    struct StandIn: Hashable { var deputy: Deputy, division: String? }
    enum Fee: Hashable { case open, waiting, settled }

    var unit: String?
    var party: String?
    var papers: [Paper] = []
    var held: Set<Slot> = []
    var exempt: Set<Slot> = []
    var round = Round()
    var lastAct: LastAct?
    var standIns: [StandIn] = []
    var supplements = 0
    var openings = 0
    var fee = Fee.open
    var paperAccepted = false
    var printed = false
    var issued = false
    var justSealed = false
    var closed = false

    package init() {}

    /// Reads on, and says what the event broke.
    package mutating func read(_ event: Event, under facts: Facts) -> [Invariant] {
        let broken = Invariant.allCases.filter { !holds($0, with: event, facts) }
        keep(event)
        return broken
    }

    private func holds(_ invariant: Invariant, with event: Event, _ facts: Facts) -> Bool {
        switch invariant {
        case .approvedByAnother: isApprovedByAnother(event, facts.rules.procedure)
        case .supplementOnce: isSupplementAllowed(event.fact, facts.rules.readings)
        case .sealedOrFounded: isSealedOrFounded(event.fact, facts.rules)
        case .gatesKept: areGatesKept(event.fact, facts.rules.procedure)
        case .reasonsGiven: areReasonsGiven(event, facts.rules.procedure)
        case .everybodyInPlace: isInPlace(event, facts)
        case .historyWhole: !event.actor.account.isEmpty && !event.mark.id.isEmpty && event.recordedAt.milliseconds > 0
        case .nothingSecret: isDeclared(event.fact)
        // The rest of this one is asked of all states together.
        case .officeCanFinish: !closed
        case .faultsRefused, .rowsLeadWhereTheySay, .offersAgree: true
        }
    }

    // MARK: - 1

    private func isApprovedByAnother(_ event: Event, _ procedure: Procedure) -> Bool {
        switch event.fact {
        case .approved(let level, let kind, _, let documents):
            let hasAuthority = level == .unitLeader || level == .divisionLeader && procedure.approver[kind] == .divisionLeader
            let isAnother = event.actor.account != round.proposer && event.actor.account != round.officer
            return hasAuthority && isAnother && kind == round.kind && documents.map(\.sha256) == round.hashes
        case .resultToBeSealed, .printedForSignature, .issued: return isApproved(.result)
        case .completed: return isApproved(.result) && (printed || justSealed)
        case .noticeToBeSealed(let kind): return isApproved(kind)
        case .sealed(let documents): return documents.map(\.approvedSHA256).sorted() == round.approval?.hashes.sorted()
        case .refused: return procedure.officerMayRefuse || isApproved(.refusal)
        default: return true
        }
    }

    private func isApproved(_ kind: Proposal.Kind) -> Bool {
        round.approval?.kind == kind && round.approval?.hashes == round.hashes
    }

    // MARK: - 2

    private func isSupplementAllowed(_ fact: Fact, _ readings: Readings) -> Bool {
        switch fact {
        case .supplementRequested: supplements < 1 + openings
        case .supplementOpened: readings.a08 == .unitLeaderMayOpen && supplements == 1 && openings == 0
        default: true
        }
    }

    // MARK: - 3

    private func isSealedOrFounded(_ fact: Fact, _ rules: Rules) -> Bool {
        switch fact {
        case .sealed(let documents): !documents.isEmpty && documents.allSatisfy { $0.sealedSHA256 != $0.approvedSHA256 }
        case .completed(let scan): printed ? issued && !scan.isEmpty : justSealed
        case .printedForSignature(.onRequest): paperAccepted
        case .printedForSignature(.stamping): rules.procedure.paperResult == .requiredByStamping
        case .printedForSignature(.outage(let id, let moment)): rules.outages.contains { $0.id == id && $0.covers(moment) }
        case .resultToBeSealed: !paperAccepted && rules.procedure.paperResult != .requiredByStamping
        default: true
        }
    }

    // MARK: - 4

    private func areGatesKept(_ fact: Fact, _ procedure: Procedure) -> Bool {
        switch fact {
        case .paperDemanded(let items, let exemptions, _):
            let undecidedOnly = exemptions.allSatisfy { exemption in
                owed(procedure).contains { $0.slot == exemption.slot && $0.reasons == ["2988-D7.1.d-i"] } && isUndecided(exemption.slot)
            }
            return undecidedOnly && items == owed(procedure).filter { item in !exemptions.contains { $0.slot == item.slot } }
        case .paperConfirmed(let slot, _): return owed(procedure).contains { $0.slot == slot }
        case .feeNotified: return owed(procedure).isEmpty && procedure.fee != .none
        case .paymentConfirmed: return fee == .waiting
        case .resultToBeSealed, .printedForSignature: return owed(procedure).isEmpty && (fee == .settled || procedure.fee == .none)
        default: return true
        }
    }

    private func owed(_ procedure: Procedure) -> [PaperItem] {
        demandable(procedure).filter { !held.contains($0.slot) && !exempt.contains($0.slot) }
    }

    /// 2988-D7.1.d-only read once more, apart from `Dossier.paperDemanded`.
    func demandable(_ procedure: Procedure) -> [PaperItem] {
        var items: [PaperItem] = []
        for paper in papers {
            let component = procedure.components.first { $0.id == paper.slot.component }
            var reasons: [Mark] = []
            if paper.verdict != .signed && component?.signed != false { reasons += ["2988-D7.1.d-i"] }
            if component?.mustBeStamped == true { reasons += ["2988-D7.1.d-ii"] }
            if component?.originalPresented == true { reasons += ["2988-D7.1.d-iii"] }
            if !reasons.isEmpty { items.append(PaperItem(slot: paper.slot, reasons: reasons)) }
        }
        return items
    }

    private func isUndecided(_ slot: Slot) -> Bool {
        papers.contains { $0.slot == slot && $0.verdict == .undecided }
    }

    // MARK: - 5

    private func areReasonsGiven(_ event: Event, _ procedure: Procedure) -> Bool {
        switch event.fact {
        case .refused(let reason): says(reason) && (justSealed || !procedure.writtenNotice.refusal)
        case .supplementRequested(let content, let until, _):
            content.workingDays > 0 && until > event.recordedAt && !content.gaps.isEmpty
                && content.gaps.allSatisfy { says($0.missing) && says($0.legalBasis) }
                && (justSealed || !procedure.writtenNotice.supplement)
        case .approvalVoided(_, let reason), .reassigned(_, let reason), .supplementOpened(let reason), .sealFailed(let reason),
            .manualPartRejected(_, let reason), .paperRequestAnswered(false, let reason), .apologised(let reason, _):
            says(reason)
        case .approved(_, _, let opinion, _), .forwarded(let opinion), .sentBack(_, _, let opinion): says(opinion)
        case .proposed(let proposal, _, _): says(proposal.recommendation)
        default: true
        }
    }

    // MARK: - NEWS-6

    private func isDeclared(_ fact: Fact) -> Bool {
        switch fact {
        case .filed(let filed): filed.noStateSecrets == true
        case .manualPartUploaded(_, let noStateSecrets), .supplemented(_, _, _, _, let noStateSecrets): noStateSecrets == true
        default: true
        }
    }

    private func says(_ text: String) -> Bool { text.contains { !$0.isWhitespace } }
}
