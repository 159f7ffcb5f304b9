import Glibc
import NIOCore
import NIOPosix

/// A connection that says exactly the bytes it is told, lawful or not.
struct RawConnection {
    private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// - Parameter reads: false for a peer that never takes anything from its socket.
    init(port: Int?, host: String = "localhost", reads: Bool = true) async throws {
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.autoRead, value: reads)
            .connect(host: host, port: port ?? 0) { channel in
                channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
            }
    }

    /// Sends each text, then waits for everything the server says until it closes, or until `enough` says to hang up.
    func say(_ texts: String..., enough: @escaping @Sendable (String) -> Bool = { _ in false }) async throws -> String {
        try await channel.executeThenClose { inbound, outbound in
            for text in texts { try await outbound.write(ByteBuffer(string: text)) }
            var answer = ""
            do {
                for try await bytes in inbound {
                    answer += String(buffer: bytes)
                    if enough(answer) { break }
                }
            } catch let error as IOError where error.errnoCode == ECONNRESET { answer += "<reset>" }
            return answer
        }
    }

    /// Sends a text, then does something else while the answer stays in the socket.
    func sayAndListenNot(_ text: String, meanwhile: @escaping @Sendable () async throws -> Void) async throws {
        try await channel.executeThenClose { _, outbound in
            try await outbound.write(ByteBuffer(string: text))
            try await meanwhile()
        }
    }

    /// Sends a text, then another over and over until the connection is gone.
    func repeatUntilCut(_ text: String, _ more: String) async throws {
        try await channel.executeThenClose { _, outbound in
            try await outbound.write(ByteBuffer(string: text))
            do { while true { try await outbound.write(ByteBuffer(string: more)) } } catch is ChannelError {} catch is IOError {} catch is NIOAsyncWriterError {
            }
        }
    }

    /// Sends what it can and hangs up in the middle.
    func abandon(_ text: String) async throws {
        try await channel.executeThenClose { _, outbound in try await outbound.write(ByteBuffer(string: text)) }
    }
}
