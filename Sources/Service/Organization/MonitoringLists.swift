import Domain
import Storage

extension Office {
    /// 3035-D6.0-ii: a Vụ or Cục begins to gather what accounts it and its Chi cục ask for.
    /// - Returns: the new list's id.
    package func beginMonitoringList(by actor: Actor) async throws -> String {
        let mark = try actor.demand(.compileMonitoringList)
        let (id, unit) = (String.newID(), actor.unit ?? "")
        try await database.write { tx in
            guard try MonitoringTable.monitors(of: unit, in: tx)?.compilesRequests == true else { throw OrganisationViolation(mark, .account(.compiledAbove)) }
            try AccountListTable.begin(id, .monitoring, unit: unit, by: actor.author, in: tx)
        }
        return id
    }

    /// Writes a line, or writes it anew.
    /// - Parameter row: which line; nil: a new one.
    /// - Throws: `CellFaults` for what is wrong with it.
    package func put(_ entry: UnitAccountEntry, as row: String? = nil, in list: String, by actor: Actor, seen: Int) async throws -> Int {
        let fresh = row ?? .newID()
        return try await change(list, .monitoring, as: .put, by: actor, seen: seen) { file, tx in
            if let row, file.list.unitRow(row) == nil { throw NotFound() }
            let place = try MonitoringTable.place(of: file.list.unit, holder: entry.holder, in: tx)
            return .putUnit(try entry.checked(id: fresh, at: place, besides: file.list.otherUnits(than: row)))
        }
    }

    /// 3035-D6.1: to Cục CNTT & Thống kê, with the unit's written request.
    package func send(list: String, request: WrittenPaper, by actor: Actor, seen: Int) async throws -> Int {
        try await change(list, .monitoring, as: .submit, by: actor, seen: seen) { _, tx in .request(try request.dated(by: tx.instant.day)) }
    }

    /// 3035-D6.2-ii: the written reply that goes to the unit with what the accounts are opened with, sealed.
    package func reply(to list: String, with paper: WrittenPaper, by actor: Actor, seen: Int) async throws -> Int {
        try await change(list, .monitoring, as: .reply, by: actor, seen: seen) { _, tx in .reply(try paper.dated(by: tx.instant.day)) }
    }
}

extension WrittenPaper {
    /// No paper is of a day to come.
    fileprivate func dated(by today: Day) throws -> WrittenPaper {
        guard let day, day <= today else { throw Invalid("date", .malformed(date)) }
        return self
    }
}

/// 3035-D6.2-i, D6.5: one line of an approved request, carried out or refused with the reason.
enum MonitoringOutcome {
    static func carryOut(_ row: UnitAccountRow, of list: AccountList, by actor: Actor, in tx: Transaction) throws -> AccountListFact {
        do {
            let name = try name(of: row, of: list, by: actor, in: tx)
            return .rowCarriedOut(row: row.id, account: name)
        } catch let refusal as OrganisationViolation {
            guard case .account(let fault) = refusal.fault else { throw refusal }
            return .rowRefused(row: row.id, mark: refusal.mark, fault: fault)
        }
    }

    private static func name(of row: UnitAccountRow, of list: AccountList, by actor: Actor, in tx: Transaction) throws -> String {
        let place = try MonitoringTable.place(of: list.unit, in: tx)
        guard let unit = place.units.first(where: { $0.id == row.unit }) else { throw OrganisationViolation("3035-D6.0-ii", .account(.unitNotHere)) }
        let request = list.request?.number ?? ""
        switch row.form {
        case .issue: return try issue(row, to: unit, request: request, by: actor.author, in: tx)
        case .close:
            guard let open = unit.account else { throw OrganisationViolation("3035-D6.5", .account(.unitHasNoMonitoring)) }
            let line = try UnitAccountTable.line(open, visibleTo: actor, in: tx)
            try UnitAccountTable.close(line, request: request, "3035-D6.5", by: actor.author, in: tx)
            return open
        }
    }

    /// Everything is asked before anything is written: what is refused leaves no trace but the refusal.
    private static func issue(
        _ row: UnitAccountRow, to unit: UnitAccountPlace.Unit, request: String, by author: Author, in tx: Transaction
    ) throws -> String {
        if let open = unit.account { throw OrganisationViolation("3035-D6.0-i", .account(.unitHasMonitoring(open))) }
        guard let holder = row.holder?.account, try UnitAccountTable.mayHold(holder, accountOf: unit.id, in: tx) else {
            throw OrganisationViolation("A-16", .account(.holderUnfit))
        }
        let name = UnitCode(unit.code).accountName(.monitoring)
        try UnitAccountTable.insert(name, .monitoring, unit: unit.id, by: author.account, in: tx)
        try UnitAccountTable.append(.monitoringIssued(unit: unit.id, request: request), "3035-D6.2-i", to: name, by: author, in: tx)
        try UnitAccountTable.assign(HolderTerm(account: holder, from: tx.instant), to: name, "3035-D6.2-i", by: author, in: tx)
        return name
    }
}
