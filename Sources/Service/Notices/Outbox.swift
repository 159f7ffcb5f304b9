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
}
