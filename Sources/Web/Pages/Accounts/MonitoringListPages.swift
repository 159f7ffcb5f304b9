import Domain
import Hummingbird
import Service

/// Requests for monitoring accounts (3035 Điều 6): a Vụ or Cục gathers and sends, Cục CNTT & Thống kê decides, replies and issues.
enum MonitoringListPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "monitoring-lists") { try await ListRegister.show($0, .monitoring) }
        router.pages(desk, post: "monitoring-lists") { reader in
            try reader.demand(.compileMonitoringList)
            let actor = try reader.actor()
            return try await reader.attempt("begin") { _ in "/monitoring-lists/\(try await reader.office.beginMonitoringList(by: actor))" } again: {
                try await ListRegister.show(reader, .monitoring, $0)
            }
        }
        router.pages(desk, get: "monitoring-lists/{id}/new-row") { try await showRow($0, row: nil) }
        router.pages(desk, post: "monitoring-lists/{id}/new-row") { try await putRow($0, row: nil) }
        router.pages(desk, get: "monitoring-lists/{id}/rows/{row}") { try await showRow($0, row: $0.parameter("row")) }
        router.pages(desk, post: "monitoring-lists/{id}/rows/{row}") { try await putRow($0, row: $0.parameter("row")) }
        router.pages(desk, post: "monitoring-lists/{id}/submissions") { reader in
            try await ListActs.act(reader, .monitoring, "submit", as: .submit, done: "submitted") { list, actor, seen, values in
                let paper = try WrittenPaper(&values)
                _ = try await reader.office.send(list: list, request: paper, by: actor, seen: seen)
            }
        }
        router.pages(desk, post: "monitoring-lists/{id}/replies") { reader in
            try await ListActs.act(reader, .monitoring, "reply", as: .reply, done: "replied") { list, actor, seen, values in
                let paper = try WrittenPaper(&values)
                _ = try await reader.office.reply(to: list, with: paper, by: actor, seen: seen)
            }
        }
        ListActs.add(to: router, desk, .monitoring)
    }

    private static func showRow(_ reader: Reader, row: String?, _ attempt: Attempt? = nil) async throws -> Response {
        let actor = try reader.actor()
        let view = try await reader.office.accountList(try reader.parameter("id"), .monitoring, for: actor)
        if attempt == nil, let refusal = view.refusal(of: .put, by: actor) { throw refusal }
        guard row == nil || view.list.unitRow(row ?? "") != nil else { throw Problem.notFound }
        let form = UnitAccountRowForm(view: view, row: row.flatMap { view.list.unitRow($0) }, reader: reader)
        return try await reader.shown(form.page(attempt), attempt)
    }

    private static func putRow(_ reader: Reader, row: String?) async throws -> Response {
        try reader.demand(.compileMonitoringList)
        let (id, actor) = (try reader.parameter("id"), try reader.actor())
        return try await reader.attempt("row") { values in
            let seen = values.seen()
            let entry = try UnitAccountEntry(&values)
            _ = try await reader.office.put(entry, as: row, in: id, by: actor, seen: seen)
            return "/monitoring-lists/\(id)?done=written"
        } again: { try await showRow(reader, row: row, $0) }
    }
}

extension UnitAccountEntry {
    init(_ values: inout FormValues) throws {
        self.init()
        (unit, holder, note) = (values.optional("unit", maximum: 20) ?? "", values.optional("holder", maximum: 60) ?? "", values.optional("note", maximum: 1000) ?? "")
        if let given = values.optional("form", maximum: 20) {
            form = UnitAccountRow.Form(rawValue: given)
            if form == nil { values.record("form", .notAChoice) }
        }
        try values.finish()
    }
}

extension WrittenPaper {
    init(_ values: inout FormValues) throws {
        let (number, date) = (values.text("number", maximum: 100), values.date("date"))
        try values.finish()
        guard let day = Day(date) else { throw Problem(.badRequest, "malformed-form") }
        self.init(number: number, on: day)
    }
}

/// The form of one line of a request.
struct UnitAccountRowForm {
    let view: AccountListView
    let row: UnitAccountRow?
    let reader: Reader

    private var language: Language { reader.language }
    private var path: String { "\(terms.path)/\(view.id)" }
    private var terms: ListTerms { .of(.monitoring) }

    func page(_ attempt: Attempt?) -> RecordPage {
        let heading = row.flatMap { view.unitName($0.unit) } ?? language.pick("Thêm một dòng", "Add a line")
        var page = RecordPage(
            trail: [Crumb(language.pick(terms.register), terms.path), Crumb(language.pick(terms.short), path), Crumb(heading)], recordHeading: heading)
        page.recordForms = [
            RecordForm(
                "row", language.pick("Một đơn vị", "One unit"), action: row.map { "\(path)/rows/\($0.id)" } ?? "\(path)/new-row", sequence: view.sequence,
                text: language.pick(
                    "Tên tài khoản tạo từ mã đơn vị, ví dụ 03zz_gs. Người giữ đăng nhập bằng tài khoản của mình.",
                    "The account's name is made from the unit's code, such as 03zz_gs. The holder signs in with an account of their own."),
                note: Note(language.pick("Mỗi đơn vị chỉ một tài khoản.", "Only one to a unit."), "3035-D6.0-i", in: language),
                button: language.pick("Ghi dòng này", "Write this line"), wrong: attempt, fields: fields)
        ]
        return page
    }

    private var fields: [Field] {
        let code = row.flatMap { row in view.units.first { $0.id == row.unit }?.code } ?? ""
        let forms = UnitAccountRow.Form.allCases.map { Choice.Of($0.rawValue, $0.name(language)) }
        return [
            field(.form, row?.form.rawValue ?? "").choice(forms, choose: reader.words("chooseDots")),
            field(.unit, code).choice(view.units.map(choice), choose: reader.words("chooseDots")),
            field(.holder, row?.holder?.name ?? "", hint: language.pick("Tên tài khoản của người giữ tại đơn vị đó; để trống khi đề nghị khóa", "Account name of the holder at that unit; leave empty when it is to be closed"))
                .text(width: "w-half"),
            field(.note, row?.note ?? "", optional: true).text(),
        ]
    }

    private func choice(_ unit: UnitAccountPlace.Unit) -> Choice.Of {
        let held = unit.account.map { language.pick(", đã có \($0)", ", has \($0)") } ?? ""
        return Choice.Of(unit.code, "\(unit.code) · \(unit.name) (\(unit.monitors.name(language))\(held))")
    }

    private func field(_ column: AccountListColumn, _ value: String, hint: String? = nil, optional: Bool = false) -> Field {
        Field(column.rawValue, column.name(language), hint: hint, optional: optional, value: value)
    }
}

extension AccountListView {
    func unitName(_ id: String) -> String? { units.first { $0.id == id }?.name }
}
