import Hummingbird

package enum BodyError: Error, Equatable {
    /// More bytes than this place takes; `limit` in bytes.
    case tooLarge(limit: Int)
    /// The connection ended, or said something that is not HTTP, before the body was complete.
    case cut
    /// The content type is not one this place reads.
    case unsupported(String)
}

/// The body of a request, never more than `limit` bytes of it. Hummingbird guards only bodies it collects itself.
struct BodyReader {
    private var iterator: RequestBody.AsyncIterator
    private let limit: Int
    private var count = 0

    /// Refuses at once, before a byte is read, when the announced length is over the limit.
    init(_ request: Request, limit: Int) throws(BodyError) {
        if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > limit { throw .tooLarge(limit: limit) }
        iterator = request.body.makeAsyncIterator()
        self.limit = limit
    }

    mutating func next() async throws(BodyError) -> ByteBuffer? {
        let bytes: ByteBuffer?
        do { bytes = try await iterator.next() } catch { throw .cut }
        count += bytes?.readableBytes ?? 0
        guard count <= limit else { throw .tooLarge(limit: limit) }
        return bytes
    }

    mutating func all() async throws(BodyError) -> ByteBuffer {
        var whole = ByteBuffer()
        while var bytes = try await next() { whole.writeBuffer(&bytes) }
        return whole
    }
}
