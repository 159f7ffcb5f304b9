import Domain
import Storage

extension Office {
    static let passwordMark: Mark = "3035-D5.1-i"

    /// 3035-D5.1-i: the holder changes the password, proving the old one. Every other session ends, and this one goes on under a new token.
    /// - Throws: `WrongCredentials` when the old one is wrong; `OrganisationViolation` when the new one will not do.
    package func changePassword(from old: String, to new: String, by signedIn: SignedIn, newDigest: String) async throws {
        let account = signedIn.account
        try PasswordRule.check(new, account: account.name)
        try await prove(old, account)
        let hash = try await passwords.hash(new)
        try await database.write { tx in
            try Self.setPassword(hash, of: account.id, in: tx)
            try SessionTable.end(all: account.id, but: signedIn.session, in: tx)
            guard try SessionTable.turn(signedIn.session, to: newDigest, in: tx) else { throw NotFound() }
            try AccountHistory.append(.passwordChanged, Self.passwordMark, to: account.id, by: account.actor.author, in: tx)
        }
    }

    /// HD-26: proves who is at the keyboard without changing anything; `turn` makes it hold for what follows.
    /// - Throws: `WrongCredentials`.
    package func prove(_ password: String, by signedIn: SignedIn) async throws { try await prove(password, signedIn.account) }

    /// The session goes on, proven, under a new token.
    package func turn(_ signedIn: SignedIn, newDigest: String) async throws {
        guard try await database.write({ tx in try SessionTable.turn(signedIn.session, to: newDigest, in: tx) }) else { throw NotFound() }
    }

    private func prove(_ password: String, _ account: Account) async throws {
        let found = try await database.read { tx in try Credentials.find(account.name, in: tx) }
        guard try await passwords.matches(password, stored: found?.password), found?.mayOpen == true else {
            try await wrongTry(account.name)
            throw WrongCredentials()
        }
    }

    static func setPassword(_ hash: String, of account: String, in tx: Transaction) throws {
        try tx.execute("UPDATE account SET password = \(hash) WHERE id = \(account)")
        try CodeTries.forget(account, in: tx)
    }

    // MARK: - Forgotten

    /// Sends a link to the mail of a declarant's account, if there is one of that name; whoever asks cannot tell. Officers go to their
    /// administrator, who knows them (2988-D6.2.b-ii).
    package func requestRecovery(of name: String, in language: MailLanguage) async throws {
        let (secret, mail, address) = (OneTimeSecret(), String.newID(), settings.address)
        try await database.write { tx in
            guard
                let row = try tx.row(
                    """
                    SELECT id, email FROM account
                    WHERE name = \(name) AND role = 'declarant' AND email IS NOT NULL AND disabled_at IS NULL AND locked_at IS NULL
                    """)
            else { return }
            try OneTimeSecrets.keep(secret, for: .recovery, account: row.text("id"), lifetime: Self.recoveryTime, in: tx)
            try Outbox.queue(.recovery(secret, to: row.text("email"), at: address, in: language), id: mail, in: tx)
        }
    }

    private static let recoveryTime: Int64 = 3_600_000

    /// A new password by the link of the mail. All sessions end; a second factor stays.
    package func recover(_ secret: String, password: String) async throws {
        let spent = OrganisationViolation(Self.passwordMark, .signIn(.linkSpent))
        let name = try await database.read { tx in
            try OneTimeSecrets.find(secret, for: .recovery, in: tx).flatMap { try AccountTable.find(id: $0.account, in: tx)?.name }
        }
        guard let name else { throw spent }
        try PasswordRule.check(password, account: name)
        let hash = try await passwords.hash(password)
        try await database.write { tx in
            guard let used = try OneTimeSecrets.use(secret, for: .recovery, in: tx), let account = try AccountTable.find(id: used.account, in: tx) else { throw spent }
            try Self.setPassword(hash, of: account.id, in: tx)
            try SessionTable.end(all: account.id, in: tx)
            try AccountHistory.append(.recovered, Self.passwordMark, to: account.id, by: account.actor.author, in: tx)
        }
    }
}
