import HTTPTypes
import Metrics

/// Counts requests by route pattern, never by path: a path holds dossier numbers and is endless.
struct RequestMetrics: Sendable {
    let factory: Prometheus
    private let inProgress: Meter

    init(_ factory: Prometheus) {
        self.factory = factory
        inProgress = Meter(label: "http_requests_in_progress", factory: factory)
    }

    func began() { inProgress.increment() }

    /// - Parameter route: nil when none matched.
    func ended(_ method: HTTPRequest.Method, route: String?, status: Int, took: Duration) {
        inProgress.decrement()
        let dimensions = [("method", Self.known.contains(method) ? method.rawValue : "OTHER"), ("route", route ?? "none")]
        Counter(label: "http_requests_total", dimensions: dimensions + [("status", "\(status)")], factory: factory).increment()
        Timer(label: "http_request_duration_seconds", dimensions: dimensions, factory: factory).record(duration: took)
    }

    private static let known: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
}
