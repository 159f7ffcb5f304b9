import Domain
import Storage
import Synchronization

/// A unit as lists show it: what is no secret within the sector.
package struct UnitEntry: Hashable, Sendable {
    package var id: String
    package var details: UnitDetails
    package var level: UnitLevel
    package var parent: Account.Unit?
    package var from: Day?
    /// The first day it is no more.
    package var to: Day?
    /// Folded, for finding it.
    fileprivate var words: [Substring]
}

/// All units, remembered while the organisation's version stands: some hundred, so walking over all of them is quick enough.
final class UnitDirectory: Sendable {
    private let kept = Mutex<(version: Int64, units: [UnitEntry])>((-1, []))

    /// By code.
    func all(in tx: Snapshot) throws -> [UnitEntry] {
        let version = try OrganisationTable.version(in: tx)
        let known = kept.withLock { $0 }
        if known.version == version { return known.units }
        let units = try Self.read(in: tx)
        kept.withLock { $0 = (version, units) }
        return units
    }

    private static func read(in tx: Snapshot) throws -> [UnitEntry] {
        let levels = try UnitTable.levels(in: tx)
        let rows = try tx.rows("SELECT id, code, code_origin, level, parent, name, closed_day FROM unit ORDER BY code")
        let begins = try tx.rows("SELECT unit, min(from_day) AS from_day FROM unit_period GROUP BY unit")
        let since = Dictionary(uniqueKeysWithValues: try begins.map { (try $0.text("unit"), try Day(stored: $0.text("from_day"))) })
        let names = Dictionary(uniqueKeysWithValues: try rows.map { row in
            let unit = Account.Unit(id: try row.text("id"), code: try row.text("code"), name: try row.text("name"))
            return (unit.id, unit)
        })
        return try rows.map { try UnitEntry($0, levels, names, since) }
    }
}

extension UnitEntry {
    fileprivate init(_ row: Row, _ levels: [String: UnitLevel], _ names: [String: Account.Unit], _ since: [String: Day]) throws {
        id = try row.text("id")
        details = UnitDetails(
            code: try row.text("code"), origin: try CodeOrigin(stored: row.text("code_origin")), level: try row.text("level"),
            parent: try row.optionalText("parent"), name: try row.text("name"))
        level = levels[details.level] ?? UnitLevel(unknown: details.level)
        parent = details.parent.flatMap { names[$0] }
        from = since[id].flatMap { $0 == Day.beforeRecords ? nil : $0 }
        to = try row.optionalText("closed_day").map(Day.init(stored:))
        words = "\(details.code) \(details.name)".folded.split { !$0.isLetter && !$0.isNumber }
    }

    fileprivate func matches(_ wanted: [Substring]) -> Bool {
        wanted.allSatisfy { prefix in words.contains { $0.hasPrefix(prefix) } }
    }
}

/// What one looks for among the units.
package struct UnitQuery: Hashable, Sendable {
    package var text: String?
    package var level: String?
    /// A code: only what stands right below it.
    package var parent: String?
    /// Of the page before: the code of its last line.
    package var after: String?
    package var limit: Int
    /// Also what is no more.
    package var closed: Bool

    package init(text: String? = nil, level: String? = nil, parent: String? = nil, after: String? = nil, limit: Int = 30, closed: Bool = false) {
        (self.text, self.level, self.parent, self.after) = (text, level, parent, after)
        (self.limit, self.closed) = (limit, closed)
    }
}

package struct UnitList: Sendable {
    package var units: [UnitEntry]
    package var next: String?
    /// How many there are in all.
    package var count: Int
    package var levels: [UnitLevel]
}

extension Office {
    /// - Throws: `OrganisationViolation` for those who have no business with units.
    package func units(_ query: UnitQuery, for actor: Actor) async throws -> UnitList {
        try await database.read { [self] tx in
            let seen = try directory.all(in: tx).filter { try actor.maySee($0.id) }
            let wanted = (query.text ?? "").folded.split { !$0.isLetter && !$0.isNumber }
            let found = seen.filter { unit in
                (query.closed || unit.to == nil) && query.level.map { unit.details.level == $0 } ?? true
                    && query.parent.map { unit.parent?.code == $0 } ?? true && unit.matches(wanted)
            }
            let rest = found.drop { entry in query.after.map { entry.details.code <= $0 } ?? false }
            let page = Array(rest.prefix(query.limit))
            let levels = Set(seen.map(\.details.level))
            return UnitList(
                units: page, next: rest.count > page.count ? page.last?.details.code : nil, count: found.count,
                levels: try UnitTable.levelsInOrder(in: tx).filter { levels.contains($0.key) })
        }
    }

    /// A unit by its code or id, as far as this actor may know it.
    func entry(_ code: String, for actor: Actor, in tx: Snapshot) throws -> UnitEntry {
        let all = try directory.all(in: tx)
        guard let unit = all.first(where: { $0.details.code == code }) ?? all.first(where: { $0.id == code }), try actor.maySee(unit.id) else { throw NotFound() }
        return unit
    }

    /// The id of a unit that is there, by code or id.
    func openUnit(_ code: String, in tx: Snapshot) throws -> String {
        let row = try tx.row("SELECT id FROM unit WHERE code = \(code) AND closed_day IS NULL")
            ?? tx.row("SELECT id FROM unit WHERE id = \(code) AND closed_day IS NULL")
        guard let row else { throw NotFound() }
        return try row.text("id")
    }
}

extension Actor {
    fileprivate func maySee(_ unit: String) throws -> Bool {
        switch Permission.check(.seeUnitDirectory, of: self, at: unit) {
        case .allowed: true
        case .outOfReach: false
        case .roleMayNot(let mark): throw OrganisationViolation(mark, .roleMayNot)
        }
    }
}
