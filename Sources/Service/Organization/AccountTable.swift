import Domain
import Storage

/// An account as pages show it and sign-in needs it.
package struct Account: Hashable, Sendable {
    package var id: String
    package var name: String
    package var person: String
    package var title: String
    package var role: Role
    package var unit: Unit?
    package var division: String?
    package var divisionName: String?
    package var party: Party?
    package var handles: Set<String>
    package var disabled: Bool
    /// The unit's administrator account this person acts as now, `03zz_qt`: then `role` and `unit` are that account's.
    package var hat: String?
    package var serviceNumber: String?
    package var eCustomsAccount: String?
    /// The name of the token a program of this person came with.
    package var token: String?

    package var actor: Actor {
        var actor = Actor(
            account: id, role: role, unit: unit?.id, division: division, handles: handles, party: party?.id, disabled: disabled, hat: hat)
        actor.token = token
        return actor
    }

    package struct Unit: Hashable, Sendable {
        package var id: String
        package var code: String
        package var name: String
    }
}

package struct Party: Hashable, Sendable {
    package var id: String
    package var kind: Kind
    package var name: String
    package var identifier: String
    package var address: String

    package enum Kind: String, Hashable, Sendable { case organisation, individual }

    package init(id: String, kind: Kind, name: String, identifier: String, address: String) {
        (self.id, self.kind, self.name, self.identifier, self.address) = (id, kind, name, identifier, address)
    }
}

enum AccountTable {
    /// - Parameter party: whom a declarant files for now; nil: for whom they registered.
    static func find(id: String, filingFor party: String? = nil, in tx: Snapshot) throws -> Account? {
        try account(where: "a.id = \(id)", filingFor: party, in: tx)
    }

    /// Nil too when the person does not hold that administrator account (any more).
    static func find(id: String, wearing hat: String?, filingFor party: String? = nil, in tx: Snapshot) throws -> Account? {
        guard let hat else { return try find(id: id, filingFor: party, in: tx) }
        guard var account = try find(id: id, in: tx) else { return nil }
        guard let worn = try UnitAccountTable.hats(of: id, in: tx).first(where: { $0.name == hat }) else { return nil }
        (account.hat, account.role, account.unit) = (worn.name, worn.role, worn.unit)
        (account.division, account.divisionName, account.handles) = (nil, nil, [])
        return account
    }

    private static func account(where condition: Statement, filingFor party: String?, in tx: Snapshot) throws -> Account? {
        let row = try tx.row(
            """
            SELECT a.id, a.name, a.person, a.title, a.role, a.unit, a.division, p.id AS party, a.disabled_at,
                   u.code AS unit_code, u.name AS unit_name, d.name AS division_name,
                   p.kind AS party_kind, p.name AS party_name, p.identifier, p.address
            FROM account a
            LEFT JOIN unit u ON u.id = a.unit
            LEFT JOIN division d ON d.id = a.division
            LEFT JOIN party_person f ON f.account = a.id AND f.party = coalesce(\(party), a.party) AND f.granted_at IS NOT NULL AND f.ended_at IS NULL
            LEFT JOIN party p ON p.id = f.party
            WHERE \(condition)
            """)
        guard let row else { return nil }
        var account = try Account(row)
        if account.role == .officer {
            let rows = try tx.rows("SELECT procedure FROM account_procedure WHERE account = \(account.id)")
            account.handles = Set(try rows.map { try $0.text("procedure") })
        }
        return account
    }

    /// - Parameter mayFile: for their party; otherwise that is decided later (HD-29).
    static func insert(_ account: Account, password: String, mayFile: Bool = true, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO account (id, name, person, title, role, unit, division, party, service_number, ecustoms, search, password, created_at)
            VALUES (\(account.id), \(account.name), \(account.person), \(account.title), \(account.role.rawValue),
                    \(account.unit?.id), \(account.division), \(account.party?.id), \(account.serviceNumber), \(account.eCustomsAccount),
                    \(account.details.searchText), \(password), \(tx.now))
            """)
        if mayFile, let party = account.party {
            try PartyPeople.insert(account.id, party: party.id, isGranted: true, isOwner: !PartyPeople.hasPeople(party.id, in: tx), in: tx)
        }
        try setProcedures(account.handles.sorted(), of: account.id, in: tx)
        try OrganisationTable.raiseVersion(in: tx)
    }

    static func setProcedures(_ procedures: [String], of account: String, in tx: Transaction) throws {
        try tx.send("DELETE FROM account_procedure WHERE account = \(account)")
        for procedure in procedures { try tx.send("INSERT INTO account_procedure (account, procedure) VALUES (\(account), \(procedure))") }
    }

    static func insert(_ party: Party, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO party (id, kind, name, identifier, address)
            VALUES (\(party.id), \(party.kind.rawValue), \(party.name), \(party.identifier), \(party.address))
            """)
    }
}

extension Account {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.text("id"), name: try row.text("name"), person: try row.text("person"), title: try row.text("title"),
            role: try Role(stored: row.text("role")), unit: nil, division: try row.optionalText("division"),
            divisionName: try row.optionalText("division_name"), party: nil, handles: [],
            disabled: try row.optionalInteger("disabled_at") != nil)
        if let id = try row.optionalText("unit") {
            unit = Unit(id: id, code: try row.text("unit_code"), name: try row.text("unit_name"))
        }
        if let id = try row.optionalText("party") {
            party = Party(
                id: id, kind: try Party.Kind(stored: row.text("party_kind")), name: try row.text("party_name"),
                identifier: try row.text("identifier"), address: try row.text("address"))
        }
    }
}
