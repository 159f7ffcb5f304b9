import Domain
import Storage

/// A plan on its way into the tables.
struct Reorganisation {
    let plan: UnitPlan
    let before: UnitTree
    let tx: Transaction
    private(set) var report: UnitReport
    private var rules: [Rosters.Key: (UnitRules, [Outage])] = [:]

    init(plan: UnitPlan, before: UnitTree, tx: Transaction) {
        (self.plan, self.before, self.tx) = (plan, before, tx)
        report = UnitReport(from: plan.from, decision: plan.decision)
    }

    // MARK: - Units

    mutating func changeUnits(levels: [UnitLevel]) throws {
        for (index, level) in levels.enumerated() { try UnitTable.insert(level, place: 100 + index, in: tx) }
        for id in plan.opened { try open(id) }
        for id in plan.changed { try change(id) }
        for id in plan.closed { try close(id) }
    }

    private mutating func open(_ id: String) throws {
        let details = details(id)
        try UnitTable.insert(id, details, from: plan.from, in: tx)
        try enter(.opened(details, from: plan.from, decision: plan.decision), at: id)
        tell(.opened, id)
    }

    private mutating func change(_ id: String) throws {
        let details = details(id)
        try UnitTable.change(id, to: details, from: plan.from, in: tx)
        try enter(.changed(details, from: plan.from, decision: plan.decision), at: id)
        tell(.changed, id)
        if before.units[id]?.details.code != details.code { try renameAccounts(of: id, to: details.code) }
    }

    private mutating func close(_ id: String) throws {
        let successors = plan.transfers.first { $0.from == id }?.successors ?? []
        try UnitTable.close(id, from: plan.from, successors: successors, in: tx)
        try enter(.closed(successors: successors, from: plan.from, decision: plan.decision), at: id)
        tell(.closed, id, successors: successors)
        for account in try accounts(of: id) {
            _ = try closeUnitAccount(account.name)
            report.administrators.append(.init(closed: account.name))
        }
    }

    /// 2988-D5.3, HD-37: an account is called after the unit's code; its holders hold the new one.
    private mutating func renameAccounts(of id: String, to code: String) throws {
        for account in try accounts(of: id) {
            let holders = try closeUnitAccount(account.name)
            let (new, system) = (UnitCode(code).accountName(account.kind), Actor.system.author)
            try UnitAccountTable.insert(new, account.kind, unit: id, isRoot: account.isRoot, by: system.account, in: tx)
            try UnitAccountTable.append(account.issued(to: id, by: plan.decision), "2988-D5.3", to: new, by: system, in: tx)
            for holder in holders {
                try UnitAccountTable.assign(HolderTerm(account: holder.account, from: tx.instant, until: holder.until), to: new, "2988-D5.3", by: system, in: tx)
            }
            report.administrators.append(.init(closed: account.name, renamed: new))
        }
    }

    /// - Returns: who held it until when.
    private func closeUnitAccount(_ name: String) throws -> [(account: String, until: Instant?)] {
        let holders = try tx.rows(
            """
            SELECT account, to_at FROM administrator_holder
            WHERE administrator = \(name) AND (to_at IS NULL OR to_at > \(tx.now)) ORDER BY account
            """
        ).map { (account: try $0.text("account"), until: try $0.optionalInstant("to_at")) }
        for holder in holders { try UnitAccountTable.endHolder(holder.account, of: name, .closed, by: Actor.system.author, in: tx) }
        try tx.send("UPDATE administrator SET closed_at = \(tx.now) WHERE name = \(name)")
        try UnitAccountTable.append(.closed(request: plan.decision), "2988-D5.3", to: name, by: Actor.system.author, in: tx)
        return holders
    }

    private struct OpenAccount {
        var name: String
        var kind: UnitAccountKind
        var isRoot: Bool

        func issued(to unit: String, by decision: String) -> UnitAccountFact {
            switch kind {
            case .administration: .issued(unit: unit, request: decision, isRoot: isRoot)
            case .monitoring: .monitoringIssued(unit: unit, request: decision)
            }
        }
    }

    private func accounts(of id: String) throws -> [OpenAccount] {
        try tx.rows("SELECT name, kind, root_since FROM administrator WHERE unit = \(id) AND closed_at IS NULL ORDER BY name").map { row in
            OpenAccount(
                name: try row.text("name"), kind: try UnitAccountKind(stored: row.text("kind")), isRoot: try row.optionalInteger("root_since") != nil)
        }
    }

    // MARK: - Who and what goes over

    mutating func moveHolders(_ transfer: UnitPlan.Transfer) throws {
        var moved = try moveDivisions(transfer)
        let accounts = try moveAccounts(transfer)
        let dropped = try moveSettings(transfer, &moved)
        // A draft is filed where its procedure is carried out from now on.
        let drafts = try tx.rows("SELECT id, procedure FROM draft WHERE unit = \(transfer.from) AND number IS NULL ORDER BY id")
        for draft in drafts {
            let home = transfer.home(ofProcedure: try draft.text("procedure"), division: nil) ?? transfer.successors.first
            if let home { try tx.send("UPDATE draft SET unit = \(home) WHERE id = \(draft.text("id"))") }
        }
        for unit in transfer.successors where unit != transfer.from {
            let dossiers = try dossierCount(transfer, to: unit)
            let work = moved[unit] ?? UnitWork()
            try enter(
                .tookOver(from: transfer.from, accounts: accounts[unit] ?? 0, divisions: work.divisions.map(\.name), dossiers: dossiers, work: work), at: unit)
            let left = UnitWork(divisions: work.divisions, settings: dropped[unit] ?? [])
            if !left.isEmpty { try enter(.handedOn(to: unit, work: left), at: transfer.from) }
        }
    }

    private func dossierCount(_ transfer: UnitPlan.Transfer, to unit: String) throws -> Int {
        try tx.rows(
            "SELECT procedure, division, count(*) AS n FROM dossier WHERE unit = \(transfer.from) AND closed_at IS NULL GROUP BY procedure, division"
        ).reduce(0) { sum, row in
            let home = transfer.home(ofProcedure: try row.text("procedure"), division: try row.optionalText("division"))
            return home == unit ? sum + (try row.int("n")) : sum
        }
    }

    /// - Returns: what came to each unit.
    private mutating func moveDivisions(_ transfer: UnitPlan.Transfer) throws -> [String: UnitWork] {
        var moved: [String: UnitWork] = [:]
        for (id, home) in transfer.divisions.sorted(by: { $0.key < $1.key }) where home != transfer.from {
            let name = try tx.row("SELECT name FROM division WHERE id = \(id)")?.text("name") ?? id
            if let home {
                try tx.send("UPDATE division SET unit = \(home) WHERE id = \(id)")
                moved[home, default: UnitWork()].divisions.append(.init(id: id, name: name))
            } else {
                try tx.send("UPDATE division SET closed_at = \(tx.now) WHERE id = \(id)")
                try enter(.divisionClosed(id: id), at: transfer.from)
            }
            report.divisions.append(.init(name: name, from: code(transfer.from), to: home.map(code)))
        }
        return moved
    }

    private mutating func moveAccounts(_ transfer: UnitPlan.Transfer) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for (id, home) in transfer.accounts.sorted(by: { $0.key < $1.key }) where home != transfer.from {
            guard let account = try AccountTable.find(id: id, in: tx) else { continue }
            let division = account.division.flatMap { transfer.divisions[$0] == .some(home) ? $0 : nil }
            try tx.send("UPDATE account SET unit = \(home), division = \(division) WHERE id = \(id)")
            try enterChange(of: id, "HD-16")
            counts[home, default: 0] += 1
        }
        for (home, count) in counts.sorted(by: { $0.key < $1.key }) {
            report.accounts.append(.init(from: code(transfer.from), to: code(home), count: count))
        }
        return counts
    }

    /// How the work was assigned goes with the work, unless the unit joined has fixed it already.
    /// - Returns: what the unit left has no more, by the unit it went to first.
    private func moveSettings(_ transfer: UnitPlan.Transfer, _ moved: inout [String: UnitWork]) throws -> [String: [AssignmentSetting]] {
        let goesOn = plan.tree.units[transfer.from]?.isOpen ?? false
        var dropped: [String: [AssignmentSetting]] = [:]
        for setting in try AssignmentTable.settings(of: transfer.from, in: tx) {
            let homes = transfer.byProcedure[setting.procedure].map { [$0] } ?? transfer.successors
            for home in homes where home != transfer.from {
                var there = setting
                there.division = setting.division.flatMap { transfer.divisions[$0] == .some(home) ? $0 : nil }
                if try AssignmentTable.insert(there, at: home, in: tx) { moved[home, default: UnitWork()].settings.append(there) }
            }
            guard !goesOn || !homes.contains(transfer.from) else { continue }
            try tx.send("DELETE FROM unit_procedure WHERE unit = \(transfer.from) AND procedure = \(setting.procedure)")
            if let home = homes.first(where: { $0 != transfer.from }) { dropped[home, default: []].append(setting) }
        }
        return dropped
    }

    // MARK: - Settings that no longer fit

    mutating func settleSettings() throws {
        let touched = Set(plan.opened + plan.changed + plan.transfers.flatMap { $0.successors + [$0.from] })
        for unit in touched.sorted() where plan.tree.units[unit]?.isOpen == true {
            if plan.tree.levels[details(unit).level]?.hasDivisions == false { try dissolveDivisions(of: unit) }
            for fallen in try AssignmentTable.settle(unit, by: Actor.system.author, in: tx) {
                report.settings.append(.init(unit: code(unit), procedure: fallen.procedure, mode: fallen.mode.rawValue, fellTo: AssignmentMode.leaderOfficer.rawValue))
            }
        }
    }

    /// A-38: a level without divisions.
    private mutating func dissolveDivisions(of unit: String) throws {
        for row in try tx.rows("SELECT id, name FROM division WHERE unit = \(unit) AND closed_at IS NULL ORDER BY id") {
            let id = try row.text("id")
            try tx.send("UPDATE division SET closed_at = \(tx.now) WHERE id = \(id)")
            let accounts = try tx.rows("SELECT id FROM account WHERE division = \(id) ORDER BY id").map { try $0.text("id") }
            try tx.send("UPDATE account SET division = NULL WHERE division = \(id)")
            for account in accounts { try enterChange(of: account, "HD-19") }
            try enter(.divisionClosed(id: id), at: unit)
            report.divisions.append(.init(name: try row.text("name"), from: code(unit)))
        }
    }

    // MARK: - Open dossiers

    mutating func count(from: String, to: String) {
        let (from, to) = (code(from), code(to))
        if let index = report.dossiers.firstIndex(where: { $0.from == from && $0.to == to }) { report.dossiers[index].count += 1 } else {
            report.dossiers.append(.init(from: from, to: to, count: 1))
        }
    }

    /// As they are within this transaction, which others cannot see yet.
    mutating func rules(at unit: String, of row: DossierRow, _ office: Office) throws -> Rules {
        guard let procedure = office.catalogue.procedure(row.procedure, version: row.version) else { throw NotFound() }
        let key = Rosters.Key(unit: unit, procedure: row.procedure)
        let (roster, outages) = try rules[key] ?? (UnitRules.read(unit: unit, procedure: row.procedure, in: tx), OrganisationTable.outages(in: tx))
        rules[key] = (roster, outages)
        return Rules(procedure: procedure, unit: roster, calendar: office.calendar, readings: office.settings.readings, outages: outages)
    }

    // MARK: - Words

    private func details(_ id: String) -> UnitDetails {
        plan.tree.units[id]?.details ?? UnitDetails(code: id, origin: .provisional, level: "", parent: nil, name: id)
    }

    private func code(_ id: String) -> String { details(id).code }

    private func enter(_ fact: UnitFact, at unit: String) throws {
        try UnitHistory.append(fact, "HD-16", to: unit, by: Actor.system.author, in: tx)
    }

    private func enterChange(of account: String, _ mark: Mark) throws {
        guard let standing = try AccountStandings.read(account, in: tx) else { return }
        try AccountHistory.append(.changed(standing.details), mark, to: account, by: Actor.system.author, in: tx)
    }

    private mutating func tell(_ act: UnitReport.Line.Act, _ id: String, successors: [String] = []) {
        let (old, new) = (before.units[id]?.details, details(id))
        report.units.append(
            .init(
                act: act, code: new.code, name: new.name, codeBefore: old.flatMap { $0.code == new.code ? nil : $0.code },
                nameBefore: old.flatMap { $0.name == new.name ? nil : $0.name }, successors: successors.map(code)))
    }
}
