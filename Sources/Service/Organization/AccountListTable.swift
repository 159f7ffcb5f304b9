import Domain
import Storage

/// A list as one transaction saw it.
struct AccountListFile {
    var id: String
    var list: AccountList
    var sequence: Int
}

/// A list in the list of lists.
package struct AccountListLine: Hashable, Sendable {
    package var id: String
    /// The unit's name.
    package var unit: String
    package var state: AccountList.State
    package var rows: Int
    package var done: Int
    package var begunAt: Instant
    package var changedAt: Instant
    package var sequence: Int
}

enum AccountListTable {
    static func stream(_ id: String) -> String { "list/\(id)" }

    /// - Throws: `NotFound` when there is none, or none of this kind that the actor may know of.
    static func find(_ id: String, _ kind: AccountList.Kind, for actor: Actor, in tx: Snapshot) throws -> AccountListFile {
        let row = try tx.row("SELECT sequence FROM account_list WHERE id = \(id) AND \(scope(of: actor, on: kind))")
        guard let row else { throw NotFound() }
        let history = try EventTable.read(stream(id), of: AccountListFact.self, in: tx)
        return AccountListFile(id: id, list: .fold(history), sequence: try row.int("sequence"))
    }

    /// The unit's own; and of requests for monitoring accounts Cục CNTT & Thống kê sees what was ever sent.
    static func scope(of actor: Actor, on kind: AccountList.Kind) -> Statement {
        let own: Statement = "kind = \(kind.rawValue) AND unit = \(actor.unit)"
        guard kind == .monitoring, actor.role == .rootAdministrator else { return own }
        return "kind = \(kind.rawValue) AND (unit = \(actor.unit) OR state NOT IN ('draft', 'discarded'))"
    }

    static func begin(_ id: String, _ kind: AccountList.Kind, unit: String, by author: Author, in tx: Transaction) throws {
        let (mark, fact): (Mark, AccountListFact) =
            switch kind {
            case .officers: ("2988-D6.2.a", .begun(unit: unit))
            case .monitoring: ("3035-D6.0-ii", .monitoringBegun(unit: unit))
            }
        let entry = HistoryEntry(actor: author, recordedAt: tx.instant, mark: mark, fact: fact)
        try EventTable.append([entry], to: stream(id), after: 0, in: tx)
        try tx.send(
            """
            INSERT INTO account_list (id, kind, unit, state, row_count, done_count, begun_at, changed_at, sequence)
            VALUES (\(id), \(kind.rawValue), \(unit), 'draft', 0, 0, \(tx.now), \(tx.now), 1)
            """)
    }

    static func append(_ fact: AccountListFact, _ mark: Mark, to file: inout AccountListFile, by author: Author, in tx: Transaction) throws {
        let entry = HistoryEntry(actor: author, recordedAt: tx.instant, mark: mark, fact: fact)
        try EventTable.append([entry], to: stream(file.id), after: file.sequence, in: tx)
        file.list.apply(entry)
        file.sequence += 1
        try tx.send(
            """
            UPDATE account_list SET state = \(file.list.state.rawValue), row_count = \(file.list.rowIDs.count),
                done_count = \(file.list.rowIDs.count - file.list.pending.count), changed_at = \(tx.now), sequence = \(file.sequence)
            WHERE id = \(file.id)
            """)
    }

    static func place(of unit: String, _ procedures: Set<String>, in tx: Snapshot) throws -> AccountListPlace {
        let rows = try tx.rows("SELECT id, name FROM division WHERE unit = \(unit) ORDER BY id")
        return AccountListPlace(
            divisions: Dictionary(uniqueKeysWithValues: try rows.map { (try $0.text("id"), try $0.text("name")) }), procedures: procedures)
    }
}

extension AccountListLine {
    init(_ row: Row) throws {
        self.init(
            id: try row.text("id"), unit: try row.text("unit_name"), state: try AccountList.State(stored: row.text("state")), rows: try row.int("row_count"),
            done: try row.int("done_count"), begunAt: Instant(milliseconds: try row.integer("begun_at")),
            changedAt: Instant(milliseconds: try row.integer("changed_at")), sequence: try row.int("sequence"))
    }
}
