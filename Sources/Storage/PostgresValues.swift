/// Bound values in PostgreSQL's binary format, one after the other.
struct PostgresParameters {
    private var bytes: [UInt8] = []
    private var places: [Range<Int>?] = []

    init(_ values: [Value]) throws {
        for value in values {
            let start = bytes.count
            switch value {
            case .null: break
            case .boolean(let truth): bytes.append(truth ? 1 : 0)
            case .integer(let number): append(bitPattern: UInt64(bitPattern: number))
            case .real(let number): append(bitPattern: number.bitPattern)
            case .text(let text):
                if text.utf8.contains(0) { throw StorageError.nulInText }
                bytes += text.utf8
            case .blob(let blob): bytes += blob
            }
            places.append(value == .null ? nil : start..<bytes.count)
        }
        // An empty array may have no address, and no address means NULL.
        bytes.append(0)
    }

    private mutating func append(bitPattern: UInt64) {
        withUnsafeBytes(of: bitPattern.bigEndian) { bytes += $0 }
    }

    /// What libpq wants: the number of values, where each begins, how long it is, and that it is binary.
    func withPointers<T>(_ act: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> T) -> T {
        bytes.withUnsafeBytes { memory in
            let start = memory.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = places.map { place in place.flatMap { start?.advanced(by: $0.lowerBound) } }
            let lengths = places.map { Int32($0?.count ?? 0) }
            return act(Int32(places.count), values, lengths, [Int32](repeating: 1, count: places.count))
        }
    }
}

extension Value {
    /// - Parameters:
    ///   - text: in PostgreSQL's text format.
    ///   - type: its object identifier in `pg_type`.
    init(postgres text: UnsafeBufferPointer<UInt8>, type: UInt32) {
        let string = String(decoding: text, as: UTF8.self)
        switch type {
        case 16: self = .boolean(string == "t")
        case 17: self = .blob(Self.bytes(ofHex: text.dropFirst(2)))
        case 20, 21, 23: self = Int64(string).map(Value.integer) ?? .text(string)
        case 700, 701: self = Double(string).map(Value.real) ?? .text(string)
        // numeric: what sum and avg make of BIGINT.
        case 1700: self = Int64(string).map(Value.integer) ?? Double(string).map(Value.real) ?? .text(string)
        default: self = .text(string)
        }
    }

    private static func bytes(ofHex digits: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        func half(_ digit: UInt8) -> UInt8 { digit - (digit < 0x3A ? 0x30 : 0x57) }
        return stride(from: digits.startIndex, to: digits.endIndex, by: 2).map { half(digits[$0]) << 4 | half(digits[$0 + 1]) }
    }
}
