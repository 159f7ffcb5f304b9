import Crypto
import Domain
import Foundation
import Storage

/// A running sign-in.
package struct SignedIn: Sendable {
    /// Who acts: the person, or the administrator account the person wears.
    package var account: Account
    package var session: String
    /// By the real clock, in milliseconds; nil for a token.
    package var provenAt: Int64?
    /// What came instead of a session; nil for a person's own session.
    package var token: TokenUse?
    /// The password was right, and a code of the second factor is still to come: nothing may be done yet.
    package var isWaiting = false

    package init(account: Account, session: String, provenAt: Int64? = nil, token: TokenUse? = nil, isWaiting: Bool = false) {
        (self.account, self.session, self.provenAt, self.token, self.isWaiting) = (account, session, provenAt, token, isWaiting)
    }
}

/// Account and password do not fit. Never says which.
package struct WrongCredentials: Error, Hashable, Sendable {
    package init() {}
}

/// The password is right; a code of the second factor is missing or wrong.
package struct SecondFactorWanted: Error, Hashable, Sendable {
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
    ///   - code: of the second factor, or one of the codes kept for a lost device.
    ///   - mayWait: without a code the session begins all the same and waits for one (`enterCode`); otherwise `SecondFactorWanted`.
    ///   - hat: the administrator account to act as; nil: as oneself. Whoever has no user account acts as the only one they hold.
    ///   - tokenDigest: SHA-256, hexadecimal, of the token the client keeps; the token itself is never seen here.
    ///   - client: how the program or browser names itself, for the list of own sessions.
    /// - Throws: `WrongCredentials`, after the same time whether the account exists, is locked, or the password is wrong; `SlowDown`.
    package func signIn(
        account name: String, password: String, code: String? = nil, mayWait: Bool = false, hat: String? = nil, tokenDigest: String, client: String,
        from place: SignInPlace = SignInPlace(network: "")
    ) async throws -> SignedIn {
        let (found, wait) = try await database.read { tx in (try Credentials.find(name, in: tx), try SignInTries.wait(name, at: place, in: tx)) }
        if let wait { throw SlowDown(seconds: wait) }
        let fits = try await passwords.matches(password, stored: found?.password)
        guard let found, fits, found.mayOpen else {
            try await wrongTry(name)
            throw WrongCredentials()
        }
        return try await begin(Beginning(person: found.id, code: code, mayWait: mayWait, hat: hat, tokenDigest: tokenDigest, client: client, place: place))
    }

    func wrongTry(_ name: String) async throws {
        try await database.write { tx in try SignInTries.record(name, in: tx) }
    }

    /// Begins a session of somebody whose first factor is proven, by a password or by another provider.
    func begin(_ beginning: Beginning) async throws -> SignedIn {
        let session = String.newID()
        let lifetime = Int64(settings.sessionHours) * 3_600_000
        let signedIn = try await database.write { [factorKey] tx -> SignedIn? in
            guard let account = try beginning.account(in: tx) else { throw WrongCredentials() }
            let wants = try SecondFactorTable.isSet(for: beginning.person, in: tx)
            let passes = try !wants || beginning.code.map { try SecondFactorTable.use($0, of: account, factorKey, in: tx) } ?? false
            if !passes, beginning.code != nil || !beginning.mayWait { return nil }
            try SessionTable.insert(
                session, of: beginning.person, hat: account.hat, tokenDigest: beginning.tokenDigest, client: beginning.client, lifetime: lifetime,
                isWaiting: !passes, in: tx)
            if passes { try SignInTries.remember(beginning.place, of: beginning.person, name: account.name, in: tx) }
            return SignedIn(account: account, session: session, provenAt: OfficeClock.wall, isWaiting: !passes)
        }
        guard let signedIn else { throw SecondFactorWanted() }
        return signedIn
    }

    /// The second step of a sign-in that waits. The session goes on under a new token.
    /// - Throws: `NotFound` when nothing waits (any more); `SecondFactorWanted` for a wrong code; `SlowDown` after too many.
    package func enterCode(_ code: String, waiting tokenDigest: String, newDigest: String, from place: SignInPlace) async throws -> SignedIn {
        let waiting = try await database.read { tx in
            try SessionTable.waiting(tokenDigest, in: tx).flatMap { waiting in
                try AccountTable.find(id: waiting.account, wearing: waiting.hat, in: tx).map { (account: $0, session: waiting.session) }
            }
        }
        guard let waiting else { throw NotFound() }
        let passes = try await database.write { [factorKey] tx in
            guard try SecondFactorTable.use(code, of: waiting.account, factorKey, in: tx), try SessionTable.turn(waiting.session, to: newDigest, in: tx) else { return false }
            try SignInTries.remember(place, of: waiting.account.id, name: waiting.account.name, in: tx)
            return true
        }
        guard passes else { throw SecondFactorWanted() }
        return SignedIn(account: waiting.account, session: waiting.session, provenAt: OfficeClock.wall)
    }

    /// Who a token belongs to; nil when it is unknown, expired or ended, or the account is disabled or locked.
    package func signedIn(tokenDigest: String) async throws -> SignedIn? {
        try await database.read { tx in try SessionTable.find(tokenDigest, in: tx) }
    }

    /// Whether this person must set up a second factor before anything else.
    package func owesSecondFactor(_ account: Account) async throws -> Bool {
        guard settings.secondFactorFor.contains(account.role) else { return false }
        return try await database.read { tx in try !SecondFactorTable.isSet(for: account.id, in: tx) }
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
                WHERE account = \(account) AND expires_at > \(tx.now) AND ended_at IS NULL AND waiting_since IS NULL
                ORDER BY began_at DESC, id LIMIT 50
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

    package func endOtherSessions(of signedIn: SignedIn) async throws {
        try await database.write { tx in try SessionTable.end(all: signedIn.account.id, but: signedIn.session, in: tx) }
    }
}

/// A session about to begin.
struct Beginning: Sendable {
    var person: String
    var code: String?
    var mayWait: Bool
    var hat: String?
    var tokenDigest: String
    var client: String
    var place: SignInPlace

    /// In the capacity wanted; nil when the person has none such.
    fileprivate func account(in tx: Snapshot) throws -> Account? {
        let own = try AccountTable.find(id: person, in: tx)
        let worn = try hat ?? (own?.role == .administrator ? UnitAccountTable.hats(of: person, in: tx).first { $0.role != .monitor }?.name : nil)
        guard let account = try AccountTable.find(id: person, wearing: worn, in: tx) else { return nil }
        return account.hat != nil || account.role != .administrator ? account : nil
    }
}

/// What an account is opened with.
struct Credentials: Sendable {
    var id: String
    var password: String
    /// Neither disabled nor locked.
    var mayOpen: Bool

    static func find(_ name: String, in tx: Snapshot) throws -> Credentials? {
        try tx.row("SELECT id, password, disabled_at, locked_at FROM account WHERE name = \(name)").map { row in
            Credentials(
                id: try row.text("id"), password: try row.text("password"),
                mayOpen: try row.optionalInteger("disabled_at") == nil && row.optionalInteger("locked_at") == nil)
        }
    }
}

extension String {
    /// SHA-256, hexadecimal.
    package var digest: String { Data(SHA256.hash(data: Data(utf8))).hexadecimal }
}
