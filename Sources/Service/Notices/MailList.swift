import Domain
import Storage

/// A mail that has not been sent, as its list shows it: never what it says.
package struct MailLine: Hashable, Sendable {
    package var id: String
    package var recipient: String
    package var subject: String
    package var queuedAt: Instant
    package var attempts: Int
    package var tryAt: Instant
    /// Given up then; nil: still to be sent.
    package var deadAt: Instant?
    package var error: String?
}

package enum MailState: String, Hashable, Sendable, CaseIterable { case dead, waiting }

package struct MailPage: Sendable {
    package var lines: [MailLine]
    package var next: DossierQuery.Cursor?
}

/// What became of mail; its stream is `mail/<id>`.
package enum MailFact: Hashable, Sendable, Codable {
    /// A dead letter was put back on its way.
    case retried
}

extension Office {
    package static let mailCountBound = 1000

    /// Unsent mail, oldest first.
    package func mails(_ state: MailState, after: DossierQuery.Cursor? = nil, limit: Int = 30, for actor: Actor) async throws -> MailPage {
        try actor.demandMail()
        let beyond: Statement = after.map { "(queued_at, id) > (\($0.moment), \($0.number))" } ?? "1 = 1"
        return try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT id, recipient, subject, queued_at, attempts, try_at, dead_at, error FROM mail
                WHERE \(state.condition) AND \(beyond)
                ORDER BY queued_at, id LIMIT \(limit + 1)
                """
            ).map(MailLine.init)
            let lines = Array(rows.prefix(limit))
            let next = rows.count > limit ? lines.last.map { DossierQuery.Cursor(moment: $0.queuedAt.milliseconds, number: $0.id) } : nil
            return MailPage(lines: lines, next: next)
        }
    }

    /// How many wait and how many are dead, counted up to a bound.
    package func mailCounts() async throws -> [MailState: Int] {
        try await database.read { tx in
            var counts: [MailState: Int] = [:]
            for state in MailState.allCases {
                let row = try tx.row(
                    "SELECT count(*) AS n FROM (SELECT 1 AS one FROM mail WHERE \(state.condition) LIMIT \(Self.mailCountBound)) AS counted")
                counts[state] = try row?.int("n") ?? 0
            }
            return counts
        }
    }

    /// Puts a dead letter back on its way, with all its attempts before it.
    package func retryMail(_ id: String, by actor: Actor) async throws {
        let mark = try actor.demandMail()
        try await database.write { tx in
            guard let row = try tx.row("SELECT dead_at, sent_at FROM mail WHERE id = \(id)") else { throw NotFound() }
            guard try row.optionalInteger("dead_at") != nil else { throw OrganisationViolation(mark, .access(.mailNotDead)) }
            try tx.execute("UPDATE mail SET dead_at = NULL, try_at = \(tx.now), attempts = 0 WHERE id = \(id)")
            let (entry, stream) = (HistoryEntry(actor: actor.author, recordedAt: tx.instant, mark: mark, fact: MailFact.retried), "mail/\(id)")
            try EventTable.append([entry], to: stream, after: try EventTable.length(stream, in: tx), in: tx)
        }
    }
}

extension Actor {
    /// 3035-D13.1.b: Cục CNTT & Thống kê keeps the installation running. The system is whoever has its command line.
    @discardableResult
    fileprivate func demandMail() throws -> Mark { role == .system ? "3035-D13.1.b" : try demand(.manageMail) }
}

extension MailState {
    fileprivate var condition: Statement {
        switch self {
        case .dead: "dead_at IS NOT NULL"
        case .waiting: "sent_at IS NULL AND dead_at IS NULL"
        }
    }
}

extension MailLine {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.text("id"), recipient: try row.text("recipient"), subject: try row.text("subject"),
            queuedAt: Instant(milliseconds: try row.integer("queued_at")), attempts: try row.int("attempts"),
            tryAt: Instant(milliseconds: try row.integer("try_at")), deadAt: try row.optionalInstant("dead_at"), error: try row.optionalText("error"))
    }
}
