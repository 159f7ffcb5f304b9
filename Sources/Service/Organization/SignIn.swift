import Crypto
import Domain
import Foundation
import Storage

/// A running sign-in.
package struct SignedIn: Sendable {
    /// Who acts: the person, or the administrator account the person wears.
    package var account: Account
    package var session: String
    package init(account: Account, session: String) { (self.account, self.session) = (account, session) }
}

/// Account and password do not fit. Never says which.
package struct WrongCredentials: Error, Hashable, Sendable {
    package init() {}
}

/// One of an account's own sessions.
package struct SessionLine: Hashable, Sendable {
    package var id: String
    package var client: String
    package var beganAt: Instant
    package var expiresAt: Instant
}

extension Office {
    /// - Parameters:
    ///   - hat: the administrator account to act as; nil: as oneself. Whoever has no user account acts as the only one they hold.
    ///   - tokenDigest: SHA-256, hexadecimal, of the token the client keeps; the token itself is never seen here.
    ///   - client: how the program or browser names itself, for the list of own sessions.
    /// - Throws: `WrongCredentials`, after the same time whether the account exists or not.
    package func signIn(account name: String, password: String, hat: String? = nil, tokenDigest: String, client: String) async throws -> SignedIn {
        let found = try await database.read { tx in
            try tx.row("SELECT id, password, disabled_at FROM account WHERE name = \(name)").map { row in
                (id: try row.text("id"), password: try row.text("password"), disabled: try row.optionalInteger("disabled_at") != nil)
            }
        }
        let fits = try await passwords.matches(password, stored: found?.password)
        guard let found, fits, !found.disabled else { throw WrongCredentials() }
        return try await beginSession(of: found.id, wearing: hat, tokenDigest: tokenDigest, client: client)
    }

    private func beginSession(of id: String, wearing wanted: String?, tokenDigest: String, client: String) async throws -> SignedIn {
        let session = String.newID()
        let lifetime = Int64(settings.sessionHours) * 3_600_000
        let account = try await database.write { tx -> Account? in
            let person = try AccountTable.find(id: id, in: tx)
            let hat = try wanted ?? (person?.role == .administrator ? AdministratorTable.hats(of: id, in: tx).first?.name : nil)
            guard let account = try AccountTable.find(id: id, wearing: hat, in: tx), account.hat != nil || account.role != .administrator else { return nil }
            try tx.execute(
                """
                INSERT INTO session (token_hash, id, account, hat, client, began_at, expires_at)
                VALUES (\(tokenDigest), \(session), \(id), \(hat), \(String(client.prefix(200))), \(tx.now), \(tx.now + lifetime))
                """)
            return account
        }
        guard let account else { throw WrongCredentials() }
        return SignedIn(account: account, session: session)
    }

    /// Who a token belongs to; nil when it is unknown, expired or ended, or the account is disabled.
    package func signedIn(tokenDigest: String) async throws -> SignedIn? {
        try await database.read { tx in
            try AccountTable.find(session: tokenDigest, in: tx).map { SignedIn(account: $0.account, session: $0.session) }
        }
    }

    package func signOut(tokenDigest: String) async throws {
        _ = try await database.write { tx in
            try tx.execute("UPDATE session SET ended_at = \(tx.now) WHERE token_hash = \(tokenDigest) AND ended_at IS NULL")
        }
    }

    package func sessions(of account: String) async throws -> [SessionLine] {
        try await database.read { tx in
            try tx.rows(
                """
                SELECT id, client, began_at, expires_at FROM session
                WHERE account = \(account) AND expires_at > \(tx.now) AND ended_at IS NULL ORDER BY began_at DESC, id LIMIT 50
                """
            ).map { row in
                SessionLine(
                    id: try row.text("id"), client: try row.text("client"),
                    beganAt: Instant(milliseconds: try row.integer("began_at")),
                    expiresAt: Instant(milliseconds: try row.integer("expires_at")))
            }
        }
    }

    /// Ends one of the account's own sessions.
    package func endSession(_ id: String, of account: String) async throws {
        let ended = try await database.write { tx in
            try tx.execute("UPDATE session SET ended_at = \(tx.now) WHERE id = \(id) AND account = \(account) AND ended_at IS NULL")
        }
        if ended == 0 { throw NotFound() }
    }
}

extension String {
    /// SHA-256, hexadecimal.
    package var digest: String { Data(SHA256.hash(data: Data(utf8))).hexadecimal }
}
