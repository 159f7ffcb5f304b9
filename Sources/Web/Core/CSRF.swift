import Crypto
import Foundation

/// The token a page hands to its own forms: HMAC-SHA256 of the cookie under a key of the installation, in hex. Another site can make a
/// browser send the cookie, but cannot read a page to learn the token; a token of one session opens no other.
package struct CSRF: Sendable {
    private let key: SymmetricKey

    /// - Parameter key: 32 random bytes, the same on all nodes of an installation.
    package init(key: SymmetricKey) { self.key = key }

    package func token(for session: SessionToken) -> String {
        HMAC<SHA256>.authenticationCode(for: Self.message(session), using: key).hex
    }

    /// Compares in constant time.
    package func accepts(_ token: String, for session: SessionToken) -> Bool {
        guard let code = Self.bytes(token) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Self.message(session), using: key)
    }

    private static func message(_ session: SessionToken) -> Data { Data("csrf ".utf8) + Data(session.secret.utf8) }

    private static func bytes(_ hex: String) -> [UInt8]? {
        guard hex.utf8.count == 64, hex.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else { return nil }
        let digits = Array(hex.utf8)
        let bytes = stride(from: 0, to: 64, by: 2).compactMap { UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16) }
        return bytes.count == 32 ? bytes : nil
    }
}
