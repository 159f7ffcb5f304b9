import HTTPTypes
import Hummingbird

/// Refuses acts that another site makes a browser send. Stands before every route, so no route can forget it; a route that is not reached
/// by cookie (Bearer, or the API without a session) cannot be abused this way and passes.
struct ForeignRequests: RouterMiddleware {
    let csrf: CSRF
    let secure: Bool
    let formLimit: Int

    func handle(_ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response) async throws -> Response {
        guard !request.method.isSafe, context.endpointPath != nil, context.bearer == nil else { return try await next(request, context) }
        guard isOurs(request) else { throw Problem.foreign }
        guard let cookie = context.session ?? (request.isAPI ? nil : context.visit) else {
            guard request.isAPI else { throw Problem.foreign }
            return try await next(request, context)
        }
        var request = request
        guard let token = try await FormToken.take(from: &request, limit: formLimit), csrf.accepts(token, for: cookie) else { throw Problem.foreign }
        return try await next(request, context)
    }

    /// The second line: what the browser itself says of where the request comes from, where it says it.
    private func isOurs(_ request: Request) -> Bool {
        if let site = request.headers[.fetchSite], site != "same-origin", site != "none" { return false }
        guard let origin = request.headers[.origin] else { return true }
        let host = request.head.authority ?? ""
        return origin == "https://\(host)" || (!secure && origin == "http://\(host)")
    }
}

extension HTTPRequest.Method {
    var isSafe: Bool { self == .get || self == .head || self == .options || self == .trace }
}

extension Request {
    var isAPI: Bool { uri.path == "/api" || uri.path.hasPrefix("/api/") }
}
