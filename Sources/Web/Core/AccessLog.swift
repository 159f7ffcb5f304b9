import HTTPTypes
import Hummingbird
import Logging

/// One line a request, without what could open or betray anything: no query, no header, no body, and the route's pattern instead of the path,
/// which holds dossier numbers and one-time links.
enum AccessLog {
    static func write(_ request: Request, _ context: WebContext, route: String?, status: Int, took: Duration) {
        context.logger.log(
            level: isProbe(route) ? .debug : .info, "request",
            metadata: [
                "method": "\(request.method.rawValue.prefix(16))", "route": "\(route ?? "none")", "status": "\(status)",
                "ms": "\(took.components.seconds * 1000 + took.components.attoseconds / 1_000_000_000_000_000)", "address": "\(context.address)",
            ])
    }

    private static func isProbe(_ route: String?) -> Bool { ["/healthz", "/readyz", "/metrics"].contains(route) }
}
