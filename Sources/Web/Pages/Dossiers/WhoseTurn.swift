import Domain
import Service

/// The first thing a declarant reads: whose turn it is, and what to do.
struct WhoseTurn {
    let view: DossierView
    let words: Words

    private var language: Language { words.language }
    private var number: String { view.row.number }

    var banner: Banner? {
        switch view.dossier.phase {
        case .awaitingManualParts: manualParts
        case .awaitingSupplement: supplement
        case .resultApproved where !view.dossier.paper.owed.isEmpty: papers
        case .resultApproved where view.feeOpen != nil: fee
        case .completed, .refused, .withdrawn, .lapsed: ended
        default: Banner(.sea, words("notYourTurn"), words("notYourTurnText"))
        }
    }

    private var manualParts: Banner {
        let parts = view.dossier.outstandingByHand
        return Banner(
            .amber, words("yourTurnManualParts", ["n": "\(parts.count)"]),
            language.pick("Nộp tại \(view.unit.name): \(names(parts.map(\.slot))).", "Hand in at \(view.unit.name): \(names(parts.map(\.slot)))."))
    }

    private var supplement: Banner {
        let content = view.dossier.supplement.content
        let until = view.dossier.supplement.until?.words(in: language) ?? ""
        return Banner(
            .amber, words("yourTurnSupplement", ["n": "\(content?.gaps.count ?? 0)", "time": until]),
            content.map { $0.gaps.map { "\(view.name(of: $0.subject, language)): \($0.missing)" }.joined(separator: " ") },
            button: (words("actSupplement"), ActKey(.supplement).path(number)))
    }

    private var papers: Banner {
        let owed = view.dossier.paper.owed.map(\.slot)
        return Banner(
            .amber, words("yourTurnPaper", ["n": "\(owed.count)"]),
            language.pick("Mang bản giấy đến \(view.unit.name): \(names(owed)).", "Bring the paper to \(view.unit.name): \(names(owed))."))
    }

    private var fee: Banner? {
        guard let fee = view.feeOpen, let amount = fee.amount else { return nil }
        return Banner(.amber, words("yourTurnFee", ["amount": language.count(amount)]), [fee.basis, fee.guidance].filter { !$0.isEmpty }.joined(separator: " "))
    }

    private var ended: Banner? {
        switch view.dossier.phase {
        case .completed: return Banner(.green, words("phaseCompleted"), language.pick("Kết quả ở ngay dưới; tải về bất cứ lúc nào.", "The result is right below; download it at any time."))
        case .refused:
            let reason = view.history.compactMap { entry in if case .refused(let reason) = entry.event.fact { reason } else { nil } }.last
            return Banner(.red, words("phaseRefused"), reason)
        case .lapsed: return Banner(.sea, words("phaseLapsed"), language.pick("Hồ sơ kết thúc vì không có phản hồi; bạn nộp lại được bất cứ lúc nào.", "The dossier was closed for want of an answer; you may file again at any time."))
        default: return nil
        }
    }

    private func names(_ slots: [Slot]) -> String {
        slots.map { language.pick(view.name(of: $0).vi, view.name(of: $0).en ?? view.name(of: $0).vi) }.joined(separator: "; ")
    }
}
