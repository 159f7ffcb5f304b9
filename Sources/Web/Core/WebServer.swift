import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// The HTTP server as a service: runs until its task is cancelled or graceful shutdown is asked for; then it takes no new connection, finishes
/// the requests at hand and returns. The composition says how long it waits for them (`ServiceGroupConfiguration`).
package struct WebServer: Service {
    let application: Application<Front>

    /// - Parameter running: called once with the port when connections are taken.
    package init(_ front: Front, logger: Logger, running: @escaping @Sendable (Int) async -> Void = { _ in }) {
        let settings = front.site.settings
        application = Application(
            responder: front, server: Self.server(settings.limits),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port),
                availableConnectionsDelegate: MaximumAvailableConnections(settings.limits.connections, logger: logger)),
            onServerRunning: { channel in await running(channel.localAddress?.port ?? settings.port) }, logger: logger)
    }

    package func run() async throws { try await application.run() }

    private static func server(_ limits: ServerSettings.Limits) -> HTTPServerBuilder {
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: limits.head / 2, maxHeaderListSize: limits.head, maxHeaderFieldCount: 100)
        return .http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [ConnectionGuard(limits: limits)], idleTimeout: .seconds(Int64(limits.idle)),
                httpDecoderConfiguration: decoder))
    }
}
