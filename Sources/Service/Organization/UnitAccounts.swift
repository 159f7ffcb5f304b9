import Domain
import Storage

/// An account of a unit.
package struct UnitAccountLine: Hashable, Sendable {
    package var name: String
    package var kind: UnitAccountKind
    package var unit: Account.Unit
    package var isRoot: Bool
    /// Of a monitoring account.
    package var monitors: MonitoringClass?
    package var issuedAt: Instant
    package var closedAt: Instant?
    package var holders: [HolderLine]
}

/// Who holds it, now or later.
package struct HolderLine: Hashable, Sendable {
    package var account: String
    package var person: String
    package var from: Instant
    package var until: Instant?
}

package struct UnitAccountView: Sendable {
    package var line: UnitAccountLine
    /// Oldest first.
    package var history: [HistoryEntry<UnitAccountFact>]
    /// Whom the unit's head may assign: the unit's own active people.
    package var people: [AccountLine]
    package var names: Names
    package var now: Instant

    package var sequence: Int { history.count }
}

/// Who is to hold an account of a unit, and how long.
package struct HolderTerm: Hashable, Sendable {
    package var account: String
    package var from: Instant
    package var until: Instant?
    package init(account: String, from: Instant, until: Instant? = nil) { (self.account, self.from, self.until) = (account, from, until) }
}

extension Office {
    /// 2988-D5.1-one: the root unit issues the administrator account of a unit, one and no more, on its written request, with its first holder.
    /// - Parameters:
    ///   - code: the unit's; the account's name is made from it and never typed (2988-D5.3).
    ///   - holder: the name of an account of that unit.
    /// - Returns: the account's name.
    package func issueAdministrator(unit code: String, holder: String, request: String, by actor: Actor) async throws -> String {
        try actor.demand(.issueUnitAccount)
        let name = UnitCode(code).accountName(.administration)
        return try await appending(to: name, seen: nil) { tx in
            guard let unit = try tx.row("SELECT id FROM unit WHERE code = \(code.uppercased())")?.text("id") else {
                throw Invalid("unit", .unknown(code))
            }
            try UnitAccountTable.demandNoAdministrator(of: unit, in: tx)
            if request.isEmpty { throw OrganisationViolation("3035-D6.1", .account(.reasonMissing)) }
            let first = try UnitAccountTable.fitHolder(holder, of: unit, "2988-D5.2", in: tx)
            try UnitAccountTable.issueAdministrator(name, to: unit, holder: first, request: request, by: actor.author, in: tx)
            return name
        }
    }

    /// 2988-D5.2, A-16: the head of the unit says who holds an account of the unit, from when and until when; whoever held it, holds it no more.
    /// - Parameter term: with the name of the account of the person.
    package func assignHolder(_ term: HolderTerm, to name: String, by actor: Actor, seen: Int) async throws {
        let right = try actor.demand(.assignHolder)
        try await appending(to: name, seen: seen) { tx in
            let line = try UnitAccountTable.line(name, visibleTo: actor, in: tx)
            try Self.check(line, at: seen, in: tx)
            let mark = line.kind == .administration ? right : line.kind.holderMark
            if term.from.day < tx.instant.day { throw OrganisationViolation(mark, .account(.beginsInThePast)) }
            let from = max(term.from, tx.instant)
            if let until = term.until, until <= from { throw OrganisationViolation(mark, .account(.endBeforeBeginning)) }
            let next = HolderTerm(account: try UnitAccountTable.fitHolder(term.account, of: line.unit.id, mark, in: tx), from: from, until: term.until)
            if line.holders.contains(where: { $0.account == next.account && $0.until == next.until }) {
                throw OrganisationViolation(mark, .account(.holdsAlready))
            }
            for holder in line.holders { try UnitAccountTable.endHolder(holder.account, of: name, .another, by: actor.author, in: tx) }
            try UnitAccountTable.assign(next, to: name, mark, by: actor.author, in: tx)
        }
    }

    /// 3035-D6.5: on the unit's written request.
    package func closeUnitAccount(_ name: String, request: String, by actor: Actor, seen: Int) async throws {
        try actor.demand(.issueUnitAccount)
        try await appending(to: name, seen: seen) { tx in
            let line = try UnitAccountTable.line(name, visibleTo: actor, in: tx)
            try Self.check(line, at: seen, in: tx)
            if line.isRoot { throw OrganisationViolation("2988-D5.1.a", .account(.closed)) }
            if request.isEmpty { throw OrganisationViolation("3035-D6.5", .account(.reasonMissing)) }
            try UnitAccountTable.close(line, request: request, "3035-D6.5", by: actor.author, in: tx)
        }
    }

    /// By name; to the root all, to a unit's leader the unit's own.
    package func unitAccounts(after: String? = nil, limit: Int = 30, for actor: Actor) async throws -> Listing<UnitAccountLine> {
        try actor.demand(.seeUnitAccounts)
        let beyond: Statement = after.map { "AND a.name > \($0)" } ?? ""
        return try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT a.name FROM administrator a WHERE \(UnitAccountTable.scope(of: actor)) \(beyond) ORDER BY a.name LIMIT \(limit + 1)
                """)
            let lines = try rows.map { try UnitAccountTable.line(try $0.text("name"), visibleTo: actor, in: tx) }
            return Listing(lines, limit: limit) { DossierQuery.Cursor(moment: 0, number: $0.name) }
        }
    }

    package func unitAccount(_ name: String, for actor: Actor) async throws -> UnitAccountView {
        try actor.demand(.seeUnitAccounts)
        let now = clock.instant
        return try await database.read { tx in
            let line = try UnitAccountTable.line(name, visibleTo: actor, in: tx)
            let history = try EventTable.read(UnitAccountTable.stream(name), of: UnitAccountFact.self, in: tx)
            let people = try tx.rows(
                """
                SELECT \(AccountLine.columns) FROM account a
                WHERE a.unit = \(line.unit.id) AND a.disabled_at IS NULL AND a.role <> 'observer' ORDER BY a.name LIMIT 500
                """)
            return UnitAccountView(
                line: line, history: history, people: try people.map(AccountLine.init),
                names: try Names.of(unit: line.unit.id, and: history.flatMap { [$0.actor.account, $0.fact.holder ?? ""] }, in: tx), now: now)
        }
    }

    private static func check(_ line: UnitAccountLine, at seen: Int, in tx: Snapshot) throws {
        guard try EventTable.length(UnitAccountTable.stream(line.name), in: tx) == seen else { throw Conflict(number: line.name, seen: seen) }
        if line.closedAt != nil { throw OrganisationViolation("3035-D6.5", .account(.closed)) }
    }
}

extension UnitAccountFact {
    package var holder: String? {
        switch self {
        case .assigned(let account, _, _), .holderEnded(let account, _): account
        case .issued, .monitoringIssued, .closed: nil
        }
    }
}

extension UnitAccountTable {
    static func scope(of actor: Actor) -> Statement { actor.role == .rootAdministrator ? "1 = 1" : "a.unit = \(actor.unit)" }

    /// The name of the unit's open account of that kind.
    static func open(_ kind: UnitAccountKind, of unit: String, in tx: Snapshot) throws -> String? {
        try tx.row("SELECT name FROM administrator WHERE unit = \(unit) AND kind = \(kind.rawValue) AND closed_at IS NULL")?.text("name")
    }

    static func demandNoAdministrator(of unit: String, in tx: Snapshot) throws {
        if let open = try open(.administration, of: unit, in: tx) { throw OrganisationViolation("2988-D5.1-one", .account(.unitHasAdministrator(open))) }
    }

    /// 2988-D5.1.a, with its first holder.
    /// - Parameter holder: the id of an account of that unit.
    static func issueAdministrator(
        _ name: String, to unit: String, isRoot: Bool = false, holder: String, request: String, by author: Author, in tx: Transaction
    ) throws {
        try insert(name, .administration, unit: unit, isRoot: isRoot, by: author.account, in: tx)
        try append(.issued(unit: unit, request: request, isRoot: isRoot), "2988-D5.1.a", to: name, by: author, in: tx)
        try assign(HolderTerm(account: holder, from: tx.instant), to: name, "3035-D6.2-i", by: author, in: tx)
    }

    /// Whether a person may hold an account of that unit: its own people may, but not those who only look things up.
    static func mayHold(_ account: String, accountOf unit: String, in tx: Snapshot) throws -> Bool {
        try tx.row("SELECT id FROM account WHERE id = \(account) AND unit = \(unit) AND disabled_at IS NULL AND role <> 'observer'") != nil
    }

    /// - Returns: the id of the account of that name.
    static func fitHolder(_ name: String, of unit: String, _ mark: Mark, in tx: Snapshot) throws -> String {
        guard let id = try tx.row("SELECT id FROM account WHERE name = \(name)")?.text("id"), try mayHold(id, accountOf: unit, in: tx) else {
            throw OrganisationViolation(mark, .account(.holderUnfit))
        }
        return id
    }

    static func assign(_ term: HolderTerm, to name: String, _ mark: Mark, by author: Author, in tx: Transaction) throws {
        try assign(name, to: term.account, from: term.from.milliseconds, until: term.until?.milliseconds, by: author.account, in: tx)
        try append(.assigned(account: term.account, from: term.from, until: term.until), mark, to: name, by: author, in: tx)
    }

    static func close(_ line: UnitAccountLine, request: String, _ mark: Mark, by author: Author, in tx: Transaction) throws {
        for holder in line.holders { try endHolder(holder.account, of: line.name, .closed, by: author, in: tx) }
        try tx.send("UPDATE administrator SET closed_at = \(tx.now) WHERE name = \(line.name)")
        try append(.closed(request: request), mark, to: line.name, by: author, in: tx)
    }

    static func line(_ name: String, visibleTo actor: Actor, in tx: Snapshot) throws -> UnitAccountLine {
        let row = try tx.row(
            """
            SELECT a.kind, a.issued_at, a.root_since, a.closed_at, u.id, u.code, u.name AS unit_name, \(MonitoringTable.monitors) AS monitors
            FROM administrator a JOIN unit u ON u.id = a.unit
            WHERE a.name = \(name) AND \(scope(of: actor))
            """)
        guard let row else { throw NotFound() }
        let holders = try tx.rows(
            """
            SELECT h.account, p.person, h.from_at, h.to_at FROM administrator_holder h JOIN account p ON p.id = h.account
            WHERE h.administrator = \(name) AND (h.to_at IS NULL OR h.to_at > \(tx.now)) ORDER BY h.from_at, h.account
            """
        ).map { row in
            HolderLine(
                account: try row.text("account"), person: try row.text("person"), from: Instant(milliseconds: try row.integer("from_at")),
                until: try row.optionalInstant("to_at"))
        }
        let kind = try UnitAccountKind(stored: row.text("kind"))
        return UnitAccountLine(
            name: name, kind: kind, unit: .init(id: try row.text("id"), code: try row.text("code"), name: try row.text("unit_name")),
            isRoot: try row.optionalInteger("root_since") != nil,
            monitors: kind == .monitoring ? try row.optionalText("monitors").map(MonitoringClass.init(stored:)) : nil, issuedAt: Instant(milliseconds: try row.integer("issued_at")),
            closedAt: try row.optionalInstant("closed_at"), holders: holders)
    }
}
