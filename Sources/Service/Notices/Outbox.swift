import Domain
import Storage

/// A mail as it will be sent: plain text in the reader's language.
package struct Mail: Hashable, Sendable {
    package var to: String
    package var subject: String
    package var body: String

    package init(to: String, subject: String, body: String) { (self.to, self.subject, self.body) = (to, subject, body) }
}

/// Mails on their way. Queued in the act's own transaction, sent outside it: at least once, and never lost.
enum Outbox {
    static func queue(_ mail: Mail, id: String, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO mail (id, recipient, subject, body, queued_at, try_at, attempts)
            VALUES (\(id), \(mail.to), \(mail.subject), \(mail.body), \(tx.now), \(tx.now), 0)
            """)
    }

    /// The next mail whose time has come, for one worker and a while: a worker that dies loses it, and it is sent again.
    static func claim(for milliseconds: Int64, in tx: Transaction) throws -> Claimed? {
        try tx.row(
            """
            UPDATE mail SET claimed_until = \(tx.now + milliseconds), attempts = attempts + 1
            WHERE id = (
                SELECT id FROM mail
                WHERE sent_at IS NULL AND dead_at IS NULL AND try_at <= \(tx.now) AND (claimed_until IS NULL OR claimed_until <= \(tx.now))
                ORDER BY try_at LIMIT 1)
            RETURNING id, recipient, subject, body, attempts
            """
        ).map { row in
            Claimed(
                id: try row.text("id"), mail: Mail(to: try row.text("recipient"), subject: try row.text("subject"), body: try row.text("body")),
                attempts: try row.int("attempts"))
        }
    }

    struct Claimed: Sendable {
        var id: String
        var mail: Mail
        var attempts: Int
    }

    static func sent(_ id: String, in tx: Transaction) throws {
        try tx.execute("UPDATE mail SET sent_at = \(tx.now), body = '', claimed_until = NULL, error = NULL WHERE id = \(id)")
    }

    static func postpone(_ id: String, by milliseconds: Int64, _ error: String, in tx: Transaction) throws {
        try tx.execute("UPDATE mail SET try_at = \(tx.now + milliseconds), claimed_until = NULL, error = \(error) WHERE id = \(id)")
    }

    static func bury(_ id: String, _ error: String, in tx: Transaction) throws {
        try tx.execute("UPDATE mail SET dead_at = \(tx.now), claimed_until = NULL, error = \(error) WHERE id = \(id)")
    }
}
