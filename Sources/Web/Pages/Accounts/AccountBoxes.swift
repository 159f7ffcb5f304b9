import Domain
import Service

/// What administrators manage, as boxes in the work bar where others have their dossiers; a leader comes to the same pages by fewer ways.
enum AccountBoxes {
    private struct Box {
        var roles: Set<Role>
        var name: (vi: String, en: String)
        var href: String
        /// Other pages that belong to it.
        var besides: String?
    }

    private static let all = [
        Box(roles: [.administrator, .rootAdministrator], name: ("Tài khoản của đơn vị", "The unit's accounts"), href: "/accounts"),
        Box(roles: [.administrator, .rootAdministrator], name: ("Danh sách Mẫu số 01", "Lists by Mẫu số 01"), href: "/account-lists"),
        Box(roles: [.administrator, .rootAdministrator], name: ("Đề nghị tài khoản giám sát", "Monitoring requests"), href: "/monitoring-lists"),
        Box(roles: [.administrator, .rootAdministrator], name: ("Tài khoản cần xử lý", "Accounts to look after"), href: "/access"),
        Box(roles: [.rootAdministrator], name: ("Tài khoản quản trị, giám sát", "Unit accounts"), href: "/administrators", besides: "/unit-openings"),
        Box(roles: [.rootAdministrator], name: ("Thư chưa gửi", "Unsent mail"), href: "/mail"),
    ]

    static func bar(for role: Role, _ path: String, _ language: Language) -> Page.WorkBar {
        Page.WorkBar(
            all.filter { $0.roles.contains(role) }.map {
                Page.Box(name: language.pick($0.name.vi, $0.name.en), href: $0.href, current: isHere(path, $0))
            })
    }

    /// The one way in the head; nil for whoever manages no accounts.
    static func entry(for role: Role, _ path: String, _ language: Language) -> Page.Entry? {
        guard [.administrator, .rootAdministrator, .unitLeader].contains(role) else { return nil }
        return Page.Entry(name: language.pick("Quản lý tài khoản", "Accounts"), href: "/accounts", current: all.contains { isHere(path, $0) })
    }

    private static func isHere(_ path: String, _ box: Box) -> Bool {
        let isCredentials = path.hasPrefix("/accounts/") && path.hasSuffix("/access")
        return isCredentials ? box.href == "/access" : path == box.href || path == box.besides || path.hasPrefix(box.href + "/")
    }
}
