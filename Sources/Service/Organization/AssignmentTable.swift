import Domain
import Storage

/// An order that waits to be carried out.
package struct OpenOrder: Hashable, Sendable {
    package var order: AssignmentOrder
    package var orderedBy: Author
    package var orderedAt: Instant
}

enum AssignmentTable {
    static func settings(of unit: String, in tx: Snapshot) throws -> [AssignmentSetting] {
        try tx.rows("SELECT procedure, mode, division FROM unit_procedure WHERE unit = \(unit) ORDER BY procedure").map { row in
            AssignmentSetting(
                procedure: try row.text("procedure"), mode: AssignmentMode(rawValue: try row.int("mode")) ?? .leaderOfficer,
                division: try row.optionalText("division"))
        }
    }

    static func put(_ setting: AssignmentSetting, at unit: String, in tx: Transaction) throws {
        try tx.send(
            """
            INSERT INTO unit_procedure (unit, procedure, mode, division)
            VALUES (\(unit), \(setting.procedure), \(setting.mode.rawValue), \(setting.division))
            ON CONFLICT (unit, procedure) DO UPDATE SET mode = excluded.mode, division = excluded.division
            """)
    }

    /// - Returns: false where the unit has fixed it already.
    static func insert(_ setting: AssignmentSetting, at unit: String, in tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            INSERT INTO unit_procedure (unit, procedure, mode, division)
            VALUES (\(unit), \(setting.procedure), \(setting.mode.rawValue), \(setting.division))
            ON CONFLICT (unit, procedure) DO NOTHING
            """) == 1
    }

    /// The officers who handle a procedure at the unit: these and no others. Whose work changes has it in the own history.
    static func put(handlers: [String], of procedure: String, at unit: String, by author: Author, in tx: Transaction) throws {
        let before = Set(
            try tx.rows(
                """
                SELECT a.id FROM account a JOIN account_procedure ap ON ap.account = a.id
                WHERE a.unit = \(unit) AND a.role = 'officer' AND ap.procedure = \(procedure)
                """
            ).map { try $0.text("id") })
        for account in before.subtracting(handlers) { try tx.send("DELETE FROM account_procedure WHERE account = \(account) AND procedure = \(procedure)") }
        for account in Set(handlers).subtracting(before) {
            try tx.send("INSERT INTO account_procedure (account, procedure) VALUES (\(account), \(procedure))")
        }
        for account in before.symmetricDifference(handlers).sorted() {
            guard let standing = try AccountStandings.read(account, in: tx) else { continue }
            try AccountHistory.append(.changed(standing.details), "2988-D8.0-ii", to: account, by: author, in: tx)
        }
    }

    /// HD-19: what goes through divisions that are no more falls to the second form, with an entry.
    static func settle(_ unit: String, by author: Author, in tx: Transaction) throws -> [AssignmentSetting] {
        let divisions = Set(try tx.rows("SELECT id FROM division WHERE unit = \(unit) AND closed_at IS NULL").map { try $0.text("id") })
        let fallen = try settings(of: unit, in: tx).filter { !$0.fits(divisions) }
        for setting in fallen {
            try put(AssignmentSetting(procedure: setting.procedure, mode: .leaderOfficer), at: unit, in: tx)
            try UnitHistory.append(.assignmentFell(procedure: setting.procedure, from: setting.mode), "HD-19", to: unit, by: author, in: tx)
        }
        return fallen
    }

    // MARK: - Orders

    static func insert(_ order: AssignmentOrder, at unit: String, by account: String, in tx: Transaction) throws {
        try tx.send(
            """
            UPDATE assignment_order SET replaced_at = \(tx.now)
            WHERE unit = \(unit) AND procedure = \(order.procedure) AND carried_out_at IS NULL AND replaced_at IS NULL
            """)
        try tx.send(
            """
            INSERT INTO assignment_order (id, unit, procedure, body, ordered_by, ordered_at)
            VALUES (\(order.id), \(unit), \(order.procedure), \(StoredJSON.encode(order)), \(account), \(tx.now))
            """)
    }

    static func openOrders(of unit: String, in tx: Snapshot) throws -> [OpenOrder] {
        try tx.rows(
            """
            SELECT body, ordered_by, ordered_at FROM assignment_order
            WHERE unit = \(unit) AND carried_out_at IS NULL AND replaced_at IS NULL ORDER BY procedure, ordered_at LIMIT 200
            """
        ).map(OpenOrder.init)
    }

    static func order(_ id: String, of unit: String, in tx: Snapshot) throws -> OpenOrder {
        guard let row = try tx.row("SELECT body, ordered_by, ordered_at FROM assignment_order WHERE id = \(id) AND unit = \(unit)") else { throw NotFound() }
        return try OpenOrder(row)
    }

    /// - Returns: whether it was still to be done.
    static func close(_ id: String, by account: String, in tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE assignment_order SET carried_out_at = \(tx.now), carried_out_by = \(account)
            WHERE id = \(id) AND carried_out_at IS NULL AND replaced_at IS NULL
            """) == 1
    }
}

extension AssignmentSetting {
    fileprivate func fits(_ divisions: Set<String>) -> Bool {
        switch mode {
        case .leaderDivisionOfficer: !divisions.isEmpty
        case .divisionOfficer: division.map(divisions.contains) ?? false
        case .leaderOfficer, .automatic, .claim: true
        }
    }
}

extension OpenOrder {
    fileprivate init(_ row: Row) throws {
        self.init(
            order: try StoredJSON.decode(AssignmentOrder.self, from: row.text("body")),
            orderedBy: Author(account: try row.text("ordered_by"), role: .unitLeader), orderedAt: Instant(milliseconds: try row.integer("ordered_at")))
    }
}
