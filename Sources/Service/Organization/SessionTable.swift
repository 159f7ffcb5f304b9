import Domain
import Storage

/// Sessions and tokens: what proves from request to request who is there.
enum SessionTable {
    static func insert(
        _ id: String, of account: String, hat: String?, tokenDigest: String, client: String, lifetime: Int64, isWaiting: Bool, in tx: Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO session (token_hash, id, account, hat, client, began_at, expires_at, proven_at, waiting_since)
            VALUES (\(tokenDigest), \(id), \(account), \(hat), \(String(client.prefix(200))), \(tx.now), \(tx.now + lifetime), \(OfficeClock.wall),
                    \(isWaiting ? tx.now : nil))
            """)
    }

    /// Whose session this is, while it runs and its account may sign in.
    static func find(_ tokenDigest: String, in tx: Snapshot) throws -> SignedIn? {
        let row = try tx.row(
            """
            SELECT s.id, s.account, s.hat, s.party, s.proven_at FROM session s JOIN account a ON a.id = s.account AND a.locked_at IS NULL
            WHERE s.token_hash = \(tokenDigest) AND s.ended_at IS NULL AND s.waiting_since IS NULL AND s.expires_at > \(tx.now)
            """)
        guard let row else { return nil }
        let account = try AccountTable.find(id: row.text("account"), wearing: row.optionalText("hat"), filingFor: row.optionalText("party"), in: tx)
        guard let account, !account.disabled else { return nil }
        return SignedIn(account: account, session: try row.text("id"), provenAt: try row.optionalInteger("proven_at"))
    }

    /// Who waits for a second factor.
    static func waiting(_ tokenDigest: String, in tx: Snapshot) throws -> (account: String, session: String, hat: String?)? {
        try tx.row(
            """
            SELECT s.id, s.account, s.hat FROM session s JOIN account a ON a.id = s.account AND a.locked_at IS NULL AND a.disabled_at IS NULL
            WHERE s.token_hash = \(tokenDigest) AND s.ended_at IS NULL AND s.waiting_since > \(tx.now - waitingTime)
            """
        ).map { (try $0.text("account"), try $0.text("id"), try $0.optionalText("hat")) }
    }

    private static let waitingTime: Int64 = 600_000

    /// More may be done from now on, so the token of before opens nothing any more.
    /// - Returns: false when the session has ended.
    static func turn(_ session: String, to tokenDigest: String, in tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE session SET token_hash = \(tokenDigest), proven_at = \(OfficeClock.wall), waiting_since = NULL
            WHERE id = \(session) AND ended_at IS NULL AND expires_at > \(tx.now)
            """) == 1
    }

    /// The session goes on in another capacity: what was proven in the old one proves nothing in this.
    /// - Returns: false when the session is not the account's or has ended.
    static func turn(_ session: String, of account: String, to tokenDigest: String, wearing hat: String?, in tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE session SET token_hash = \(tokenDigest), hat = \(hat), proven_at = NULL
            WHERE id = \(session) AND account = \(account) AND ended_at IS NULL AND waiting_since IS NULL AND expires_at > \(tx.now)
            """) == 1
    }

    /// The session goes on, filing for another party.
    /// - Returns: false when it has ended.
    static func turn(_ session: String, to tokenDigest: String, filingFor party: String, in tx: Transaction) throws -> Bool {
        try tx.execute("UPDATE session SET token_hash = \(tokenDigest), party = \(party) WHERE id = \(session) AND ended_at IS NULL AND expires_at > \(tx.now)") == 1
    }

    static func end(all account: String, but session: String? = nil, in tx: Transaction) throws {
        try tx.execute("UPDATE session SET ended_at = \(tx.now) WHERE account = \(account) AND id <> \(session ?? "") AND ended_at IS NULL")
    }
}
