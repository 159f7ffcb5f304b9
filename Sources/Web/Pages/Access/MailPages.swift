import Domain
import Hummingbird
import Service

/// What could not be sent (root administrator). What a mail says is never shown.
enum MailPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "mail") { try await show($0) }
        router.pages(desk, post: "mail/{id}/retries") { reader in
            try await reader.office.retryMail(try reader.parameter("id"), by: try reader.actor())
            return reader.redirect(to: "/mail?done=retried")
        }
    }

    private static func show(_ reader: Reader) async throws -> Response {
        let (language, actor) = (reader.language, try reader.actor())
        guard let state = MailState(rawValue: reader.query("state") ?? "dead") else { throw FieldErrors([FieldError("state", .notAChoice)]) }
        let found = try await reader.office.mails(state, after: try reader.request.cursor(), for: actor)
        let counts = try await reader.office.mailCounts()
        let heading = language.pick("Thư chưa gửi", "Unsent mail")
        var page = TablePage(
            flash: reader.query("done") == nil ? nil : Banner(.green, language.pick("Thư được gửi lại ngay khi có thể", "The mail goes out again as soon as it can")),
            listHeading: heading, warnings: reader.office.settings.mail == nil ? [noServer(counts[.waiting] ?? 0, language)] : [],
            tabs: TablePage.Tabs(chips: MailState.allCases.map { chip($0, counts[$0] ?? 0, state == $0, language) }),
            list: found.lines.isEmpty ? nil : TablePage.List(columns(language), found.lines.map { row($0, language) }))
        if found.lines.isEmpty { page.nothingFound = Nothing(language.pick("Không có thư nào ở đây", "No mail here"), "", link: language.pick("Xem tất cả", "See all"), href: "/mail") }
        page.pager = Pager(found.next, after: reader.query("after"), path: "/mail?state=\(state.rawValue)", text: "")
        page.listNote = Note(language.pick("Nội dung thư không hiện ở đâu cả và bị xóa khi đã gửi.", "What a mail says is shown nowhere, and is deleted when it is sent."), "2988-D6.2.b-ii", in: language)
        return try await reader.page("table", title: heading, page)
    }

    private static func noServer(_ waiting: Int, _ language: Language) -> Banner {
        Banner(
            .red, language.pick("Chưa cấu hình máy chủ thư", "No mail server is configured"),
            language.pick("\(waiting) thư đang chờ. Chạy máy chủ với --mail và --mail-from.", "\(waiting) mails wait. Start the server with --mail and --mail-from."))
    }

    private static func chip(_ state: MailState, _ count: Int, _ isOn: Bool, _ language: Language) -> TablePage.Tabs.Chip {
        let name = state == .dead ? language.pick("Không gửi được", "Could not be sent") : language.pick("Đang chờ", "Waiting")
        return TablePage.Tabs.Chip(chipText: "\(name) (\(language.bounded(count)))", chipHref: "/mail?state=\(state.rawValue)", chipOn: isOn)
    }

    private static func columns(_ language: Language) -> [String] {
        [
            language.pick("Người nhận", "To"), language.pick("Việc", "About"), language.pick("Số lần thử", "Tries"), language.pick("Lỗi gần nhất", "Last fault"),
            language.pick("Gửi lại", "Send again"),
        ]
    }

    private static func row(_ line: MailLine, _ language: Language) -> [TablePage.Cell] {
        let next = line.deadAt == nil ? language.pick("thử tiếp \(line.tryAt.words(in: .vi))", "next \(line.tryAt.words(in: .en))") : nil
        let post = TablePage.Cell.Post(postAction: "/mail/\(line.id)/retries", postText: language.pick("Gửi lại", "Send again"), postWhat: line.recipient)
        return [
            TablePage.Cell(line.recipient), TablePage.Cell(line.subject, second: line.queuedAt.words(in: language)), TablePage.Cell("\(line.attempts)", second: next),
            TablePage.Cell(line.error ?? "–"), line.deadAt == nil ? TablePage.Cell("–") : TablePage.Cell(post: post),
        ]
    }
}
