import Domain
import Hummingbird
import Service

/// What a list is taken out for, asked before it leaves (2988-D4.3-ii). Template `simple-form`.
enum ExportPage {
    static func show(_ reader: Reader) async throws -> Response {
        try reader.demand(.exportDossiers)
        return try await page(reader, try DossierQuery(reader.request))
    }

    static func take(_ reader: Reader) async throws -> Response {
        try reader.demand(.exportDossiers)
        let query = try DossierQuery(reader.request)
        var values = FormValues(try await reader.request.fields(limit: 1 << 16))
        guard let purpose = try? ReadPurpose(&values) else {
            return try await page(reader, query, wrong: reader.language.pick("Chọn mục đích kết xuất", "Choose what the export is for"))
        }
        return try await DossierExport.answer(query, for: purpose, by: try reader.actor(), reader.office, reader.language)
    }

    private static func page(_ reader: Reader, _ query: DossierQuery, wrong: String? = nil) async throws -> Response {
        let (language, size) = (reader.language, try await reader.office.exportSize(query, for: try reader.actor()))
        let heading = language.pick("Kết xuất danh sách hồ sơ", "Export the list of dossiers")
        let choices = ReadPurpose.stated.map { Choice.Of($0.rawValue, $0.words(language)) }
        let page = SimpleFormPage(
            errors: Errors(wrong.map { [Errors.Line(field: "purpose", text: $0)] } ?? [], reader.words), formHeading: heading, formLead: lead(query, size, reader),
            formNote: Note(
                language.pick("Lượt kết xuất, mục đích và số dòng được ghi lại; lãnh đạo đơn vị xem được ngay.", "The export, its purpose and its number of lines are recorded; the unit's leader sees them at once."),
                "2988-D4.3-ii", in: language),
            simpleForm: SimpleFormPage.Form(
                formAction: "/dossier-exports?\(query.filterText)", fields: [Field("purpose", language.pick("Mục đích", "Purpose"), error: wrong).choice(choices, choose: "")],
                formButton: language.pick("Tải tệp CSV", "Download the CSV file")),
            formLinks: [Link(name: language.pick("Về danh sách", "Back to the list"), href: "/inbox?\(query.filterText)")])
        return try await reader.page("simple-form", title: heading, page, status: wrong == nil ? .ok : .unprocessableContent)
    }

    /// What will be in it.
    private static func lead(_ query: DossierQuery, _ size: Int, _ reader: Reader) -> String {
        let (language, most) = (reader.language, Office.mostExported)
        let box = query.box == .closed ? language.pick("Đã kết thúc", "Closed") : language.pick("Đang giải quyết", "Open")
        let parts = [box, query.procedure.map { reader.procedure($0) }, query.phase.map { $0.name(in: language) }].compactMap { $0 }
        let count = language.pick("\(language.count(min(size, most))) dòng", "\(language.count(min(size, most))) lines")
        let more = language.pick(" (còn nữa: chỉ lấy được \(language.count(most)) dòng một lần, hãy thu hẹp danh sách)", " (there are more: an export has at most \(language.count(most)), so narrow the list)")
        return "\(parts.joined(separator: " · ")): \(count)" + (size > most ? more : "")
    }
}
