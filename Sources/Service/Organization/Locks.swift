import Domain
import Storage

extension Office {
    /// 3035-D6.5: locks an account at its unit's request. To remove one is another act.
    package func lock(_ account: String, reason: String, by actor: Actor) async throws {
        if reason.isEmpty { throw Invalid("reason", .missing) }
        try await database.write { tx in
            let access = try AccessTable.find(account, visibleTo: actor, in: tx)
            let mark = try actor.demand(.lockAccount, over: access)
            guard try AccessTable.lock(account, .requested, in: tx) else { throw OrganisationViolation(mark, .access(.alreadyLocked)) }
            try AccessTable.endDoors(of: account, in: tx)
            try AccountHistory.append(.locked(.requested, reason: reason), mark, to: account, by: actor.author, in: tx)
        }
    }

    /// What was locked at the unit's request works as before; after a risk or thirty days nothing opens it but a new hand-over (HD-31).
    package func unlock(_ account: String, reason: String, by actor: Actor) async throws {
        if reason.isEmpty { throw Invalid("reason", .missing) }
        try await database.write { tx in
            let access = try AccessTable.find(account, visibleTo: actor, in: tx)
            let mark = try actor.demand(.unlockAccount, over: access)
            guard access.lockedAt != nil else { throw OrganisationViolation(mark, .access(.notLocked)) }
            try tx.execute("UPDATE account SET locked_at = NULL, lock_reason = NULL WHERE id = \(account)")
            if access.lockReason != .requested { try AccessTable.endCredentials(of: account, in: tx) }
            try AccountHistory.append(.unlocked(reason: reason), mark, to: account, by: actor.author, in: tx)
        }
    }
}
