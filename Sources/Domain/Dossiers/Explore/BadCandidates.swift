extension Candidates {
    /// What the right person might get wrong. It must not get through; what does is judged by the invariants.
    func bad(_ act: Act) -> [Action] {
        switch act {
        case .file: badFilings.map { .file($0) }
        case .confirmManualPart: [.confirmManualPart(slot: Slot(component: "form"), keptAt: "shelf"), .confirmManualPart(slot: sample, keptAt: " ")]
        case .rejectManualPart: [.rejectManualPart(slot: sample, reason: "")]
        case .uploadManualPart: badUploads
        case .assign: [.assign(to: .officer("dung")), .assign(to: .officer("nobody")), .assign(to: .division("three"))]
        case .reassign: [.reassign(to: .officer("dung"), reason: "ill"), .reassign(to: .officer("an"), reason: "")]
        case .nameDeputy: badDeputies.map { .nameDeputy($0) }
        case .propose: badProposals.map { .propose($0) }
        // What was approved goes out as it was approved; what is sent along does not count.
        case .requestSupplement where dossier.phase != .inProcessing, .refuse where dossier.phase != .inProcessing: []
        case .requestSupplement: badContents.map { .requestSupplement($0) } + [.requestSupplement(nil)]
        case .refuse: [.refuse(reason: " "), .refuse(reason: nil)]
        case .supplement: badAnswers.map { .supplement($0) }
        case .demandPaper, .confirmPaper, .notifyFee, .confirmPayment: badGates(act)
        case .recordSeal: badSeals.map { .recordSeal($0) }
        case .releaseOnPaper: [.releaseOnPaper(.outage(id: "up", happenedAt: now)), .releaseOnPaper(.outage(id: "down", happenedAt: now.advanced(bySeconds: 60)))]
        case .issue: [("", "HP"), ("15", " ")].map { .issue(Issue(number: $0, date: now.day, place: $1)) }
        case .release: dossier.phase == .issued ? [.release(scan: [])] : []
        case .apologise: [.apologise(reason: "", newDue: now.advanced(bySeconds: 8_640_000)), .apologise(reason: "late", newDue: now)]
        default: blank(act)
        }
    }

    private func blank(_ act: Act) -> [Action] {
        switch act {
        case .forward: [.forward(recommendation: "")]
        case .approve: [.approve(direction: " ")]
        case .sendBack: SendBackTarget.allCases.map { .sendBack(to: $0, direction: "") }
        case .openSupplement: [.openSupplement(reason: "")]
        case .voidApproval: VoidCause.allCases.map { .voidApproval(cause: $0, reason: "") }
        case .answerPaperRequest: [.answerPaperRequest(accepted: false, reason: "")]
        case .recordSealFailure: [.recordSealFailure(reason: "")]
        case .succeed: [.succeed(to: dossier.unit), .succeed(to: "03A2")]
        default: []
        }
    }

    private var sample: Slot { Slot(component: "sample") }

    private var badFilings: [Filing] {
        var filings = Array(repeating: filing, count: 7)
        filings[0].documents = []
        filings[1].answers = [:]
        filings[2].documents[0].size = 0
        filings[3].byHand.append(ManualPart(slot: Slot(component: "catalogue"), pages: 10, reason: "bound"))
        filings[4].byHand = [ManualPart(slot: sample, reason: "")]
        (filings[5].documents, filings[5].byHand) = ([], [ManualPart(slot: Slot(component: "form"), pages: 11, reason: "bound")])
        filings[6].noStateSecrets = false
        return filings
    }

    private var badUploads: [Action] {
        [(document("sample", size: 0), true), (document("form"), true), (document("sample"), false)].map { .uploadManualPart($0, noStateSecrets: $1) }
    }

    private var badDeputies: [Deputy] {
        let later = now.advanced(bySeconds: 3600)
        return [
            Deputy(account: "oanh", level: .unitLeader, from: now, to: later, reason: "away"),
            Deputy(account: "chi", level: .unitLeader, from: later, to: now, reason: "away"),
            Deputy(account: "chi", level: .divisionLeader, from: now, to: later, reason: ""),
        ]
    }

    private var badProposals: [Proposal] {
        var proposals = [refusal, refusal, refusal, supplement, supplement, supplement, result, result, result, result]
        proposals[0].recommendation = ""
        proposals[1].reason = nil
        proposals[2].documents = configuration.writtenRefusal ? [] : [document("stray", size: 0)]
        proposals[3].recommendation = " "
        proposals[4].supplement = badContents[0]
        proposals[5].documents = []
        proposals[6].recommendation = ""
        proposals[7].outcome = nil
        proposals[8].documents = []
        proposals[9].documents.append(document("stray"))
        // Where no notice in writing is due, one that is missing or empty is no mistake.
        return proposals.enumerated().filter { index, _ in
            !(index == 2 && !configuration.writtenRefusal) && !(index == 5 && !configuration.writtenSupplement)
        }.map(\.element)
    }

    private var badContents: [SupplementContent] {
        var contents = Array(repeating: content, count: 5)
        contents[0].gaps = []
        contents[1].gaps[0].missing = ""
        contents[2].gaps[0].legalBasis = " "
        contents[3].workingDays = 0
        contents[4].workingDays = 61
        return contents
    }

    private var badAnswers: [SupplementAnswer] {
        [
            SupplementAnswer(documents: [], noStateSecrets: true), SupplementAnswer(documents: [document("form", size: 0)], noStateSecrets: true),
            SupplementAnswer(documents: [document("stray")], noStateSecrets: true), SupplementAnswer(documents: [], answers: [:], noStateSecrets: true),
            SupplementAnswer(documents: [document("form")], noStateSecrets: false),
        ]
    }

    private func badGates(_ act: Act) -> [Action] {
        switch act {
        case .demandPaper:
            [.demandPaper(exemptions: [exemption("")])]
                + (configuration.verdict == .undecided && configuration.paper == .none ? [] : [.demandPaper(exemptions: [exemption("trusted")])])
        case .confirmPaper: [.confirmPaper(slot: sample, keptAt: "")]
        case .notifyFee:
            [
                FeeStatement(amount: configuration.fee == .unknown ? 0 : 30_000, basis: "Thông tư", guidance: "counter 2"),
                FeeStatement(amount: 20_000, basis: "", guidance: "counter 2"), FeeStatement(amount: 20_000, basis: "Thông tư"),
            ].map { .notifyFee($0) }
        default: [.confirmPayment(receipt: "")]
        }
    }

    private var badSeals: [[SealedDocument]] {
        var (other, unsealed, more) = (seals, seals, seals)
        for index in seals.indices {
            other[index].approvedSHA256 = "h-other"
            unsealed[index].sealedSHA256 = unsealed[index].approvedSHA256
        }
        more.append(SealedDocument(document: "stray", approvedSHA256: "h-stray", sealedSHA256: "s-stray", sealedSize: 9))
        return [[], other, unsealed, more]
    }
}
