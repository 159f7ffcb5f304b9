import Domain
import Storage

/// A unit's page: what everybody of the office sees, and the whole for those it concerns.
package struct UnitView: Sendable {
    package var entry: UnitEntry
    /// From the top down.
    package var above: [Account.Unit]
    /// How many units stand right below it.
    package var below: Int
    package var successors: [Account.Unit]
    package var periods: [UnitPeriod]
    package var whole: Whole?
    package var mayOrder: Bool
    package var mayConfigure: Bool
    package var mayManageDivisions: Bool
    /// Names of units by id, of accounts and divisions.
    package var units: [String: Account.Unit]
    package var names: Names

    package struct Whole: Sendable {
        package var history: HistoryPage<UnitFact>
        package var divisions: [Division]
        package var settings: [AssignmentSetting]
        package var orders: [OpenOrder]
        package var officers: [Officer]
        /// 2988-D14.1.b: procedures nobody at the unit handles.
        package var uncovered: [String]
        /// Of the whole unit; a form of assignment may have others.
        package var faults: [UnitRules.Fault]
    }

    package struct Division: Hashable, Sendable {
        package var id: String
        package var name: String
        package var people: Int
    }

    package struct Officer: Hashable, Sendable {
        package var account: String
        package var person: String
        package var division: String?
        package var handles: Set<String>
    }
}

extension Office {
    /// - Parameter before: the place in the unit's history whose older entries are wanted.
    /// - Throws: `NotFound` where this actor may not know of the unit.
    package func unit(_ code: String, historyBefore before: Int? = nil, for actor: Actor) async throws -> UnitView {
        try await database.read { [self] tx in
            let entry = try entry(code, for: actor, in: tx)
            let all = try directory.all(in: tx)
            let units = Dictionary(uniqueKeysWithValues: all.map { ($0.id, Account.Unit(id: $0.id, code: $0.details.code, name: $0.details.name)) })
            let isWhole = actor.may(.seeUnits, at: entry.id)
            let whole = isWhole ? try UnitView.Whole.read(entry.id, before, in: tx) : nil
            let isOpen = entry.to == nil
            return UnitView(
                entry: entry, above: above(entry, all, units), below: all.count { $0.details.parent == entry.id && $0.to == nil },
                successors: try tx.rows("SELECT successor FROM unit_successor WHERE unit = \(entry.id) ORDER BY successor")
                    .compactMap { units[try $0.text("successor")] },
                periods: try UnitTable.periods(of: [entry.id], in: tx), whole: whole,
                mayOrder: isOpen && actor.may(.orderAssignment, at: entry.id), mayConfigure: isOpen && actor.may(.configureAssignment, at: entry.id),
                mayManageDivisions: isOpen && actor.may(.manageDivisions, at: entry.id), units: units,
                names: try Names.of(unit: entry.id, and: whole?.history.entries.map(\.actor.account) ?? [], in: tx))
        }
    }

    private func above(_ entry: UnitEntry, _ all: [UnitEntry], _ units: [String: Account.Unit]) -> [Account.Unit] {
        var (chain, next): ([Account.Unit], String?) = ([], entry.details.parent)
        while let id = next, let unit = units[id], chain.count < 10 {
            chain.insert(unit, at: 0)
            next = all.first { $0.id == id }?.details.parent
        }
        return chain
    }
}

extension UnitView.Whole {
    fileprivate static func read(_ unit: String, _ before: Int?, in tx: Snapshot) throws -> Self {
        let settings = try AssignmentTable.settings(of: unit, in: tx)
        let officers = try officers(of: unit, in: tx)
        let rules = try UnitRules.read(unit: unit, procedure: AssignmentOrder.everything, in: tx)
        return Self(
            history: try UnitHistory.latest(unit, before: before, in: tx), divisions: try divisions(of: unit, in: tx), settings: settings,
            orders: try AssignmentTable.openOrders(of: unit, in: tx), officers: officers,
            uncovered: settings.map(\.procedure).filter { key in key != AssignmentOrder.everything && !officers.contains { $0.handles.contains(key) } },
            faults: rules.faults.filter { $0 == .tooFewApprovers })
    }

    private static func divisions(of unit: String, in tx: Snapshot) throws -> [UnitView.Division] {
        try tx.rows(
            """
            SELECT d.id, d.name, count(a.id) AS people
            FROM division d LEFT JOIN account a ON a.division = d.id AND a.disabled_at IS NULL
            WHERE d.unit = \(unit) AND d.closed_at IS NULL GROUP BY d.id, d.name ORDER BY d.name, d.id
            """
        ).map { UnitView.Division(id: try $0.text("id"), name: try $0.text("name"), people: try $0.int("people")) }
    }

    private static func officers(of unit: String, in tx: Snapshot) throws -> [UnitView.Officer] {
        let people = try tx.rows("SELECT id, person, division FROM account WHERE unit = \(unit) AND role = 'officer' AND disabled_at IS NULL ORDER BY person, id")
        let handled = try tx.rows("SELECT account, procedure FROM account_procedure WHERE account IN \(list: try people.map { try $0.text("id") })")
        let procedures = Dictionary(grouping: try handled.map { (account: try $0.text("account"), procedure: try $0.text("procedure")) }, by: \.account)
        return try people.map { row in
            let id = try row.text("id")
            return UnitView.Officer(
                account: id, person: try row.text("person"), division: try row.optionalText("division"),
                handles: Set(procedures[id]?.map(\.procedure) ?? []))
        }
    }
}

extension Actor {
    func may(_ right: Right, at unit: String) -> Bool {
        if case .allowed = Permission.check(right, of: self, at: unit) { true } else { false }
    }
}
