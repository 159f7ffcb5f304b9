import Domain
import HTTPTypes
import Hummingbird
import Service

/// Template `sign-in`.
struct SignInPage: Sendable {
    struct Demo: Sendable { var demoAccounts: [DemoAccount] }

    struct DemoAccount: Sendable {
        var demoRole: String
        var demoAccount: String
        var demoPassword: String
        var demoUnit: String
    }

    var errors: Errors?
    var flash: Banner?
    var signInAction = "/sign-in"
    var returnTo: String?
    var fields: [Field]
    var signInLinks: [Link]
    var demo: Demo?
}

enum SignInPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "sign-in") { reader in
            if reader.account != nil { return reader.redirect(to: home(of: reader.account, returnTo: local(reader.query("return")))) }
            return try await show(reader, account: "", returnTo: local(reader.query("return")))
        }
        router.pages(desk, post: "sign-in") { reader in try await signIn(reader) }
        SignInCode.add(to: router, desk)
        router.pages(desk, post: "sign-out") { reader in
            if let token = reader.context.session { try await reader.office.signOut(tokenDigest: token.digest) }
            var answer = reader.redirect(to: "/?done=signed-out")
            answer.headers.append(desk.site.cookies.clearSession)
            return answer
        }
    }

    private static func signIn(_ reader: Reader) async throws -> Response {
        var values = FormValues(try await reader.request.fields())
        let account = values.optional("account") ?? ""
        let returnTo = local(values.optional("return", maximum: 1000))
        return try await reader.unhurried(at: "account", again: { errors in
            try await show(reader, account: account, returnTo: returnTo, wrong: errors.text("account", reader.words))
        }) {
            do {
                let (token, signedIn) = try await reader.desk.signIn(account: account, password: values.fields["password"] ?? "", mayWait: true, reader.request, reader.context)
                return try await entered(signedIn, token, returnTo: returnTo, reader)
            } catch is WrongCredentials {
                return try await show(reader, account: account, returnTo: returnTo, wrong: reader.words("signInWrong"), .unprocessableContent)
            }
        }
    }

    /// Into one's pages, or to the second step. The browser keeps something to be known by next time.
    static func entered(_ signedIn: SignedIn, _ token: SessionToken, returnTo: String?, _ reader: Reader) async throws -> Response {
        let next = signedIn.isWaiting ? back("/sign-in/code", to: returnTo) : try await firstPage(signedIn.account, returnTo: returnTo, reader)
        var answer = reader.redirect(to: next)
        answer.headers.append(reader.desk.site.cookies.set(session: token))
        if !signedIn.isWaiting { answer.headers.append(try await reader.desk.deviceCookie(of: signedIn.account, reader.context)) }
        return answer
    }

    /// Whoever holds administrator accounts chooses first whom to act as.
    private static func firstPage(_ account: Account, returnTo: String?, _ reader: Reader) async throws -> String {
        let hats = account.hat == nil ? try await reader.office.hats(of: account.id) : []
        return hats.isEmpty ? home(of: account, returnTo: returnTo) : back("/hats", to: returnTo)
    }

    private static func back(_ path: String, to place: String?) -> String { path + (place.map { "?return=" + PercentDecoding.encode($0) } ?? "") }

    static func show(
        _ reader: Reader, account: String, returnTo: String?, wrong: String? = nil, at field: String = "account", _ status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let words = reader.words
        let fields = [
            Field("account", words("fieldAccount"), error: field == "account" ? wrong : nil, value: account).text(width: "w-half", complete: "username"),
            Field("password", reader.language.pick("Mật khẩu", "Password")).text(type: "password", width: "w-half", complete: "current-password"),
        ]
        let content = SignInPage(
            errors: Errors(wrong.map { [Errors.Line(field: field, text: $0)] } ?? [], words), flash: flash(reader), returnTo: returnTo, fields: fields,
            signInLinks: links(reader, returnTo: returnTo), demo: reader.office.settings.isDemo ? DemoSignIns.box(words) : nil)
        return try await reader.page("sign-in", title: words("signIn"), content, status: status)
    }

    private static func flash(_ reader: Reader) -> Banner? {
        switch reader.query("done") {
        case "activated": Banner(.green, reader.language.pick("Tài khoản đã kích hoạt; đăng nhập bằng mật khẩu vừa đặt", "The account is active; sign in with your new password"))
        case "recovered": Banner(.green, reader.language.pick("Mật khẩu đã đổi; đăng nhập bằng mật khẩu mới", "The password is changed; sign in with the new one"))
        default: nil
        }
    }

    private static func links(_ reader: Reader, returnTo: String?) -> [Link] {
        let language = reader.language
        let other = reader.office.settings.openID.map { settings in
            Link(
                name: language.pick("Đăng nhập bằng \(settings.name)", "Sign in with \(settings.name)"),
                href: "/sign-in/openid" + (returnTo.map { "?return=" + PercentDecoding.encode($0) } ?? ""))
        }
        return [other].compactMap { $0 } + [
            Link(name: language.pick("Đăng ký tài khoản nộp hồ sơ", "Register to file dossiers"), href: "/registration"),
            Link(name: language.pick("Quên mật khẩu", "Forgotten password"), href: "/recovery"),
        ]
    }

    private static func home(of account: Account?, returnTo: String?) -> String {
        returnTo ?? account?.deskPath ?? "/"
    }

    /// Only a path of ours is followed back; anything else is forgotten.
    static func local(_ path: String?) -> String? {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.hasPrefix("/\\"), !path.hasPrefix("/sign-in"),
            path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return path
    }
}

extension Account {
    /// Where the work of this account lies.
    var deskPath: String { role == .declarant ? "/dossiers" : worksOnDossiers ? "/inbox" : role == .monitor ? "/account" : "/accounts" }
}
