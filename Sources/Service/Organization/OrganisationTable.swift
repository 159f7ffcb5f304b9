import Domain
import Storage
import Synchronization

enum OrganisationTable {
    static func version(in tx: Snapshot) throws -> Int64 {
        try tx.row("SELECT version FROM organisation WHERE id = 1")?.integer("version") ?? 0
    }

    static func raiseVersion(in tx: Transaction) throws {
        try tx.send("UPDATE organisation SET version = version + 1 WHERE id = 1")
    }

    static func unit(_ id: String, in tx: Snapshot) throws -> Account.Unit? {
        try tx.row("SELECT id, code, name FROM unit WHERE id = \(id)").map {
            Account.Unit(id: try $0.text("id"), code: try $0.text("code"), name: try $0.text("name"))
        }
    }

    static func outages(in tx: Snapshot) throws -> [Outage] {
        try tx.rows("SELECT id, began_at, ended_at FROM outage ORDER BY began_at DESC LIMIT 50").map { row in
            Outage(
                id: try row.text("id"), from: Instant(milliseconds: try row.integer("began_at")),
                to: try row.optionalInteger("ended_at").map(Instant.init(milliseconds:)))
        }
    }
}

/// What units have fixed and who is there, remembered while the organisation's version stands.
final class Rosters: Sendable {
    struct Key: Hashable { let unit, procedure: String }
    private struct Kept { let version: Int64; let rules: UnitRules; let outages: [Outage] }
    private let kept = Mutex<[Key: Kept]>([:])

    /// - Parameter version: of the organisation, read in the same transaction.
    func rules(of unit: String, for procedure: String, version: Int64, in tx: Snapshot) throws -> (UnitRules, [Outage]) {
        let key = Key(unit: unit, procedure: procedure)
        if let known = kept.withLock({ $0[key] }), known.version == version { return (known.rules, known.outages) }
        let fresh = Kept(
            version: version, rules: try UnitRules.read(unit: unit, procedure: procedure, in: tx),
            outages: try OrganisationTable.outages(in: tx))
        kept.withLock { $0[key] = fresh }
        return (fresh.rules, fresh.outages)
    }
}

extension UnitRules {
    /// The open load is not read here: it changes with every act, and only mode 4 asks for it (`withLoads`).
    static func read(unit: String, procedure: String, in tx: Snapshot) throws -> UnitRules {
        let setting = try tx.row(
            """
            SELECT mode, division FROM unit_procedure
            WHERE unit = \(unit) AND procedure IN (\(procedure), '*')
            ORDER BY CASE WHEN procedure = '*' THEN 1 ELSE 0 END LIMIT 1
            """)
        let people = try tx.rows(
            """
            SELECT a.id, a.role, a.division, a.absent_since, ap.procedure
            FROM account a LEFT JOIN account_procedure ap ON ap.account = a.id AND ap.procedure = \(procedure)
            WHERE a.unit = \(unit) AND a.disabled_at IS NULL AND a.role IN ('officer', 'divisionLeader', 'unitLeader')
            ORDER BY a.id
            """
        ).map(Person.init)
        let divisions = try tx.rows("SELECT id FROM division WHERE unit = \(unit) AND closed_at IS NULL ORDER BY id").map { row in
            let id = try row.text("id")
            return Division(id: id, leaders: Set(people.filter { $0.role == .divisionLeader && $0.division == id }.map(\.id)))
        }
        let mode = try setting.flatMap { AssignmentMode(rawValue: try $0.int("mode")) }
        return UnitRules(
            id: unit, mode: mode ?? (divisions.isEmpty ? .leaderOfficer : .leaderDivisionOfficer),
            divisionInCharge: try setting?.optionalText("division"), divisions: divisions,
            officers: people.filter { $0.role == .officer }.map(\.officer),
            leaders: Set(people.filter { $0.role == .unitLeader }.map(\.id)))
    }

    private struct Person {
        var id: String
        var role: Role
        var division: String?
        var present: Bool
        var handles: Bool

        init(_ row: Row) throws {
            (id, role) = (try row.text("id"), try Role(stored: row.text("role")))
            division = try row.optionalText("division")
            present = try row.optionalInteger("absent_since") == nil
            handles = try row.optionalText("procedure") != nil
        }

        var officer: Officer { Officer(account: id, division: division, handlesProcedure: handles, present: present) }
    }

    /// Mode 4 asks who has least in hand.
    func withLoads(in tx: Snapshot) throws -> UnitRules {
        guard mode == .automatic else { return self }
        let rows = try tx.rows(
            """
            SELECT officer, count(*) AS load FROM dossier
            WHERE officer IN \(list: officers.map(\.account)) AND closed_at IS NULL GROUP BY officer
            """)
        let loads = Dictionary(uniqueKeysWithValues: try rows.map { (try $0.text("officer"), try $0.int("load")) })
        var rules = self
        for index in rules.officers.indices { rules.officers[index].openLoad = loads[rules.officers[index].account] ?? 0 }
        return rules
    }
}
