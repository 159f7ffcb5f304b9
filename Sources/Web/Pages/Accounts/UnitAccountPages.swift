import Domain
import Hummingbird
import Service

/// Accounts of units, for administration (2988 Điều 5) and monitoring (3035 Điều 6): the root unit issues and closes them, the head of each unit says who
/// holds its own.
enum UnitAccountPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "administrators") { try await index($0) }
        router.pages(desk, post: "administrators") { reader in
            try reader.demand(.issueUnitAccount)
            let actor = try reader.actor()
            return try await reader.attempt("issue") { values in
                let (unit, holder, request) = (values.text("unit", maximum: 20), values.text("holder", maximum: 60), values.text("request", maximum: 200))
                try values.finish()
                return "/administrators/\(try await reader.office.issueAdministrator(unit: unit, holder: holder, request: request, by: actor))?done=issued"
            } again: { try await index(reader, $0) }
        }
        router.pages(desk, get: "administrators/{name}") { try await show($0) }
        router.pages(desk, post: "administrators/{name}/holders") { reader in
            try await act(reader, "assign", needs: .assignHolder, done: "assigned") { name, actor, seen, values in
                let term = try HolderTerm(&values, now: reader.now)
                try await reader.office.assignHolder(term, to: name, by: actor, seen: seen)
            }
        }
        router.pages(desk, post: "administrators/{name}/closings") { reader in
            try await act(reader, "close", needs: .issueUnitAccount, done: "closed") { name, actor, seen, values in
                let request = values.text("request", maximum: 200)
                try values.finish()
                try await reader.office.closeUnitAccount(name, request: request, by: actor, seen: seen)
            }
        }
    }

    private static func act(
        _ reader: Reader, _ form: String, needs right: Right, done: String,
        _ body: @escaping (_ name: String, _ actor: Actor, _ seen: Int, _ values: inout FormValues) async throws -> Void
    ) async throws -> Response {
        try await reader.act(form, needs: right, on: "name", of: "/administrators", done: done, body) { try await show(reader, $0) }
    }

    private static func index(_ reader: Reader, _ attempt: Attempt? = nil) async throws -> Response {
        let (language, actor) = (reader.language, try reader.actor())
        let found = try await reader.office.unitAccounts(after: reader.query("after"), for: actor)
        var page = RegisterPage(
            registerHeading: language.pick("Tài khoản quản trị, giám sát", "Administration and monitoring accounts"),
            registerText: language.pick("Mỗi đơn vị một tài khoản mỗi loại, không gồm đơn vị cấp dưới.", "One of each kind to a unit, without its child units."))
        page.recordTables = [table(found.lines, reader)].compactMap { $0 }
        page.recordLinks = .init(linkList: [Link(name: language.pick("Đề nghị cấp tài khoản giám sát", "Requests for monitoring accounts"), href: "/monitoring-lists")])
        page.pager = Pager(
            names: found.next?.number, after: reader.query("after"), path: "/administrators",
            text: language.pick("\(found.lines.count) tài khoản trên trang này", "\(found.lines.count) accounts on this page"))
        if found.lines.isEmpty {
            page.nothingFound = Nothing(
                language.pick("Đơn vị chưa có tài khoản quản trị", "The unit has no administrator account"),
                language.pick("Gửi văn bản đề nghị tới Cục CNTT & Thống kê hải quan.", "Send a written request to the root unit."), link: language.pick("Xem tài khoản của đơn vị", "See the unit's accounts"), href: "/accounts")
        }
        if actor.role == .rootAdministrator {
            page.recordLinks?.linkList.append(Link(name: language.pick("Mở đơn vị chưa có ai dùng", "Open a unit where nobody has an account"), href: "/unit-openings"))
            page.recordForms = [issueForm(reader, attempt)]
        }
        return try await reader.shown(page, attempt)
    }

    private static func table(_ lines: [UnitAccountLine], _ reader: Reader) -> RecordTable? {
        let language = reader.language
        let columns = [
            language.pick("Tài khoản", "Account"), language.pick("Loại", "Kind"), language.pick("Người giữ", "Holder"), language.pick("Cấp lúc", "Issued"), reader.words("state"),
        ]
        return RecordTable(
            "administrators", language.pick("Các tài khoản", "Accounts"), columns: columns,
            lines.map { line in
                (
                    RecordTable.Line(line.name, href: "/administrators/\(line.name)", second: line.unit.name, tag: .unitAccount(line, language)),
                    [kind(line, language), line.holders.map(\.person).joined(separator: ", "), line.issuedAt.words(in: language)]
                )
            })
    }

    private static func kind(_ line: UnitAccountLine, _ language: Language) -> String {
        [line.kind.name(language), line.monitors?.name(language)].compactMap { $0 }.joined(separator: ", ")
    }

    private static func issueForm(_ reader: Reader, _ attempt: Attempt?) -> RecordForm {
        let language = reader.language
        return RecordForm(
            "issue", language.pick("Cấp tài khoản quản trị", "Issue an administrator account"), action: "/administrators",
            text: language.pick("Tên tài khoản tạo từ mã đơn vị, ví dụ 03zz_qt.", "The name is made from the unit's code, such as 03zz_qt."),
            note: Note(language.pick("Mỗi đơn vị chỉ một tài khoản.", "Only one to a unit."), "2988-D5.1-one", in: language), style: "amber", button: language.pick("Cấp tài khoản quản trị", "Issue"),
            wrong: attempt,
            fields: [
                Field("unit", language.pick("Mã đơn vị", "Unit code")).text(width: "w-tiny"),
                Field("holder", language.pick("Tên tài khoản của người giữ đầu tiên", "Account name of the first holder")).text(width: "w-half"),
                Field("request", language.pick("Số, ngày văn bản đề nghị", "Number and date of the written request")).text(width: "w-half"),
            ])
    }

    private static func show(_ reader: Reader, _ attempt: Attempt? = nil) async throws -> Response {
        let (language, actor) = (reader.language, try reader.actor())
        let view = try await reader.office.unitAccount(try reader.parameter("name"), for: actor)
        var page = RecordPage(trail: [Crumb(language.pick("Tài khoản quản trị, giám sát", "Administration and monitoring accounts"), "/administrators"), Crumb(view.line.name)], recordHeading: view.line.name)
        page.recordTag = .unitAccount(view.line, language)
        page.flash = reader.flash(["issued": ("Đã cấp tài khoản quản trị", "Issued"), "opened": ("Đã mở đơn vị; bàn giao thông tin đăng nhập cho người giữ", "Opened; hand the credentials over to the holder"), "assigned": ("Đã giao người giữ", "Holder assigned"), "closed": ("Đã đóng tài khoản", "Closed")])
        page.recordFacts = .init(facts: [FactLine(language.pick("Loại", "Kind"), kind(view.line, language)), FactLine(language.pick("Đơn vị", "Unit"), view.line.unit.name, view.line.unit.code)]
            + view.line.holders.map { FactLine(language.pick("Người giữ", "Holder"), $0.person, term($0, language)) })
        page.recordForms = forms(view, reader, actor, attempt)
        page.recordHistory = .init(timeline: view.history.reversed().map { TimelineEntry($0, $0.fact.story(view.names, language), view.names, language) })
        return try await reader.shown(page, attempt)
    }

    private static func term(_ holder: HolderLine, _ language: Language) -> String {
        let from = holder.from.words(in: language)
        return holder.until.map { "\(from) – \($0.words(in: language))" } ?? language.pick("từ \(from)", "from \(from)")
    }

    private static func forms(_ view: UnitAccountView, _ reader: Reader, _ actor: Actor, _ attempt: Attempt?) -> [RecordForm] {
        let (language, path) = (reader.language, "/administrators/\(view.line.name)")
        guard view.line.closedAt == nil else { return [] }
        if actor.role == .rootAdministrator {
            guard !view.line.isRoot else { return [] }
            return [
                RecordForm(
                    "close", language.pick("Đóng tài khoản", "Close"), action: "\(path)/closings", sequence: view.sequence,
                    note: Note(language.pick("Theo văn bản đề nghị của đơn vị.", "On the unit's written request."), "3035-D6.5", in: language), style: "red",
                    button: language.pick("Đóng tài khoản", "Close"), wrong: attempt,
                    fields: [Field("request", language.pick("Số, ngày văn bản đề nghị", "Number and date of the written request")).text(width: "w-half")])
            ]
        }
        let people = view.people.map { Choice.Of($0.name, "\($0.person), \($0.title)") }
        let (year, month, day) = view.now.day.parts
        return [
            RecordForm(
                "assign", language.pick("Giao người giữ", "Assign the holder"), action: "\(path)/holders", sequence: view.sequence,
                text: language.pick("Người đang giữ thôi giữ ngay khi bạn giao người khác.", "Whoever holds it now holds it no more."),
                note: Note(language.pick("Thủ trưởng đơn vị giao.", "The head of the unit assigns."), view.line.kind.holderMark, in: language), style: "amber", button: language.pick("Giao người giữ", "Assign"),
                wrong: attempt,
                fields: [
                    Field("account", language.pick("Người giữ", "Holder")).choice(people, choose: reader.words("chooseDots")),
                    Field("from", language.pick("Từ ngày", "From")).date(day: "\(day)", month: "\(month)", year: "\(year)"),
                    Field("until", language.pick("Đến hết ngày", "Until the end of"), optional: true).date(day: "", month: "", year: ""),
                ])
        ]
    }
}

extension Tag {
    fileprivate static func unitAccount(_ line: UnitAccountLine, _ language: Language) -> Tag {
        if line.closedAt != nil { return Tag("grey", "dash", language.pick("Đã đóng", "Closed")) }
        if line.holders.isEmpty { return Tag("amber", "person", language.pick("Chưa có người giữ", "Nobody holds it")) }
        return Tag("green", "check", language.pick("Đang dùng", "In use"))
    }
}

extension HolderTerm {
    /// From the beginning of one day (from now, where that is today), and to the end of another where one is given.
    init(_ values: inout FormValues, now: Instant) throws {
        let (account, from) = (values.text("account", maximum: 60), values.moment("from"))
        let hasEnd = ["until", "until-day", "until-month", "until-year"].contains { !(values.fields[$0] ?? "").isEmpty }
        let until = hasEnd ? values.moment("until") : nil
        try values.finish()
        guard let from else { throw Problem(.badRequest, "malformed-form") }
        self.init(account: account, from: from.day == now.day ? now : from, until: until.map { Instant(day: $0.day.adding(days: 1), minute: 0) })
    }
}
