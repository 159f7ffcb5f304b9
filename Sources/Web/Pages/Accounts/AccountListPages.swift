import Domain
import Hummingbird
import Service

/// Lists by Mẫu số 01: the administrator compiles and carries out, the unit's leader decides (2988-D6.2.a, D6.2.b-i).
enum AccountListPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "account-lists") { try await ListRegister.show($0, .officers) }
        router.pages(desk, post: "account-lists") { reader in
            reader.redirect(to: "/account-lists/\(try await reader.office.beginAccountList(by: reader.actor()))")
        }
        router.pages(desk, get: "account-list-template") { reader in
            try reader.demand(.seeAccounts)
            return Download.response(ByteBuffer(string: Office.accountSheetTemplate), name: "mau-so-01.csv", type: "text/csv; charset=utf-8")
        }
        router.pages(desk, get: "account-lists/{id}/new-row") { try await showRow($0, row: nil) }
        router.pages(desk, post: "account-lists/{id}/new-row") { try await putRow($0, row: nil) }
        router.pages(desk, get: "account-lists/{id}/rows/{row}") { try await showRow($0, row: $0.parameter("row")) }
        router.pages(desk, post: "account-lists/{id}/rows/{row}") { try await putRow($0, row: $0.parameter("row")) }
        router.pages(desk, post: "account-lists/{id}/imports") { try await importSheet($0) }
        router.pages(desk, post: "account-lists/{id}/submissions") { reader in
            try await ListActs.act(reader, .officers, "submit", as: .submit, done: "submitted") { list, actor, seen, _ in
                _ = try await reader.office.submit(list: list, by: actor, seen: seen)
            }
        }
        router.pages(desk, get: "account-lists/{id}/document") { reader in
            let (id, actor) = (try reader.parameter("id"), try reader.actor())
            return Download.response(ByteBuffer(bytes: try await reader.office.printAccountList(id, for: actor)), name: "mau-so-01.pdf", type: "application/pdf")
        }
        ListActs.add(to: router, desk, .officers)
    }

    private static func importSheet(_ reader: Reader) async throws -> Response {
        let (id, actor) = (try reader.parameter("id"), try reader.actor())
        try reader.demand(.compileAccountList)
        _ = try await reader.office.accountList(id, for: actor)
        let (fields, file) = try await SheetIntake.read(reader.request)
        return try await reader.attempt("import", fields: fields) { values in
            let seen = values.seen()
            if file == nil { values.record("file", .missing) }
            try values.finish()
            _ = try await reader.office.importSheet(file?.bytes ?? [], name: file?.name ?? "", into: id, by: actor, seen: seen)
            return "/account-lists/\(id)?done=imported"
        } again: { try await ListActs.show(reader, .officers, $0) }
    }

    private static func showRow(_ reader: Reader, row: String?, _ attempt: Attempt? = nil) async throws -> Response {
        let actor = try reader.actor()
        let view = try await reader.office.accountList(try reader.parameter("id"), for: actor)
        if attempt == nil, let refusal = view.refusal(of: .put, by: actor) { throw refusal }
        guard row == nil || view.list.row(row ?? "") != nil else { throw Problem.notFound }
        let form = AccountRowForm(view: view, row: row.flatMap { view.list.row($0) }, reader: reader)
        return try await reader.shown(form.page(attempt), attempt)
    }

    private static func putRow(_ reader: Reader, row: String?) async throws -> Response {
        try reader.demand(.compileAccountList)
        let (id, actor) = (try reader.parameter("id"), try reader.actor())
        return try await reader.attempt("row") { values in
            let seen = values.seen()
            let entry = AccountListEntry(&values)
            try values.finish()
            _ = try await reader.office.put(entry, as: row, in: id, by: actor, seen: seen)
            return "/account-lists/\(id)?done=written"
        } again: { try await showRow(reader, row: row, $0) }
    }
}

extension AccountListEntry {
    /// From a form or a JSON object: `form` may be given more than once, and is then refused by name.
    init(_ values: inout FormValues) {
        self.init()
        (person, title) = (values.optional("person") ?? "", values.optional("title") ?? "")
        (division, serviceNumber) = (values.optional("division") ?? "", values.optional("serviceNumber") ?? "")
        (eCustomsAccount, role, note) = (values.optional("eCustomsAccount") ?? "", values.optional("role") ?? "", values.optional("note", maximum: 1000) ?? "")
        procedures = values.texts("procedures").flatMap { $0.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map { $0.uppercased() } }
        let forms = values.texts("form").map { AccountListRow.Form(rawValue: $0) }
        if forms.contains(nil) { values.record("form", .notAChoice) }
        marks = Set(forms.compactMap { $0 })
    }
}

/// A spreadsheet on its way in: small, so kept in memory.
enum SheetIntake {
    static func read(_ request: Request) async throws -> (Fields, file: (name: String, bytes: [UInt8])?) {
        var file: (name: String, bytes: [UInt8])?
        let fields = try await request.upload(limit: Office.sheetLimit + (1 << 16)) { event in
            switch event {
            case .began(let head): file = (head.name, [])
            case .data(let bytes): file?.bytes += bytes.readableBytesView
            case .ended: break
            }
        }
        return (fields, file)
    }
}
