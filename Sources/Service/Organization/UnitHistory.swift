import Domain
import Storage

/// The official history of units, in streams of their own. Whoever changes a unit appends here in the same transaction.
enum UnitHistory {
    static func stream(_ unit: String) -> String { "unit/\(unit)" }

    static func append(_ fact: UnitFact, _ mark: Mark, to unit: String, by author: Author, in tx: Transaction) throws {
        let entry = HistoryEntry(actor: author, recordedAt: tx.instant, mark: mark, fact: fact)
        try EventTable.append([entry], to: stream(unit), after: try EventTable.length(stream(unit), in: tx), in: tx)
    }

    static func latest(_ unit: String, before: Int?, in tx: Snapshot) throws -> HistoryPage<UnitFact> {
        try EventTable.latest(stream(unit), before: before, limit: 20, of: UnitFact.self, in: tx)
    }

    /// Oldest first.
    static func read(_ unit: String, in tx: Snapshot) throws -> [HistoryEntry<UnitFact>] {
        try EventTable.read(stream(unit), of: UnitFact.self, in: tx)
    }
}
