import Domain
import Foundation
import Storage

/// A unit during one stretch of its life.
package struct UnitPeriod: Hashable, Sendable {
    package var unit: String
    package var details: UnitDetails
    /// Nil: since before our records begin.
    package var from: Day?
    /// The first day it no longer holds.
    package var to: Day?

    func covers(_ day: Day) -> Bool { from.map { $0 <= day } ?? true && to.map { day < $0 } ?? true }
}

enum UnitTable {
    static func tree(in tx: Snapshot) throws -> UnitTree {
        let periods = try tx.rows("SELECT \(columns) FROM unit_period ORDER BY unit, from_day").map(UnitPeriod.init)
        let closed = Set(try tx.rows("SELECT id FROM unit WHERE closed_day IS NOT NULL").map { try $0.text("id") })
        var tree = UnitTree(units: [:], codes: [:], levels: try levels(in: tx))
        for period in periods {
            tree.codes[period.details.code] = period.unit
            let since = closed.contains(period.unit) ? period.to : period.from
            tree.units[period.unit] = UnitTree.Member(details: period.details, since: since ?? Day.beforeRecords, isOpen: !closed.contains(period.unit))
            if tree.levels[period.details.level] == nil { tree.levels[period.details.level] = UnitLevel(unknown: period.details.level) }
        }
        return tree
    }

    /// Oldest first.
    static func periods(of units: [String], in tx: Snapshot) throws -> [UnitPeriod] {
        try tx.rows("SELECT \(columns) FROM unit_period WHERE unit IN \(list: units) ORDER BY unit, from_day").map(UnitPeriod.init)
    }

    static func levels(in tx: Snapshot) throws -> [String: UnitLevel] {
        Dictionary(try levelsInOrder(in: tx).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// From the top down, as the data says.
    static func levelsInOrder(in tx: Snapshot) throws -> [UnitLevel] {
        try tx.rows("SELECT level, name_vi, name_en, performs, divisions, monitors FROM unit_level ORDER BY place, level").map(UnitLevel.init)
    }

    static func insert(_ level: UnitLevel, place: Int, in tx: Transaction) throws {
        try tx.send(
            """
            INSERT INTO unit_level (level, place, name_vi, name_en, performs, divisions, monitors)
            VALUES (\(level.key), \(place), \(level.name.vi), \(level.name.en ?? level.name.vi), \(level.performs), \(level.hasDivisions ? "may" : "none"),
                    \(level.monitors?.rawValue))
            ON CONFLICT (level) DO UPDATE SET name_vi = excluded.name_vi, name_en = excluded.name_en,
                performs = excluded.performs, divisions = excluded.divisions, monitors = coalesce(excluded.monitors, unit_level.monitors)
            """)
    }

    static func insert(_ id: String, _ details: UnitDetails, from day: Day, in tx: Transaction) throws {
        try tx.send(
            """
            INSERT INTO unit (id, code, code_origin, level, parent, name)
            VALUES (\(id), \(details.code), \(details.origin.rawValue), \(details.level), \(details.parent), \(details.name))
            """)
        try begin(id, details, from: day, in: tx)
    }

    /// From this day on the unit is something else.
    static func change(_ id: String, to details: UnitDetails, from day: Day, in tx: Transaction) throws {
        try tx.send("UPDATE unit_period SET to_day = \(day.description) WHERE unit = \(id) AND to_day IS NULL")
        try begin(id, details, from: day, in: tx)
        try tx.send(
            """
            UPDATE unit SET code = \(details.code), code_origin = \(details.origin.rawValue), level = \(details.level),
                parent = \(details.parent), name = \(details.name)
            WHERE id = \(id)
            """)
    }

    static func close(_ id: String, from day: Day, successors: [String], in tx: Transaction) throws {
        try tx.send("UPDATE unit_period SET to_day = \(day.description) WHERE unit = \(id) AND to_day IS NULL")
        try tx.send("UPDATE unit SET closed_day = \(day.description) WHERE id = \(id)")
        for successor in successors { try tx.send("INSERT INTO unit_successor (unit, successor) VALUES (\(id), \(successor))") }
    }

    private static func begin(_ id: String, _ details: UnitDetails, from day: Day, in tx: Transaction) throws {
        try tx.send(
            """
            INSERT INTO unit_period (unit, from_day, code, code_origin, level, parent, name)
            VALUES (\(id), \(day.description), \(details.code), \(details.origin.rawValue), \(details.level), \(details.parent), \(details.name))
            """)
    }

    private static let columns: Statement = "unit, from_day, to_day, code, code_origin, level, parent, name"
}

extension UnitPeriod {
    fileprivate init(_ row: Row) throws {
        let from = try Day(stored: row.text("from_day"))
        self.init(
            unit: try row.text("unit"),
            details: try UnitDetails(row),
            from: from == Day.beforeRecords ? nil : from, to: try row.optionalText("to_day").map(Day.init(stored:)))
    }
}

extension UnitDetails {
    init(_ row: Row) throws {
        self.init(
            code: try row.text("code"), origin: try CodeOrigin(stored: row.text("code_origin")), level: try row.text("level"),
            parent: try row.optionalText("parent"), name: try row.text("name"))
    }
}

extension UnitLevel {
    fileprivate init(_ row: Row) throws {
        self.init(
            key: try row.text("level"), name: Localized(vi: try row.text("name_vi"), en: try row.text("name_en")),
            performs: try row.text("performs"), hasDivisions: try row.text("divisions") == "may",
            monitors: try row.optionalText("monitors").map(MonitoringClass.init(stored:)))
    }

    /// One that no data tells of: it is called by its key and performs what is its own.
    init(unknown key: String) { self.init(key: key, name: Localized(vi: key), performs: key, hasDivisions: true) }
}

extension Day {
    init(stored text: String) throws {
        guard let day = Day(text) else { throw StorageError.misread("Day: \(text)") }
        self = day
    }
}
