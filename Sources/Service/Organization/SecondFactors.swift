import Crypto
import Domain
import Foundation
import Storage

/// What somebody types into an authenticator.
package struct SecondFactorSetUp: Sendable {
    /// `otpauth://totp/…`
    package var address: String
    /// The same secret in groups of four letters.
    package var key: String
}

extension Office {
    static let factorMark: Mark = "2988-D13.2.c"

    /// A new secret, in force once a code of it was given back. Shown again as it is until then.
    package func prepareSecondFactor(for account: Account) async throws -> SecondFactorSetUp {
        let fresh = SymmetricKey(size: .init(bitCount: 160)).withUnsafeBytes { Data($0) }
        let sealed = try factorKey.seal(fresh, of: account.id)
        let kept = try await database.write { [factorKey] tx in
            try tx.execute(
                """
                INSERT INTO second_factor (account, secret, made_at, last_step) VALUES (\(account.id), \(sealed), \(tx.now), 0)
                ON CONFLICT (account) DO NOTHING
                """)
            if try SecondFactorTable.isSet(for: account.id, in: tx) { throw OrganisationViolation(Self.factorMark, .signIn(.alreadySetUp)) }
            return try SecondFactorTable.secret(of: account.id, factorKey, in: tx)
        }
        let key = Base32.encode(kept ?? fresh)
        let label = account.name.addingPercentEncoding(withAllowedCharacters: .urlHostAllowed) ?? account.id
        let groups = stride(from: 0, to: key.count, by: 4).map { String(key.dropFirst($0).prefix(4)) }
        return SecondFactorSetUp(address: "otpauth://totp/HaiDang:\(label)?secret=\(key)&issuer=HaiDang", key: groups.joined(separator: " "))
    }

    /// The code proves that the authenticator has the secret. From now on sign-in wants one; this session goes on under a new token.
    /// - Returns: ten codes for a lost device, shown this once.
    package func confirmSecondFactor(_ code: String, by signedIn: SignedIn, newDigest: String) async throws -> [String] {
        let codes = RecoveryCodes.draw()
        let account = signedIn.account
        let isRight = try await database.write { [factorKey] tx in
            guard try !SecondFactorTable.isSet(for: account.id, in: tx) else { throw OrganisationViolation(Self.factorMark, .signIn(.alreadySetUp)) }
            guard try SecondFactorTable.confirm(code, of: account.id, factorKey, in: tx) else { return false }
            try RecoveryCodes.keep(codes, for: account.id, in: tx)
            try AccountHistory.append(.secondFactorSet, Self.factorMark, to: account.id, by: account.actor.author, in: tx)
            guard try SessionTable.turn(signedIn.session, to: newDigest, in: tx) else { throw NotFound() }
            try SessionTable.end(all: account.id, but: signedIn.session, in: tx)
            return true
        }
        guard isRight else { throw OrganisationViolation(Self.factorMark, .signIn(.wrongCode)) }
        return codes
    }

    /// - Parameter code: of the factor itself, or one of the codes for a lost device.
    package func removeSecondFactor(_ code: String, by signedIn: SignedIn) async throws {
        let account = signedIn.account
        let isRight = try await database.write { [factorKey] tx in
            guard try SecondFactorTable.isSet(for: account.id, in: tx) else { throw OrganisationViolation(Self.factorMark, .signIn(.notSetUp)) }
            guard try SecondFactorTable.use(code, of: account, factorKey, in: tx) else { return false }
            try tx.execute("DELETE FROM second_factor WHERE account = \(account.id)")
            try tx.execute("DELETE FROM recovery_code WHERE account = \(account.id)")
            try AccountHistory.append(.secondFactorRemoved, Self.factorMark, to: account.id, by: account.actor.author, in: tx)
            return true
        }
        guard isRight else { throw OrganisationViolation(Self.factorMark, .signIn(.wrongCode)) }
    }

    /// Since when sign-in wants a code, and how many codes for a lost device are left; nil when it wants none.
    package func secondFactor(of account: String) async throws -> (since: Instant, codesLeft: Int)? {
        try await database.read { tx in
            guard let since = try tx.row("SELECT confirmed_at FROM second_factor WHERE account = \(account)")?.optionalInteger("confirmed_at") else { return nil }
            let left = try tx.row("SELECT count(*) AS n FROM recovery_code WHERE account = \(account) AND used_at IS NULL")?.int("n") ?? 0
            return (Instant(milliseconds: since), left)
        }
    }
}

enum SecondFactorTable {
    static func isSet(for account: String, in tx: Snapshot) throws -> Bool {
        try tx.row("SELECT account FROM second_factor WHERE account = \(account) AND confirmed_at IS NOT NULL") != nil
    }

    static func secret(of account: String, _ key: FactorKey, in tx: Snapshot) throws -> Data? {
        try tx.row("SELECT secret FROM second_factor WHERE account = \(account)").flatMap { key.open(try $0.text("secret"), of: account) }
    }

    static func confirm(_ code: String, of account: String, _ key: FactorKey, in tx: Transaction) throws -> Bool {
        try CodeTries.check(account, in: tx)
        guard let step = try step(of: code, account, key, in: tx) else { return try CodeTries.wrong(account, in: tx) }
        return try tx.execute(
            """
            UPDATE second_factor SET confirmed_at = \(tx.now), last_step = \(step), wrong = 0
            WHERE account = \(account) AND confirmed_at IS NULL
            """) == 1
    }

    /// A code of the present half minute, never the same step twice; or one for a lost device, once. A wrong one is counted, so the
    /// transaction must not be given up on `false`.
    /// - Throws: `SlowDown` after too many wrong ones, before the code is looked at.
    static func use(_ code: String, of account: Account, _ key: FactorKey, in tx: Transaction) throws -> Bool {
        try CodeTries.check(account.id, in: tx)
        if let step = try step(of: code, account.id, key, in: tx) {
            let isFresh = try tx.execute(
                "UPDATE second_factor SET last_step = \(step), wrong = 0 WHERE account = \(account.id) AND last_step < \(step)") == 1
            return try isFresh || CodeTries.wrong(account.id, in: tx)
        }
        guard try RecoveryCodes.use(code, of: account.id, in: tx) else { return try CodeTries.wrong(account.id, in: tx) }
        try CodeTries.forget(account.id, in: tx)
        try AccountHistory.append(.recoveryCodeUsed, Office.factorMark, to: account.id, by: account.actor.author, in: tx)
        return true
    }

    private static func step(of code: String, _ account: String, _ key: FactorKey, in tx: Snapshot) throws -> Int64? {
        try secret(of: account, key, in: tx).flatMap { TimeCode.step(of: code, $0, at: OfficeClock.wall) }
    }
}

/// For whoever has lost the device: each opens once, and only the digest is kept.
enum RecoveryCodes {
    static func draw() -> [String] { (0..<10).map { _ in String(OneTimeSecret().text.prefix(11)) } }

    static func keep(_ codes: [String], for account: String, in tx: Transaction) throws {
        try tx.execute("DELETE FROM recovery_code WHERE account = \(account)")
        for code in codes { try tx.execute("INSERT INTO recovery_code (account, digest, made_at) VALUES (\(account), \(digest(code, account)), \(tx.now))") }
    }

    static func use(_ typed: String, of account: String, in tx: Transaction) throws -> Bool {
        try tx.execute(
            "UPDATE recovery_code SET used_at = \(tx.now) WHERE account = \(account) AND digest = \(digest(typed, account)) AND used_at IS NULL") == 1
    }

    private static func digest(_ typed: String, _ account: String) -> String { "\(account) \(OneTimeSecret.digest(of: typed))".digest }
}
