import Domain
import Storage

extension Office {
    static let consentMark: Mark = "HD-29"

    /// Where a declarant stands, and who waits for the declarant's consent.
    package func parties(of account: Account) async throws -> (own: [PartyPerson], others: [PartyPerson]) {
        try await database.read { tx in (try PartyPeople.of(account: account.id, in: tx), try PartyPeople.decidedBy(account.id, in: tx)) }
    }

    /// A declarant wants to file for one more organisation or person. Where nobody answers for it yet, the declarant does from now on; else
    /// whoever does is asked.
    package func askToFile(for form: PartyForm, by account: Account) async throws {
        guard account.role == .declarant else { throw Violation("2988-D3.8", .file, .roleMayNot(account.role)) }
        let mail = String.newID()
        try await database.write { [self] tx in try join(form, account, paper: nil, mail: mail, in: tx) }
    }

    /// Takes an account into a party: as its owner where it has nobody or nobody who has shown a paper, else as one who asks.
    func join(_ form: PartyForm, _ account: Account, paper: PaperShown?, mail: String, in tx: Transaction) throws {
        let id = try PartyTable.findOrInsert(form, in: tx)
        let standing = try PartyPeople.of(account: account.id, in: tx).first { $0.party.id == id }?.standing
        if let standing, standing != .ended { return }
        let isOwner = try !PartyPeople.hasPeople(id, in: tx) || takesOver(id, form, paper, in: tx)
        let others = isOwner ? try PartyPeople.stepBack(from: id, in: tx) : []
        if standing == .ended {
            try tx.execute("UPDATE party_person SET asked_at = \(tx.now), granted_at = NULL, owner_since = NULL, ended_at = NULL WHERE party = \(id) AND account = \(account.id)")
        } else {
            try PartyPeople.insert(account.id, party: id, isGranted: isOwner, isOwner: isOwner, in: tx)
        }
        let author = account.actor.author
        try PartyHistory.append(isOwner ? .registered(owner: account.id, paper: paper) : .asked(account: account.id), to: id, by: author, in: tx)
        for other in others { try PartyHistory.append(.asked(account: other), to: id, by: author, in: tx) }
        if !isOwner { try tellOwner(of: id, person: account.person, mail: mail, in: tx) }
    }

    /// A mail address proves no organisation: whoever has shown its paper at the counter comes before an owner who has shown nothing.
    private func takesOver(_ party: String, _ form: PartyForm, _ paper: PaperShown?, in tx: Snapshot) throws -> Bool {
        let isOrganisation = form.kind == .organisation
        guard paper?.proves(organisation: isOrganisation) == true else { return false }
        return try PartyHistory.hasUnprovenOwner(party, isOrganisation: isOrganisation, in: tx)
    }

    private func tellOwner(of party: String, person: String, mail: String, in tx: Transaction) throws {
        let row = try tx.row(
            """
            SELECT a.email, p.name FROM party_person f JOIN account a ON a.id = f.account JOIN party p ON p.id = f.party
            WHERE f.party = \(party) AND f.owner_since IS NOT NULL AND f.ended_at IS NULL AND a.email IS NOT NULL
            """)
        guard let row else { return }
        try Outbox.queue(.consentAsked(of: row.text("email"), by: person, for: row.text("name"), at: settings.address), id: mail, in: tx)
    }

    package enum ConsentAnswer: String, Hashable, Sendable, CaseIterable { case consent, decline, revoke }

    /// HD-29: the owner consents, declines or takes a consent back.
    /// - Throws: `NotFound` for a party the actor does not answer for, or somebody who has not asked.
    package func answer(_ answer: ConsentAnswer, to person: String, for party: String, by account: Account) async throws {
        try await database.write { tx in
            guard try PartyPeople.isOwner(account.id, of: party, in: tx) else { throw NotFound() }
            if person == account.id { throw OrganisationViolation(Self.consentMark, .signIn(.ownerStays)) }
            guard try Self.carryOut(answer, person, party, in: tx) == 1 else { throw NotFound() }
            let fact: PartyFact =
                switch answer {
                case .consent: .consented(account: person)
                case .decline: .declined(account: person)
                case .revoke: .revoked(account: person)
                }
            try PartyHistory.append(fact, to: party, by: account.actor.author, in: tx)
        }
    }

    private static func carryOut(_ answer: ConsentAnswer, _ person: String, _ party: String, in tx: Transaction) throws -> Int {
        switch answer {
        case .consent:
            try tx.execute("UPDATE party_person SET granted_at = \(tx.now) WHERE party = \(party) AND account = \(person) AND granted_at IS NULL AND ended_at IS NULL")
        case .decline:
            try tx.execute("UPDATE party_person SET ended_at = \(tx.now) WHERE party = \(party) AND account = \(person) AND granted_at IS NULL AND ended_at IS NULL")
        case .revoke:
            try tx.execute("UPDATE party_person SET ended_at = \(tx.now) WHERE party = \(party) AND account = \(person) AND granted_at IS NOT NULL AND ended_at IS NULL")
        }
    }

    /// From now on this session files for another of one's parties; it goes on under a new token.
    package func choose(party: String, by signedIn: SignedIn, newDigest: String) async throws -> SignedIn {
        try await database.write { tx in
            guard let account = try AccountTable.find(id: signedIn.account.id, filingFor: party, in: tx), account.party?.id == party else { throw NotFound() }
            guard try SessionTable.turn(signedIn.session, to: newDigest, filingFor: party, in: tx) else { throw NotFound() }
            return SignedIn(account: account, session: signedIn.session, provenAt: signedIn.provenAt)
        }
    }
}

enum PartyHistory {
    /// Whoever answers for it has shown no paper that says so.
    static func hasUnprovenOwner(_ party: String, isOrganisation: Bool, in tx: Snapshot) throws -> Bool {
        try standing(of: party, in: tx).isUnproven(organisation: isOrganisation)
    }

    static func hasUnprovenOwner(_ party: String, in tx: Snapshot) throws -> Bool {
        let kind = try tx.row("SELECT kind FROM party WHERE id = \(party)")?.text("kind")
        return try hasUnprovenOwner(party, isOrganisation: kind == Party.Kind.organisation.rawValue, in: tx)
    }

    static func standing(of party: String, in tx: Snapshot) throws -> PartyStanding {
        PartyStanding.fold(try EventTable.read(stream(party), of: PartyFact.self, in: tx))
    }

    static func stream(_ party: String) -> String { "party/\(party)" }

    static func append(_ fact: PartyFact, to party: String, by author: Author, in tx: Transaction) throws {
        let stream = stream(party)
        let entry = HistoryEntry(actor: author, recordedAt: tx.instant, mark: Office.consentMark, fact: fact)
        try EventTable.append([entry], to: stream, after: try EventTable.length(stream, in: tx), in: tx)
    }
}
