import Domain
import Hummingbird
import Service

/// The lists of one kind, newest first.
struct ListRegister {
    let kind: AccountList.Kind
    let reader: Reader
    let actor: Actor

    private var terms: ListTerms { .of(kind) }
    private var language: Language { reader.language }

    static func show(_ reader: Reader, _ kind: AccountList.Kind, _ attempt: Attempt? = nil) async throws -> Response {
        let actor = try reader.actor()
        let found = try await reader.office.accountLists(kind, after: try reader.request.cursor(), for: actor)
        return try await reader.shown(ListRegister(kind: kind, reader: reader, actor: actor).page(found, attempt), attempt)
    }

    private func page(_ found: Listing<AccountListLine>, _ attempt: Attempt?) -> RegisterPage {
        var page = RegisterPage(registerHeading: language.pick(terms.register), registerText: language.pick(terms.registerText))
        page.recordTables = [table(found.lines)].compactMap { $0 }
        page.recordLinks = .init(linkList: links)
        if found.lines.isEmpty {
            page.nothingFound = Nothing(language.pick(terms.none), "", link: language.pick("Xem tài khoản của đơn vị", "See the unit's accounts"), href: "/accounts")
        }
        page.pager = Pager(
            found.next, after: reader.query("after"), path: terms.path, text: language.pick("\(found.lines.count) danh sách", "\(found.lines.count) lists"))
        if compiles { page.recordForms = [beginForm(attempt)] }
        return page
    }

    private var compiles: Bool {
        guard let right = AccountListMove.of(.put, on: kind)?.right else { return false }
        if case .allowed = Permission.check(right, of: actor) { return true }
        return false
    }

    private func table(_ lines: [AccountListLine]) -> RecordTable? {
        let columns = [language.pick("Lập lúc", "Begun"), language.pick("Số dòng", "Lines"), language.pick("Đã thực hiện", "Done"), reader.words("state")]
        return RecordTable(
            "lists", kind == .officers ? language.pick("Các danh sách của đơn vị", "The unit's lists") : language.pick("Các đề nghị", "Requests"), columns: columns,
            lines.map { line in
                (
                    RecordTable.Line(
                        line.begunAt.words(in: language), href: "\(terms.path)/\(line.id)", second: kind == .monitoring ? line.unit : "",
                        tag: .list(line.state, kind, language)),
                    [language.count(line.rows), language.count(line.done)]
                )
            })
    }

    private var links: [Link] {
        let accounts = [Link(name: language.pick("Tài khoản của đơn vị", "The unit's accounts"), href: "/accounts")]
        guard kind == .officers else { return actor.role == .administrator ? accounts : accounts + [Link(name: language.pick("Tài khoản quản trị, giám sát", "Administration and monitoring accounts"), href: "/administrators")] }
        return accounts + (compiles ? [Link(name: language.pick("Tải tệp mẫu (CSV)", "Template (CSV)"), href: "/account-list-template")] : [])
    }

    private func beginForm(_ attempt: Attempt?) -> RecordForm {
        RecordForm(
            "begin", language.pick("Lập danh sách mới", "A new list"), action: terms.path,
            note: Note(language.pick(terms.beginNote.0), terms.beginNote.1, in: language), button: language.pick("Lập danh sách", "Begin"), wrong: attempt)
    }
}
