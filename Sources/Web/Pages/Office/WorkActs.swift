import Domain
import Service

/// What may be done with a dossier now, and what is closed and why. The rules' own offers, in the order people look for them.
struct WorkActs {
    let view: DossierView
    let account: Account
    let words: Words

    private var language: Language { words.language }
    private var number: String { view.row.number }

    private static let order: [Act] = [
        .approve, .forward, .sendBack, .assign, .claim, .confirmManualPart, .rejectManualPart, .propose, .requestSupplement, .demandPaper, .confirmPaper,
        .notifyFee, .confirmPayment, .release, .releaseOnPaper, .issue, .refuse, .answerPaperRequest, .openSupplement, .voidApproval, .takeBack,
        .reassign, .nameDeputy, .apologise,
    ]

    private var sorted: [Offer] {
        view.offers.sorted { (Self.order.firstIndex(of: $0.act) ?? 99) < (Self.order.firstIndex(of: $1.act) ?? 99) }
    }

    var open: [WorkPage.OpenAct] { sorted.filter { $0.closed == nil }.flatMap(openActs).withOneAmber }

    var closed: [ClosedAct] {
        sorted.flatMap { offer in
            guard let violation = offer.closed else { return offer.act == .propose ? closedProposals : [] }
            return violation.isWorthSaying ? ActKey(offer.act, on: view).map { [closedAct($0, violation)] } ?? [] : []
        }
    }

    /// Said where nothing at all can be done.
    var none: String? {
        if view.dossier.phase.isClosed { return words("closedNoActs") }
        return open.isEmpty ? words("notYourHand", ["name": view.row.holder(view.names, language)]) : nil
    }

    // MARK: - Open

    private func openActs(_ offer: Offer) -> [WorkPage.OpenAct] {
        switch offer.act {
        case .propose: proposals.compactMap { key, mark, closed in closed == nil ? openAct(key, mark) : nil }
        default: ActKey.all(offer.act, on: view).map { openAct($0, offer.mark) }
        }
    }

    /// An act that asks nothing is done at once; only taking a dossier into one's own hands is light enough for that.
    private func openAct(_ key: ActKey, _ mark: Mark) -> WorkPage.OpenAct {
        let isLight = key.act == .claim
        return WorkPage.OpenAct(
            openName: key.title(words, on: view), openHref: isLight ? nil : key.path(number), openPost: isLight ? key.path(number) : nil,
            openText: "\(explanation(key)) \(mark.citation(in: language))", openStyle: style(key))
    }

    /// Beside the main act of a phase the others are side acts.
    private func style(_ key: ActKey) -> String {
        switch key.act {
        case .requestSupplement where view.dossier.phase == .inProcessing: ""
        case .reassign, .apologise, .answerPaperRequest: ""
        case .refuse where view.dossier.phase == .refusalApproved: "amber"
        default: key.style
        }
    }

    private func explanation(_ key: ActKey) -> String {
        switch (key.act, view.dossier.phase) {
        case (.refuse, .refusalApproved), (.requestSupplement, .supplementApproved):
            language.pick("Nội dung đã duyệt được gửi nguyên văn.", "What was approved is sent word for word.")
        case (.release, .issued): language.pick("Tải bản quét của văn bản đã phát hành.", "Upload the scan of what was issued.")
        default: key.explanation(words)
        }
    }

    /// Each kind of proposal with the clause that carries or closes it: one act, three ways.
    private var proposals: [(ActKey, Mark, Violation?)] {
        let ways: [(ActKey.Face, Guard)] = [(.result, .result), (.supplement, .supplement), (.refusal, .refusal)]
        return ways.compactMap { face, condition in
            let moves = Move.table.filter { $0.act == .propose && $0.guards.contains(condition) }
            let offer = Case.offers(to: account.actor, on: view.dossier, under: view.rules, at: view.now, moves: moves).first
            return offer.map { (ActKey(.propose, face), $0.mark, $0.closed) }
        }
    }

    // MARK: - Closed

    private var closedProposals: [ClosedAct] { proposals.compactMap { key, _, closed in closed.map { closedAct(key, $0) } } }

    private func closedAct(_ key: ActKey, _ violation: Violation) -> ClosedAct {
        ClosedAct(
            closedName: key.title(words, on: view),
            closedNote: Note(violation.fault.words(in: language), violation.mark, in: language, link: wayOut(violation)))
    }

    /// What could be done instead.
    private func wayOut(_ violation: Violation) -> Note.Way? {
        guard case .writtenNoticeRequired = violation.fault else { return nil }
        let key = ActKey(.propose, violation.act == .refuse ? .refusal : .supplement)
        return Note.Way(text: key.title(words), href: key.path(number))
    }
}

extension ActKey {
    /// The clause a proposal of this kind rests on, by whether the procedure wants a written notice; nil for other acts.
    func proposalMark(on view: DossierView) -> Mark? {
        guard let kind else { return nil }
        let notice = view.procedure.writtenNotice
        let wanted: Guard =
            switch kind {
            case .result: .result
            case .refusal: notice.refusal ? .writtenRefusal : .unwrittenRefusal
            case .supplement: notice.supplement ? .writtenSupplement : .unwrittenSupplement
            }
        return Move.table.first { $0.act == .propose && $0.guards.contains(wanted) }?.mark
    }
}

extension [WorkPage.OpenAct] {
    /// One amber button a page: the first that hands the dossier over.
    fileprivate var withOneAmber: [WorkPage.OpenAct] {
        let first = firstIndex { $0.openStyle == "amber" }
        return enumerated().map { index, act in
            var act = act
            if act.openStyle == "amber", index != first { act.openStyle = "" }
            return act
        }
    }
}

extension Violation {
    /// That a dossier lies in another's hand is said once, and what could never come up now is not said at all.
    fileprivate var isWorthSaying: Bool {
        switch fault {
        case .notAssigned, .otherDivision, .otherUnit, .doesNotHandle, .notLastHand, .deputyUnfit, .noPaperRequest, .paperNotOwed, .paperReasonUnfounded,
            .noSuchPart, .newDateNotLater:
            false
        default: true
        }
    }
}
