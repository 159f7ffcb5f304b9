import HTTPTypes
import Hummingbird
import NIOCore

/// Finds the CSRF token of a request and leaves the body as it was for the route.
enum FormToken {
    /// The header, else the field `csrf`, which in a multipart body must come first: nothing of a file is stored before it is judged.
    static func take(from request: inout Request, limit: Int) async throws -> String? {
        if let token = request.headers[.csrfToken] { return token }
        switch request.mediaType {
        case "application/x-www-form-urlencoded":
            let bytes = try await request.bytes(limit: limit)
            request.body = RequestBody(buffer: bytes)
            return try URLEncodedForm.parse(bytes.readableBytesView)["csrf"]
        case "multipart/form-data": return try await firstPart(of: &request)
        default: return nil
        }
    }

    private static func firstPart(of request: inout Request) async throws -> String? {
        var parser = try MultipartParser(contentType: request.headers[.contentType] ?? "")
        var iterator = request.body.makeAsyncIterator()
        var read: [ByteBuffer] = []
        var first = FirstPart()
        while !first.isKnown, let bytes = try await next(&iterator) {
            read.append(bytes)
            for event in try parser.push(bytes) { first.take(event) }
        }
        request.body = RequestBody(asyncSequence: Replay(read: read, rest: iterator))
        return first.token
    }

    private static func next(_ iterator: inout RequestBody.AsyncIterator) async throws(BodyError) -> ByteBuffer? {
        do { return try await iterator.next() } catch { throw .cut }
    }
}

/// What the first part of a multipart body says, if it is the token.
private struct FirstPart {
    private var text = ByteBuffer()
    private(set) var token: String?
    private(set) var isKnown = false

    mutating func take(_ event: MultipartParser.Event) {
        guard !isKnown else { return }
        switch event {
        case .began(let head): isKnown = head.name != "csrf" || head.fileName != nil
        case .data(var bytes): text.writeBuffer(&bytes)
        case .ended: (token, isKnown) = (String(buffer: text), true)
        }
    }
}

/// Bytes already read, then the rest of the same body. Can be walked once, like the body it stands for.
private struct Replay: AsyncSequence, Sendable {
    let read: [ByteBuffer]
    // The iterator moves from the middleware to the route; the two never use it at the same time.
    nonisolated(unsafe) let rest: RequestBody.AsyncIterator

    func makeAsyncIterator() -> Iterator { Iterator(read: read[...], rest: rest) }

    struct Iterator: AsyncIteratorProtocol {
        var read: ArraySlice<ByteBuffer>
        var rest: RequestBody.AsyncIterator

        mutating func next() async throws -> ByteBuffer? {
            if let bytes = read.popFirst() { return bytes }
            return try await rest.next()
        }
    }
}
