import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// Keeps one slow or stubborn peer from holding a connection for ever, where Hummingbird's idle timeout cannot: a body that trickles, a
/// receiver that takes nothing, a body that goes on after it was refused. Also answers `Expect: 100-continue`, and keeps the promise of a
/// `Connection: close` in an answer. Lives on the event loop of its channel.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServerSettings.Limits
    private var isReading = false
    private var received = 0
    private var isAnswering = false
    private var requests = 0
    private var answers = 0
    private var closesAfterAnswer = false
    private var isOver = false
    private var deadline: Scheduled<Void>?
    private var stall: Scheduled<Void>?

    init(limits: ServerSettings.Limits) { self.limits = limits }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            (isReading, requests) = (true, requests + 1)
            watchBody(context)
            let announced = head.headerFields[.contentLength].flatMap { Int($0) } ?? 0
            // Who asks with a body too large for any place here gets the refusal instead, and sends nothing.
            if head.headerFields[.expect]?.lowercased() == "100-continue", !isAnswering, announced <= limits.upload {
                context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
            }
        case .body where isOver: return
        case .body(let bytes): received += bytes.readableBytes
        case .end:
            isReading = false
            disarm(&deadline)
            if isOver { context.close(promise: nil) }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head) where head.status.kind != .informational:
            isAnswering = true
            closesAfterAnswer = head.headerFields[.connection]?.lowercased() == "close"
        case .end:
            (isAnswering, answers) = (false, answers + 1)
            answered(context, data, promise)
            return
        default: break
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { disarm(&stall) } else { arm(&stall, context, seconds: limits.stalledDownload) { context.close(promise: nil) } }
        context.fireChannelWritabilityChanged()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        disarm(&deadline)
        disarm(&stall)
    }

    /// Closing at once while the body still comes would make the peer's system drop the answer unread, so we take in what comes for a while.
    private func answered(_ context: ChannelHandlerContext, _ end: NIOAny, _ promise: EventLoopPromise<Void>?) {
        // What is being read may already be the next request, sent in one go with this one.
        let isStillComing = isReading && answers == requests
        if closesAfterAnswer, !isStillComing {
            context.writeAndFlush(end, promise: promise)
            context.close(promise: nil)
            return
        }
        context.write(end, promise: promise)
        isOver = closesAfterAnswer
        if isStillComing { arm(&deadline, context, seconds: limits.linger) { context.close(promise: nil) } }
    }

    /// Every `idle` seconds the body must have grown at the least speed, or be complete.
    private func watchBody(_ context: ChannelHandlerContext) {
        received = 0
        arm(&deadline, context, seconds: limits.idle) { [self] in
            if received < limits.idle * limits.slowestUpload { context.close(promise: nil) } else { watchBody(context) }
        }
    }

    private func arm(
        _ timer: inout Scheduled<Void>?, _ context: ChannelHandlerContext, seconds: Int, then act: @escaping () -> Void
    ) {
        timer?.cancel()
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(Int64(seconds)), act)
    }

    private func disarm(_ timer: inout Scheduled<Void>?) {
        timer?.cancel()
        timer = nil
    }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}
