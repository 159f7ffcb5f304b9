import HTTPTypes
import Hummingbird
import Logging
import Metrics

/// Stands before the router and sees every request and every answer, also those for which there is no route: Hummingbird's middleware covers
/// only routes added after it, and what it sets on an answer is lost when a later step throws.
package struct Front: HTTPResponder {
    package typealias Context = WebContext

    let site: Site
    let allowed: AllowedMethods
    let router: RouterResponder<WebContext>
    private let metrics: RequestMetrics

    init(site: Site, router: Router<WebContext>) {
        self.site = site
        allowed = AllowedMethods(router)
        self.router = router.buildResponder()
        metrics = RequestMetrics(site.metrics)
    }

    package func respond(to request: Request, context: WebContext) async -> Response {
        let start = ContinuousClock.now
        let request = Self.plain(request)
        let context = prepared(context, for: request)
        metrics.began()
        var response = await answer(request, context)
        setCookies(of: request, context, on: &response)
        SecurityHeaders.dress(&response, secure: site.settings.secure)
        response.headers[.requestID] = context.requestID
        if request.method == .head { response = response.createHeadResponse() }
        finished(request, context, response, took: .now - start)
        return response
    }

    /// With "+" in the query as `%20`: Hummingbird takes it for itself, but every browser's GET form means a space.
    private static func plain(_ request: Request) -> Request {
        guard let path = request.head.path, let mark = path.firstIndex(of: "?"), path[mark...].contains("+") else { return request }
        var head = request.head
        head.path = String(path[..<mark]) + String(path[mark...]).replacing("+", with: "%20")
        return Request(head: head, body: request.body)
    }

    private func prepared(_ context: WebContext, for request: Request) -> WebContext {
        var context = context
        context.address = ClientAddress.of(request, socket: context.address, proxies: site.settings.proxies)
        context.language = LanguageChoice.language(of: request, site.cookies)
        context.door = TokenDoor(method: request.method, path: request.uri.path)
        context.device = site.cookies.device(in: request)
        let bearer = request.headers[.authorization].flatMap { $0.hasPrefix("Bearer ") ? $0.dropFirst(7) : nil }
        context.isAPIToken = bearer?.hasPrefix(SessionToken.apiPrefix) ?? false
        context.bearer = bearer.flatMap { SessionToken(context.isAPIToken ? $0.dropFirst(SessionToken.apiPrefix.count) : $0) }
        guard context.bearer == nil else { return context }
        context.session = site.cookies.session(in: request)
        context.visit = context.session == nil ? site.cookies.visit(in: request) ?? SessionToken() : nil
        context.csrf = (context.session ?? context.visit).map { site.csrf.token(for: $0) } ?? ""
        return context
    }

    private func answer(_ request: Request, _ context: WebContext) async -> Response {
        do { return try await router.respond(to: request, context: context) } catch {
            let methods = wrongMethod(request, context)
            if request.method == .options, !methods.isEmpty { return Response(status: .noContent, headers: Problem.methodNotAllowed(methods).headers) }
            let problem = methods.isEmpty ? Problem(error) : Problem.methodNotAllowed(methods)
            if let cause = problem.cause {
                context.logger.error("fault", metadata: ["reference": "\(problem.facts["reference"] ?? "")", "cause": "\(cause)"])
            }
            return await site.response(to: problem, request, context)
        }
    }

    /// The methods that would have been right; empty when the method is not what is wrong. (A missing file is marked as unrouted too.)
    private func wrongMethod(_ request: Request, _ context: WebContext) -> [HTTPRequest.Method] {
        let methods = Self.isUnrouted(context) ? allowed.methods(for: request.uri.path) : []
        return methods.contains(request.method) ? [] : methods
    }

    /// A page may hold a form, so its reader gets a cookie to bind the form to; programs, probes and style sheets get none.
    private func setCookies(of request: Request, _ context: WebContext, on response: inout Response) {
        if let language = LanguageChoice.asked(in: request), language != site.cookies.language(in: request) {
            response.headers.append(site.cookies.set(language: language))
        }
        let isPage = response.headers[.contentType]?.hasPrefix("text/html") ?? false
        if isPage, let visit = context.visit, site.cookies.visit(in: request) == nil { response.headers.append(site.cookies.set(visit: visit)) }
    }

    private func finished(_ request: Request, _ context: WebContext, _ response: Response, took: Duration) {
        let route = Self.isUnrouted(context) ? nil : context.endpointPath
        metrics.ended(request.method, route: route, status: response.status.code, took: took)
        AccessLog.write(request, context, route: route, status: response.status.code, took: took)
    }

    /// What Hummingbird's router writes when nothing matches.
    private static func isUnrouted(_ context: WebContext) -> Bool { context.endpointPath == nil || context.endpointPath == "NotFound" }
}

/// Turns every error thrown below into a `Problem` before Hummingbird's router makes its own answer of those it knows.
struct NameErrors: RouterMiddleware {
    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response) async throws -> Response {
        do { return try await next(request, context) } catch { throw Problem(error) }
    }
}
