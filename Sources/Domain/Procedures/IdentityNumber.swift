/// The number of a personal paper. None of them has a check digit, so only the shape can be judged.
package struct IdentityNumber: Hashable, Sendable, CustomStringConvertible {
    /// In capitals, without blanks.
    package let text: String
    package let paper: Paper

    package enum Paper: String, Hashable, Sendable, Codable, CaseIterable {
        /// Căn cước công dân: 12 digits, the first three a province 001–096 (NĐ 137/2015/NĐ-CP Điều 13).
        case citizen
        /// Chứng minh nhân dân: 9 digits.
        case idCard
        /// A Vietnamese one is a letter and seven digits; foreign ones have no one format.
        case passport
    }

    package enum Fault: Error, Hashable, Sendable {
        case wrongLength(accepted: [Paper])
        case noSuchProvince(String)
        case notLettersAndDigits
    }

    package init(_ typed: String, as accepted: [Paper] = Paper.allCases) throws(Fault) {
        let text = typed.filter { !$0.isWhitespace && !".-–".contains($0) }.uppercased()
        guard text.allSatisfy({ $0.isDecimalDigit || $0.isCapital }) else { throw .notLettersAndDigits }
        let isNumber = text.allSatisfy(\.isDecimalDigit)
        if isNumber, text.count == 12, accepted.contains(.citizen) {
            guard let province = Int(text.prefix(3)), 1...96 ~= province else { throw .noSuchProvince(String(text.prefix(3))) }
            (self.text, paper) = (text, .citizen)
        } else if isNumber, text.count == 9, accepted.contains(.idCard) {
            (self.text, paper) = (text, .idCard)
        } else if accepted.contains(.passport), 5...20 ~= text.count, !isNumber || accepted == [.passport] {
            // Eleven digits are a mistyped citizen number far more often than a foreign passport.
            (self.text, paper) = (text, .passport)
        } else {
            throw .wrongLength(accepted: accepted)
        }
    }

    package var description: String { text }
}
