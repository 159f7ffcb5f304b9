import Domain
import Storage

/// A time in which somebody may act as a leader of the unit.
package struct ActingLine: Hashable, Sendable {
    package var id: String
    package var account: String
    package var person: String
    package var from: Instant
    package var until: Instant
    package var reason: String
    package var endedAt: Instant?
}

enum ActingLeaderTable {
    static func hats(of account: String, in tx: Snapshot) throws -> [Hat] {
        try tx.rows(
            """
            SELECT l.to_at, u.id, u.code, u.name FROM acting_leader l JOIN unit u ON u.id = l.unit
            JOIN account p ON p.id = l.account AND p.unit = l.unit
            WHERE l.account = \(account) AND l.to_at > \(tx.now) AND l.from_at <= \(tx.now) AND l.ended_at IS NULL ORDER BY l.to_at DESC LIMIT 1
            """
        ).map { row in
            Hat(
                name: Hat.actingLeader, unit: .init(id: try row.text("id"), code: try row.text("code"), name: try row.text("name")),
                role: .unitLeader, until: try row.optionalInstant("to_at"))
        }
    }

    /// Of one account, newest first.
    static func lines(of account: String, in tx: Snapshot) throws -> [ActingLine] {
        try tx.rows(
            """
            SELECT l.id, l.account, p.person, l.from_at, l.to_at, l.reason, l.ended_at FROM acting_leader l JOIN account p ON p.id = l.account
            WHERE l.account = \(account) ORDER BY l.to_at DESC, l.id LIMIT 20
            """
        ).map(ActingLine.init)
    }

    static func insert(_ term: ActingTerm, account: String, unit: String, by author: Author, in tx: Transaction) throws {
        try tx.send(
            """
            INSERT INTO acting_leader (id, unit, account, from_at, to_at, reason, named_by, named_at)
            VALUES (\(term.id), \(unit), \(account), \(term.from.milliseconds), \(term.until.milliseconds), \(term.reason), \(author.account), \(tx.now))
            """)
    }

    static func end(_ term: String, of account: String, reason: String, by author: Author, in tx: Transaction) throws {
        try tx.send("UPDATE acting_leader SET ended_at = \(tx.now) WHERE id = \(term)")
        // A session that wears it has nothing to wear any more; it ends at once.
        try tx.send("UPDATE session SET ended_at = \(tx.now) WHERE account = \(account) AND hat = \(Hat.actingLeader) AND ended_at IS NULL")
        try AccountHistory.append(.actingLeaderEnded(term: term, reason: reason), "HD-24", to: account, by: author, in: tx)
    }

    static func endAll(of account: String, by author: Author, in tx: Transaction) throws {
        let open = try tx.rows("SELECT id FROM acting_leader WHERE account = \(account) AND to_at > \(tx.now) AND ended_at IS NULL ORDER BY id")
        for row in open { try end(try row.text("id"), of: account, reason: "", by: author, in: tx) }
    }
}

extension ActingLine {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.text("id"), account: try row.text("account"), person: try row.text("person"),
            from: Instant(milliseconds: try row.integer("from_at")), until: Instant(milliseconds: try row.integer("to_at")),
            reason: try row.text("reason"), endedAt: try row.optionalInstant("ended_at"))
    }
}

extension Office {
    static let actingDays = 180

    /// HD-24: a leader of the unit names who may act as a leader while it lasts.
    /// - Throws: `NotFound` for somebody of another unit, `OrganisationViolation`.
    package func nameActingLeader(_ term: ActingTerm, account id: String, by actor: Actor, seen: Int) async throws {
        let mark = try actor.demand(.nameActingLeader)
        try await appending(to: id, seen: seen) { tx in
            let known = try Self.own(id, of: actor, seen: seen, in: tx)
            try Self.check(term, for: known.standing, mark, now: tx.instant)
            try ActingLeaderTable.insert(term, account: id, unit: actor.unit ?? "", by: actor.author, in: tx)
            try AccountHistory.append(.actingLeaderNamed(term), mark, to: id, by: actor.author, in: tx)
        }
    }

    package func endActingLeader(_ term: String, account id: String, reason: String, by actor: Actor, seen: Int) async throws {
        let mark = try actor.demand(.nameActingLeader)
        try await appending(to: id, seen: seen) { tx in
            _ = try Self.own(id, of: actor, seen: seen, in: tx)
            guard try ActingLeaderTable.lines(of: id, in: tx).contains(where: { $0.id == term && $0.endedAt == nil }) else { throw NotFound() }
            if reason.isEmpty { throw OrganisationViolation(mark, .account(.reasonMissing)) }
            try ActingLeaderTable.end(term, of: id, reason: reason, by: actor.author, in: tx)
        }
    }

    private static func check(_ term: ActingTerm, for standing: AccountStanding, _ mark: Mark, now: Instant) throws {
        func refuse(_ fault: AccountFault) -> OrganisationViolation { OrganisationViolation(mark, .account(fault)) }
        guard standing.state == .active, standing.details.role == .officer || standing.details.role == .divisionLeader else { throw refuse(.actingUnfit) }
        if term.reason.isEmpty { throw refuse(.reasonMissing) }
        if term.until <= term.from { throw refuse(.endBeforeBeginning) }
        if term.from.day < now.day { throw refuse(.beginsInThePast) }
        if term.from.day.distance(to: term.until.day) > actingDays { throw refuse(.termTooLong(days: actingDays)) }
    }
}
