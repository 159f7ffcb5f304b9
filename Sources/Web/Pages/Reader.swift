import Domain
import HTTPTypes
import Hummingbird
import Service

/// Who asks for a page, where and in which language: what every page is made from.
struct Reader: Sendable {
    let desk: Desk
    let request: Request
    let context: WebContext

    /// Nil for a visitor.
    var signedIn: SignedIn? { context.signedIn }
    var account: Account? { signedIn?.account }

    var office: Office { desk.office }
    var language: Language { context.language }
    var words: Words { desk.site.words(context) }
    var now: Instant { office.clock.instant }
    var today: Day { now.day }
    var isDeclarant: Bool { account?.role == .declarant }

    func parameter(_ name: String) throws -> String { try context.parameters.require(name) }

    /// A value of the address, nil when absent or blank.
    func query(_ name: String) -> String? {
        request.uri.queryParameters[name[...]].map { String($0).precomposedStringWithCanonicalMapping }
            .flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }

    /// - Throws: `Problem.signInFirst` for a visitor; a page then sends to sign-in and back.
    func actor() throws(Problem) -> Actor {
        guard let account else { throw .signInFirst }
        return account.actor
    }

    /// - Throws: `Problem.signInFirst` for a visitor.
    func demandSignedIn() throws(Problem) -> SignedIn {
        guard let signedIn else { throw .signInFirst }
        return signedIn
    }

    /// HD-26: whether an act in the office's name wants the password again.
    var isProofTooOld: Bool {
        guard let signedIn else { return true }
        return (try? office.demandProof(of: signedIn)) == nil
    }

    /// Filing is for declarants only.
    func declarant() throws -> Account {
        guard let account else { throw Problem.signInFirst }
        guard account.role == .declarant else { throw Violation("2988-D3.8", .file, .roleMayNot(account.role)) }
        return account
    }

    func text(_ localized: Localized) -> String { language.pick(localized.vi, localized.en ?? localized.vi) }

    /// The session goes on under a new token: what a page of this same request shows and sends back belongs to it.
    func under(_ token: SessionToken) -> Reader {
        var context = context
        (context.session, context.csrf) = (token, desk.site.csrf.token(for: token))
        return Reader(desk: desk, request: request, context: context)
    }

    func page(_ template: String, title: String, _ content: some Sendable, status: HTTPResponse.Status = .ok) async throws -> Response {
        try await desk.site.page(template, title: title, content, status: status, for: request, context)
    }

    func redirect(to path: String) -> Response { desk.site.redirect(to: path) }
}

extension Desk {
    func reader(_ request: Request, _ context: WebContext) async throws -> Reader {
        var context = context
        context.signedIn = try await signedIn(context)
        return Reader(desk: self, request: request, context: context)
    }

    /// A route that answers with pages: whoever must sign in first is sent there and comes back.
    func page(_ answer: @escaping @Sendable (Reader) async throws -> Response) -> @Sendable (Request, WebContext) async throws -> Response {
        { request, context in
            do { return try await answer(try await reader(request, context)) } catch let needed as PurposeNeeded {
                return try await PurposePage.ask(try await reader(request, context), needed.number)
            } catch let problem as Problem where problem.status == .unauthorized {
                guard !request.wantsJSON else { throw problem }
                return site.redirect(to: "/sign-in?return=" + PercentDecoding.encode(request.uri.string))
            } catch let violation as OrganisationViolation where violation.fault == .signIn(.secondFactorMissing) && !request.wantsJSON {
                return site.redirect(to: "/account/second-factor")
            }
        }
    }
}

extension Router<WebContext> {
    func pages(_ desk: Desk, get path: String, _ answer: @escaping @Sendable (Reader) async throws -> Response) {
        get("\(path)", use: desk.page(answer))
    }

    func pages(_ desk: Desk, post path: String, _ answer: @escaping @Sendable (Reader) async throws -> Response) {
        post("\(path)", use: desk.page(answer))
    }
}
