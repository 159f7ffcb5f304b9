import Domain
import Storage

/// What somebody may act as besides as themselves: an account of the unit, worn like a hat by whoever the unit's head assigned
/// (2988-D3.5, D5.2, A-15, A-16), or a leader's post for a time (HD-24).
package struct Hat: Hashable, Sendable {
    /// `03zz_qt`, or `acting-leader`.
    package var name: String
    package var unit: Account.Unit
    package var role: Role
    /// 3035-D6.2-i: of a monitoring account, the class its rights go by.
    package var monitors: MonitoringClass?
    /// When it ends, where that is fixed.
    package var until: Instant?

    package static let actingLeader = "acting-leader"
}

enum UnitAccountTable {
    /// What somebody may act as at this moment. Nothing of a unit one does not belong to any more.
    static func hats(of account: String, in tx: Snapshot) throws -> [Hat] {
        try unitAccounts(of: account, in: tx) + ActingLeaderTable.hats(of: account, in: tx)
    }

    private static func unitAccounts(of account: String, in tx: Snapshot) throws -> [Hat] {
        try tx.rows(
            """
            SELECT a.name, a.kind, a.root_since, h.to_at, u.id, u.code, u.name AS unit_name, \(MonitoringTable.monitors) AS monitors
            FROM administrator_holder h
            JOIN administrator a ON a.name = h.administrator AND a.closed_at IS NULL
            JOIN unit u ON u.id = a.unit
            JOIN account p ON p.id = h.account AND p.unit = a.unit
            WHERE h.account = \(account) AND h.from_at <= \(tx.now) AND (h.to_at IS NULL OR h.to_at > \(tx.now))
            ORDER BY a.name
            """
        ).map { row in
            let kind = try UnitAccountKind(stored: row.text("kind"))
            return Hat(
                name: try row.text("name"), unit: .init(id: try row.text("id"), code: try row.text("code"), name: try row.text("unit_name")),
                role: kind.role(isRoot: try row.optionalInteger("root_since") != nil),
                monitors: kind == .monitoring ? try row.optionalText("monitors").map(MonitoringClass.init(stored:)) : nil, until: try row.optionalInstant("to_at"))
        }
    }

    /// A closed account's name is opened again for the same unit, with its history.
    static func insert(_ name: String, _ kind: UnitAccountKind, unit: String, isRoot: Bool = false, by issuer: String, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO administrator (name, kind, unit, issued_at, issued_by, root_since)
            VALUES (\(name), \(kind.rawValue), \(unit), \(tx.now), \(issuer), \(isRoot ? tx.now : nil))
            ON CONFLICT (name) DO UPDATE SET unit = excluded.unit, issued_at = excluded.issued_at, issued_by = excluded.issued_by,
                root_since = excluded.root_since, closed_at = NULL
            """)
    }

    static func assign(_ name: String, to account: String, from: Int64, until: Int64?, by head: String, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO administrator_holder (administrator, account, from_at, to_at, assigned_by, assigned_at)
            VALUES (\(name), \(account), \(from), \(until), \(head), \(tx.now))
            """)
    }

    static func kind(of name: String, in tx: Snapshot) throws -> UnitAccountKind {
        guard let row = try tx.row("SELECT kind FROM administrator WHERE name = \(name)") else { throw NotFound() }
        return try UnitAccountKind(stored: row.text("kind"))
    }

    static func stream(_ name: String) -> String { "administrator/\(name)" }

    static func append(_ fact: UnitAccountFact, _ mark: Mark, to name: String, by author: Author, in tx: Transaction) throws {
        let entry = HistoryEntry(actor: author, recordedAt: tx.instant, mark: mark, fact: fact)
        try EventTable.append([entry], to: stream(name), after: try EventTable.length(stream(name), in: tx), in: tx)
    }

    /// Ends whatever somebody holds or will hold, now.
    static func endAll(of account: String, by author: Author, in tx: Transaction) throws {
        let held = try tx.rows(
            """
            SELECT administrator FROM administrator_holder
            WHERE account = \(account) AND (to_at IS NULL OR to_at > \(tx.now)) ORDER BY administrator
            """)
        for row in held { try endHolder(account, of: try row.text("administrator"), .left, by: author, in: tx) }
    }

    static func endHolder(_ account: String, of name: String, _ reason: UnitAccountFact.HolderEnd, by author: Author, in tx: Transaction) throws {
        // What has not begun never was.
        try tx.send("DELETE FROM administrator_holder WHERE administrator = \(name) AND account = \(account) AND from_at >= \(tx.now)")
        try tx.send(
            """
            UPDATE administrator_holder SET to_at = \(tx.now)
            WHERE administrator = \(name) AND account = \(account) AND (to_at IS NULL OR to_at > \(tx.now))
            """)
        try tx.send("UPDATE session SET ended_at = \(tx.now) WHERE account = \(account) AND hat = \(name) AND ended_at IS NULL")
        try append(.holderEnded(account: account, reason: reason), kind(of: name, in: tx).holderMark, to: name, by: author, in: tx)
    }
}

extension UnitAccountKind {
    fileprivate func role(isRoot: Bool) -> Role {
        switch self {
        case .administration: isRoot ? .rootAdministrator : .administrator
        case .monitoring: .monitor
        }
    }
}
