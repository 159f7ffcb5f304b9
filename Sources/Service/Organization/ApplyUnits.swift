import Domain
import Storage

extension Office {
    /// A reorganisation in one transaction: units, people, settings and open dossiers.
    /// - Parameter rehearse: does it all and undoes it, for the report alone.
    /// - Throws: `UnitFaults`, and then nothing was done.
    package func apply(_ changes: UnitChanges, rehearse: Bool = false) async throws -> UnitReport {
        do {
            return try await database.write { [self] tx in
                let report = try carryOut(changes, in: tx)
                if rehearse { throw Rehearsed(report: report) }
                return report
            }
        } catch let rehearsed as Rehearsed {
            return rehearsed.report
        }
    }

    private struct Rehearsed: Error { let report: UnitReport }

    private func carryOut(_ changes: UnitChanges, in tx: Transaction) throws -> UnitReport {
        let tree = try UnitTable.tree(in: tx)
        let holdings = try UnitHoldings.read(of: changes, on: tree, in: tx)
        let plan = try planUnits(changes, on: tree, holding: holdings, today: tx.instant.day)
        var move = Reorganisation(plan: plan, before: tree, tx: tx)
        try move.changeUnits(levels: changes.levels)
        for transfer in plan.transfers { try move.moveHolders(transfer) }
        try OrganisationTable.raiseVersion(in: tx)
        for transfer in plan.transfers { try moveDossiers(transfer, &move) }
        try move.settleSettings()
        return move.report
    }

    /// HD-16: one event each, in its own history.
    private func moveDossiers(_ transfer: UnitPlan.Transfer, _ move: inout Reorganisation) throws {
        let tx = move.tx
        let numbers = try tx.rows("SELECT number FROM dossier WHERE unit = \(transfer.from) AND closed_at IS NULL ORDER BY sort_at, number")
        for number in try numbers.map({ try $0.text("number") }) {
            let row = try DossierTable.find(number, visibleTo: .system, in: tx).row
            guard let home = transfer.home(ofProcedure: row.procedure, division: row.division), home != transfer.from else { continue }
            var file = DossierFile(row: row, dossier: try folds.fold(row, in: tx), rules: try move.rules(at: home, of: row, self))
            try record(decide(.succeed(to: home), by: .system, on: file.dossier, under: file.rules, at: tx.instant), in: &file, tx: tx)
            // HD-3: where nobody of the unit joined can carry on, its leader decides.
            if let events = try? decide(.fallBack, by: .system, on: file.dossier, under: file.rules, at: tx.instant) {
                try record(events, in: &file, tx: tx)
            }
            move.count(from: transfer.from, to: home)
        }
    }
}

/// What is in the units that a file closes or splits.
private enum UnitHoldings {
    static func read(of changes: UnitChanges, on tree: UnitTree, in tx: Snapshot) throws -> [String: UnitHolding] {
        let ids = Set(changes.changes.flatMap(\.ended).compactMap { code in tree.units.first { $1.isOpen && $1.details.code == code }?.key })
        return Dictionary(uniqueKeysWithValues: try ids.sorted().map { ($0, try holding(of: $0, in: tx)) })
    }

    private static func holding(of unit: String, in tx: Snapshot) throws -> UnitHolding {
        let accounts = try tx.rows("SELECT id, name, division FROM account WHERE unit = \(unit) ORDER BY name")
        let divisions = try tx.rows("SELECT id FROM division WHERE unit = \(unit) AND closed_at IS NULL ORDER BY id")
        let dossiers = try tx.rows(
            "SELECT procedure, division, count(*) AS n FROM dossier WHERE unit = \(unit) AND closed_at IS NULL GROUP BY procedure, division")
        return UnitHolding(
            accounts: try accounts.map { .init(id: try $0.text("id"), name: try $0.text("name"), division: try $0.optionalText("division")) },
            divisions: try divisions.map { try $0.text("id") },
            dossiers: try dossiers.map { .init(procedure: try $0.text("procedure"), division: try $0.optionalText("division"), count: try $0.int("n")) })
    }
}

extension UnitChange {
    /// Codes of units that may be no more.
    fileprivate var ended: [String] {
        switch kind {
        case .close(let units, _): units
        case .split(let unit, _, _, _): [unit]
        default: []
        }
    }
}
