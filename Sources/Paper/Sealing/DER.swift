/// Distinguished encoding (X.690) of the few types that a signature needs.
enum DER {
    static func sequence(_ parts: [UInt8]...) -> [UInt8] { tagged(0x30, parts.flatMap { $0 }) }
    static func octets(_ bytes: [UInt8]) -> [UInt8] { tagged(0x04, bytes) }
    static func integer(_ value: UInt8) -> [UInt8] { tagged(0x02, [value]) }
    static let null: [UInt8] = [0x05, 0x00]

    /// Members in ascending order of their encodings, as X.690, 11.6 wants it.
    static func set(_ members: [[UInt8]], tag: UInt8 = 0x31) -> [UInt8] {
        tagged(tag, members.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 })
    }

    static func explicit(_ number: UInt8, _ content: [UInt8]) -> [UInt8] { tagged(0xA0 | number, content) }

    static func object(_ arcs: Int...) -> [UInt8] {
        tagged(0x06, [UInt8(arcs[0] * 40 + arcs[1])] + arcs.dropFirst(2).flatMap(base128))
    }

    static func tagged(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] { [tag] + length(content.count) + content }

    /// How many bytes the element at the beginning of `bytes` takes; nil if it is not whole or its length is not distinguished.
    static func extent(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 2 else { return nil }
        let short = Int(bytes[1])
        guard short >= 0x80 else { return 2 + short <= bytes.count ? 2 + short : nil }
        let width = short - 0x80
        guard (1...4).contains(width), bytes.count >= 2 + width else { return nil }
        let count = bytes[2..<2 + width].reduce(0) { $0 << 8 | Int($1) }
        guard length(count) == Array(bytes[1..<2 + width]), 2 + width + count <= bytes.count else { return nil }
        return 2 + width + count
    }

    private static func length(_ count: Int) -> [UInt8] {
        if count < 0x80 { return [UInt8(count)] }
        var digits: [UInt8] = []
        var rest = count
        while rest > 0 {
            digits.insert(UInt8(rest & 0xFF), at: 0)
            rest >>= 8
        }
        return [0x80 | UInt8(digits.count)] + digits
    }

    private static func base128(_ arc: Int) -> [UInt8] {
        var digits = [UInt8(arc & 0x7F)]
        var rest = arc >> 7
        while rest > 0 {
            digits.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
            rest >>= 7
        }
        return digits
    }
}
