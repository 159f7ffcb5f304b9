import Domain
import Service

/// What a leader decides on: the proposal in one line, what to mind, the papers to be signed and who thinks what.
struct Review: Sendable {
    var proposedText: String
    var attention: Attention?
    var toSign: ToSign?
    var opinions: Opinions?

    struct Attention: Sendable { var attentionList: [Point] }
    struct ToSign: Sendable { var files: [FileRow] }
    struct Opinions: Sendable { var opinionList: [Opinion] }

    struct Point: Sendable {
        var attentionFamily: String
        var attentionIcon: String
        var attentionText: String
        var attentionHref: String?
        var attentionLink: String

        init(_ family: String, _ icon: String, _ text: String, link: (text: String, href: String)? = nil) {
            (attentionFamily, attentionIcon, attentionText) = (family, icon, text)
            (attentionLink, attentionHref) = (link?.text ?? "", link?.href)
        }
    }

    struct Opinion: Sendable {
        var opinionText: String
        var opinionWho: String
        var opinionTime: String
    }
}

extension Review {
    /// Nil unless a proposal lies before a leader and a leader is looking.
    static func of(_ view: DossierView, _ account: Account, _ words: Words) -> Review? {
        guard account.leadsSomething, [.atDivisionLeader, .atUnitLeader].contains(view.dossier.phase), let proposal = view.dossier.hand.proposal else { return nil }
        let reviewed = ReviewedProposal(view: view, proposal: proposal, words: words)
        let (points, files, opinions) = (reviewed.points, reviewed.files, reviewed.opinions)
        return Review(
            proposedText: reviewed.text, attention: points.isEmpty ? nil : Attention(attentionList: points),
            toSign: files.isEmpty ? nil : ToSign(files: files), opinions: opinions.isEmpty ? nil : Opinions(opinionList: opinions))
    }
}

private struct ReviewedProposal {
    let view: DossierView
    let proposal: Proposal
    let words: Words

    private var language: Language { words.language }

    var text: String {
        switch proposal.kind {
        case .result:
            let outcome = words(proposal.outcome == .refused ? "outcomeRefused" : "outcomeGranted")
            let names = proposal.documents.map { view.resultName($0.component, language) }
            return "\(outcome): \(names.joined(separator: "; "))"
        case .refusal: return language.pick("Từ chối xử lý: \(proposal.reason ?? "")", "Refuse: \(proposal.reason ?? "")")
        case .supplement:
            let (points, days) = (proposal.supplement?.gaps.count ?? 0, proposal.supplement?.workingDays ?? 0)
            return language.pick("Yêu cầu bổ sung \(points) điểm trong \(days) ngày làm việc", "Ask for \(points) points within \(days) working days")
        }
    }

    // MARK: - What to mind

    var points: [Review.Point] { gaps + [late, unsigned, broken, undecided].compactMap { $0 } + checklist }

    private var gaps: [Review.Point] {
        (proposal.supplement?.gaps ?? []).map { gap in
            Review.Point("grey", "dash", "\(view.name(of: gap.subject, language)): \(gap.missing) (\(gap.legalBasis))")
        }
    }

    private var late: Review.Point? {
        guard let due = view.due?.at, view.now > due else { return nil }
        return Review.Point("red", "late", LegalClock.remaining(now: view.now, due: due, calendar: view.rules.calendar).words(in: language))
    }

    private func count(_ verdicts: Set<SignatureVerdict>) -> Int {
        view.dossier.documents.count { verdicts.contains($0.verdict) && view.procedure.wantsSignature($0.component) }
    }

    private var unsigned: Review.Point? {
        let count = count([.unsigned])
        return count == 0 ? nil : Review.Point("amber", "warn", words("attentionUnsigned", ["n": "\(count)"]), link: documents)
    }

    private var broken: Review.Point? {
        let count = count([.invalid, .removed])
        return count == 0 ? nil : Review.Point("red", "stop", words("attentionInvalid", ["n": "\(count)"]), link: documents)
    }

    private var undecided: Review.Point? {
        let count = count([.undecided])
        guard count > 0 else { return nil }
        return Review.Point(
            "amber", "warn",
            language.pick("\(count) tệp chưa kiểm tra được chữ ký: cần bản giấy, trừ khi công chức ghi lý do miễn.", "\(count) signatures could not be checked: paper is needed unless the officer records why not."), link: documents)
    }

    private var documents: (String, String) { (language.pick("Xem giấy tờ", "See the papers"), "#documents") }

    private var checklist: [Review.Point] {
        let items = view.procedure.checklist
        guard !items.isEmpty else { return [] }
        let met = items.count { view.findings[$0.id] == .met || view.findings[$0.id] == .inapplicable }
        let unmet = items.filter { view.findings[$0.id] == .unmet }.map { item in
            Review.Point("red", "stop", language.pick("Chưa đạt: \(item.text.vi)", "Not met: \(item.text.en ?? item.text.vi)"))
        }
        let whole = words("attentionChecklist", ["k": "\(met)", "n": "\(items.count)"])
        let link = (language.pick("Xem từng mục", "See each item"), "#checklist")
        return unmet + [met == items.count ? Review.Point("green", "check", whole, link: link) : Review.Point("amber", "warn", whole, link: link)]
    }

    // MARK: - Papers and opinions

    var files: [FileRow] {
        (proposal.documents + [proposal.memo].compactMap { $0 }).map { document -> FileRow in
            let (name, hash) = (view.resultName(document.component, language), "SHA-256 \(document.sha256.prefix(16))…")
            let about = document.name.hasPrefix(name) ? hash : "\(name) · \(hash)"
            return FileRow(document, about: about, signed: false, href: "/dossiers/\(view.row.number)/documents/\(document.id)", words)
        }
    }

    /// The nearest first: who had it last speaks first.
    var opinions: [Review.Opinion] {
        let story = EventStory(view: view, language: language, forDeclarant: false)
        let begin = view.history.lastIndex { if case .proposed = $0.event.fact { true } else { false } } ?? view.history.startIndex
        return view.history[begin...].reversed().compactMap { entry -> Review.Opinion? in
            guard let text = entry.event.fact.opinion, !text.isEmpty else { return nil }
            return Review.Opinion(opinionText: text, opinionWho: story.who(entry.event), opinionTime: entry.event.recordedAt.words(in: language))
        }
    }
}

extension Fact {
    /// What somebody thought of a proposal.
    fileprivate var opinion: String? {
        switch self {
        case .proposed(let proposal, _, _): proposal.recommendation
        case .forwarded(let recommendation): recommendation
        case .approved(_, _, let direction, _), .sentBack(_, _, let direction): direction
        default: nil
        }
    }
}
