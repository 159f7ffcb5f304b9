/// Reads objects from bytes at a position. Throws `malformed`, or `tooComplex` when the budget is used up.
struct PDFParser {
    let bytes: [UInt8]
    let budget: PDFBudget
    var position: Int

    private static let deepest = 64

    init(_ bytes: [UInt8], at position: Int, budget: PDFBudget) {
        self.bytes = bytes
        self.position = position
        self.budget = budget
    }

    var next: UInt8? { position >= 0 && position < bytes.count ? bytes[position] : nil }

    mutating func value(depth: Int = 0) throws(PDFFault) -> PDFValue {
        guard depth < Self.deepest else { throw .tooComplex }
        try skipSpace()
        try budget.spend()
        switch next {
        case UInt8(ascii: "/"): return .name(try name())
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "("): return .string(try literalString())
        case UInt8(ascii: "<"):
            if peek(1) == UInt8(ascii: "<") { return .dictionary(try dictionary(depth: depth)) }
            return .string(try hexString())
        case .some(let byte) where beginsNumber(byte): return try numberOrReference()
        default: return try constant()
        }
    }

    /// Consumes `word` if it stands here as a whole token.
    mutating func take(_ word: StaticString) throws(PDFFault) -> Bool {
        try skipSpace()
        let count = word.utf8CodeUnitCount
        guard matches(word), !isRegular(peek(count)) else { return false }
        position += count
        return true
    }

    /// Consumes an unsigned integer if one stands here.
    mutating func takeInteger() throws(PDFFault) -> Int? {
        try skipSpace()
        var end = position
        var value = 0
        while let digit = byte(at: end), digit >= 0x30, digit <= 0x39 {
            let (tens, high) = value.multipliedReportingOverflow(by: 10)
            let (sum, low) = tens.addingReportingOverflow(Int(digit - 0x30))
            guard !high, !low else { throw .malformed("number") }
            value = sum
            end += 1
        }
        guard end > position, !isRegular(byte(at: end)) else { return nil }
        try budget.spend()
        position = end
        return value
    }

    mutating func skipSpace() throws(PDFFault) {
        let start = position
        while let byte = next {
            if byte == UInt8(ascii: "%") { skipComment() } else if isSpace(byte) { position += 1 } else { break }
        }
        try spendLength(since: start)
    }

    func matches(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard position >= 0, bytes.count - position >= count else { return false }
        return (0..<count).allSatisfy { bytes[position + $0] == word.utf8Start[$0] }
    }

    private mutating func skipComment() {
        while let byte = next, byte != 10, byte != 13 { position += 1 }
    }

    private func byte(at place: Int) -> UInt8? { place >= 0 && place < bytes.count ? bytes[place] : nil }
    private func peek(_ ahead: Int) -> UInt8? { byte(at: position + ahead) }
    private func spendLength(since start: Int) throws(PDFFault) { try budget.spend((position - start) / 64) }
}

// MARK: - Composite objects

extension PDFParser {
    private mutating func array(depth: Int) throws(PDFFault) -> [PDFValue] {
        position += 1
        var values: [PDFValue] = []
        while true {
            try skipSpace()
            if next == UInt8(ascii: "]") { break }
            values.append(try value(depth: depth + 1))
        }
        position += 1
        return values
    }

    private mutating func dictionary(depth: Int) throws(PDFFault) -> PDFDictionary {
        position += 2
        var result = PDFDictionary()
        while true {
            try skipSpace()
            if next == UInt8(ascii: ">") { break }
            guard next == UInt8(ascii: "/") else { throw .malformed("dictionary key") }
            let key = try name()
            guard result[key] == nil else { throw .malformed("key twice: \(key)") }
            result[key] = try value(depth: depth + 1)
        }
        guard peek(1) == UInt8(ascii: ">") else { throw .malformed("dictionary end") }
        position += 2
        return result
    }

    private mutating func numberOrReference() throws(PDFFault) -> PDFValue {
        guard let integer = try takeInteger() else { return try signedOrReal() }
        let after = position
        if let generation = try takeInteger(), generation <= 65535, try take("R") {
            return .reference(PDFReference(number: integer, generation: generation))
        }
        position = after
        return .integer(integer)
    }
}

// MARK: - Simple objects

extension PDFParser {
    private mutating func signedOrReal() throws(PDFFault) -> PDFValue {
        let start = position
        while let byte = next, isRegular(byte) { position += 1 }
        try spendLength(since: start)
        let spelling = Array(bytes[start..<position])
        let digits = spelling.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
        let points = digits.count { $0 == UInt8(ascii: ".") }
        guard spelling.count - digits.count <= 1, digits.count > points, points <= 1,
            digits.allSatisfy({ $0 == UInt8(ascii: ".") || isDigit($0) })
        else { throw .malformed("number") }
        if points == 1 { return .real(spelling) }
        guard let value = Int(String(decoding: spelling, as: UTF8.self)) else { throw .malformed("number") }
        return .integer(value)
    }

    private mutating func constant() throws(PDFFault) -> PDFValue {
        if try take("true") { return .bool(true) }
        if try take("false") { return .bool(false) }
        if try take("null") { return .null }
        throw .malformed("object")
    }

    mutating func name() throws(PDFFault) -> String {
        position += 1
        let start = position
        var result = String.UnicodeScalarView()
        while let byte = next, isRegular(byte) {
            position += 1
            guard byte == UInt8(ascii: "#") else {
                result.append(Unicode.Scalar(byte))
                continue
            }
            guard let high = hexDigit(next), let low = hexDigit(peek(1)) else { throw .malformed("name") }
            result.append(Unicode.Scalar(high << 4 | low))
            position += 2
        }
        try spendLength(since: start)
        return String(result)
    }

    private mutating func hexString() throws(PDFFault) -> [UInt8] {
        let start = position
        position += 1
        var result: [UInt8] = []
        var high: UInt8?
        while let byte = next, byte != UInt8(ascii: ">") {
            position += 1
            if isSpace(byte) { continue }
            guard let digit = hexDigit(byte) else { throw .malformed("string") }
            if let first = high { result.append(first << 4 | digit) }
            high = high == nil ? digit : nil
        }
        guard next != nil else { throw .malformed("string") }
        position += 1
        try spendLength(since: start)
        if let last = high { result.append(last << 4) }
        return result
    }

    private mutating func literalString() throws(PDFFault) -> [UInt8] {
        let start = position
        position += 1
        var open = 1
        var result: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "("): open += 1
            case UInt8(ascii: ")"): open -= 1
            case UInt8(ascii: "\\"):
                if let escaped = escape() { result.append(escaped) }
                continue
            default: break
            }
            if open == 0 { break }
            result.append(byte)
        }
        guard open == 0 else { throw .malformed("string") }
        try spendLength(since: start)
        return result
    }

    /// The byte that the escape after a backslash stands for; nil for a line continued.
    private mutating func escape() -> UInt8? {
        guard let byte = next else { return nil }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return 10
        case UInt8(ascii: "r"): return 13
        case UInt8(ascii: "t"): return 9
        case UInt8(ascii: "b"): return 8
        case UInt8(ascii: "f"): return 12
        case UInt8(ascii: "0")...UInt8(ascii: "7"): return octal(from: byte)
        case 13:
            if next == 10 { position += 1 }
            return nil
        case 10: return nil
        default: return byte
        }
    }

    private mutating func octal(from first: UInt8) -> UInt8 {
        var value = first - 0x30
        for _ in 0..<2 {
            guard let digit = next, digit >= 0x30, digit <= 0x37 else { break }
            value = value << 3 | (digit - 0x30)
            position += 1
        }
        return value
    }
}

// MARK: - Characters (ISO 32000-1, 7.2.2)

private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 13 || byte == 9 || byte == 12 || byte == 0 }
private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

private func beginsNumber(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
}

private func isRegular(_ byte: UInt8?) -> Bool {
    guard let byte, !isSpace(byte) else { return false }
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
        return false
    default: return true
    }
}

func hexDigit(_ byte: UInt8?) -> UInt8? {
    switch byte {
    case .some(let b) where isDigit(b): b - 0x30
    case .some(let b) where b >= 0x41 && b <= 0x46: b - 0x37
    case .some(let b) where b >= 0x61 && b <= 0x66: b - 0x57
    default: nil
    }
}
