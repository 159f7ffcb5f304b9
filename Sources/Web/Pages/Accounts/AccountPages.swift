import Domain
import Hummingbird
import Service

/// A unit's own accounts (2988-D14.1.đ): for its administrator and its leaders.
enum AccountPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "accounts") { try await index($0) }
        router.pages(desk, post: "accounts") { try await grantObserver($0) }
        router.pages(desk, get: "accounts/{id}") { try await show($0) }
        router.pages(desk, post: "accounts/{id}/releases") { reader in
            try await act(reader, "release", needs: .releaseAccount, done: "released") { id, actor, seen, values in
                let reason = values.text("reason", maximum: 1000)
                try values.finish()
                try await reader.office.release(account: id, reason: reason, by: actor, seen: seen)
            }
        }
        router.pages(desk, post: "accounts/{id}/deactivations") { reader in
            try await act(reader, "deactivate", needs: .grantObserver, done: "deactivated") { id, actor, seen, values in
                let reason = values.text("reason", maximum: 1000)
                try values.finish()
                try await reader.office.deactivateObserver(id, reason: reason, by: actor, seen: seen)
            }
        }
        router.pages(desk, post: "accounts/{id}/acting-terms") { reader in
            try await act(reader, "acting", needs: .nameActingLeader, done: "acting") { id, actor, seen, values in
                let term = try ActingTerm(&values, now: reader.now)
                try await reader.office.nameActingLeader(term, account: id, by: actor, seen: seen)
            }
        }
        router.pages(desk, post: "accounts/{id}/acting-terms/{term}/ends") { reader in
            try await act(reader, "acting-end", needs: .nameActingLeader, done: "acting-ended") { id, actor, seen, values in
                let reason = values.text("reason", maximum: 1000)
                try values.finish()
                try await reader.office.endActingLeader(reader.parameter("term"), account: id, reason: reason, by: actor, seen: seen)
            }
        }
    }

    private static func act(
        _ reader: Reader, _ form: String, needs right: Right, done: String,
        _ body: @escaping (_ id: String, _ actor: Actor, _ seen: Int, _ values: inout FormValues) async throws -> Void
    ) async throws -> Response {
        try await reader.act(form, needs: right, on: "id", of: "/accounts", done: done, body) { try await show(reader, $0) }
    }

    private static func grantObserver(_ reader: Reader) async throws -> Response {
        try reader.demand(.grantObserver)
        let actor = try reader.actor()
        return try await reader.attempt("observer") { values in
            let request = try ObserverRequest(&values)
            return "/accounts/\(try await reader.office.grantObserver(request, by: actor))?done=opened"
        } again: { try await index(reader, $0) }
    }

    private static func show(_ reader: Reader, _ attempt: Attempt? = nil) async throws -> Response {
        let actor = try reader.actor()
        let view = try await reader.office.account(try reader.parameter("id"), historyBefore: try reader.request.place(), for: actor)
        return try await reader.shown(AccountRecord(view: view, reader: reader, actor: actor, attempt: attempt).page, attempt)
    }

    private static func index(_ reader: Reader, _ attempt: Attempt? = nil) async throws -> Response {
        let (language, actor) = (reader.language, try reader.actor())
        let state = reader.query("state").flatMap { AccountStanding.State(rawValue: $0) }
        let found = try await reader.office.accounts(matching: reader.query("q"), state: state, after: reader.query("after"), for: actor)
        var page = RegisterPage(
            registerHeading: language.pick("Tài khoản của đơn vị", "The unit's accounts"), registerText: reader.account?.unit?.name ?? "",
            registerFilter: filter(reader, state))
        page.recordTables = [table(found.lines, reader)].compactMap { $0 }
        page.recordLinks = .init(linkList: [Link(name: language.pick("Danh sách Mẫu số 01", "Lists by Mẫu số 01"), href: "/account-lists")]
            + (actor.role == .unitLeader ? [
                    Link(name: language.pick("Tài khoản quản trị, giám sát của đơn vị", "The unit's own accounts"), href: "/administrators"),
                    Link(name: language.pick("Đề nghị cấp tài khoản giám sát", "Requests for monitoring accounts"), href: "/monitoring-lists"),
                ] : []))
        if found.lines.isEmpty {
            page.nothingFound = Nothing(language.pick("Không có tài khoản nào khớp", "No account matches"), "", link: language.pick("Xem tất cả", "See all"), href: "/accounts")
        }
        page.pager = Pager(names: found.next?.number, after: reader.query("after"), path: path(reader), text: language.pick("\(found.lines.count) tài khoản trên trang này", "\(found.lines.count) accounts on this page"))
        if actor.role == .unitLeader { page.recordForms = [observerForm(reader, attempt)] }
        return try await reader.shown(page, attempt)
    }

    private static func path(_ reader: Reader) -> String {
        let kept = ["q", "state"].compactMap { name in reader.query(name).map { "\(name)=\(PercentDecoding.encode($0))" } }
        return kept.isEmpty ? "/accounts" : "/accounts?" + kept.joined(separator: "&")
    }

    private static func filter(_ reader: Reader, _ state: AccountStanding.State?) -> RegisterPage.Filter {
        let language = reader.language
        let choices: [(AccountStanding.State, String, String)] = [
            (.active, "Đang dùng", "In use"), (.released, "Chờ đơn vị mới tiếp nhận", "Wait for the unit joined"), (.deactivated, "Đã hủy hiệu lực", "Deactivated"),
        ]
        let all = Choice(Choice.Of("", language.pick("Tất cả", "All")), id: "", chosen: state == nil)
        return RegisterPage.Filter(
            filterAction: "/accounts", filterLabel: language.pick("Tên tài khoản, họ tên hoặc số hiệu", "Account, name or service number"), filterText: reader.query("q") ?? "",
            options: [all] + choices.map { Choice(Choice.Of($0.rawValue, language.pick($1, $2)), id: "", chosen: state == $0) })
    }

    private static func table(_ lines: [AccountLine], _ reader: Reader) -> RecordTable? {
        let language = reader.language
        let columns = [language.pick("Tài khoản", "Account"), language.pick("Vai trò", "Role"), language.pick("Phòng/Đội", "Division"), reader.words("state")]
        return RecordTable(
            "accounts", language.pick("Các tài khoản", "Accounts"), columns: columns,
            lines.map { line in
                (
                    RecordTable.Line(line.name, href: "/accounts/\(line.id)", second: "\(line.person), \(line.title)", tag: .account(line, language)),
                    [reader.words.role(line.role), line.division ?? "–"]
                )
            })
    }

    private static func observerForm(_ reader: Reader, _ attempt: Attempt?) -> RecordForm {
        let language = reader.language
        let fields = [
            Field("person", language.pick("Họ và tên", "Name")).text(), Field("title", language.pick("Công việc", "Task")).text(width: "w-half"),
            Field("serviceNumber", language.pick("Số hiệu công chức", "Service number")).text(width: "w-short"), Field("reason", language.pick("Lý do cấp", "Why")).long(rows: 2),
        ]
        return RecordForm(
            "observer", language.pick("Cấp thêm tài khoản tra cứu, thống kê", "Grant a look-up account"), action: "/accounts",
            note: Note(language.pick("Chỉ tra cứu và thống kê, không bao giờ xử lý hồ sơ.", "Looks up and counts, never processes."), "2988-D6.1-ii", in: language), style: "",
            button: language.pick("Cấp tài khoản tra cứu", "Grant it"), wrong: attempt, fields: fields)
    }
}

extension Pager {
    /// Where lists go on by name.
    init?(names next: String?, after: String?, path: String, text: String) {
        self.init(next.map { DossierQuery.Cursor(moment: 0, number: $0) }, after: after, path: path, text: text)
        let joint = path.contains("?") ? "&" : "?"
        pagerNext = next.map { "\(path)\(joint)after=\(PercentDecoding.encode($0))" }
    }
}

extension ObserverRequest {
    init(_ values: inout FormValues) throws {
        let (person, title, number) = (values.text("person", maximum: 100), values.text("title", maximum: 100), values.text("serviceNumber", maximum: 20))
        let reason = values.text("reason", maximum: 1000)
        if !number.isEmpty, !AccountListEntry.isServiceNumber(number.uppercased()) { values.record("serviceNumber", .characters) }
        try values.finish()
        self.init(person: person, title: title, serviceNumber: number, reason: reason)
    }
}

extension ActingTerm {
    /// From the beginning of one day (from now, where that is today) to the end of another.
    init(_ values: inout FormValues, now: Instant) throws {
        let (from, until) = (values.moment("from"), values.moment("until"))
        let reason = values.text("reason", maximum: 1000)
        try values.finish()
        guard let from, let until else { throw Problem(.badRequest, "malformed-form") }
        self.init(id: .newID(), from: from.day == now.day ? now : from, until: Instant(day: until.day.adding(days: 1), minute: 0), reason: reason)
    }
}
