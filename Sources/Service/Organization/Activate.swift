import Domain
import Storage

/// Why a password of one's own will not do.
package enum OwnPasswordFault: String, Error, Hashable, Sendable { case tooShort, accountName, common }

package enum OwnPassword {
    package static let least = 10
    private static let commonest: Set<String> = [
        "1234567890", "0123456789", "0987654321", "1111111111", "0000000000", "12345678910", "qwertyuiop", "password123", "matkhau123",
        "haiquan123", "haiquan2018", "vietnam123", "abcdefghij", "1q2w3e4r5t", "iloveyou123",
    ]

    /// No rules of composition: they make people write passwords down. Long, not the name, not what everybody takes.
    static func check(_ password: String, account: String) throws(OwnPasswordFault) {
        let plain = password.lowercased()
        if password.count < least { throw .tooShort }
        if plain.contains(account.lowercased()) && account.count >= 4 && plain.count < account.count + 6 { throw .accountName }
        if commonest.contains(plain) || Set(plain).count < 4 { throw .common }
    }
}

extension Office {
    /// 3035-D6.3: the person replaces the secret by a password of their own; from then on only they know how to sign in.
    /// - Throws: `OwnPasswordFault`; for a wrong, used or late secret and for a wrong name one and the same `OrganisationViolation`.
    package func activate(account name: String, secret: String, password: String) async throws {
        try OwnPassword.check(password, account: name)
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
