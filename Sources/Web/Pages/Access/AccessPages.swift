import Domain
import HTTPTypes
import Hummingbird
import Service

/// Hand-over, activation, locks and risk reports: the pages that decide who can sign in.
enum AccessPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "activate") { reader in try await ActivatePage.show(reader, account: reader.query("account") ?? "", secret: reader.query("secret") ?? "") }
        router.pages(desk, post: "activate") { try await ActivatePage.activate($0) }
        router.pages(desk, get: "risk") { try await RiskPage.show($0) }
        router.pages(desk, post: "risk") { try await RiskPage.report($0) }
        router.pages(desk, get: "access") { try await AccountsToLookAfter.show($0) }
        router.pages(desk, get: "accounts/{id}/access") { try await AccountAccessPage.show($0) }
        router.pages(desk, post: "accounts/{id}/handovers") { try await AccountAccessPage.handOver($0) }
        router.pages(desk, post: "accounts/{id}/locks") { try await AccountAccessPage.lock($0) }
        router.pages(desk, post: "accounts/{id}/unlockings") { try await AccountAccessPage.unlock($0) }
    }
}

/// Locked accounts and those that wait for a password of their own.
enum AccountsToLookAfter {
    static func show(_ reader: Reader) async throws -> Response {
        let found = try await reader.office.accountsToLookAfter(for: try reader.actor())
        let language = reader.language
        let heading = language.pick("Tài khoản cần xử lý", "Accounts to look after")
        let columns = [language.pick("Tài khoản", "Account"), language.pick("Trạng thái", "State"), language.pick("Từ lúc", "Since")]
        let page = TablePage(
            listHeading: heading, listLead: language.pick("Đang khóa hoặc chờ kích hoạt", "Locked, or waiting to be activated"),
            list: found.isEmpty ? nil : TablePage.List(columns, found.map { row($0, language) }),
            nothingFound: found.isEmpty ? Nothing(language.pick("Không có tài khoản nào cần xử lý", "No account needs you"), "", link: language.pick("Tài khoản của bạn", "Your account"), href: "/account") : nil)
        return try await reader.page("table", title: heading, page)
    }

    private static func row(_ access: AccountAccess, _ language: Language) -> [TablePage.Cell] {
        let account = access.account
        return [
            TablePage.Cell(second: "\(account.name) · \(account.title)", link: Link(name: account.person, href: "/accounts/\(account.id)/access")),
            TablePage.Cell(tag: access.tag(language)),
            TablePage.Cell((access.lockedAt ?? access.handedOverAt)?.words(in: language)),
        ]
    }
}

extension AccountAccess {
    func tag(_ language: Language) -> Tag {
        if isClosed { return Tag("grey", "dash", language.pick("Ngừng sử dụng", "Out of use")) }
        switch lockReason {
        case .atRisk: return Tag("red", "stop", language.pick("Khóa: báo có nguy cơ", "Locked: reported at risk"))
        case .neverActivated: return Tag("amber", "pause", language.pick("Khóa: quá 30 ngày", "Locked: thirty days over"))
        case .requested: return Tag("grey", "pause", language.pick("Khóa theo yêu cầu", "Locked at request"))
        case nil: return handedOverAt == nil ? Tag("green", "check", language.pick("Đang dùng", "In use")) : Tag("amber", "person", language.pick("Chờ kích hoạt", "Waiting to be activated"))
        }
    }
}
