import Storage

/// Dossiers whose approved documents wait for the seal. Durable: queued in the act's transaction, claimed by condition, gone when recorded.
enum SealQueue {
    static func add(_ number: String, in tx: Transaction) throws {
        try tx.send(
            """
            INSERT INTO seal_job (dossier, queued_at, try_at, attempts) VALUES (\(number), \(tx.now), \(tx.now), 0)
            ON CONFLICT (dossier) DO UPDATE SET queued_at = \(tx.now), try_at = \(tx.now), attempts = 0, claimed_until = NULL
            """)
    }

    static func remove(_ number: String, in tx: Transaction) throws {
        try tx.send("DELETE FROM seal_job WHERE dossier = \(number)")
    }

    /// The next job whose time has come, claimed for a while: of several workers one gets it, and a worker that dies loses it.
    static func claim(for milliseconds: Int64, in tx: Transaction) throws -> (number: String, attempts: Int)? {
        try tx.row(
            """
            UPDATE seal_job SET claimed_until = \(tx.now + milliseconds), attempts = attempts + 1
            WHERE dossier = (
                SELECT dossier FROM seal_job
                WHERE try_at <= \(tx.now) AND (claimed_until IS NULL OR claimed_until <= \(tx.now))
                ORDER BY try_at LIMIT 1)
            RETURNING dossier, attempts
            """
        ).map { (try $0.text("dossier"), try $0.int("attempts")) }
    }

    static func postpone(_ number: String, by milliseconds: Int64, in tx: Transaction) throws {
        try tx.execute("UPDATE seal_job SET try_at = \(tx.now + milliseconds), claimed_until = NULL WHERE dossier = \(number)")
    }
}
