import Domain
import Storage

/// What a decision does to an account's row, its sessions and its hats; always with its entry in the account's history.
enum AccountChanges {
    /// - Parameter fresh: the id of an account that is opened.
    /// - Returns: the account's id.
    static func apply(_ change: AccountChange, fresh: String, by author: Author, in tx: Transaction) throws -> String {
        switch change {
        case .open(let details):
            try open(details, change.mark, id: fresh, by: author, in: tx)
            return fresh
        case .change(let id, let details):
            try set(details, of: id, in: tx)
            try AccountHistory.append(.changed(details), change.mark, to: id, by: author, in: tx)
            return id
        case .takeOver(let id, let details):
            try set(details, of: id, in: tx)
            try tx.send("UPDATE account SET disabled_at = NULL, released_at = NULL WHERE id = \(id)")
            try AccountHistory.append(.takenOver(details), change.mark, to: id, by: author, in: tx)
            return id
        case .deactivate(let id):
            try deactivate(id, change.mark, reason: "", by: author, in: tx)
            return id
        }
    }

    /// Without a password: it cannot be signed in to before it is handed over (2988-D6.2.b-ii).
    static func open(_ details: AccountDetails, _ mark: Mark, id: String, by author: Author, in tx: Transaction) throws {
        try tx.send(
            """
            INSERT INTO account (id, name, person, title, role, unit, division, service_number, ecustoms, search, password, created_at)
            VALUES (\(id), \(details.name), \(details.person), \(details.title), \(details.role.rawValue), \(details.unit), \(details.division),
                    \(details.serviceNumber), \(details.eCustomsAccount), \(details.searchText), '', \(tx.now))
            """)
        try AccountTable.setProcedures(details.handles, of: id, in: tx)
        try AccountHistory.append(.opened(details), mark, to: id, by: author, in: tx)
        try OrganisationTable.raiseVersion(in: tx)
    }

    private static func set(_ details: AccountDetails, of id: String, in tx: Transaction) throws {
        try tx.send(
            """
            UPDATE account SET name = \(details.name), person = \(details.person), title = \(details.title), role = \(details.role.rawValue),
                unit = \(details.unit), division = \(details.division), service_number = \(details.serviceNumber),
                ecustoms = \(details.eCustomsAccount), search = \(details.searchText)
            WHERE id = \(id)
            """)
        try AccountTable.setProcedures(details.handles, of: id, in: tx)
        try OrganisationTable.raiseVersion(in: tx)
    }

    static func deactivate(_ id: String, _ mark: Mark, reason: String, by author: Author, in tx: Transaction) throws {
        try tx.send("UPDATE account SET disabled_at = \(tx.now), released_at = NULL WHERE id = \(id)")
        try AccountHistory.append(.deactivated(reason: reason), mark, to: id, by: author, in: tx)
        try leave(id, by: author, in: tx)
    }

    static func release(_ id: String, reason: String, by author: Author, in tx: Transaction) throws {
        try tx.send("UPDATE account SET disabled_at = \(tx.now), released_at = \(tx.now) WHERE id = \(id)")
        try AccountHistory.append(.released(reason: reason), "2988-D6.4.a", to: id, by: author, in: tx)
        try leave(id, by: author, in: tx)
    }

    /// Whoever leaves is signed out everywhere and holds no hat any more.
    private static func leave(_ id: String, by author: Author, in tx: Transaction) throws {
        try AccessTable.endDoors(of: id, in: tx)
        try UnitAccountTable.endAll(of: id, by: author, in: tx)
        try ActingLeaderTable.endAll(of: id, by: author, in: tx)
        try OrganisationTable.raiseVersion(in: tx)
    }
}
