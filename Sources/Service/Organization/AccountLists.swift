import Domain
import Storage

/// A list by Mẫu số 01 as its unit's administrator and leaders see it; a request for monitoring accounts, as Cục CNTT & Thống kê sees it too.
package struct AccountListView: Sendable {
    package var id: String
    package var unit: Account.Unit
    package var list: AccountList
    package var sequence: Int
    /// Oldest first.
    package var history: [HistoryEntry<AccountListFact>]
    package var place: AccountListPlace
    /// Of a request for monitoring accounts: what it may name, and what it names.
    package var units: [UnitAccountPlace.Unit]
    /// Who is to hold an account, and has none of their own in hand yet: the sealed letter goes to them (3035-D6.2-ii).
    package var withoutPassword: Set<String>
    package var names: Names
    package var now: Instant

    /// Why an act is closed to somebody; nil: open.
    package func refusal(of act: AccountListAct.Name, by actor: Actor) -> OrganisationViolation? { list.refusal(of: act, by: actor) }
}

/// One page of something, and where the next begins.
package struct Listing<Line: Sendable>: Sendable {
    package var lines: [Line]
    package var next: DossierQuery.Cursor?

    /// - Parameter lines: one more than `limit`, where there is more.
    init(_ lines: [Line], limit: Int, cursor: (Line) -> DossierQuery.Cursor) {
        self.lines = Array(lines.prefix(limit))
        next = lines.count > limit ? self.lines.last.map(cursor) : nil
    }
}

extension Office {
    /// 2988-D6.2.a. Only for the unit's own: to an administrator of a Cục the accounts of its Chi cục do not exist (2988-D5.1.c).
    /// - Returns: the new list's id.
    package func beginAccountList(by actor: Actor) async throws -> String {
        try actor.demand(.compileAccountList)
        let (id, unit) = (String.newID(), actor.unit ?? "")
        try await database.write { tx in try AccountListTable.begin(id, .officers, unit: unit, by: actor.author, in: tx) }
        return id
    }

    /// The lists this actor may know of, newest first: the unit's, or what came to Cục CNTT & Thống kê.
    package func accountLists(
        _ kind: AccountList.Kind = .officers, after: DossierQuery.Cursor? = nil, limit: Int = 20, for actor: Actor
    ) async throws -> Listing<AccountListLine> {
        try actor.demand(kind.sight)
        return try await database.read { tx in
            let beyond: Statement = after.map { "AND (begun_at, id) < (\($0.moment), \($0.number))" } ?? ""
            let lines = try tx.rows(
                """
                SELECT id, state, row_count, done_count, begun_at, changed_at, sequence,
                       (SELECT u.name FROM unit u WHERE u.id = account_list.unit) AS unit_name
                FROM account_list
                WHERE \(AccountListTable.scope(of: actor, on: kind)) \(beyond) ORDER BY begun_at DESC, id DESC LIMIT \(limit + 1)
                """
            ).map(AccountListLine.init)
            return Listing(lines, limit: limit) { DossierQuery.Cursor(moment: $0.begunAt.milliseconds, number: $0.id) }
        }
    }

    package func accountList(_ id: String, _ kind: AccountList.Kind = .officers, for actor: Actor) async throws -> AccountListView {
        try actor.demand(kind.sight)
        let (now, procedures) = (clock.instant, procedureKeys)
        return try await database.read { tx in
            let file = try AccountListTable.find(id, kind, for: actor, in: tx)
            let history = try EventTable.read(AccountListTable.stream(id), of: AccountListFact.self, in: tx)
            let holders = file.list.unitRows.compactMap { $0.holder?.account }
            return AccountListView(
                id: id, unit: try OrganisationTable.unit(file.list.unit, in: tx) ?? .init(id: file.list.unit, code: "", name: ""), list: file.list,
                sequence: file.sequence, history: history, place: try AccountListTable.place(of: file.list.unit, procedures, in: tx),
                units: kind == .monitoring ? try MonitoringTable.units(of: file.list, in: tx) : [],
                withoutPassword: try AccessTable.withoutPassword(among: holders, in: tx),
                names: try Names.of(unit: file.list.unit, and: history.map(\.actor.account) + holders, in: tx), now: now)
        }
    }

    /// Writes a line, or writes it anew.
    /// - Parameter row: which line; nil: a new one.
    /// - Throws: `CellFaults` for what is wrong with it.
    package func put(_ entry: AccountListEntry, as row: String? = nil, in list: String, by actor: Actor, seen: Int) async throws -> Int {
        let (fresh, procedures) = (row ?? .newID(), procedureKeys)
        return try await change(list, as: .put, by: actor, seen: seen) { file, tx in
            if let row, file.list.row(row) == nil { throw NotFound() }
            let place = try AccountListTable.place(of: file.list.unit, procedures, in: tx)
            return .put(try entry.checked(id: fresh, at: place, besides: file.list.others(than: row)))
        }
    }

    package func remove(row: String, from list: String, _ kind: AccountList.Kind = .officers, by actor: Actor, seen: Int) async throws -> Int {
        try await change(list, kind, as: .remove, by: actor, seen: seen) { file, _ in
            guard file.list.rowIDs.contains(row) else { throw NotFound() }
            return .remove(row: row)
        }
    }

    package func discard(list: String, _ kind: AccountList.Kind = .officers, by actor: Actor, seen: Int) async throws -> Int {
        try await change(list, kind, as: .discard, by: actor, seen: seen) { _, _ in .discard }
    }

    package func submit(list: String, by actor: Actor, seen: Int) async throws -> Int {
        try await change(list, as: .submit, by: actor, seen: seen) { _, _ in .submit }
    }

    package func approve(list: String, _ kind: AccountList.Kind = .officers, by actor: Actor, seen: Int) async throws -> Int {
        try await change(list, kind, as: .approve, by: actor, seen: seen) { _, _ in .approve }
    }

    package func sendBack(list: String, _ kind: AccountList.Kind = .officers, reason: String, by actor: Actor, seen: Int) async throws -> Int {
        try await change(list, kind, as: .sendBack, by: actor, seen: seen) { _, _ in .sendBack(reason: reason) }
    }

    /// One act on one list: find, ask whether this actor may, make the act, decide, append.
    /// - Parameter seen: the sequence the actor had before them.
    /// - Returns: the sequence it has now.
    /// - Throws: `NotFound`, `Conflict`, `OrganisationViolation`.
    func change(
        _ id: String, _ kind: AccountList.Kind = .officers, as name: AccountListAct.Name, by actor: Actor, seen: Int,
        _ make: @escaping @Sendable (AccountListFile, Snapshot) throws -> AccountListAct
    ) async throws -> Int {
        guard let move = AccountListMove.of(name, on: kind) else { throw NotFound() }
        try Permission.refuseRole(actor, without: move.right)
        return try await appending(to: id, seen: seen) { tx in
            var file = try AccountListTable.find(id, kind, for: actor, in: tx)
            guard file.sequence == seen else { throw Conflict(number: id, seen: seen) }
            if let refusal = file.list.refusal(of: name, by: actor) { throw refusal }
            let act = try make(file, tx)
            if let fact = try file.list.decide(act, by: actor) { try AccountListTable.append(fact, move.mark, to: &file, by: actor.author, in: tx) }
            return file.sequence
        }
    }

    /// Of two who append to one stream at once, one hears that the other was first.
    func appending<Answer: Sendable>(
        to name: String, seen: Int?, _ body: @escaping @Sendable (Transaction) throws -> Answer
    ) async throws -> Answer {
        do { return try await database.write(body) } catch StorageError.uniqueViolation(let constraint) where constraint.hasPrefix("event(") {
            throw Conflict(number: name, seen: seen)
        }
    }

    /// What an officer may be given to handle.
    var procedureKeys: Set<String> { Set(catalogue.current(on: clock.instant.day).map(\.key)) }
}

extension AccountList.Kind {
    /// The right to see such lists.
    package var sight: Right {
        switch self {
        case .officers: .seeAccounts
        case .monitoring: .seeMonitoringLists
        }
    }
}
