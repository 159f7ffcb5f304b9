import Domain
import Foundation
import Storage

/// A secret that opens one thing once and for a while: a first sign-in, a forgotten password, a consent. Stored only as its digest; a new one
/// for the same purpose ends the one before.
package struct OneTimeSecret: Sendable, CustomStringConvertible {
    package enum Purpose: String, Hashable, Sendable, CaseIterable { case activation, recovery, consent }

    /// Forty letters and digits that look like nothing else, in groups of five: fit for a link and for a letter.
    package let text: String
    var digest: String { Self.digest(of: text) }

    package init() {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        var random = SystemRandomNumberGenerator()
        let drawn = (0..<40).map { _ in letters.randomElement(using: &random)! }
        text = stride(from: 0, to: 40, by: 5).map { String(drawn[$0..<$0 + 5]) }.joined(separator: "-")
    }

    /// However it was typed: capitals, spaces and dashes do not matter.
    static func digest(of typed: String) -> String { typed.lowercased().filter { $0.isLetter || $0.isNumber }.digest }

    package var description: String { "OneTimeSecret" }
}

enum OneTimeSecrets {
    /// - Parameter lifetime: in milliseconds.
    static func keep(
        _ secret: OneTimeSecret, for purpose: OneTimeSecret.Purpose, account: String, subject: String = "", lifetime: Int64, in tx: Transaction
    ) throws {
        try tx.execute(
            """
            UPDATE one_time_secret SET expires_at = \(tx.now)
            WHERE account = \(account) AND purpose = \(purpose.rawValue) AND subject = \(subject) AND used_at IS NULL AND expires_at > \(tx.now)
            """)
        try tx.execute(
            """
            INSERT INTO one_time_secret (digest, purpose, account, subject, made_at, expires_at)
            VALUES (\(secret.digest), \(purpose.rawValue), \(account), \(subject), \(tx.now), \(tx.now + lifetime))
            """)
    }

    /// Whose it is, while it can still be used; for showing a form.
    static func find(_ typed: String, for purpose: OneTimeSecret.Purpose, in tx: Snapshot) throws -> (account: String, subject: String)? {
        try tx.row(
            """
            SELECT account, subject FROM one_time_secret
            WHERE digest = \(OneTimeSecret.digest(of: typed)) AND purpose = \(purpose.rawValue) AND used_at IS NULL AND expires_at > \(tx.now)
            """
        ).map { (try $0.text("account"), try $0.text("subject")) }
    }

    /// Uses it up: of two who try at once, one gets it.
    static func use(_ typed: String, for purpose: OneTimeSecret.Purpose, in tx: Transaction) throws -> (account: String, subject: String)? {
        try tx.row(
            """
            UPDATE one_time_secret SET used_at = \(tx.now)
            WHERE digest = \(OneTimeSecret.digest(of: typed)) AND purpose = \(purpose.rawValue) AND used_at IS NULL AND expires_at > \(tx.now)
            RETURNING account, subject
            """
        ).map { (try $0.text("account"), try $0.text("subject")) }
    }
}
