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
    var demo: Demo?
}

enum SignInPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "sign-in") { reader in
            if reader.account != nil { return reader.redirect(to: home(of: reader.account, returnTo: local(reader.query("return")))) }
            return try await show(reader, account: "", returnTo: local(reader.query("return")))
        }
        router.pages(desk, post: "sign-in") { reader in try await signIn(reader) }
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
        do {
            let (token, signedIn) = try await reader.desk.signIn(account: account, password: values.fields["password"] ?? "", reader.request, reader.context)
            let hats = signedIn.account.hat == nil ? try await reader.office.hats(of: signedIn.account.id) : []
            let next = hats.isEmpty ? home(of: signedIn.account, returnTo: returnTo) : "/hats" + (returnTo.map { "?return=" + PercentDecoding.encode($0) } ?? "")
            var answer = reader.redirect(to: next)
            answer.headers.append(reader.desk.site.cookies.set(session: token))
            return answer
        } catch is WrongCredentials {
            return try await show(reader, account: account, returnTo: returnTo, wrong: reader.words("signInWrong"), .unprocessableContent)
        } catch let problem as Problem where problem.status == .tooManyRequests {
            let (vi, en) = ("Bạn đã thử nhiều lần; đợi \(problem.facts["seconds"] ?? "60") giây rồi thử lại", "Too many tries; wait \(problem.facts["seconds"] ?? "60") seconds and try again")
            var answer = try await show(reader, account: account, returnTo: returnTo, wrong: reader.language.pick(vi, en), .tooManyRequests)
            answer.headers.append(contentsOf: problem.headers)
            return answer
        }
    }

    private static func show(
        _ reader: Reader, account: String, returnTo: String?, wrong: String? = nil, _ status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let words = reader.words
        let fields = [
            Field("account", words("fieldAccount"), error: wrong, value: account).text(width: "w-half", complete: "username"),
            Field("password", reader.language.pick("Mật khẩu", "Password")).text(type: "password", width: "w-half", complete: "current-password"),
        ]
        let content = SignInPage(
            errors: Errors(wrong.map { [Errors.Line(field: "account", text: $0)] } ?? [], words), returnTo: returnTo, fields: fields,
            demo: reader.office.settings.isDemo ? DemoSignIns.box(words) : nil)
        return try await reader.page("sign-in", title: words("signIn"), content, status: status)
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
    var deskPath: String { role == .declarant ? "/dossiers" : worksOnDossiers ? "/inbox" : "/accounts" }
}
