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
            let returnTo = SignInPages.local(reader.query("return"))
            return try await reader.unhurried(at: "main", again: { errors in
                try await SignInPages.show(reader, account: "", returnTo: returnTo, wrong: errors.text("main", reader.words), at: "main")
            }) {
                try desk.limit(desk.providerLimits, reader.context)
                do {
                    let address = try await reader.office.beginOpenID(visit: visit, returnTo: returnTo)
                    return Response(status: .seeOther, headers: [.location: address])
                } catch let fault as OpenIDFault { return try await failed(reader, fault) }
            }
        }
        router.pages(desk, get: "sign-in/openid/return") { reader in
            guard reader.office.settings.openID != nil else { throw Problem.notFound }
            do { return try await finish(reader, desk) } catch let fault as OpenIDFault { return try await failed(reader, fault) }
        }
    }

    private static func finish(_ reader: Reader, _ desk: Desk) async throws -> Response {
        if let error = reader.query("error") { throw OpenIDFault.declined(String(error.prefix(100))) }
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
        let provider = reader.office.settings.openID?.name ?? ""
        return try await SignInPages.show(reader, account: "", returnTo: nil, wrong: words(fault, provider, reader.language), at: "main", .unprocessableContent)
    }

    private static func words(_ fault: OpenIDFault, _ provider: String, _ language: Language) -> String {
        switch fault {
        case .declined:
            language.pick("\(provider) báo bạn chưa đồng ý; thử lại, hoặc dùng tài khoản và mật khẩu", "\(provider) says you did not agree; try again, or use account and password")
        case .noAccount(let name):
            language.pick(
                "Không có tài khoản “\(name)” đang mở ở đây; dùng tài khoản và mật khẩu, hoặc hỏi người quản trị của đơn vị",
                "There is no open account “\(name)” here; use account and password, or ask your unit's administrator")
        case .unknownVisit:
            language.pick(
                "Lần đăng nhập này đã dùng, quá 10 phút, hoặc bắt đầu ở trình duyệt khác; bấm “Đăng nhập bằng \(provider)” lần nữa",
                "That sign-in was used, is older than 10 minutes, or began in another browser; press “Sign in with \(provider)” again")
        case .notConfigured, .unreachable, .malformed, .refused:
            language.pick("\(provider) không xác nhận được lúc này; thử lại sau ít phút, hoặc dùng tài khoản và mật khẩu", "\(provider) cannot confirm now; try again in a few minutes, or use account and password")
        case .badToken:
            language.pick("Không kiểm tra được xác nhận của \(provider); thử lại, hoặc dùng tài khoản và mật khẩu", "What \(provider) confirmed does not check; try again, or use account and password")
        }
    }
}
