import Domain
import Storage

/// An administrator account a person holds now: the unit's, worn like a hat by whoever the unit's head assigned (2988-D3.5, D5.2, A-15).
package struct Hat: Hashable, Sendable {
    /// `03zz_qt`
    package var name: String
    package var unit: Account.Unit
    /// 2988-D5.1.a: of Cục CNTT & Thống kê, which issues the others.
    package var isRoot: Bool

    package var role: Role { isRoot ? .rootAdministrator : .administrator }
}

enum AdministratorTable {
    /// The administrator accounts somebody holds at this moment.
    static func hats(of account: String, in tx: Snapshot) throws -> [Hat] {
        try tx.rows(
            """
            SELECT a.name, a.root_since, u.id, u.code, u.name AS unit_name
            FROM administrator_holder h
            JOIN administrator a ON a.name = h.administrator AND a.closed_at IS NULL
            JOIN unit u ON u.id = a.unit
            WHERE h.account = \(account) AND h.from_at <= \(tx.now) AND (h.to_at IS NULL OR h.to_at > \(tx.now))
            ORDER BY a.name
            """
        ).map { row in
            Hat(
                name: try row.text("name"), unit: .init(id: try row.text("id"), code: try row.text("code"), name: try row.text("unit_name")),
                isRoot: try row.optionalInteger("root_since") != nil)
        }
    }

    static func insert(_ name: String, unit: String, isRoot: Bool, by issuer: String, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO administrator (name, unit, issued_at, issued_by, root_since)
            VALUES (\(name), \(unit), \(tx.now), \(issuer), \(isRoot ? tx.now : nil))
            """)
    }

    static func assign(_ name: String, to account: String, from: Int64, until: Int64?, by head: String, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO administrator_holder (administrator, account, from_at, to_at, assigned_by, assigned_at)
            VALUES (\(name), \(account), \(from), \(until), \(head), \(tx.now))
            """)
    }
}
