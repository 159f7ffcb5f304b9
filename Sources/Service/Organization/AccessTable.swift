import Domain
import Storage

/// An account as those see it who hand over and lock.
package struct AccountAccess: Sendable {
    package var account: Account
    package var lockedAt: Instant?
    package var lockReason: LockReason?
    /// A one-time secret was handed over then, and no password of one's own has taken its place.
    package var handedOverAt: Instant?
    package var email: String?
    /// Deactivated, or let go by its unit.
    package var isClosed: Bool { account.disabled }
    /// It holds an administrator account, or belongs to no unit: Cục CNTT & Thống kê answers for it.
    package var isCentral: Bool
    /// It holds a monitoring account and has no password of its own: the sealed letter comes with the reply of Cục CNTT & Thống kê (3035-D6.2-ii).
    package var waitsForSealedLetter: Bool
}

enum AccessTable {
    static func find(_ id: String, in tx: Snapshot) throws -> AccountAccess? {
        guard let account = try AccountTable.find(id: id, in: tx) else { return nil }
        let row = try tx.row("SELECT locked_at, lock_reason, handed_over_at, email FROM account WHERE id = \(id)")
        let hats = try UnitAccountTable.hats(of: id, in: tx)
        return AccountAccess(
            account: account, lockedAt: try row?.optionalInstant("locked_at"), lockReason: try row?.optionalText("lock_reason").map { try LockReason(stored: $0) },
            handedOverAt: try row?.optionalInstant("handed_over_at"), email: try row?.optionalText("email"),
            isCentral: account.unit == nil || account.role == .administrator || hats.contains { $0.role == .administrator || $0.role == .rootAdministrator },
            waitsForSealedLetter: try hats.contains { $0.role == .monitor } && !withoutPassword(among: [id], in: tx).isEmpty)
    }

    static func withoutPassword(among accounts: [String], in tx: Snapshot) throws -> Set<String> {
        Set(try tx.rows("SELECT id FROM account WHERE id IN \(list: accounts) AND password = '' AND disabled_at IS NULL").map { try $0.text("id") })
    }

    /// Handed over more than thirty days ago, and still without a password of their own.
    static func late(in tx: Snapshot) throws -> [String] {
        try tx.rows("SELECT id FROM account WHERE handed_over_at < \(ActivationTime.overBefore(tx.instant).milliseconds) ORDER BY handed_over_at LIMIT 50")
            .map { try $0.text("id") }
    }

    /// What one may sign in with ends: password, sessions, tokens, one-time secrets.
    static func endCredentials(of account: String, in tx: Transaction) throws {
        try tx.send("UPDATE account SET password = '' WHERE id = \(account)")
        try endDoors(of: account, in: tx)
        try tx.send("UPDATE one_time_secret SET expires_at = \(tx.now) WHERE account = \(account) AND used_at IS NULL AND expires_at > \(tx.now)")
    }

    /// What stands open ends, sessions and tokens: an account that comes back later brings none of them back.
    static func endDoors(of account: String, in tx: Transaction) throws {
        try tx.send("UPDATE session SET ended_at = \(tx.now) WHERE account = \(account) AND ended_at IS NULL")
        try tx.send("UPDATE api_token SET revoked_at = \(tx.now) WHERE account = \(account) AND revoked_at IS NULL")
    }

    /// Locks once: a second reason does not hide the first.
    static func lock(_ account: String, _ reason: LockReason, in tx: Transaction) throws -> Bool {
        try tx.execute(
            "UPDATE account SET locked_at = \(tx.now), lock_reason = \(reason.rawValue), handed_over_at = NULL WHERE id = \(account) AND locked_at IS NULL") == 1
    }
}

extension Actor {
    /// Whether this actor may hand over, lock or unlock that account.
    /// - Throws: `NotFound` where it is invisible, `OrganisationViolation` where the role never may, or not with this account.
    func demand(_ right: Right, over access: AccountAccess) throws -> Mark {
        try Permission.refuseRole(self, without: right)
        if access.account.id == account { throw OrganisationViolation("HD-30", .access(.ownAccount)) }
        if role == .rootAdministrator, right == .handOverCredentials, access.waitsForSealedLetter { return try demand(.manageAccessCentrally) }
        guard access.isCentral else { return try demand(right, at: access.account.unit?.id) }
        if role == .rootAdministrator { return try demand(.manageAccessCentrally) }
        guard access.account.unit?.id == unit else { throw NotFound() }
        throw OrganisationViolation("HD-30", .access(.administratorsAccount))
    }
}

extension Office {
    /// The account with the history of its credentials, oldest first, for whoever may hand it over.
    package func access(to id: String, for actor: Actor) async throws -> (access: AccountAccess, history: [HistoryEntry<AccountFact>], names: Names) {
        try await database.read { tx in
            let access = try AccessTable.find(id, visibleTo: actor, in: tx)
            let history = try AccountHistory.read(id, in: tx).filter(\.fact.concernsAccess)
            return (access, history, try Names.of(unit: "", and: history.map(\.actor.account), in: tx))
        }
    }

    /// The accounts of a unit somebody has to look after: locked, or without a password of their own. The oldest first.
    package func accountsToLookAfter(for actor: Actor) async throws -> [AccountAccess] {
        let mark = try actor.demand(.handOverCredentials)
        guard let unit = actor.unit else { throw OrganisationViolation(mark, .roleMayNot) }
        return try await database.read { tx in
            let condition: Statement = actor.role == .rootAdministrator ? "1 = 1" : "unit = \(unit)"
            return try tx.rows(
                """
                SELECT id FROM account WHERE (locked_at IS NOT NULL OR handed_over_at IS NOT NULL) AND disabled_at IS NULL AND \(condition)
                ORDER BY coalesce(locked_at, handed_over_at), id LIMIT 200
                """
            ).compactMap { try AccessTable.find($0.text("id"), in: tx) }.filter { $0.isCentral == (actor.role == .rootAdministrator) || $0.account.unit?.id == unit }
        }
    }
}

extension AccessTable {
    static func find(_ id: String, visibleTo actor: Actor, in tx: Snapshot) throws -> AccountAccess {
        try Permission.refuseRole(actor, without: .handOverCredentials)
        guard let access = try find(id, in: tx) else { throw NotFound() }
        let isOwnUnit = access.account.unit?.id == actor.unit
        guard isOwnUnit || (actor.role == .rootAdministrator && (access.isCentral || access.waitsForSealedLetter)) else { throw NotFound() }
        return access
    }
}

extension AccountFact {
    fileprivate var concernsAccess: Bool {
        switch self {
        case .credentialsHandedOver, .activated, .locked, .unlocked, .readManyDossiers: true
        default: false
        }
    }
}
