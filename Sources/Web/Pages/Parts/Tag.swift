import Domain
import Service

/// A state in a shape, a colour and a word. Amber: somebody's attention; green: good; red: refused or broken; sea: the office has it.
struct Tag: Sendable {
    var family: String
    var icon: String
    var word: String

    init(_ family: String, _ icon: String, _ word: String) { (self.family, self.icon, self.word) = (family, icon, word) }
}

extension Tag {
    /// As lists know it, by the phase alone.
    static func phase(_ phase: Phase, forDeclarant: Bool, _ words: Words) -> Tag {
        let (family, icon) = look(phase)
        return Tag(family, icon, words(key(phase, forDeclarant: forDeclarant)))
    }

    /// As the dossier's own page knows it: what the declarant owes before the result, and that it was sent back.
    static func state(of view: DossierView, forDeclarant: Bool, _ words: Words) -> Tag {
        let suffix = forDeclarant ? "ForDeclarant" : ""
        if view.dossier.phase == .resultApproved, !view.dossier.paper.owed.isEmpty { return Tag("amber", "person", words("phaseAwaitingPaper" + suffix)) }
        if view.dossier.phase == .resultApproved, view.feeOpen != nil { return Tag("amber", "person", words("phaseAwaitingFee" + suffix)) }
        if !forDeclarant, view.wasSentBack { return Tag("sea", "folder", words("phaseSentBack")) }
        return phase(view.dossier.phase, forDeclarant: forDeclarant, words)
    }

    static func signature(_ verdict: SignatureVerdict, _ words: Words) -> Tag {
        switch verdict {
        case .signed: Tag("green", "seal", words("verdictSigned"))
        case .unsigned: Tag("amber", "warn", words("verdictUnsigned"))
        case .invalid: Tag("red", "stop", words("verdictInvalid"))
        case .removed: Tag("red", "stop", words("verdictRemoved"))
        case .undecided: Tag("grey", "dash", words("verdictUndecided"))
        }
    }

    static func withheld(_ words: Words) -> Tag { Tag("red", "stop", words.language.pick("Giữ lại: bí mật nhà nước", "Withheld: state secret")) }

    /// Of a procedure that is not simply open; nil where it is.
    static func procedure(_ state: Procedure.State, _ words: Words) -> Tag? {
        switch state {
        case .live: nil
        case .pilot: Tag("sea", "info", words("tagPilot"))
        case .suspended: Tag("amber", "pause", words("tagSuspended"))
        case .abolished: Tag("grey", "dash", words("tagAbolished"))
        case .draft, .elsewhere, .notOffered: Tag("grey", "dash", words("tagNotOnline"))
        }
    }

    private static func look(_ phase: Phase) -> (String, String) {
        switch phase {
        case .draft: ("grey", "pencil")
        case .awaitingManualParts, .awaitingSupplement: ("amber", "person")
        case .toBeAssignedByUnitLeader, .toBeAssignedByDivisionLeader, .toBeClaimed, .inProcessing, .refusalApproved,
            .supplementApproved, .atRecordsClerk, .issued: ("sea", "folder")
        case .atDivisionLeader, .atUnitLeader: ("sea", "up")
        case .beingSealed: ("sea", "seal")
        case .resultApproved: ("green", "check")
        case .completed: ("green", "seal")
        case .refused: ("red", "cross")
        case .withdrawn, .lapsed: ("grey", "dash")
        }
    }

    private static func key(_ phase: Phase, forDeclarant: Bool) -> String {
        switch phase {
        case .atDivisionLeader, .atUnitLeader: if forDeclarant { return "phaseAtLeaderForDeclarant" }
        case .awaitingManualParts, .awaitingSupplement: if forDeclarant { return "phase\(phase.rawValue.capitalizedFirst)ForDeclarant" }
        // What is decided inside is told when it is notified.
        case .refusalApproved, .supplementApproved: if forDeclarant { return "phaseInProcessing" }
        default: break
        }
        return "phase\(phase.rawValue.capitalizedFirst)"
    }
}

extension DossierView {
    /// The fee notified and not yet paid.
    var feeOpen: FeeStatement? { if case .notified(let fee) = dossier.fee { fee } else { nil } }

    var wasSentBack: Bool {
        guard dossier.phase == .inProcessing else { return false }
        let hands = history.last { entry in
            switch entry.event.fact {
            case .proposed, .sentBack, .assigned, .claimed, .reassigned, .takenBack: true
            default: false
            }
        }
        return if case .sentBack? = hands?.event.fact { true } else { false }
    }
}
