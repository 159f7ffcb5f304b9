import HTTPTypes
import Hummingbird
import Metrics
import ServiceLifecycle

/// What a balancer and a monitor ask. None of them tells anything of a person or a dossier.
enum Health {
    /// - Parameter faults: what keeps this node from serving now, in words of one or two ("database", "document store"); empty means ready.
    /// - Parameter figures: gauges that are counted when somebody asks, by name.
    static func add(
        to router: Router<WebContext>, metrics: Prometheus, faults: @escaping @Sendable () async -> [String],
        figures: @escaping @Sendable () async -> [String: Int]
    ) {
        router.get("healthz") { _, _ in text("alive") }
        router.get("readyz") { _, _ in
            let faults = Task.isShuttingDownGracefully ? ["shutting down"] : await faults()
            return faults.isEmpty ? text("ready") : text("not ready: " + faults.joined(separator: ", "), status: .serviceUnavailable)
        }
        router.get("metrics") { _, _ in
            for (name, value) in await figures() { Meter(label: name, factory: metrics).set(value) }
            return text(metrics.exposition(), type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    private static func text(_ text: String, status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8") -> Response {
        Response(status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
