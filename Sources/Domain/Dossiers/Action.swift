/// An act with what it is done with, as the actor gives it. Nothing here is trusted: `decide` judges it.
package enum Action: Hashable, Sendable {
    case file(Filing)
    case confirmManualPart(slot: Slot, keptAt: String)
    case rejectManualPart(slot: Slot, reason: String)
    case uploadManualPart(Document, noStateSecrets: Bool)
    case assign(to: Assignee)
    case claim
    case propose(Proposal)
    case forward(recommendation: String)
    case approve(direction: String)
    case sendBack(to: SendBackTarget, direction: String)
    /// At once, with a reason; or of an approved refusal, whose approved reason then stands.
    case refuse(reason: String?)
    /// At once, with its content; or of an approved supplement, whose approved content then stands.
    case requestSupplement(SupplementContent?)
    case openSupplement(reason: String)
    case supplement(SupplementAnswer)
    case takeBack(reason: String?)
    case demandPaper(exemptions: [PaperExemption])
    case confirmPaper(slot: Slot, keptAt: String)
    case notifyFee(FeeStatement)
    case confirmPayment(receipt: String)
    case voidApproval(cause: VoidCause, reason: String)
    /// Electronically; or of an issued paper result, with its scan.
    case release(scan: [Document])
    case releaseOnPaper(PaperReason)
    case issue(Issue)
    case requestPaperResult(reason: String)
    case answerPaperRequest(accepted: Bool, reason: String)
    case withdraw(reason: String)
    case reassign(to: Assignee, reason: String)
    case nameDeputy(Deputy)
    case apologise(reason: String, newDue: Instant)
    case fallBack
    case recordSeal([SealedDocument])
    case recordSealFailure(reason: String)
    case warnOfLapse
    case lapse
    /// The dossier goes over to the unit that succeeds its own.
    case succeed(to: String)

    package var act: Act {
        switch self {
        case .file: .file
        case .confirmManualPart: .confirmManualPart
        case .rejectManualPart: .rejectManualPart
        case .uploadManualPart: .uploadManualPart
        case .assign: .assign
        case .claim: .claim
        case .propose: .propose
        case .forward: .forward
        case .approve: .approve
        case .sendBack: .sendBack
        case .refuse: .refuse
        case .requestSupplement: .requestSupplement
        case .openSupplement: .openSupplement
        case .supplement: .supplement
        case .takeBack: .takeBack
        case .demandPaper: .demandPaper
        case .confirmPaper: .confirmPaper
        case .notifyFee: .notifyFee
        case .confirmPayment: .confirmPayment
        case .voidApproval: .voidApproval
        case .release: .release
        case .releaseOnPaper: .releaseOnPaper
        case .issue: .issue
        case .requestPaperResult: .requestPaperResult
        case .answerPaperRequest: .answerPaperRequest
        case .withdraw: .withdraw
        case .reassign: .reassign
        case .nameDeputy: .nameDeputy
        case .apologise: .apologise
        case .fallBack: .fallBack
        case .recordSeal: .recordSeal
        case .recordSealFailure: .recordSealFailure
        case .warnOfLapse: .warnOfLapse
        case .lapse: .lapse
        case .succeed: .succeed
        }
    }
}
