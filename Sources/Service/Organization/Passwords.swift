import Crypto
import CryptoExtras
import Foundation
import NIOPosix
import Synchronization

/// More passwords wait to be checked than this machine can do in some seconds: whoever comes now is told to come again.
package struct Crowded: Error, Hashable, Sendable {
    package var seconds = 10
    package init() {}
}

/// scrypt, on two threads of its own: 32 MiB and about a tenth of a second each, so never on the threads that serve requests.
final class Passwords: Sendable {
    private static let rounds = 1 << 15
    private let threads = NIOThreadPool(numberOfThreads: 2)
    private let waiting = Mutex(0)
    private let most: Int

    init(most: Int = 200) {
        self.most = most
        threads.start()
    }

    /// `scrypt$15$salt$key`, hexadecimal.
    func hash(_ password: String) async throws -> String {
        let salt = Data((0..<16).map { _ in UInt8.random(in: .min ... .max) })
        let key = try await derive(password, salt: salt)
        return "scrypt$15$\(salt.hexadecimal)$\(key.hexadecimal)"
    }

    /// Takes the same time whether the account exists or not: without a stored hash a password is derived all the same.
    func matches(_ password: String, stored: String?) async throws -> Bool {
        let parts = (stored ?? "").split(separator: "$").map(String.init)
        guard parts.count == 4, parts[0] == "scrypt", let salt = Data(hexadecimal: parts[2]), let key = Data(hexadecimal: parts[3]) else {
            _ = try await derive(password, salt: Data(count: 16))
            return false
        }
        let got = try await derive(password, salt: salt)
        return got.count == key.count && zip(got, key).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func derive(_ password: String, salt: Data) async throws -> Data {
        guard waiting.withLock({ if $0 < most { $0 += 1; return true } else { return false } }) else { throw Crowded() }
        defer { waiting.withLock { $0 -= 1 } }
        let normal = Data(password.precomposedStringWithCanonicalMapping.utf8)
        return try await threads.runIfActive {
            try KDF.Scrypt.deriveKey(
                from: normal, salt: salt, outputByteCount: 32, rounds: Self.rounds, blockSize: 8, parallelism: 1
            ).withUnsafeBytes { Data($0) }
        }
    }
}

extension Data {
    /// Two lower-case digits a byte.
    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(2 * count)
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    package init?(hexadecimal text: String) {
        let digits = text.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
        self.init(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0]! << 4 | digits[$0 + 1]!) })
    }
}
