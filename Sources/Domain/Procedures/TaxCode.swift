/// Mã số thuế: ten digits of an enterprise, or thirteen of one of its dependent units.
/// Structure: TT 105/2020/TT-BTC Điều 5; the law names a check digit, its formula is the one tax software uses.
package struct TaxCode: Hashable, Sendable, CustomStringConvertible {
    package let digits: String

    package enum Fault: Error, Hashable, Sendable {
        case notDigits
        case wrongLength(Int)
        /// N3–N9 run from 0000001.
        case noSuchSerial
        case wrongCheckDigit
        /// N11–N13 run from 001.
        case noSuchUnit
    }

    /// With or without blanks, dots and dashes.
    package init(_ text: String) throws(Fault) {
        let digits = text.filter { !$0.isWhitespace && !".-–".contains($0) }
        guard digits.allSatisfy(\.isDecimalDigit) else { throw .notDigits }
        guard digits.count == 10 || digits.count == 13 else { throw .wrongLength(digits.count) }
        let number = digits.compactMap(\.wholeNumberValue)
        if number[2..<9].allSatisfy({ $0 == 0 }) { throw .noSuchSerial }
        if number[9] != TaxCode.checkDigit(of: number.prefix(9)) { throw .wrongCheckDigit }
        if number.count == 13, number[10...].allSatisfy({ $0 == 0 }) { throw .noSuchUnit }
        self.digits = digits
    }

    /// `0314409058-002`
    package var description: String {
        digits.count == 13 ? "\(digits.prefix(10))-\(digits.suffix(3))" : digits
    }

    /// Ten where there is no valid number, so that no digit matches.
    static func checkDigit(of digits: ArraySlice<Int>) -> Int {
        10 - zip(digits, [31, 29, 23, 19, 17, 13, 7, 5, 3]).map { $0 * $1 }.reduce(0, +) % 11
    }
}
