import Crypto
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization

@testable import Web

/// The web infrastructure with a few routes of the kinds the real ones are, on a port of its own.
struct TestSite {
    var settings = ServerSettings()
    var faults: [String] = []
    /// What `/file` sends.
    var file = "/etc/passwd"
    let csrf = CSRF(key: SymmetricKey(data: Data(repeating: 7, count: 32)))
    let metrics = Prometheus()
    let log = Log()

    struct Fault: Error { let secret = "the password of the database" }

    // Read once for all tests, as a server does: fifty templates take a sixth of a second in a debug build.
    private static let assets = Result {
        let resources = try Resources()
        let files = try StaticFiles(resources)
        return (templates: try Templates(resources, files: files), files: files)
    }

    func site() throws -> Site {
        let assets = try Self.assets.get()
        return Site(settings: settings, templates: assets.templates, files: assets.files, csrf: csrf, metrics: metrics) { _, _ in Page() }
    }

    func live<Value>(_ test: @Sendable (any TestClientProtocol) async throws -> Value) async throws -> Value {
        let site = try site()
        let front = router(site, faults: { [faults] in faults }) { router, site in addRoutes(to: router, site) }
        return try await WebServer(front, logger: Logger(label: "test") { _ in log }).application.test(.live, test)
    }

    private func addRoutes(to router: Router<WebContext>, _ site: Site) {
        router.get("page") { request, context in
            try await site.page("error", title: "Trang", ProblemPage(Problem(.ok, "<b>"), site.words(context)), for: request, context)
        }
        router.get("fault") { _, _ -> Response in throw Fault() }
        router.get("query") { request, _ in String(request.uri.queryParameters["q"] ?? "") }
        router.get("late") { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(string: "begun"))
                    throw Fault()
                })
        }
        for path in ["form", "api/form"] {
            router.post("\(path)") { request, _ in
                var form = FormValues(try await request.fields(limit: 2000))
                let name = form.text("name")
                try form.finish()
                return name
            }
        }
        router.post("upload") { request, _ in
            var sizes: [String: Int] = [:]
            var file = ""
            let fields = try await request.upload(limit: site.settings.limits.upload) { event in
                switch event {
                case .began(let began): file = began.name
                case .data(let bytes): sizes[file, default: 0] += bytes.readableBytes
                case .ended: sizes[file + " ended"] = 1
                }
            }
            return "\(fields["note"] ?? "") \(sizes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })"
        }
        router.get("things/{id}") { _, context in context.parameters.get("id") ?? "" }
        router.put("things/{id}") { _, _ in "put" }
        router.get("file") { [file] _, context in
            try await Download.response(path: file, name: "Đơn \"1\".html", type: "text/html", context)
        }
        router.get("no-file") { _, context in try await Download.response(path: "/nowhere", name: "a", type: "text/html", context) }
    }

    /// All that was logged, line by line.
    final class Log: LogHandler {
        private let text = Mutex("")
        var metadata: Logger.Metadata {
            get { [:] }
            set {}
        }
        var logLevel: Logger.Level {
            get { .debug }
            set {}
        }
        var lines: [String] { text.withLock { $0.split(separator: "\n").map(String.init) } }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { nil }
            set {}
        }

        func log(event: LogEvent) {
            let facts = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            text.withLock { $0 += "\(event.level) \(event.message) \(facts)\n" }
        }
    }
}

extension TestClientProtocol {
    func get(_ uri: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await executeRequest(uri: uri, method: .get, headers: headers, body: nil)
    }

    func post(_ uri: String, _ body: String, type: String = "application/x-www-form-urlencoded", _ headers: HTTPFields = [:]) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = type
        return try await executeRequest(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body))
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    /// A member of the JSON object in the body.
    func member(_ name: String) -> String? {
        let object = try? JSONSerialization.jsonObject(with: Data(buffer: body)) as? [String: Any]
        return object?[name].map { "\($0)" }
    }
}
