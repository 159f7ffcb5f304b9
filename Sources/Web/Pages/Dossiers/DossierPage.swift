import Domain
import Service

/// Template `dossier`: one dossier for who filed it.
struct DossierPage: Sendable {
    struct Results: Sendable {
        var files: [FileRow]
        var resultText: String?
    }

    struct Filed: Sendable {
        var filesHeading: String
        var files: [FileRow]
    }

    struct OpenAct: Sendable {
        var openName: String
        var openHref: String?
    }

    var errors: Errors?
    var trail: [Crumb]
    var dossierNumber: String
    var procedureName: String
    var flash: Banner?
    var turn: Banner?
    var resultFiles: Results?
    var stateTag: Tag
    var resultDue: DueMark?
    var facts: [FactLine]
    var openActs: [OpenAct]
    var closedActs: [ClosedAct]
    var steps: [Step]
    var clock: DayStrip?
    var clockText: String
    var clockNote: Note?
    var timeline: [TimelineEntry]
    var filedFiles: Filed?
}

/// One dossier on the declarant's page.
struct DeclarantView {
    let view: DossierView
    let reader: Reader

    private var words: Words { reader.words }
    private var language: Language { reader.language }
    private var number: String { view.row.number }

    var page: DossierPage {
        DossierPage(
            trail: [Crumb(language.pick("Trang chủ", "Home"), "/"), Crumb(words("myDossiers"), "/dossiers"), Crumb(number)],
            dossierNumber: number, procedureName: reader.text(view.procedure.name), flash: ActFlash.banner(reader, view),
            turn: WhoseTurn(view: view, words: words).banner, resultFiles: results,
            stateTag: .state(of: view, forDeclarant: true, words), resultDue: due, facts: facts, openActs: openActs,
            closedActs: closedActs, steps: Progress(view: view, language: language, words: words).steps,
            clock: view.dossier.phase.isClosed ? nil : DayStrip.of(view, in: language), clockText: clockText, clockNote: clockNote,
            timeline: TimelineEntry.all(of: view, forDeclarant: true, in: language), filedFiles: filed)
    }

    private var due: DueMark? {
        if let due = DueMark.of(view, in: language) { return due }
        guard view.row.receivedAt == nil, !view.dossier.phase.isClosed else { return nil }
        return DueMark("unknown", date: language.pick("Chưa có hạn", "No due date"), words: language.pick("Tính từ khi tiếp nhận", "Counts from reception"))
    }

    private var facts: [FactLine] {
        [FactLine(words("factPlace"), view.receivingUnit.name, view.carriedOnBy(language)), FactLine(words("factFiledBy"), view.row.partyName)]
    }

    private var openActs: [DossierPage.OpenAct] {
        view.offers.filter { $0.closed == nil }.compactMap { offer in
            ActKey(offer.act, on: view).map { DossierPage.OpenAct(openName: $0.title(words) + "…", openHref: $0.path(number)) }
        } + [DossierPage.OpenAct(openName: language.pick("Xem lại xác nhận đã nộp", "See the confirmation again"), openHref: "/dossiers/\(number)/confirmation")] + readers
    }

    /// HD-32.
    private var readers: [DossierPage.OpenAct] {
        guard view.dossier.phase.isClosed else { return [] }
        return [DossierPage.OpenAct(openName: language.pick("Xem ai đã đọc hồ sơ", "See who read the dossier"), openHref: "/dossiers/\(number)/reads")]
    }

    private var closedActs: [ClosedAct] {
        guard !view.dossier.phase.isClosed else { return [] }
        return view.offers.compactMap { offer in
            guard let closed = offer.closed, let key = ActKey(offer.act, on: view) else { return nil }
            return ClosedAct(closedName: key.title(words), closedNote: Note(closed.fault.words(in: language), closed.mark, in: language))
        }
    }

    private var clockText: String {
        if let closed = view.row.closedAt { return language.pick("Kết thúc lúc \(closed.words(in: .vi)).", "Closed at \(closed.words(in: .en)).") }
        guard let due = view.due else { return language.pick("Thời hạn tính từ khi hồ sơ được tiếp nhận.", "The time counts from reception.") }
        return due.because.map { $0.words(in: language) }.joined(separator: " ")
    }

    private var clockNote: Note? {
        guard !view.dossier.phase.isClosed, let due = view.due else { return nil }
        var sources: [String] = []
        for reason in due.because where !sources.contains(reason.mark.citation(in: language)) { sources.append(reason.mark.citation(in: language)) }
        return sources.isEmpty ? nil : Note(language.pick("Căn cứ tính thời hạn:", "The time rests on:"), source: sources.joined(separator: "; "))
    }

    private var results: DossierPage.Results? {
        let results = view.procedure.results.map(\.id)
        let lines = view.documents.filter { $0.origin != .declarant }.ordered { results.firstIndex(of: $0.component) }
        guard !lines.isEmpty else { return nil }
        let text = language.pick("Bản điện tử ký số có giá trị như bản giấy tại mọi đơn vị hải quan.", "The sealed electronic document is as good as paper at every customs office.")
        let sealed = lines.contains { $0.origin == .seal }
        return DossierPage.Results(
            files: lines.map { row($0, about: view.resultName($0.document.component, language), signed: $0.origin == .seal) },
            resultText: sealed ? "\(text) (\(Mark("2988-D7.3.b").citation(in: language)))" : nil)
    }

    private var filed: DossierPage.Filed? {
        let places = view.procedure.places(for: view.answers).map(\.slot)
        let lines = view.documents.filter { $0.origin == .declarant }.ordered { places.firstIndex(of: $0.slot) }
        guard !lines.isEmpty else { return nil }
        return DossierPage.Filed(
            filesHeading: language.pick("\(lines.count) tệp đã nộp", "\(lines.count) files filed"),
            files: lines.map { row($0, about: reader.text(view.name(of: $0.document.slot)), signed: view.procedure.wantsSignature($0.document.component)) })
    }

    private func row(_ line: DocumentLine, about: String, signed: Bool) -> FileRow {
        let isOpen = line.withheld == nil
        var row = FileRow(
            line.document, pages: line.pages, about: about, signed: signed, href: isOpen ? "/dossiers/\(number)/documents/\(line.document.id)" : nil, words)
        if !isOpen { row.fileTag = .withheld(words) }
        return row
    }
}

extension [DocumentLine] {
    /// By the place the procedure gives them, in one place as they came; what has none comes last.
    fileprivate func ordered(by place: (Document) -> Int?) -> [DocumentLine] {
        enumerated().map { (rank: (place($1.document) ?? .max, $0), line: $1) }.sorted { $0.rank < $1.rank }.map(\.line)
    }
}

extension DossierView {
    /// What a document of the office is.
    func resultName(_ component: String, _ language: Language) -> String {
        if let result = procedure.results.first(where: { $0.id == component }) { return language.pick(result.name.vi, result.name.en ?? result.name.vi) }
        switch component {
        case Proposal.notice: return language.pick("Văn bản thông báo", "Written notice")
        case "memo": return language.pick("Tờ trình", "Memo")
        case "scan": return language.pick("Bản quét kết quả đã phát hành", "Scan of the issued result")
        default: return component
        }
    }
}
