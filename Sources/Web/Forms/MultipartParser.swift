import Hummingbird

package enum MultipartError: Error, Equatable {
    /// The content type names no boundary, or one that RFC 2046 does not allow.
    case boundary
    case malformed(String)
    /// The body ended before the closing boundary.
    case truncated
    case tooManyParts(limit: Int)
    case headTooLarge(limit: Int)
    case fieldTooLarge(name: String, limit: Int)
    case fileTooLarge(name: String, limit: Int)
}

package struct MultipartLimits: Sendable {
    package var parts = 200
    package var headBytes = 8 << 10
    package var fieldBytes = 64 << 10
    package var fileBytes = 100 << 20
    package init() {}
}

/// multipart/form-data (RFC 7578) as a push parser: bytes in, events out, wherever the network cuts. Strict where leniency would let two
/// readers see two different bodies: no preamble, no padding after a boundary, CRLF everywhere, nothing after the end but one CRLF.
package struct MultipartParser {
    package enum Event: Equatable {
        case began(PartHead)
        case data(ByteBuffer)
        case ended
    }

    private enum State {
        case opening, afterBoundary, head
        case data(PartHead, size: Int)
        case epilogue, done
    }

    private let limits: MultipartLimits
    private let delimiter: [UInt8]
    private var state = State.opening
    // The first boundary has no CRLF before it; giving it one makes it a delimiter like all others.
    private var buffer = ByteBuffer(string: "\r\n")
    private var parts = 0
    private var scanned = 0

    package init(contentType: String, limits: MultipartLimits = MultipartLimits()) throws(MultipartError) {
        guard let type = HeaderValue(parsing: contentType), type.value == "multipart/form-data",
            let boundary = type.parameters["boundary"], Self.isBoundary(boundary)
        else { throw .boundary }
        self.limits = limits
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// Takes the next bytes of the body. Holds back at most a head, or the beginning of what may become a boundary.
    package mutating func push(_ bytes: ByteBuffer) throws(MultipartError) -> [Event] {
        var bytes = bytes
        buffer.writeBuffer(&bytes)
        var events: [Event] = []
        while try step(&events) {}
        buffer.discardReadBytes()
        return events
    }

    /// To be called when the body has ended.
    package func finish() throws(MultipartError) {
        switch state {
        case .done: return
        case .epilogue where buffer.readableBytes == 0: return
        case .epilogue: throw .malformed("bytes after the closing boundary")
        default: throw .truncated
        }
    }

    /// Whether there may be more to do with the bytes at hand.
    private mutating func step(_ events: inout [Event]) throws(MultipartError) -> Bool {
        switch state {
        case .opening: try open()
        case .afterBoundary: try chooseNext()
        case .head: try readHead(&events)
        case .data(let head, let size): try readData(of: head, size: size, &events)
        case .epilogue: try readEpilogue()
        case .done:
            if buffer.readableBytes > 0 { throw .malformed("bytes after the closing boundary") } else { false }
        }
    }

    private mutating func open() throws(MultipartError) -> Bool {
        guard buffer.readableBytesView.starts(with: delimiter.prefix(buffer.readableBytes)) else { throw .malformed("body does not begin with the boundary") }
        guard buffer.readableBytes >= delimiter.count else { return false }
        buffer.moveReaderIndex(forwardBy: delimiter.count)
        state = .afterBoundary
        return true
    }

    private mutating func chooseNext() throws(MultipartError) -> Bool {
        guard let mark = buffer.readString(length: 2) else { return false }
        switch mark {
        case "--": state = .epilogue
        case "\r\n":
            parts += 1
            guard parts <= limits.parts else { throw .tooManyParts(limit: limits.parts) }
            (state, scanned) = (.head, 0)
        default: throw .malformed("text after a boundary")
        }
        return true
    }

    private mutating func readHead(_ events: inout [Event]) throws(MultipartError) -> Bool {
        let end = Array("\r\n\r\n".utf8)
        guard let length = buffer.firstRange(of: end, from: max(0, scanned - end.count + 1)) else {
            scanned = buffer.readableBytes
            guard scanned <= limits.headBytes else { throw .headTooLarge(limit: limits.headBytes) }
            return false
        }
        guard length <= limits.headBytes else { throw .headTooLarge(limit: limits.headBytes) }
        let head = try PartHead(parsing: buffer.readableBytesView.prefix(length))
        buffer.moveReaderIndex(forwardBy: length + end.count)
        events.append(.began(head))
        state = .data(head, size: 0)
        return true
    }

    private mutating func readData(of head: PartHead, size: Int, _ events: inout [Event]) throws(MultipartError) -> Bool {
        let end = buffer.firstRange(of: delimiter)
        let length = end ?? buffer.readableBytes - buffer.readableBytesView.suffixBeginning(delimiter)
        guard size + length <= limit(of: head) else { throw tooLarge(head) }
        if length > 0, let data = buffer.readSlice(length: length) { events.append(.data(data)) }
        guard end != nil else {
            state = .data(head, size: size + length)
            return false
        }
        buffer.moveReaderIndex(forwardBy: delimiter.count)
        events.append(.ended)
        state = .afterBoundary
        return true
    }

    private mutating func readEpilogue() throws(MultipartError) -> Bool {
        guard let mark = buffer.readString(length: 2) else { return false }
        guard mark == "\r\n" else { throw .malformed("bytes after the closing boundary") }
        state = .done
        return true
    }

    private func limit(of head: PartHead) -> Int { head.fileName == nil ? limits.fieldBytes : limits.fileBytes }

    private func tooLarge(_ head: PartHead) -> MultipartError {
        head.fileName == nil
            ? .fieldTooLarge(name: head.name, limit: limits.fieldBytes) : .fileTooLarge(name: head.name, limit: limits.fileBytes)
    }

    /// RFC 2046: 1 to 70 of these characters, the last not a space.
    private static func isBoundary(_ text: String) -> Bool {
        let letters = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: Array("'()+_,-./:=? ".utf8).contains(byte)
            }
        }
        return letters && (1...70).contains(text.utf8.count) && text.last != " "
    }
}
