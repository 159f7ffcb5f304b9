import Domain
import Storage

extension Office {
    /// 3035-D6.3: the person replaces the secret by a password of their own; from then on only they know how to sign in.
    /// - Throws: `OrganisationViolation` under HD-25 for the password; for a wrong, used or late secret and for a wrong name one and the same `OrganisationViolation`.
    package func activate(account name: String, secret: String, password: String) async throws {
        try PasswordRule.check(password, account: name)
        let refusal = OrganisationViolation(ActivationTime.mark, .access(.cannotActivate))
        guard try await database.read({ tx in try OneTimeSecrets.find(secret, for: .activation, in: tx) }) != nil else { throw refusal }
        let hash = try await passwords.hash(password)
        try await database.write { tx in
            guard let used = try OneTimeSecrets.use(secret, for: .activation, in: tx), let access = try AccessTable.find(used.account, in: tx),
                access.account.name == name, access.lockedAt == nil, !access.isClosed
            else { throw refusal }
            try tx.execute("UPDATE account SET password = \(hash), handed_over_at = NULL WHERE id = \(used.account)")
            let author = Author(account: used.account, role: access.account.role)
            try AccountHistory.append(.activated, "3035-D6.3", to: used.account, by: author, in: tx)
        }
    }

    /// 3035-D6.4: locks whoever had thirty days and did not take them. Bounded; call it again while it returns something.
    package func lockNeverActivated() async throws -> Int {
        let late = try await database.read { tx in try AccessTable.late(in: tx) }
        guard !late.isEmpty else { return 0 }
        return try await database.write { tx in
            let late = try AccessTable.late(in: tx)
            for id in late {
                _ = try AccessTable.lock(id, .neverActivated, in: tx)
                try AccessTable.endCredentials(of: id, in: tx)
                try tx.send("UPDATE account SET handed_over_at = NULL WHERE id = \(id)")
                try AccountHistory.append(.locked(.neverActivated), ActivationTime.mark, to: id, by: Actor.system.author, in: tx)
            }
            return late.count
        }
    }
}
