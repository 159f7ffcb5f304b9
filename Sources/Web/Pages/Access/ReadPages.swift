import Domain
import HTTPTypes
import Hummingbird
import Service

/// Who read what (2988-D4.3-i): the leader's log, the declarant's, and the question what for.
enum ReadPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "reads") { try await log($0) }
        router.pages(desk, get: "dossiers/{number}/reads") { try await ofDossier($0) }
        router.pages(desk, post: "dossiers/{number}/reads") { try await PurposePage.state($0) }
    }

    private static func log(_ reader: Reader) async throws -> Response {
        let (language, actor) = (reader.language, try reader.actor())
        let heading = language.pick("Nhật ký đọc hồ sơ", "Read log")
        var page = TablePage(listHeading: heading, listLead: language.pick("Mới nhất trước", "Latest first"))
        page.warnings = try await reader.office.readFlags(for: actor).map { flag($0, language) }
        page.narrowing = narrowing(reader)
        do { try await fill(&page, try ReadQuery(reader.request), reader) } catch let wrong as FieldErrors {
            page.errors = Errors(wrong.all.map { Errors.Line(field: $0.field == "after" ? "main" : $0.field, text: reader.words("field.\($0.code)", $0.facts)) }, reader.words)
        }
        page.listNote = Note(
            language.pick("Chỉ được đọc hồ sơ để làm việc được giao.", "Dossiers may be read for assigned work only."), "2988-D4.3-i", in: language)
        return try await reader.page("table", title: heading, page, status: page.errors == nil ? .ok : .unprocessableContent)
    }

    private static func fill(_ page: inout TablePage, _ query: ReadQuery, _ reader: Reader) async throws {
        let (language, found) = (reader.language, try await reader.office.reads(query, for: try reader.actor()))
        page.list = found.lines.isEmpty ? nil : TablePage.List(columns(language), found.lines.map { row($0, reader) })
        page.nothingFound = found.lines.isEmpty ? Nothing(language.pick("Chưa có lượt đọc nào", "Nothing read yet"), "", link: language.pick("Xem tất cả", "See all"), href: "/reads") : nil
        page.pager = Pager(found.next, after: reader.query("after"), path: path(query), text: "")
    }

    /// As it was typed, right or wrong.
    private static func narrowing(_ reader: Reader) -> TablePage.Narrowing {
        let language = reader.language
        let inputs = [("dossier", language.pick("Mã hồ sơ", "Dossier")), ("account", language.pick("Tài khoản", "Account"))]
        return TablePage.Narrowing(
            filterAction: "/reads", filterInputs: inputs.map { .init(inputName: $0, inputLabel: $1, inputText: reader.query($0) ?? "") },
            filterSelects: [select(reader.query("outside") == "true", language)])
    }

    private static func path(_ query: ReadQuery) -> String {
        let parts = [("dossier", query.dossier), ("account", query.account), ("outside", query.outside ? "true" : nil)]
        let text = parts.compactMap { name, value in value.map { "\(name)=\(PercentDecoding.encode($0))" } }.joined(separator: "&")
        return text.isEmpty ? "/reads" : "/reads?\(text)"
    }

    private static func select(_ outside: Bool, _ language: Language) -> InboxPage.Select {
        let choices = [Choice.Of("false", language.pick("Tất cả", "All")), Choice.Of("true", language.pick("Ngoài phần việc", "Outside one's work"))]
        return InboxPage.Select(
            selectName: "outside", selectLabel: language.pick("Lượt đọc", "Reads"),
            options: choices.map { Choice($0, id: "outside-\($0.value)", chosen: ($0.value == "true") == outside) })
    }

    private static func flag(_ flag: ReadFlag, _ language: Language) -> Banner {
        Banner(
            .amber, language.pick("\(flag.person) đọc nhiều hồ sơ ngoài phần việc ngày \(language.date(flag.day))", "\(flag.person) read many dossiers outside their work on \(language.date(flag.day))"),
            link: (language.pick("Xem các lượt đọc", "See what was read"), "/reads?account=\(flag.account)&outside=true"), icon: "warn")
    }

    private static func columns(_ language: Language) -> [String] {
        [language.pick("Lúc", "At"), language.pick("Người đọc", "Reader"), language.pick("Hồ sơ", "Dossier"), language.pick("Mục đích", "Purpose")]
    }

    private static func row(_ line: ReadLine, _ reader: Reader) -> [TablePage.Cell] {
        let language = reader.language
        return [
            TablePage.Cell(line.at.words(in: language)), TablePage.Cell(line.person, second: "\(line.account) · \(reader.words("role\(line.role.rawValue.capitalizedFirst)"))"),
            line.list.map { exported($0, language) } ?? TablePage.Cell(second: line.kind.words(language), link: Link(name: line.dossier, href: "/dossiers/\(line.dossier)")),
            line.purpose.isStated ? TablePage.Cell(tag: Tag("amber", "warn", line.purpose.words(language))) : TablePage.Cell(line.purpose.words(language)),
        ]
    }

    /// Leads to the list it was taken from.
    private static func exported(_ list: ExportedList, _ language: Language) -> TablePage.Cell {
        let name = language.pick("Danh sách \(language.count(list.lines)) dòng", "A list of \(language.count(list.lines)) lines")
        return TablePage.Cell(second: DossierRead.Kind.export.words(language), link: Link(name: name, href: "/inbox?\(list.filter)"))
    }

    /// HD-32: to the declarant the reader's unit and role, as the history tells them; names stay with the leader.
    private static func ofDossier(_ reader: Reader) async throws -> Response {
        let (number, actor, language) = (try reader.parameter("number"), try reader.actor(), reader.language)
        let found = try await reader.office.reads(of: number, after: try reader.request.cursor(), for: actor)
        let heading = language.pick("Ai đã đọc hồ sơ \(number)", "Who read dossier \(number)")
        var page = TablePage(listHeading: heading, listLead: language.pick("Mới nhất trước", "Latest first"))
        page.list = found.lines.isEmpty ? nil : TablePage.List(columns(language), found.lines.map { reader.isDeclarant ? declarantRow($0, reader) : row($0, reader) })
        page.nothingFound = found.lines.isEmpty ? Nothing(language.pick("Chưa ai đọc", "Nobody has"), "", link: language.pick("Về hồ sơ", "To the dossier"), href: "/dossiers/\(number)") : nil
        page.listNote = Note(language.pick("Mỗi lượt công chức mở hồ sơ hoặc tài liệu đều được ghi.", "Every time an officer opens the dossier or a document, it is recorded."), "2988-D4.3-ii", in: language)
        page.pager = Pager(found.next, after: reader.query("after"), path: "/dossiers/\(number)/reads", text: "")
        return try await reader.page("table", title: heading, page)
    }

    private static func declarantRow(_ line: ReadLine, _ reader: Reader) -> [TablePage.Cell] {
        [
            TablePage.Cell(line.at.words(in: reader.language)), TablePage.Cell(reader.words("role\(line.role.rawValue.capitalizedFirst)"), second: line.unit),
            TablePage.Cell(line.kind.words(reader.language)), TablePage.Cell(line.purpose.words(reader.language)),
        ]
    }
}

extension DossierRead.Kind {
    fileprivate func words(_ language: Language) -> String {
        switch self {
        case .dossier: language.pick("Hồ sơ", "Dossier")
        case .document: language.pick("Tài liệu", "Document")
        case .export: language.pick("Kết xuất", "Export")
        }
    }
}

extension ReadPurpose {
    func words(_ language: Language) -> String {
        switch self {
        case .handling: language.pick("Xử lý hồ sơ", "Handling it")
        case .leading: language.pick("Chỉ đạo, phê duyệt", "Leading")
        case .relying: language.pick("Dùng kết quả cho thủ tục khác", "Relying on the result")
        case .coordination: language.pick("Phối hợp xử lý", "Working with a colleague")
        case .inspection: language.pick("Kiểm tra nội bộ", "Inspection")
        case .complaint: language.pick("Giải quyết khiếu nại, phản ánh", "A complaint")
        case .statistics: language.pick("Tổng hợp, thống kê", "Statistics")
        case .lookUp: language.pick("Tra cứu cho việc được giao", "Looking up for assigned work")
        }
    }
}
