import Domain
import Storage

extension Differences {
    @Sendable static func ofAccount(_ id: String, _ tx: Snapshot) throws -> [String] {
        guard let stored = try AccountStandings.read(id, in: tx) else { return [] }
        let history = try AccountHistory.read(id, in: tx)
        guard let folded = AccountStanding.fold(history) else { return ["account \(id): no history"] }
        var problems: [String] = []
        if folded != stored { problems.append("account \(id): the table says \(stored), the history \(folded)") }
        if try AccessStanding.fold(history) != access(to: id, in: tx) { problems.append("account \(id): locks, secrets, tokens or terms differ from the history") }
        return problems
    }

    private static func access(to id: String, in tx: Snapshot) throws -> AccessStanding {
        var standing = AccessStanding()
        try readLock(id, &standing, in: tx)
        try readSecondFactor(id, &standing, in: tx)
        try readTokens(id, &standing, in: tx)
        try readTerms(id, &standing, in: tx)
        let days = try tx.rows("SELECT day FROM read_flag WHERE account = \(id)")
        standing.flaggedDays = Set(try days.map { Day(number: try $0.int("day")).description })
        return standing
    }

    private static func readLock(_ id: String, _ standing: inout AccessStanding, in tx: Snapshot) throws {
        guard let row = try tx.row("SELECT locked_at, lock_reason, handed_over_at FROM account WHERE id = \(id)") else { return }
        standing.handedOverAt = try row.optionalInstant("handed_over_at")
        guard let at = try row.optionalInstant("locked_at") else { return }
        standing.lock = AccessStanding.Lock(reason: try LockReason(stored: row.text("lock_reason")), at: at)
    }

    private static func readSecondFactor(_ id: String, _ standing: inout AccessStanding, in tx: Snapshot) throws {
        guard let since = try tx.row("SELECT confirmed_at FROM second_factor WHERE account = \(id)")?.optionalInstant("confirmed_at") else { return }
        standing.secondFactorSince = since
        let used = try tx.row("SELECT count(*) AS n FROM recovery_code WHERE account = \(id) AND used_at IS NOT NULL")
        standing.recoveryCodesUsed = try used?.int("n") ?? 0
    }

    private static func readTokens(_ id: String, _ standing: inout AccessStanding, in tx: Snapshot) throws {
        for row in try tx.rows("SELECT name, scope, expires_at, revoked_at FROM api_token WHERE account = \(id)") {
            let token = AccessStanding.Token(
                name: try row.text("name"), scope: try TokenScope(stored: row.text("scope")), until: Instant(milliseconds: try row.integer("expires_at")))
            standing.tokens[token, default: 0] += 1
            if try row.optionalInteger("revoked_at") != nil { standing.revoked[token.name, default: 0] += 1 }
        }
    }

    private static func readTerms(_ id: String, _ standing: inout AccessStanding, in tx: Snapshot) throws {
        for row in try tx.rows("SELECT id, from_at, to_at, reason, ended_at FROM acting_leader WHERE account = \(id)") {
            let term = ActingTerm(
                id: try row.text("id"), from: Instant(milliseconds: try row.integer("from_at")), until: Instant(milliseconds: try row.integer("to_at")),
                reason: try row.text("reason"))
            standing.terms[term.id] = AccessStanding.Term(term: term, endedAt: try row.optionalInstant("ended_at"))
        }
    }
}
