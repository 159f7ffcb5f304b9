import Domain
import HTTPTypes
import Hummingbird
import Service

/// Sign-in over another provider (OpenID Connect), where one is configured.
enum OpenIDPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "sign-in/openid") { reader in
            guard reader.office.settings.openID != nil else { throw Problem.notFound }
            guard let visit = binding(reader) else { return reader.redirect(to: "/sign-in") }
            do {
                let address = try await reader.office.beginOpenID(visit: visit, returnTo: SignInPages.local(reader.query("return")))
                return Response(status: .seeOther, headers: [.location: address])
            } catch let fault as OpenIDFault { return try await failed(reader, fault) }
        }
        router.pages(desk, get: "sign-in/openid/return") { reader in
            guard reader.office.settings.openID != nil else { throw Problem.notFound }
            do { return try await finish(reader, desk) } catch let fault as OpenIDFault { return try await failed(reader, fault) } catch is WrongCredentials {
                return try await failed(reader, .refused("no such account"))
            }
        }
    }

    private static func finish(_ reader: Reader, _ desk: Desk) async throws -> Response {
        guard let state = reader.query("state"), let code = reader.query("code"), let visit = binding(reader) else { throw OpenIDFault.unknownVisit }
        let token = SessionToken()
        let (signedIn, returnTo) = try await reader.office.finishOpenID(
            state: state, code: code, visit: visit, tokenDigest: token.digest, client: reader.request.headers[.userAgent] ?? "",
            from: desk.place(reader.context))
        return try await SignInPages.entered(signedIn, token, returnTo: returnTo, reader)
    }

    /// What ties the way there and back to one browser.
    private static func binding(_ reader: Reader) -> String? { (reader.context.session ?? reader.context.visit)?.digest }

    private static func failed(_ reader: Reader, _ fault: OpenIDFault) async throws -> Response {
        reader.context.logger.warning("openid", metadata: ["fault": "\(fault)"])
        let wrong = reader.language.pick(
            "Không đăng nhập được bằng cách này; thử lại, hoặc dùng tài khoản và mật khẩu", "That sign-in did not work; try again, or use account and password")
        return try await SignInPages.show(reader, account: "", returnTo: nil, wrong: wrong, .unprocessableContent)
    }
}
