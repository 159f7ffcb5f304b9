import Domain
import Hummingbird
import Service

/// A list of dossiers as a file for spreadsheets, sent line by line as it is read.
enum DossierExport {
    /// The filters are read already; the purpose is a field.
    static func answer(_ query: DossierQuery, for purpose: ReadPurpose, by actor: Actor, _ office: Office, _ language: Language) async throws -> Response {
        let size = try await office.beginExport(query, for: purpose, by: actor)
        let name = "ho-so-\(actor.unit ?? "")-\(office.clock.instant.day).csv"
        let body = ResponseBody { writer in
            try await write(query, size, by: actor, office, language) { try await writer.write(ByteBuffer(string: $0)) }
            try await writer.finish(nil)
        }
        return Download.response(body, name: name, type: "text/csv; charset=utf-8")
    }

    private static func write(
        _ query: DossierQuery, _ size: Int, by actor: Actor, _ office: Office, _ language: Language, to send: (String) async throws -> Void
    ) async throws {
        try await send("\u{FEFF}" + line(columns(language)))
        var (after, left): (DossierQuery.Cursor?, Int) = (nil, Office.mostExported)
        repeat {
            let found = try await office.exportedLines(query, after: after, for: actor)
            try await send(found.rows.prefix(left).map { line(cells($0, found.names, office, language)) }.joined())
            (after, left) = (found.next, left - found.rows.count)
        } while after != nil && left > 0
        guard size > Office.mostExported else { return }
        let most = language.count(Office.mostExported)
        try await send(line([language.pick("Chỉ kết xuất \(most) dòng đầu; thu hẹp danh sách để lấy phần còn lại.", "Only the first \(most) lines; narrow the list for the rest.")]))
    }

    private static func columns(_ language: Language) -> [String] {
        [
            language.pick("Mã hồ sơ", "Dossier"), language.pick("Thủ tục", "Procedure"), language.pick("Tên thủ tục", "Name of the procedure"),
            language.pick("Người khai", "Declarant"), language.pick("Trạng thái", "State"), language.pick("Đang ở", "In whose hand"),
            language.pick("Tiếp nhận", "Received"), language.pick("Hạn giải quyết", "Due"), language.pick("Kết thúc", "Closed"),
        ]
    }

    private static func cells(_ row: DossierRow, _ names: Names, _ office: Office, _ language: Language) -> [String] {
        let name = office.catalogue.procedure(row.procedure, version: row.version)?.name
        return [
            row.number, row.procedure, name.map { language.pick($0.vi, $0.en ?? $0.vi) } ?? "", row.partyName, row.phase.name(in: language),
            row.holder(names, language),
        ] + [row.receivedAt, row.dueAt, row.closedAt].map { $0?.words(in: language) ?? "" }
    }

    /// A cell that begins like a formula is kept from being one.
    static func line(_ cells: [String]) -> String {
        cells.map { text in
            let safe = text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
            return safe.contains { ";\"\r\n".contains($0) } ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
        }.joined(separator: ";") + "\r\n"
    }
}

extension ReadPurpose {
    /// The field `purpose`.
    init(_ values: inout FormValues) throws(FieldErrors) {
        let said: ReadPurpose? = values.choice("purpose")
        if let said, !said.isStated { values.record("purpose", .notAChoice) }
        try values.finish()
        self = said ?? .lookUp
    }
}
