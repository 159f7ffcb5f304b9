import Crypto
import Foundation

/// Codes that change every half minute, RFC 6238 over RFC 4226 with SHA-1, as every authenticator on a phone makes them.
enum TimeCode {
    static let period: Int64 = 30

    static func step(at milliseconds: Int64) -> Int64 { milliseconds / 1000 / period }

    static func code(_ secret: Data, step: Int64, digits: Int = 6) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[19] & 15)
        let number = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let text = String(number % (0..<digits).reduce(1) { power, _ in power * 10 })
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step a code belongs to: the present one, or its neighbours for a clock that is a little off.
    static func step(of typed: String, _ secret: Data, at milliseconds: Int64) -> Int64? {
        let typed = typed.filter { !$0.isWhitespace }
        let now = step(at: milliseconds)
        return [now, now - 1, now + 1].first { code(secret, step: $0) == typed }
    }
}

/// RFC 4648, without padding.
enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func encode(_ bytes: Data) -> String {
        let bits = bytes.flatMap { byte in (0..<8).map { Int(byte >> (7 - $0)) & 1 } }
        return String(stride(from: 0, to: bits.count, by: 5).map { start in
            letters[(0..<5).reduce(0) { $0 << 1 | (start + $1 < bits.count ? bits[start + $1] : 0) }]
        })
    }
}
