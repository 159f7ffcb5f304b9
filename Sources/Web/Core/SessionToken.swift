import Crypto
import Foundation

/// 256 random bits in base64url, 43 characters. Whoever has them is signed in: stores keep only `digest`, and it prints itself nowhere.
package struct SessionToken: Equatable, Sendable, CustomStringConvertible, CustomReflectable {
    package let secret: String

    /// What the tokens of programs begin with, so that one found in a file is known for what it is.
    static let apiPrefix = "hdt_"

    package init() {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<4).flatMap { _ in withUnsafeBytes(of: random.next()) { Array($0) } }
        secret = Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Nil unless the text has the form of a token.
    package init?(_ text: some StringProtocol) {
        let isToken = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isToken, text.utf8.count == 43 else { return nil }
        secret = String(text)
    }

    /// SHA-256 in hex: finds the session without being able to open it.
    package var digest: String { SHA256.hash(data: Data(secret.utf8)).hex }

    package var description: String { "SessionToken" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Sequence<UInt8> {
    var hex: String { map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() }
}
