import Domain
import Hummingbird
import Service

/// Template `account`: who one is, and where one is signed in.
struct AccountPage: Sendable {
    struct SessionRow: Sendable {
        var sessionDevice: String
        var sessionStart: String
        var sessionEnd: String
        var sessionHere: Bool
        var sessionAction: String
    }

    var errors: Errors?
    var flash: Banner?
    var facts: [FactLine]
    /// The way to another capacity, where one holds any.
    var hats: Link?
    var sessions: [SessionRow]
    /// Nil where there is no other session to end.
    var othersAction: String?
    var ownLinks: [Link]
    var signOutAction = "/sign-out"
}

enum AccountRoutes {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "account") { reader in
            guard let signedIn = try await desk.signedIn(reader.context) else { throw Problem.signInFirst }
            let sessions = try await reader.office.sessions(of: signedIn.account.id)
            let hats = try await reader.office.hats(of: signedIn.account.id)
            let content = AccountPage(
                flash: flash(reader), facts: facts(signedIn.account, reader),
                hats: hats.isEmpty ? nil : Link(name: reader.words("accountsHats"), href: "/hats"),
                sessions: sessions.map { row($0, here: signedIn.session, reader.language) },
                othersAction: sessions.count > 1 ? "/account/other-sessions/end" : nil, ownLinks: links(signedIn.account, reader.language))
            return try await reader.page("account", title: reader.words("account"), content)
        }
        router.pages(desk, post: "account/other-sessions/end") { reader in
            try await reader.office.endOtherSessions(of: try reader.demandSignedIn())
            return reader.redirect(to: "/account?done=session-ended")
        }
        router.pages(desk, post: "account/sessions/{id}/end") { reader in
            guard let signedIn = try await desk.signedIn(reader.context) else { throw Problem.signInFirst }
            let id = try reader.parameter("id")
            try await reader.office.endSession(id, of: signedIn.account.id)
            guard id == signedIn.session else { return reader.redirect(to: "/account?done=session-ended") }
            var answer = reader.redirect(to: "/?done=signed-out")
            answer.headers.append(desk.site.cookies.clearSession)
            return answer
        }
    }

    private static func flash(_ reader: Reader) -> Banner? {
        let language = reader.language
        return switch reader.query("done") {
        case "session-ended": Banner(.green, language.pick("Đã kết thúc phiên", "Session ended"))
        case "password": Banner(.green, language.pick("Đã đổi mật khẩu", "Password changed"), language.pick("Các phiên khác đã kết thúc.", "All other sessions have ended."))
        case "second-factor-removed": Banner(.sea, language.pick("Đã gỡ mã xác thực", "Second factor removed"))
        default: nil
        }
    }

    private static func links(_ account: Account, _ language: Language) -> [Link] {
        let own = [
            Link(name: language.pick("Đổi mật khẩu", "Change the password"), href: "/account/password"),
            Link(name: language.pick("Mã xác thực khi đăng nhập", "Second factor at sign-in"), href: "/account/second-factor"),
            Link(name: language.pick("Mã truy cập cho phần mềm", "Tokens for programs"), href: "/account/tokens"),
            Link(name: language.pick("Dữ liệu lưu về tôi", "What is stored about me"), href: "/account/data"),
        ]
        let more: [Role: Link] = [
            .declarant: Link(name: language.pick("Tôi nộp hồ sơ cho ai", "For whom I file"), href: "/account/parties"),
            .recordsClerk: Link(name: language.pick("Đăng ký tại quầy", "Registrations at the counter"), href: "/counter"),
        ]
        return own + [more[account.role]].compactMap { $0 }
    }

    private static func facts(_ account: Account, _ reader: Reader) -> [FactLine] {
        let language = reader.language
        let unit = [account.divisionName, account.unit?.name].compactMap { $0 }.joined(separator: ", ")
        let handles = account.handles.sorted()
        return [
            FactLine(language.pick("Họ và tên", "Name"), account.person), FactLine(language.pick("Tên tài khoản", "Account name"), account.name),
            FactLine(language.pick("Vai", "Role"), reader.words("role\(account.role.rawValue.capitalizedFirst)"), account.title),
        ] + (unit.isEmpty ? [] : [FactLine(language.pick("Đơn vị", "Unit"), unit)])
            + (account.party.map { [FactLine(language.pick("Nộp hồ sơ cho", "Files for"), $0.name, $0.identifier)] } ?? [])
            + (handles.isEmpty ? [] : [FactLine(language.pick("Thủ tục được giao", "Handles"), language.pick("\(handles.count) thủ tục", "\(handles.count) procedures"), handles.joined(separator: ", "))])
    }

    private static func row(_ line: SessionLine, here: String, _ language: Language) -> AccountPage.SessionRow {
        AccountPage.SessionRow(
            sessionDevice: device(line.client, language), sessionStart: line.beganAt.words(in: language), sessionEnd: line.expiresAt.words(in: language),
            sessionHere: line.id == here, sessionAction: "/account/sessions/\(line.id)/end")
    }

    /// The browser and system of a User-Agent, as far as a person would name them.
    static func device(_ client: String, _ language: Language) -> String {
        let browsers = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl")]
        let systems = [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "Mac"), ("Linux", "Linux")]
        let browser = browsers.first { client.contains($0.0) }?.1
        let system = systems.first { client.contains($0.0) }?.1
        switch (browser, system) {
        case (let browser?, let system?): return language.pick("\(browser) trên \(system)", "\(browser) on \(system)")
        case (let browser?, nil): return browser
        default: return client.isEmpty ? language.pick("Thiết bị không rõ tên", "Unnamed device") : String(client.prefix(60))
        }
    }
}
