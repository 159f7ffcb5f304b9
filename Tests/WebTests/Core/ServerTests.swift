import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import Testing

@testable import Web

/// The server as the program runs it, not as a test framework does.
@Suite(.timeLimit(.minutes(1))) struct ServerTests {
    /// Runs a server until `test` returns; then it must have ended by itself.
    static func run(
        _ change: (inout ServerSettings) -> Void = { _ in }, add: (Router<WebContext>, Site) -> Void,
        _ test: @escaping @Sendable (Int, ServiceGroup) async throws -> Void
    ) async throws {
        var site = TestSite()
        site.settings.port = 0
        change(&site.settings)
        let (ports, told) = AsyncStream<Int>.makeStream()
        let logger = Logger(label: "test") { _ in TestSite.Log() }
        let server = WebServer(router(try site.site(), add: add), logger: logger) { told.yield($0) }
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: [server], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var ports = ports.makeAsyncIterator()
            try await test(try #require(await ports.next()), group)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test func `a request at hand is finished before the server ends`() async throws {
        let (arrivals, arrived) = AsyncStream<Void>.makeStream()
        let (releases, release) = AsyncStream<Void>.makeStream()
        try await Self.run(add: { router, _ in
            router.get("slow") { _, _ in
                arrived.yield()
                for await _ in releases { break }
                return "finished"
            }
        }) { port, group in
            async let said = RawConnection(port: port, host: "127.0.0.1").say("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
            for await _ in arrivals { break }
            await group.triggerGracefulShutdown()
            release.yield()
            let answer = try await said
            #expect(answer.hasSuffix("finished"))
        }
    }

    @Test func `connections over the limit wait for a place`() async throws {
        try await Self.run({ ($0.limits.connections, $0.limits.idle) = (1, 4) }, add: { _, _ in }) { port, _ in
            let first = try await RawConnection(port: port, host: "127.0.0.1")
            let second = try await RawConnection(port: port, host: "127.0.0.1")
            let start = ContinuousClock.now
            async let waited = second.say("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            let answers = [try await first.say("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"), try await waited]
            #expect(answers.allSatisfy { $0.hasSuffix("alive") })
            // The first is closed after some idleness, and only then is the second heard.
            #expect(ContinuousClock.now - start >= .milliseconds(900))
        }
    }

    @Test func `a receiver that takes nothing is cut off`() async throws {
        let (ends, ended) = AsyncStream<Int>.makeStream()
        try await Self.run(
            { $0.limits.stalledDownload = 1 },
            add: { router, _ in
                router.get("endless") { _, _ in
                    Response(
                        status: .ok,
                        body: ResponseBody { writer in
                            var sent = 0
                            defer { ended.yield(sent) }
                            while true {
                                try await writer.write(ByteBuffer(repeating: 0, count: 1 << 16))
                                sent += 1 << 16
                            }
                        })
                }
            }
        ) { port, _ in
            let connection = try await RawConnection(port: port, host: "127.0.0.1", reads: false)
            try await connection.sayAndListenNot("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n") {
                var ends = ends.makeAsyncIterator()
                let sent = try #require(await ends.next())
                // Not much more than what the buffers of two systems hold, which grow to some 70 MB here: a second of memory would be gigabytes.
                #expect(sent < 256 << 20)
            }
        }
    }
}
