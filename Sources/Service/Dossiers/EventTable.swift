import Domain
import Storage

/// The official history. Appended to, never changed.
enum EventTable {
    /// - Parameter facts: the facts as JSON where they are encoded already.
    /// - Throws: `Conflict` through the primary key when somebody appended first (see `Office.perform`).
    static func append<Fact>(_ events: [HistoryEntry<Fact>], facts: [String]? = nil, to stream: String, after sequence: Int, in tx: Transaction) throws {
        for (offset, event) in events.enumerated() {
            let fact = try facts?[offset] ?? StoredJSON.encode(event.fact)
            try tx.send(
                """
                INSERT INTO event (stream, sequence, recorded_at, happened_at, account, role, hat, token, mark, fact)
                VALUES (\(stream), \(sequence + 1 + offset), \(event.recordedAt.milliseconds), \(event.happenedAt?.milliseconds),
                        \(event.actor.account), \(event.actor.role.rawValue), \(event.actor.hat), \(event.actor.token), \(event.mark.id), \(fact))
                """)
        }
    }

    /// In order, from the one after `sequence`.
    static func read<Fact>(_ stream: String, after sequence: Int = 0, of fact: Fact.Type = Domain.Fact.self, in tx: Snapshot) throws -> [HistoryEntry<Fact>] {
        try tx.rows(
            """
            SELECT recorded_at, happened_at, account, role, hat, token, mark, fact FROM event
            WHERE stream = \(stream) AND sequence > \(sequence) ORDER BY sequence
            """
        ).map(HistoryEntry.init)
    }
}

/// A stretch of a history, newest first.
package struct HistoryPage<Fact: Hashable & Sendable & Codable>: Hashable, Sendable {
    package var entries: [HistoryEntry<Fact>]
    /// The place the older ones come before; nil when there are none.
    package var next: Int?
}

extension EventTable {
    /// - Parameter before: a place in the stream; nil: from the last entry on.
    static func latest<Fact>(_ stream: String, before: Int?, limit: Int, of fact: Fact.Type, in tx: Snapshot) throws -> HistoryPage<Fact> {
        let rows = try tx.rows(
            """
            SELECT sequence, recorded_at, happened_at, account, role, hat, token, mark, fact FROM event
            WHERE stream = \(stream) AND sequence < \(before ?? Int(Int32.max)) ORDER BY sequence DESC LIMIT \(limit + 1)
            """)
        return HistoryPage(entries: try rows.prefix(limit).map(HistoryEntry.init), next: rows.count > limit ? try rows[limit - 1].int("sequence") : nil)
    }
}

extension HistoryEntry {
    fileprivate init(_ row: Row) throws {
        self.init(
            actor: Author(
                account: try row.text("account"), role: try Role(stored: row.text("role")), hat: try row.optionalText("hat"),
                token: try row.optionalText("token")),
            recordedAt: Instant(milliseconds: try row.integer("recorded_at")),
            happenedAt: try row.optionalInteger("happened_at").map(Instant.init(milliseconds:)),
            mark: Mark(try row.text("mark")), fact: try StoredJSON.decode(Fact.self, from: row.text("fact")))
    }
}
