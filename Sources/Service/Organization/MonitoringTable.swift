import Domain
import Storage

/// What the tables say of units and their monitoring accounts.
enum MonitoringTable {
    /// 3035-D6.0-i: the class of the accounts of the unit `u`: of its level, or of the level whose procedures it carries out.
    static let monitors: Statement =
        """
        (SELECT coalesce(l.monitors, c.monitors) FROM unit_level l LEFT JOIN unit_level c ON c.level = l.performs WHERE l.level = u.level)
        """

    static func monitors(of unit: String, in tx: Snapshot) throws -> MonitoringClass? {
        try tx.row("SELECT \(monitors) AS monitors FROM unit u WHERE u.id = \(unit)")?.optionalText("monitors").map(MonitoringClass.init(stored:))
    }

    /// What a request of this unit may name: itself and its Chi cục, as they stand today.
    /// - Parameter holder: the name of the account a line names.
    static func place(of unit: String, holder: String? = nil, in tx: Snapshot) throws -> UnitAccountPlace {
        let units = try tx.rows(
            """
            SELECT u.id, u.code, u.name, a.name AS account, \(monitors) AS monitors
            FROM unit u LEFT JOIN administrator a ON a.unit = u.id AND a.kind = 'monitoring' AND a.closed_at IS NULL
            WHERE (u.id = \(unit) OR u.parent = \(unit)) AND u.closed_day IS NULL ORDER BY u.code
            """
        ).compactMap(UnitAccountPlace.Unit.init).filter { $0.id == unit || $0.monitors == .branch }
        return UnitAccountPlace(units: units, candidate: try holder.flatMap { try candidate($0, in: tx) })
    }

    /// What a request may name, and what it names that is no more.
    static func units(of list: AccountList, in tx: Snapshot) throws -> [UnitAccountPlace.Unit] {
        let now = try place(of: list.unit, in: tx).units
        let gone = Set(list.unitRows.map(\.unit)).subtracting(now.map(\.id)).sorted()
        let rows = try tx.rows("SELECT u.id, u.code, u.name, NULL AS account, coalesce(\(monitors), 'branch') AS monitors FROM unit u WHERE u.id IN \(list: gone)")
        return try now + rows.compactMap(UnitAccountPlace.Unit.init)
    }

    private static func candidate(_ name: String, in tx: Snapshot) throws -> UnitAccountPlace.Candidate? {
        guard let row = try tx.row("SELECT id, unit FROM account WHERE name = \(name)"), let unit = try row.optionalText("unit") else { return nil }
        let id = try row.text("id")
        return try UnitAccountTable.mayHold(id, accountOf: unit, in: tx) ? .init(.init(account: id, name: name), of: unit) : nil
    }
}

extension UnitAccountPlace.Unit {
    /// Nil for a unit at a level that has no such accounts.
    fileprivate init?(_ row: Row) throws {
        guard let monitors = try row.optionalText("monitors") else { return nil }
        self.init(
            id: try row.text("id"), code: try row.text("code"), name: try row.text("name"), monitors: try MonitoringClass(stored: monitors),
            account: try row.optionalText("account"))
    }
}
