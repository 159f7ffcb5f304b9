import Domain
import Hummingbird
import Service

/// A dossier as the office works on it. Template `work`.
struct WorkPage: Sendable {
    var errors: Errors?
    var flash: Banner?
    var warnings: [Banner]
    var review: Review?
    var partyName: String
    var dossierNumber: String
    var procedureName: String
    var partyNumber: String
    /// HD-29: who answers for the declarant has shown no paper.
    var mailTag: Tag?
    var stateTag: Tag
    var resultDue: DueMark?
    var backHref: String
    var backText: String
    var neighbours: Neighbours?
    var documentsHeading: String
    var documents: [WorkDocument]
    var paper: WorkPaper?
    var noActs: String?
    var sequence: String
    var openActs: [OpenAct]
    var closedActs: [ClosedAct]
    var checklist: Checklist?
    var declared: Declared?
    var clock: DayStrip?
    var clockText: String
    var clockReasons: [Why]
    var timeline: [TimelineEntry]

    struct Neighbours: Sendable {
        var neighbourText: String
        var neighbourNext: String?
    }

    struct Declared: Sendable { var facts: [FactLine] }

    struct Why: Sendable {
        var reasonText: String
        var reasonSource: String
    }

    struct OpenAct: Sendable {
        var openName: String
        var openHref: String?
        /// Where to post at once, for an act that asks nothing.
        var openPost: String?
        var openText: String
        var openStyle: String
    }
}

extension WorkPage {
    init(_ view: DossierView, _ account: Account, _ reader: Reader, errors: Errors? = nil) {
        let (words, language) = (reader.words, reader.language)
        self.errors = errors
        flash = ActFlash.banner(reader, view)
        warnings = WorkWarnings(view: view, account: account, language: language).all
        review = Review.of(view, account, words)
        (partyName, dossierNumber) = (view.row.partyName, view.row.number)
        procedureName = reader.text(view.procedure.name)
        partyNumber = view.answers.taxCode(in: view.procedure).map { language.pick("mã số thuế \($0)", "tax code \($0)") } ?? view.unit.name
        mailTag = view.isKnownByMailOnly ? .knownByMailOnly(language) : nil
        stateTag = .state(of: view, forDeclarant: false, words)
        resultDue = .of(view, in: language)
        (backHref, backText) = ("/inbox", OfficeBox.all(for: account, language).first?.name ?? "")
        let papers = WorkPapers(
            view: view, words: words, actor: account.actor, chosen: reader.query("document"), opensFirst: review == nil,
            page: reader.query("page").flatMap { Int($0) } ?? 1, paints: reader.office.paper.painter != nil)
        (documentsHeading, documents, paper) = (words("documentsCount", ["n": "\(papers.lines.count)"]), papers.lines, papers.paper)
        let acts = WorkActs(view: view, account: account, words: words)
        (openActs, closedActs, noActs) = (acts.open, acts.closed, acts.none)
        sequence = "\(view.row.sequence)"
        checklist = Checklist.of(view, account, words, isSaved: reader.query("saved") != nil)
        let lines = view.procedure.lines(of: view.answers)
        declared = lines.isEmpty ? nil : Declared(facts: lines.map { FactLine(reader.text($0.label), reader.text($0.value)) })
        clock = DayStrip.of(view, in: language)
        clockText = Self.clockText(view, language)
        let reasons = view.dossier.reception(under: view.rules, stored: view.row.storedAt) + (view.due?.because ?? [])
        clockReasons = reasons.map { Why(reasonText: $0.words(in: language), reasonSource: $0.mark.citation(in: language)) }
        timeline = TimelineEntry.all(of: view, forDeclarant: false, in: language)
    }

    private static func clockText(_ view: DossierView, _ language: Language) -> String {
        guard let due = view.due else { return language.pick("Chưa tiếp nhận; thời hạn chưa bắt đầu.", "Not received yet; no time is running.") }
        return switch due.state {
        case .running(let until): language.pick("Hạn trả kết quả: \(until.words(in: .vi)).", "Due: \(until.words(in: .en)).")
        case .paused(let since, let left):
            language.pick("Tạm dừng từ \(since.words(in: .vi)); còn \(left.words(in: .vi)).", "Paused since \(since.words(in: .en)); \(left.words(in: .en)) left.")
        case .unknown: language.pick("Thủ tục này chưa công bố thời hạn.", "No processing time has been published.")
        }
    }
}

extension Tag {
    fileprivate static func knownByMailOnly(_ language: Language) -> Tag {
        let mark = Mark("HD-29").citation(in: language)
        return Tag("amber", "warn", language.pick("Chỉ xác nhận qua thư, chưa xuất trình giấy tờ (\(mark))", "Known by mail only, no paper shown (\(mark))"))
    }
}

extension WorkPage.Neighbours {
    /// Where the dossier stands in its reader's own box; nil when it is not there, or far down a long one.
    static func of(_ number: String, _ account: Account, _ reader: Reader) async throws -> Self? {
        guard var query = OfficeBox.all(for: account, reader.language).first(where: \.isCounted)?.query else { return nil }
        query.limit = 100
        let page = try await reader.office.dossiers(query, for: account.actor)
        guard page.next == nil, let place = page.rows.firstIndex(where: { $0.number == number }) else { return nil }
        let next = page.rows.dropFirst(place + 1).first
        return Self(
            neighbourText: reader.words("neighbour", ["k": "\(place + 1)", "n": "\(page.rows.count)"]), neighbourNext: next.map { "/dossiers/\($0.number)" })
    }
}

extension Answers {
    /// The declarant's own tax code, as the form asked for it.
    func taxCode(in procedure: Procedure) -> String? {
        procedure.fields.first { $0.prefill == .taxCode }.flatMap { self[$0.id] }
    }
}

/// What everybody who opens the dossier should know first.
struct WorkWarnings {
    let view: DossierView
    let account: Account
    let language: Language

    private var dossier: Dossier { view.dossier }

    var all: [Banner] { [withheld, seal, papers, fee, supplement, paperRequest].compactMap { $0 } }

    /// NEWS-6: somebody must still bring the paper where it belongs.
    private var withheld: Banner? {
        let names = view.documents.filter { $0.withheld != nil }.map(\.document.name)
        guard !names.isEmpty else { return nil }
        return Banner(.red, language.pick("\(names.count) giấy tờ bị giữ lại vì là bí mật nhà nước", "\(names.count == 1 ? "1 paper" : "\(names.count) papers") withheld as state secrets"), names.joined(separator: "; "))
    }

    /// The seal at work, or why it did not come about (HD-6).
    private var seal: Banner? {
        if dossier.phase == .beingSealed {
            return Banner(
                .sea, language.pick("Đang ký số", "Being sealed"),
                language.pick("Hệ thống ký số từng văn bản đã duyệt rồi tự chuyển bước tiếp theo.", "The system seals each approved document and then goes on by itself."))
        }
        guard !dossier.phase.isClosed, case .sealFailed(let reason)? = view.history.last?.event.fact else { return nil }
        return Banner(
            .red, language.pick("Chưa ký số được", "Could not be sealed"),
            language.pick("\(sealReason(reason)) Sửa nguyên nhân rồi ký số lại, hoặc hủy phê duyệt.", "\(sealReason(reason)) Mend the cause and seal again, or void the approval."))
    }

    private func sealReason(_ reason: String) -> String {
        reason == "no-seal-configured"
            ? language.pick("Hệ thống chưa có khóa con dấu.", "The installation has no key for its seal.")
            : language.pick("Nguyên nhân: \(reason).", "Cause: \(reason).")
    }

    /// 2988-D11.1: the gate of papers.
    private var papers: Banner? {
        guard dossier.phase == .resultApproved else { return nil }
        let owed = dossier.paper.owed
        if !owed.isEmpty { return Banner(.amber, language.pick("Chờ bản giấy của \(owed.count) chứng từ", "Waiting for \(owed.count) papers"), names(owed.map(\.slot))) }
        let outstanding = dossier.paperOutstanding(under: view.procedure)
        guard !outstanding.isEmpty else { return nil }
        return Banner(
            .amber, language.pick("\(outstanding.count) chứng từ phải có bản giấy trước khi trả kết quả", "\(outstanding.count) documents must be shown on paper first"),
            names(outstanding.map(\.slot)), icon: "warn")
    }

    /// 2988-D11.2: the gate of fees.
    private var fee: Banner? {
        guard dossier.phase == .resultApproved, dossier.paperGateIsOpen(under: view.procedure) else { return nil }
        if let fee = view.feeOpen {
            let amount = fee.amount.map { language.count($0) } ?? "0"
            return Banner(.amber, language.pick("Chờ người khai nộp \(amount) đồng", "Waiting for \(amount) đồng"), fee.basis)
        }
        guard !dossier.feeGateIsOpen(under: view.procedure) else { return nil }
        return Banner(.amber, language.pick("Chưa xác định phí, lệ phí", "The fee has not been stated"), icon: "warn")
    }

    private var supplement: Banner? {
        guard dossier.phase == .awaitingSupplement, let until = dossier.supplement.until else { return nil }
        let points = dossier.supplement.content?.gaps.count ?? 0
        return Banner(.sea, language.pick(
            "Chờ người khai bổ sung \(points) điểm đến \(until.words(in: .vi))", "Waiting for \(points) points until \(until.words(in: .en))"))
    }

    private var paperRequest: Banner? {
        guard dossier.paperRequest == .pending else { return nil }
        return Banner(.amber, language.pick("Người khai xin kết quả bản giấy; lãnh đạo đơn vị trả lời trước khi trả kết quả", "The declarant asks for a result on paper; the unit leader answers first"))
    }

    private func names(_ slots: [Slot]) -> String {
        slots.map { language.pick(view.name(of: $0).vi, view.name(of: $0).en ?? view.name(of: $0).vi) }.joined(separator: "; ")
    }
}
