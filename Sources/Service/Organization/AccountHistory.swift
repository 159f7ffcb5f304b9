import Domain
import Storage

/// The official history of accounts, in streams of their own. Whoever changes an account appends here in the same transaction.
enum AccountHistory {
    static func stream(_ account: String) -> String { "account/\(account)" }

    static func append(_ fact: AccountFact, _ mark: Mark, to account: String, by author: Author, in tx: Transaction) throws {
        let entry = HistoryEntry(actor: author, recordedAt: tx.instant, mark: mark, fact: fact)
        try EventTable.append([entry], to: stream(account), after: try EventTable.length(stream(account), in: tx), in: tx)
    }

    static func latest(_ account: String, before: Int?, in tx: Snapshot) throws -> HistoryPage<AccountFact> {
        try EventTable.latest(stream(account), before: before, limit: 20, of: AccountFact.self, in: tx)
    }

    /// Oldest first.
    static func read(_ account: String, in tx: Snapshot) throws -> [HistoryEntry<AccountFact>] {
        try EventTable.read(stream(account), of: AccountFact.self, in: tx)
    }
}

extension EventTable {
    /// How many entries a stream has.
    static func length(_ stream: String, in tx: Snapshot) throws -> Int {
        try tx.row("SELECT coalesce(max(sequence), 0) AS n FROM event WHERE stream = \(stream)")?.int("n") ?? 0
    }
}
