import Foundation

/// A kept-alive connection to the server on this machine; blocks.
final class HTTPConnection {
    private let socket: Int32
    private var buffer = [UInt8](repeating: 0, count: 1 << 20)

    struct Answer {
        var status: Int
        var body: ArraySlice<UInt8>
    }

    init(port: UInt16) throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard connected == 0 else { throw Fault("connect: \(String(cString: strerror(errno)))") }
        var yes: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(socket) }

    /// Sends a whole request and reads the whole answer.
    func exchange(_ request: [UInt8]) throws -> Answer {
        try send(request)
        return try receive()
    }

    private func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { Foundation.send(socket, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw Fault("send: \(String(cString: strerror(errno)))") }
            sent += count
        }
    }

    private func receive() throws -> Answer {
        var filled = 0
        var head: Range<Int>?
        while head == nil {
            try readMore(&filled)
            head = buffer.range(of: "\r\n\r\n", in: 0..<filled)
        }
        let body = head!.upperBound
        guard let length = contentLength(in: 0..<body) else { throw Fault("an answer without Content-Length") }
        if body + length > buffer.count { buffer += [UInt8](repeating: 0, count: body + length - buffer.count) }
        while filled < body + length { try readMore(&filled) }
        return Answer(status: Int(String(decoding: buffer[9..<12], as: UTF8.self)) ?? 0, body: buffer[body..<body + length])
    }

    private func readMore(_ filled: inout Int) throws {
        let count = buffer.withUnsafeMutableBytes { [filled] in recv(socket, $0.baseAddress! + filled, $0.count - filled, 0) }
        guard count > 0 else { throw Fault("the server closed the connection") }
        filled += count
    }

    private func contentLength(in head: Range<Int>) -> Int? {
        guard let name = buffer.range(of: "\r\ncontent-length: ", in: head) ?? buffer.range(of: "\r\nContent-Length: ", in: head) else { return nil }
        return buffer[name.upperBound...].leadingNumber
    }
}

extension [UInt8] {
    func range(of text: StaticString, in range: Range<Int>) -> Range<Int>? {
        let (word, length) = (text.utf8Start, text.utf8CodeUnitCount)
        guard range.count >= length else { return nil }
        return withUnsafeBufferPointer { bytes in
            for start in range.lowerBound...range.upperBound - length
            where bytes[start] == word[0] && memcmp(bytes.baseAddress! + start, word, length) == 0 { return start..<start + length }
            return nil
        }
    }
}

extension ArraySlice<UInt8> {
    var leadingNumber: Int? { Int(String(decoding: prefix { (0x30...0x39).contains($0) }, as: UTF8.self)) }

    /// What stands after `"name":`, of a string without its quotes; enough for the receipts of the API, which have no nested names of this kind.
    func value(after name: StaticString) -> ArraySlice<UInt8>? {
        guard let found = Array(self).range(of: name, in: 0..<count) else { return nil }
        let rest = self[(startIndex + found.upperBound)...].drop { $0 == 0x20 || $0 == 0x22 }
        return rest.prefix { $0 != 0x22 && $0 != 0x2C && $0 != 0x7D }
    }

    var text: String { String(decoding: self, as: UTF8.self) }
}
