import Domain
import Storage

extension AccountDetails {
    /// Name, person and service number without marks.
    var searchText: String { [name, person, serviceNumber].compactMap { $0 }.joined(separator: " ").folded }
}

extension Account {
    package var details: AccountDetails {
        AccountDetails(
            name: name, person: person, title: title, role: role, unit: unit?.id, division: division, party: party?.id,
            handles: handles.sorted(), serviceNumber: serviceNumber, eCustomsAccount: eCustomsAccount)
    }
}

/// Accounts as administration sees them.
enum AccountStandings {
    /// As the tables have it; nil when there is none.
    static func read(_ id: String, in tx: Snapshot) throws -> AccountStanding? {
        let row = try tx.row(
            """
            SELECT name, person, title, role, unit, division, party, service_number, ecustoms, disabled_at, released_at
            FROM account WHERE id = \(id)
            """)
        guard let row else { return nil }
        let handles = try tx.rows("SELECT procedure FROM account_procedure WHERE account = \(id) ORDER BY procedure").map { try $0.text("procedure") }
        let details = AccountDetails(
            name: try row.text("name"), person: try row.text("person"), title: try row.text("title"), role: try Role(stored: row.text("role")),
            unit: try row.optionalText("unit"), division: try row.optionalText("division"), party: try row.optionalText("party"),
            handles: handles.sorted(), serviceNumber: try row.optionalText("service_number"), eCustomsAccount: try row.optionalText("ecustoms"))
        return AccountStanding(details: details, state: try .init(row))
    }

    /// Whoever bears a service number, else a name; look-up accounts do not count as an officer's.
    static func find(serviceNumber: String, name: String, in tx: Snapshot) throws -> AccountSituation.Known? {
        let row =
            try tx.row("SELECT id FROM account WHERE service_number = \(serviceNumber) AND role <> 'observer'")
            ?? tx.row("SELECT id FROM account WHERE name = \(name)")
        guard let id = try row?.text("id"), let standing = try read(id, in: tx) else { return nil }
        return AccountSituation.Known(id: id, standing: standing)
    }

    /// All that decides what becomes of an account.
    static func situation(of known: AccountSituation.Known?, name: String, unit: String, in tx: Snapshot) throws -> AccountSituation {
        let holder = try tx.row("SELECT id FROM account WHERE name = \(name)")?.text("id")
        let others = try tx.row(
            """
            SELECT count(*) AS n FROM account
            WHERE unit = \(unit) AND role = 'unitLeader' AND disabled_at IS NULL AND id <> \(known?.id ?? "")
            """)
        return AccountSituation(
            known: known, nameHolder: holder, otherApprovers: try others?.int("n") ?? 0, inHand: try known.map { try inHand(of: $0.id, in: tx) } ?? [])
    }

    /// One more than a refusal names, so that it can say there are more.
    static func inHand(of account: String, in tx: Snapshot) throws -> [AccountSituation.InHand] {
        try tx.rows(
            """
            SELECT number, procedure FROM dossier
            WHERE officer = \(account) AND closed_at IS NULL ORDER BY number LIMIT \(AccountSituation.named + 1)
            """
        ).map { AccountSituation.InHand(number: try $0.text("number"), procedure: try $0.text("procedure")) }
    }
}

extension AccountStanding.State {
    init(_ row: Row) throws {
        let (disabled, released) = (try row.optionalInteger("disabled_at"), try row.optionalInteger("released_at"))
        self = released != nil ? .released : disabled != nil ? .deactivated : .active
    }
}
