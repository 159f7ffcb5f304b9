/// Reads fixed numbers of ASCII digits, for dates and times.
struct DigitScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func digits(_ count: Int) -> Int? {
        let taken = rest.prefix(count)
        guard taken.count == count, taken.allSatisfy({ 48...57 ~= $0 }) else { return nil }
        rest = rest.dropFirst(count)
        return taken.reduce(0) { $0 * 10 + Int($1) - 48 }
    }

    /// As many digits as there are, at least one.
    mutating func run() -> [Int]? {
        let taken = rest.prefix { 48...57 ~= $0 }
        guard !taken.isEmpty else { return nil }
        rest = rest.dropFirst(taken.count)
        return taken.map { Int($0) - 48 }
    }

    mutating func take(_ expected: Unicode.Scalar) -> Bool {
        guard let next = rest.first, next == UInt8(ascii: expected) else { return false }
        rest = rest.dropFirst()
        return true
    }
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
