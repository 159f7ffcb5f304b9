import Domain
import Storage

/// A token as its owner sees it; what opens with it was shown once and is not kept.
package struct TokenLine: Hashable, Sendable {
    package var id: String
    package var name: String
    package var scope: TokenScope
    package var madeAt: Instant
    package var expiresAt: Instant
    package var lastUsedAt: Instant?
}

/// The token a request came with.
package struct TokenUse: Hashable, Sendable {
    package var name: String
    package var scope: TokenScope
}

/// What a token shall be.
package struct TokenWish: Sendable {
    package var name: String
    package var scope: TokenScope
    package var days: Int
    package init(name: String, scope: TokenScope, days: Int) { (self.name, self.scope, self.days) = (name, scope, days) }
}

extension Office {
    static let tokenMark: Mark = "HD-27"
    package static let mostTokenDays = 365

    /// - Parameter digest: of the token the person is shown once.
    /// - Throws: `OrganisationViolation` under HD-27, and under HD-26 for scope `approve` without a fresh proof.
    package func issueToken(_ wish: TokenWish, by signedIn: SignedIn, digest: String) async throws -> TokenLine {
        guard (1...Self.mostTokenDays).contains(wish.days) else { throw OrganisationViolation(Self.tokenMark, .signIn(.tokenLifetime(mostDays: Self.mostTokenDays))) }
        if wish.scope == .approve { try demandProof(of: signedIn) }
        let (id, account) = (String.newID(), signedIn.account)
        return try await database.write { tx in
            let line = TokenLine(
                id: id, name: wish.name, scope: wish.scope, madeAt: tx.instant, expiresAt: tx.instant.advanced(bySeconds: Int64(wish.days) * 86_400))
            try tx.execute(
                """
                INSERT INTO api_token (digest, id, account, hat, party, name, scope, made_at, expires_at)
                VALUES (\(digest), \(id), \(account.id), \(account.hat), \(account.party?.id), \(wish.name), \(wish.scope.rawValue), \(tx.now),
                        \(line.expiresAt.milliseconds))
                """)
            let fact = AccountFact.tokenIssued(name: wish.name, scope: wish.scope, until: line.expiresAt)
            try AccountHistory.append(fact, Self.tokenMark, to: account.id, by: account.actor.author, in: tx)
            return line
        }
    }

    /// The account's tokens that still open something, newest first.
    package func tokens(of account: String) async throws -> [TokenLine] {
        try await database.read { tx in
            try tx.rows(
                """
                SELECT id, name, scope, made_at, expires_at, last_used_at FROM api_token
                WHERE account = \(account) AND revoked_at IS NULL AND expires_at > \(tx.now) ORDER BY made_at DESC, id LIMIT 100
                """
            ).map(TokenLine.init)
        }
    }

    package func revokeToken(_ id: String, of account: Account) async throws {
        try await database.write { tx in
            let row = try tx.row("UPDATE api_token SET revoked_at = \(tx.now) WHERE id = \(id) AND account = \(account.id) AND revoked_at IS NULL RETURNING name")
            guard let row else { throw NotFound() }
            try AccountHistory.append(.tokenRevoked(name: row.text("name")), Self.tokenMark, to: account.id, by: account.actor.author, in: tx)
        }
    }

    /// Whose token it is, while it holds. Its last use is written down at most once an hour: no program shall make us write at every question.
    package func signedIn(apiTokenDigest digest: String) async throws -> SignedIn? {
        guard let (signedIn, isStale) = try await database.read({ tx in try TokenTable.find(digest, in: tx) }) else { return nil }
        if isStale { try await database.write { tx in _ = try tx.execute("UPDATE api_token SET last_used_at = \(tx.now) WHERE digest = \(digest)") } }
        return signedIn
    }

    /// HD-26. A token of scope `approve` was made with a fresh proof and stands for it.
    package func demandProof(of signedIn: SignedIn) throws {
        if signedIn.token != nil { return }
        let limit = OfficeClock.wall - settings.confirmMinutes * 60_000
        guard let at = signedIn.provenAt, at >= limit else { throw OrganisationViolation("HD-26", .signIn(.proofTooOld)) }
    }
}

enum TokenTable {
    static func find(_ digest: String, in tx: Snapshot) throws -> (SignedIn, isStale: Bool)? {
        let row = try tx.row(
            """
            SELECT t.id, t.account, t.hat, t.party, t.name, t.scope, t.last_used_at
            FROM api_token t JOIN account a ON a.id = t.account AND a.locked_at IS NULL
            WHERE t.digest = \(digest) AND t.revoked_at IS NULL AND t.expires_at > \(tx.now)
            """)
        guard let row else { return nil }
        let account = try AccountTable.find(id: row.text("account"), wearing: row.optionalText("hat"), filingFor: row.optionalText("party"), in: tx)
        guard var account, !account.disabled else { return nil }
        let use = TokenUse(name: try row.text("name"), scope: try TokenScope(stored: row.text("scope")))
        account.token = use.name
        let isStale = try row.optionalInteger("last_used_at").map { $0 < tx.now - 3_600_000 } ?? true
        return (SignedIn(account: account, session: try row.text("id"), token: use), isStale)
    }
}

extension TokenLine {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.text("id"), name: try row.text("name"), scope: try TokenScope(stored: row.text("scope")),
            madeAt: Instant(milliseconds: try row.integer("made_at")), expiresAt: Instant(milliseconds: try row.integer("expires_at")),
            lastUsedAt: try row.optionalInteger("last_used_at").map(Instant.init(milliseconds:)))
    }
}
