import Domain
import Storage

/// Somebody's standing with an organisation or person dossiers are filed for.
package struct PartyPerson: Hashable, Sendable {
    package typealias Standing = PartyStanding.Person

    package var party: Party
    package var account: String
    package var person: String
    package var name: String
    package var standing: Standing
}

enum PartyPeople {
    static func insert(_ account: String, party: String, isGranted: Bool, isOwner: Bool, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO party_person (party, account, asked_at, granted_at, owner_since)
            VALUES (\(party), \(account), \(tx.now), \(isGranted ? tx.now : nil), \(isOwner ? tx.now : nil))
            """)
    }

    static func hasPeople(_ party: String, in tx: Snapshot) throws -> Bool {
        try tx.row("SELECT account FROM party_person WHERE party = \(party) AND granted_at IS NOT NULL AND ended_at IS NULL LIMIT 1") != nil
    }

    /// Who may file asks anew: whoever comes to answer for the party decides.
    static func stepBack(from party: String, in tx: Transaction) throws -> [String] {
        try tx.rows(
            """
            UPDATE party_person SET owner_since = NULL, granted_at = NULL, asked_at = \(tx.now)
            WHERE party = \(party) AND granted_at IS NOT NULL AND ended_at IS NULL RETURNING account
            """
        ).map { try $0.text("account") }.sorted()
    }

    static func isOwner(_ account: String, of party: String, in tx: Snapshot) throws -> Bool {
        try tx.row("SELECT account FROM party_person WHERE party = \(party) AND account = \(account) AND owner_since IS NOT NULL AND ended_at IS NULL") != nil
    }

    /// Where an account stands, oldest first.
    static func of(account: String, in tx: Snapshot) throws -> [PartyPerson] {
        try people(where: "f.account = \(account)", in: tx)
    }

    /// Who files, or wants to, for the parties an account answers for.
    static func decidedBy(_ owner: String, in tx: Snapshot) throws -> [PartyPerson] {
        try people(
            where: """
                f.account <> \(owner) AND f.ended_at IS NULL AND f.party IN
                (SELECT party FROM party_person WHERE account = \(owner) AND owner_since IS NOT NULL AND ended_at IS NULL)
                """, in: tx)
    }

    static func owner(_ claim: OwnerClaim, in tx: Snapshot) throws -> PartyPerson {
        let found = try people(
            where: "p.identifier = \(claim.identifier) AND a.name = \(claim.account) AND f.owner_since IS NOT NULL AND f.ended_at IS NULL", in: tx)
        guard let owner = found.first else { throw NotFound() }
        return owner
    }

    private static func people(where condition: Statement, in tx: Snapshot) throws -> [PartyPerson] {
        try tx.rows(
            """
            SELECT p.id, p.kind, p.name, p.identifier, p.address, a.id AS account, a.person, a.name AS account_name, f.granted_at, f.owner_since, f.ended_at
            FROM party_person f JOIN party p ON p.id = f.party JOIN account a ON a.id = f.account
            WHERE \(condition) ORDER BY f.asked_at, p.id, a.id LIMIT 200
            """
        ).map(PartyPerson.init)
    }
}

extension PartyPerson {
    fileprivate init(_ row: Row) throws {
        self.init(
            party: Party(
                id: try row.text("id"), kind: try Party.Kind(stored: row.text("kind")), name: try row.text("name"), identifier: try row.text("identifier"),
                address: try row.text("address")),
            account: try row.text("account"), person: try row.text("person"), name: try row.text("account_name"), standing: try Standing(row))
    }
}

extension PartyStanding.Person {
    init(_ row: Row) throws {
        if try row.optionalInteger("ended_at") != nil { self = .ended } else if try row.optionalInteger("owner_since") != nil { self = .owner } else {
            self = try row.optionalInteger("granted_at") != nil ? .mayFile : .asked
        }
    }
}
