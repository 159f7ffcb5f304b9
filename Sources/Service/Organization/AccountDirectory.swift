import Domain
import Storage

/// An account in its unit's list.
package struct AccountLine: Hashable, Sendable {
    package var id: String
    package var name: String
    package var person: String
    package var title: String
    package var role: Role
    package var division: String?
    package var state: AccountStanding.State
    package var lock: LockReason?
    /// It was handed over, and its holder has no password of their own yet.
    package var waitsForHolder: Bool
    /// Nobody has been given it yet.
    package var isNew: Bool
}

/// An account with a stretch of its history.
package struct AccountView: Sendable {
    package var id: String
    package var standing: AccountStanding
    package var unit: Account.Unit?
    package var line: AccountLine
    package var history: HistoryPage<AccountFact>
    /// The length of the whole history.
    package var sequence: Int
    package var inHand: [AccountSituation.InHand]
    package var hats: [Hat]
    package var acting: [ActingLine]
    package var names: Names
    package var now: Instant
}

extension Office {
    /// The unit's own accounts by name (2988-D14.1.đ).
    /// - Parameter text: letters of the account's name, the person's name or the service number, with marks or without.
    package func accounts(
        matching text: String? = nil, state: AccountStanding.State? = nil, after: String? = nil, limit: Int = 30, for actor: Actor
    ) async throws -> Listing<AccountLine> {
        try actor.demand(.seeAccounts)
        var conditions: [Statement] = ["a.unit = \(actor.unit)"]
        if let after { conditions.append("a.name > \(after)") }
        if let text { conditions += text.folded.split(separator: " ").map { "a.search LIKE \("%" + $0.filter(\.isNameLetter) + "%")" } }
        if let state { conditions.append(state.condition) }
        let whole = Statement(joined: conditions, by: " AND ")
        return try await database.read { tx in
            let lines = try tx.rows("SELECT \(AccountLine.columns) FROM account a WHERE \(whole) ORDER BY a.name LIMIT \(limit + 1)").map(AccountLine.init)
            return Listing(lines, limit: limit) { DossierQuery.Cursor(moment: 0, number: $0.name) }
        }
    }

    /// - Parameter before: the place in the account's history whose older entries are wanted.
    /// - Throws: `NotFound` for an account of another unit.
    package func account(_ id: String, historyBefore before: Int? = nil, for actor: Actor) async throws -> AccountView {
        try actor.demand(.seeAccounts)
        let now = clock.instant
        return try await database.read { tx in
            guard let row = try tx.row("SELECT \(AccountLine.columns) FROM account a WHERE a.id = \(id) AND a.unit = \(actor.unit)"),
                let standing = try AccountStandings.read(id, in: tx)
            else { throw NotFound() }
            let history = try AccountHistory.latest(id, before: before, in: tx)
            return AccountView(
                id: id, standing: standing, unit: try standing.details.unit.flatMap { try OrganisationTable.unit($0, in: tx) },
                line: try AccountLine(row), history: history, sequence: try EventTable.length(AccountHistory.stream(id), in: tx),
                inHand: try AccountStandings.inHand(of: id, in: tx),
                hats: try UnitAccountTable.hats(of: id, in: tx), acting: try ActingLeaderTable.lines(of: id, in: tx),
                names: try Names.of(unit: standing.details.unit ?? "", and: history.entries.map(\.actor.account), in: tx), now: now)
        }
    }

    /// 2988-D6.4.a: the unit left lets the account go, once nothing lies in its hands. Its sessions end; the unit joined takes it over by a line
    /// of its own list.
    /// - Parameter seen: the length of the account's history the actor had before them.
    package func release(account id: String, reason: String, by actor: Actor, seen: Int) async throws {
        try actor.demand(.releaseAccount)
        try await appending(to: id, seen: seen) { tx in
            let known = try Self.own(id, of: actor, seen: seen, in: tx)
            let unit = actor.unit ?? ""
            try AccountStandings.situation(of: known, name: known.standing.details.name, unit: unit, in: tx).release(from: unit)
            if reason.isEmpty { throw OrganisationViolation("2988-D6.4.a", .account(.reasonMissing)) }
            try AccountChanges.release(id, reason: reason, by: actor.author, in: tx)
        }
    }

    /// An account of the actor's own unit, at the sequence the actor saw.
    static func own(_ id: String, of actor: Actor, seen: Int, in tx: Snapshot) throws -> AccountSituation.Known {
        guard let standing = try AccountStandings.read(id, in: tx), standing.details.unit != nil, standing.details.unit == actor.unit else { throw NotFound() }
        guard try EventTable.length(AccountHistory.stream(id), in: tx) == seen else { throw Conflict(number: standing.details.name, seen: seen) }
        return AccountSituation.Known(id: id, standing: standing)
    }
}

extension AccountStanding.State {
    fileprivate var condition: Statement {
        switch self {
        case .active: "a.disabled_at IS NULL"
        case .released: "a.released_at IS NOT NULL"
        case .deactivated: "a.disabled_at IS NOT NULL AND a.released_at IS NULL"
        }
    }
}

extension Character {
    /// What an account, a person or a service number is written with; nothing that LIKE takes for a pattern but the full stop's neighbours.
    fileprivate var isNameLetter: Bool { isLetter || isNumber || self == "." || self == "-" }
}

extension AccountLine {
    static let columns: Statement =
        """
        a.id, a.name, a.person, a.title, a.role, a.disabled_at, a.released_at, a.lock_reason, a.handed_over_at, a.password = '' AS is_new,
        (SELECT d.name FROM division d WHERE d.id = a.division) AS division_name
        """

    init(_ row: Row) throws {
        self.init(
            id: try row.text("id"), name: try row.text("name"), person: try row.text("person"), title: try row.text("title"),
            role: try Role(stored: row.text("role")), division: try row.optionalText("division_name"), state: try .init(row),
            lock: try row.optionalText("lock_reason").map(LockReason.init(stored:)), waitsForHolder: try row.optionalInteger("handed_over_at") != nil,
            isNew: try row.boolean("is_new"))
    }
}
