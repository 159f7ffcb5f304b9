/// What might be tried in a state: for every act what is filled in well, and what is not.
struct Candidates {
    var configuration: Configuration
    var rules: Rules
    var dossier: Dossier
    var now: Instant
    var isReorganised: Bool

    /// Filled in well; still refused to most people and in most states.
    func good(_ act: Act) -> [Action] {
        switch act {
        case .file, .confirmManualPart, .rejectManualPart, .uploadManualPart: intake(act)
        case .assign, .claim, .reassign, .nameDeputy, .fallBack, .takeBack: assignment(act)
        case .propose, .refuse, .requestSupplement, .openSupplement, .supplement, .withdraw, .apologise: processing(act)
        case .forward: [.forward(recommendation: "agree")]
        case .approve: [.approve(direction: "agree")]
        case .sendBack: SendBackTarget.allCases.map { .sendBack(to: $0, direction: "again") }
        case .demandPaper, .confirmPaper, .notifyFee, .confirmPayment, .voidApproval: gates(act)
        case .release, .releaseOnPaper, .issue, .requestPaperResult, .answerPaperRequest: returning(act)
        case .recordSeal: [.recordSeal(seals)]
        case .recordSealFailure: [.recordSealFailure(reason: "expired")]
        case .warnOfLapse: [.warnOfLapse]
        case .lapse: [.lapse]
        case .succeed: [.succeed(to: rules.unit.id)]
        }
    }

    // MARK: - Intake

    private func intake(_ act: Act) -> [Action] {
        switch act {
        case .file: [.file(filing)]
        case .confirmManualPart: slotsByHand.map { .confirmManualPart(slot: $0, keptAt: "shelf") }
        case .rejectManualPart: slotsByHand.map { .rejectManualPart(slot: $0, reason: "can be scanned") }
        default: slotsByHand.map { .uploadManualPart(document($0.component), noStateSecrets: true) }
        }
    }

    var filing: Filing {
        Filing(answers: ["name": "A"], answersDigest: "d", documents: [document("form", configuration.verdict)], byHand: parts, noStateSecrets: true)
    }

    private var parts: [ManualPart] {
        let sample = ManualPart(slot: Slot(component: "sample"), reason: "cloth")
        let catalogue = ManualPart(slot: Slot(component: "catalogue"), pages: 11, reason: "bound")
        return switch configuration.byHand {
        case .none: []
        case .sample: [sample]
        case .catalogue: [catalogue]
        case .both: [sample, catalogue]
        }
    }

    private var slotsByHand: [Slot] { parts.map(\.slot) }

    func document(_ component: String, _ verdict: SignatureVerdict = .signed, size: Int = 9) -> Document {
        Document(id: component, component: component, name: component, sha256: "h-\(component)", size: size, verdict: verdict)
    }

    // MARK: - Hands

    private func assignment(_ act: Act) -> [Action] {
        switch act {
        case .assign: assignees.map { .assign(to: $0) }
        case .reassign: mayReassign ? assignees.map { .reassign(to: $0, reason: "ill") } : []
        case .nameDeputy: deputies.map { .nameDeputy($0) }
        case .claim: [.claim]
        case .fallBack: [.fallBack]
        default: [.takeBack(reason: "by mistake")]
        }
    }

    /// Always where there may be nobody else to carry on.
    private var mayReassign: Bool {
        isReorganised || dossier.phase == .toBeAssignedByDivisionLeader || configuration.events.contains(.reassignment)
    }

    private var assignees: [Assignee] {
        [.officer("an"), .officer("chi"), .division(Company.teamOne), .division(Company.teamTwo)]
    }

    private var deputies: [Deputy] {
        configuration.events.compactMap { event in
            switch event {
            case .proposerStandsIn: deputy("an", .divisionLeader)
            case .colleagueStandsIn: deputy("chi", .unitLeader)
            case .teamLeaderStandsIn: deputy("hanh", .unitLeader)
            default: nil
            }
        }
    }

    private func deputy(_ account: String, _ level: Level) -> Deputy {
        Deputy(account: account, level: level, from: now, to: now.advanced(bySeconds: 3600), reason: "away")
    }

    // MARK: - Processing

    private func processing(_ act: Act) -> [Action] {
        switch act {
        case .propose: [.propose(refusal), .propose(supplement), .propose(result)]
        case .refuse: [.refuse(reason: "not ours")]
        case .requestSupplement: [.requestSupplement(content)]
        case .openSupplement: [.openSupplement(reason: "forgotten")]
        case .supplement: [.supplement(SupplementAnswer(documents: [document("form", configuration.verdict)], noStateSecrets: true))]
        case .apologise: configuration.events.contains(.apology) ? [.apologise(reason: "late", newDue: newDue)] : []
        default: [.withdraw(reason: "")]
        }
    }

    var refusal: Proposal {
        Proposal(kind: .refusal, recommendation: "refuse", reason: "not ours", documents: configuration.writtenRefusal ? [notice] : [])
    }

    var supplement: Proposal {
        Proposal(kind: .supplement, recommendation: "ask", supplement: content, documents: configuration.writtenSupplement ? [notice] : [])
    }

    var result: Proposal { Proposal(kind: .result, recommendation: "grant", outcome: .granted, documents: [document("decision")]) }

    private var notice: Document { document(Proposal.notice) }

    var content: SupplementContent {
        SupplementContent(
            workingDays: 1, gaps: [.init(subject: .document(Slot(component: "form")), missing: "page 2", legalBasis: "Thông tư")])
    }

    private var newDue: Instant { max(now, dossier.due(under: rules)?.at ?? now).advanced(bySeconds: 86_400) }

    // MARK: - Gates and result

    private func gates(_ act: Act) -> [Action] {
        switch act {
        case .demandPaper:
            [.demandPaper(exemptions: [])]
                + (configuration.verdict == .undecided ? [.demandPaper(exemptions: [exemption("known signer")])] : [])
        case .confirmPaper: [.confirmPaper(slot: Slot(component: "form"), keptAt: "")]
        case .notifyFee: [.notifyFee(fee)] + (configuration.fee == .unknown ? [.notifyFee(noFee)] : [])
        case .confirmPayment: [.confirmPayment(receipt: "1")]
        default: configuration.events.contains(.voiding) ? VoidCause.allCases.map { .voidApproval(cause: $0, reason: "differs") } : []
        }
    }

    func exemption(_ reason: String) -> PaperExemption { PaperExemption(slot: Slot(component: "form"), reason: reason) }
    private var fee: FeeStatement { FeeStatement(amount: 20_000, basis: "Thông tư", guidance: "counter 2") }
    private var noFee: FeeStatement { FeeStatement(amount: nil, basis: "Thông tư") }

    private func returning(_ act: Act) -> [Action] {
        switch act {
        case .release: [.release(scan: dossier.phase == .issued ? [document("scan")] : [])]
        case .releaseOnPaper: [PaperReason.onRequest, .stamping, .outage(id: "down", happenedAt: now)].map { .releaseOnPaper($0) }
        case .issue: [.issue(Issue(number: "15", date: now.day, place: "HP"))]
        case .requestPaperResult: configuration.events.contains(.paperRequest) ? [.requestPaperResult(reason: "bank")] : []
        default: [true, false].map { .answerPaperRequest(accepted: $0, reason: "no need") }
        }
    }

    var seals: [SealedDocument] {
        (dossier.hand.approval?.documents ?? []).map {
            SealedDocument(document: $0.id, approvedSHA256: $0.sha256, sealedSHA256: "s-\($0.id)", sealedSize: $0.size)
        }
    }
}
