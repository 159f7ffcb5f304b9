import Domain
import Storage

/// A unit's administrator account.
package struct AdministratorLine: Hashable, Sendable {
    package var name: String
    package var unit: Account.Unit
    package var isRoot: Bool
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

package struct AdministratorView: Sendable {
    package var line: AdministratorLine
    /// Oldest first.
    package var history: [HistoryEntry<AdministratorFact>]
    /// Whom the unit's head may assign: the unit's own active people.
    package var people: [AccountLine]
    package var names: Names
    package var now: Instant

    package var sequence: Int { history.count }
}

/// Who is to hold an administrator account, and how long.
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
        let mark = try actor.demand(.issueAdministrator)
        let name = UnitCode(code).administratorName
        return try await appending(to: name, seen: nil) { tx in
            guard let unit = try tx.row("SELECT id FROM unit WHERE code = \(code.uppercased())")?.text("id") else {
                throw Invalid("unit", .unknown(code))
            }
            if let open = try tx.row("SELECT name FROM administrator WHERE unit = \(unit) AND closed_at IS NULL")?.text("name") {
                throw OrganisationViolation("2988-D5.1-one", .account(.unitHasAdministrator(open)))
            }
            if request.isEmpty { throw OrganisationViolation("3035-D6.1", .account(.reasonMissing)) }
            try AdministratorTable.issue(name, unit: unit, by: actor.account, in: tx)
            try AdministratorTable.append(.issued(unit: unit, request: request, isRoot: false), mark, to: name, by: actor.author, in: tx)
            try Self.assign(HolderTerm(account: holder, from: tx.instant), to: name, unit: unit, "3035-D6.2-i", by: actor.author, in: tx)
            return name
        }
    }

    /// 2988-D5.2: the head of the unit says who holds the unit's administrator account, from when and until when; whoever held it, holds it no more.
    package func assignAdministrator(_ term: HolderTerm, to name: String, by actor: Actor, seen: Int) async throws {
        let mark = try actor.demand(.assignAdministrator)
        try await appending(to: name, seen: seen) { tx in
            let line = try AdministratorTable.line(name, visibleTo: actor, in: tx)
            try Self.check(line, at: seen, in: tx)
            if let until = term.until, until <= term.from { throw OrganisationViolation(mark, .account(.endBeforeBeginning)) }
            if term.from.day < tx.instant.day { throw OrganisationViolation(mark, .account(.beginsInThePast)) }
            if line.holders.contains(where: { $0.account == term.account && $0.until == term.until }) {
                throw OrganisationViolation(mark, .account(.holdsAlready))
            }
            for holder in line.holders { try AdministratorTable.endHolder(holder.account, of: name, .another, by: actor.author, in: tx) }
            try Self.assign(term, to: name, unit: line.unit.id, mark, by: actor.author, in: tx)
        }
    }

    /// 3035-D6.5: on the unit's written request.
    package func closeAdministrator(_ name: String, request: String, by actor: Actor, seen: Int) async throws {
        try actor.demand(.issueAdministrator)
        try await appending(to: name, seen: seen) { tx in
            let line = try AdministratorTable.line(name, visibleTo: actor, in: tx)
            try Self.check(line, at: seen, in: tx)
            if line.isRoot { throw OrganisationViolation("2988-D5.1.a", .account(.closed)) }
            if request.isEmpty { throw OrganisationViolation("3035-D6.5", .account(.reasonMissing)) }
            for holder in line.holders { try AdministratorTable.endHolder(holder.account, of: name, .closed, by: actor.author, in: tx) }
            try tx.send("UPDATE administrator SET closed_at = \(tx.now) WHERE name = \(name)")
            try AdministratorTable.append(.closed(request: request), "3035-D6.5", to: name, by: actor.author, in: tx)
        }
    }

    /// By name; to the root all, to a unit's leader the unit's own.
    package func administrators(after: String? = nil, limit: Int = 30, for actor: Actor) async throws -> Listing<AdministratorLine> {
        try actor.demand(.seeAdministrators)
        let beyond: Statement = after.map { "AND a.name > \($0)" } ?? ""
        return try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT a.name FROM administrator a WHERE \(AdministratorTable.scope(of: actor)) \(beyond) ORDER BY a.name LIMIT \(limit + 1)
                """)
            let lines = try rows.map { try AdministratorTable.line(try $0.text("name"), visibleTo: actor, in: tx) }
            return Listing(lines, limit: limit) { DossierQuery.Cursor(moment: 0, number: $0.name) }
        }
    }

    package func administrator(_ name: String, for actor: Actor) async throws -> AdministratorView {
        try actor.demand(.seeAdministrators)
        let now = clock.instant
        return try await database.read { tx in
            let line = try AdministratorTable.line(name, visibleTo: actor, in: tx)
            let history = try EventTable.read(AdministratorTable.stream(name), of: AdministratorFact.self, in: tx)
            let people = try tx.rows(
                """
                SELECT \(AccountLine.columns) FROM account a
                WHERE a.unit = \(line.unit.id) AND a.disabled_at IS NULL AND a.role <> 'observer' ORDER BY a.name LIMIT 500
                """)
            return AdministratorView(
                line: line, history: history, people: try people.map(AccountLine.init),
                names: try Names.of(unit: line.unit.id, and: history.flatMap { [$0.actor.account, $0.fact.holder ?? ""] }, in: tx), now: now)
        }
    }

    private static func check(_ line: AdministratorLine, at seen: Int, in tx: Snapshot) throws {
        guard try EventTable.length(AdministratorTable.stream(line.name), in: tx) == seen else { throw Conflict(number: line.name, seen: seen) }
        if line.closedAt != nil { throw OrganisationViolation("3035-D6.5", .account(.closed)) }
    }

    private static func assign(_ term: HolderTerm, to name: String, unit: String, _ mark: Mark, by author: Author, in tx: Transaction) throws {
        let holder = try tx.row("SELECT id, unit, role FROM account WHERE name = \(term.account) AND disabled_at IS NULL")
        guard let holder, try holder.optionalText("unit") == unit, try holder.text("role") != Role.observer.rawValue else {
            throw OrganisationViolation("2988-D5.2", .account(.holderUnfit))
        }
        let (id, from) = (try holder.text("id"), max(term.from, tx.instant))
        try AdministratorTable.assign(name, to: id, from: from.milliseconds, until: term.until?.milliseconds, by: author.account, in: tx)
        try AdministratorTable.append(.assigned(account: id, from: from, until: term.until), mark, to: name, by: author, in: tx)
    }
}

extension AdministratorFact {
    package var holder: String? {
        switch self {
        case .assigned(let account, _, _), .holderEnded(let account, _): account
        case .issued, .closed: nil
        }
    }
}

extension AdministratorTable {
    static func scope(of actor: Actor) -> Statement { actor.role == .rootAdministrator ? "1 = 1" : "a.unit = \(actor.unit)" }

    /// A closed account's name is opened again for the same unit, with its history.
    fileprivate static func issue(_ name: String, unit: String, by issuer: String, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO administrator (name, unit, issued_at, issued_by) VALUES (\(name), \(unit), \(tx.now), \(issuer))
            ON CONFLICT (name) DO UPDATE SET unit = \(unit), issued_at = \(tx.now), issued_by = \(issuer), closed_at = NULL
            """)
    }

    fileprivate static func line(_ name: String, visibleTo actor: Actor, in tx: Snapshot) throws -> AdministratorLine {
        let row = try tx.row(
            """
            SELECT a.issued_at, a.root_since, a.closed_at, u.id, u.code, u.name AS unit_name FROM administrator a JOIN unit u ON u.id = a.unit
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
        return AdministratorLine(
            name: name, unit: .init(id: try row.text("id"), code: try row.text("code"), name: try row.text("unit_name")),
            isRoot: try row.optionalInteger("root_since") != nil, issuedAt: Instant(milliseconds: try row.integer("issued_at")),
            closedAt: try row.optionalInstant("closed_at"), holders: holders)
    }
}
