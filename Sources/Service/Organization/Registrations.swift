import Domain
import Storage

/// How a registration is to be activated.
package enum RegistrationWay: String, Hashable, Sendable, CaseIterable { case mail, counter }

extension Office {
    /// The regulation's own forms sign a business in by tax code and identity number (6853-PL1-1.1-i); here these only say for whom one files,
    /// and whoever files has an account with a secret.
    static let registrationMark: Mark = "A-25"

    /// Takes a registration. What follows looks the same whether the mail or the organisation is known here already or not.
    /// - Returns: the number to name at the counter.
    package func register(_ form: RegistrationForm, way: RegistrationWay, in language: MailLanguage) async throws -> String {
        let (secret, mail, address) = (OneTimeSecret(), String.newID(), settings.address)
        let id = String(OneTimeSecret().text.prefix(11))
        try await database.write { tx in
            try tx.execute("DELETE FROM registration WHERE expires_at < \(tx.now)")
            let isKnown = try tx.row("SELECT id FROM account WHERE name = \(form.email)") != nil
            if isKnown, way == .mail {
                try Outbox.queue(.alreadyRegistered(form.email, at: address, in: language), id: mail, in: tx)
            } else {
                try RegistrationTable.insert(form, id: id, secret: secret, lifetime: way == .mail ? Self.mailTime : Self.counterTime, in: tx)
                if way == .mail { try Outbox.queue(.activation(secret, of: form, at: address, in: language), id: mail, in: tx) }
            }
        }
        return id
    }

    private static let mailTime: Int64 = 3 * 86_400_000
    private static let counterTime: Int64 = 14 * 86_400_000

    /// For showing the form that asks for a password; nil when the link is unknown, used or late.
    package func registration(secret: String) async throws -> RegistrationRow? {
        try await database.read { tx in try RegistrationTable.find(where: "digest = \(OneTimeSecret.digest(of: secret))", in: tx) }
    }

    /// The account comes into being, with the password its holder chooses.
    package func activate(registration secret: String, password: String) async throws -> Account {
        let spent = OrganisationViolation(Self.registrationMark, .signIn(.linkSpent))
        guard let known = try await registration(secret: secret) else { throw spent }
        try PasswordRule.check(password, account: known.email)
        let (hash, id, mail) = (try await passwords.hash(password), String.newID(), String.newID())
        return try await database.write { [self] tx in
            guard let row = try RegistrationTable.take(digest: OneTimeSecret.digest(of: secret), in: tx),
                try tx.row("SELECT id FROM account WHERE name = \(row.email)") == nil
            else { throw spent }
            return try open(row, id: id, password: hash, mail: mail, in: tx)
        }
    }

    private func open(_ row: RegistrationRow, id: String, password: String, mail: String, in tx: Transaction) throws -> Account {
        let party = try PartyTable.findOrInsert(row.form, in: tx)
        let title = row.kind == .individual ? "" : "Người nộp hồ sơ"
        let account = Account(
            id: id, name: row.email, person: row.person, title: title, role: .declarant,
            party: Party(id: party, kind: row.kind, name: row.name, identifier: row.identifier, address: row.address), handles: [], disabled: false)
        try AccountTable.insert(account, password: password, mayFile: false, in: tx)
        try tx.execute("UPDATE account SET email = \(row.email) WHERE id = \(id)")
        let details = AccountDetails(name: row.email, person: row.person, title: title, role: .declarant, party: party)
        try AccountHistory.append(.registered(details, paper: row.paper), Self.registrationMark, to: id, by: row.author(id), in: tx)
        try join(row.form, account, paper: row.paper, mail: mail, in: tx)
        return account
    }

    // MARK: - At the counter

    /// HD-28: the registration a person names at the counter.
    package func registration(number: String, for actor: Actor) async throws -> RegistrationRow {
        try actor.demand(.identifyDeclarant)
        guard let row = try await database.read({ tx in try RegistrationTable.find(where: "id = \(number)", in: tx) }) else { throw NotFound() }
        return row
    }

    /// HD-28: the clerk has seen the paper. The secret is for the person alone.
    /// - Returns: what the person activates the account with, shown this once.
    package func identify(registration number: String, paper: PaperShown, by actor: Actor) async throws -> OneTimeSecret {
        try actor.demand(.identifyDeclarant)
        let secret = OneTimeSecret()
        try await database.write { tx in
            let checked = try tx.execute(
                """
                UPDATE registration SET digest = \(secret.digest), paper = \(paper.rawValue), checked_by = \(actor.account), checked_unit = \(actor.unit),
                       expires_at = \(tx.now + Self.mailTime)
                WHERE id = \(number) AND expires_at > \(tx.now)
                """)
            if checked == 0 { throw NotFound() }
        }
        return secret
    }
}

extension RegistrationRow {
    /// Whose act the account's coming into being is: the clerk's who saw the paper, else the person's own.
    fileprivate func author(_ account: String) -> Author {
        checkedBy.map { Author(account: $0, role: .recordsClerk) } ?? Author(account: account, role: .declarant)
    }
}

enum RegistrationTable {
    static func insert(_ form: RegistrationForm, id: String, secret: OneTimeSecret, lifetime: Int64, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO registration (id, digest, email, person, kind, identifier, name, address, made_at, expires_at)
            VALUES (\(id), \(secret.digest), \(form.email), \(form.person), \(form.party.kind.rawValue), \(form.party.identifier), \(form.party.name),
                    \(form.party.address), \(tx.now), \(tx.now + lifetime))
            """)
    }

    static func find(where condition: Statement, in tx: Snapshot) throws -> RegistrationRow? {
        try tx.row(
            """
            SELECT id, email, person, kind, identifier, name, address, paper, checked_by FROM registration
            WHERE \(condition) AND expires_at > \(tx.now)
            """
        ).map(RegistrationRow.init)
    }

    /// Of two who activate at once, one gets it.
    static func take(digest: String, in tx: Transaction) throws -> RegistrationRow? {
        try tx.row(
            """
            DELETE FROM registration WHERE digest = \(digest) AND expires_at > \(tx.now)
            RETURNING id, email, person, kind, identifier, name, address, paper, checked_by
            """
        ).map(RegistrationRow.init)
    }
}

extension RegistrationRow {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.text("id"), email: try row.text("email"), person: try row.text("person"), kind: try Party.Kind(stored: row.text("kind")),
            identifier: try row.text("identifier"), name: try row.text("name"), address: try row.text("address"),
            paper: try row.optionalText("paper").map { try PaperShown(stored: $0) }, checkedBy: try row.optionalText("checked_by"))
    }
}
