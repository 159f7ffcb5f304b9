/// The acts of the table of moves. An act names what is done; an `Action` carries what it is done with.
package enum Act: String, Hashable, Sendable, Codable, CaseIterable {
    case file
    case confirmManualPart
    case rejectManualPart
    case uploadManualPart
    case assign
    case claim
    case propose
    case forward
    case approve
    case sendBack
    case refuse
    case requestSupplement
    case openSupplement
    case supplement
    case takeBack
    case demandPaper
    case confirmPaper
    case notifyFee
    case confirmPayment
    case voidApproval
    case release
    case releaseOnPaper
    case issue
    case requestPaperResult
    case answerPaperRequest
    case withdraw
    case reassign
    case nameDeputy
    case apologise
    case fallBack
    case recordSeal
    case recordSealFailure
    case warnOfLapse
    case lapse
    case succeed

    /// What comes to exist by the act, as a program calls it: `POST …/dossiers/{number}/{noun}`. One noun may serve several acts, told
    /// apart by what is sent. Nil for filing, which makes the dossier itself, and for what only the system does.
    package var noun: String? {
        switch self {
        case .confirmManualPart, .rejectManualPart, .uploadManualPart: "manual-parts"
        case .assign: "assignments"
        case .claim: "claims"
        case .propose: "proposals"
        case .forward: "forwardings"
        case .approve: "approvals"
        case .sendBack: "sendbacks"
        case .refuse: "refusals"
        case .requestSupplement: "supplement-requests"
        case .openSupplement: "supplement-openings"
        case .supplement: "supplements"
        case .takeBack: "takebacks"
        case .demandPaper: "paper-demands"
        case .confirmPaper: "paper-receipts"
        case .notifyFee: "fee-notices"
        case .confirmPayment: "payments"
        case .voidApproval: "voidings"
        case .release: "releases"
        case .releaseOnPaper: "paper-releases"
        case .issue: "issues"
        case .requestPaperResult: "paper-requests"
        case .answerPaperRequest: "paper-request-answers"
        case .withdraw: "withdrawals"
        case .reassign: "reassignments"
        case .nameDeputy: "deputies"
        case .apologise: "apologies"
        case .file, .fallBack, .recordSeal, .recordSealFailure, .warnOfLapse, .lapse, .succeed: nil
        }
    }
}
