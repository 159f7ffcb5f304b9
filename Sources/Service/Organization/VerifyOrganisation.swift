import Domain
import Storage

extension Office {
    /// Folds the histories of units, accounts, lists, administrator accounts and parties and compares them with their rows.
    func verifyOrganisation(_ report: inout HistoryReport) async throws {
        for kind in Differences.kinds where report.problems.count < 100 { report.problems += try await walk(kind) }
        report.problems = Array(report.problems.prefix(100))
    }

    private func walk(_ kind: Differences.Kind) async throws -> [String] {
        var (last, problems) = ("", [String]())
        while true {
            let after = last
            let (end, found) = try await database.read { tx in try kind.look(after: after, in: tx) }
            problems += found
            guard let end, problems.count < 100 else { return problems }
            last = end
        }
    }
}

/// What a row and its history do not agree about, a line each.
enum Differences {
    struct Kind: Sendable {
        /// Up to the value that keys come after.
        let keys: Statement
        let differences: @Sendable (String, Snapshot) throws -> [String]

        /// - Returns: the last key looked at, nil at the end; and what was found.
        func look(after key: String, in tx: Snapshot) throws -> (end: String?, found: [String]) {
            let keys = try tx.rows("\(keys) \(key) ORDER BY key LIMIT 500").map { try $0.text("key") }
            return (keys.last, try keys.flatMap { try differences($0, tx) })
        }
    }

    static let kinds = [
        Kind(keys: "SELECT id AS key FROM unit WHERE id >", differences: ofUnit),
        Kind(keys: "SELECT id AS key FROM account WHERE id >", differences: ofAccount),
        Kind(keys: "SELECT id AS key FROM account_list WHERE id >", differences: ofList),
        Kind(keys: "SELECT name AS key FROM administrator WHERE name >", differences: ofAdministrator),
        Kind(keys: "SELECT id AS key FROM party WHERE id >", differences: ofParty),
        Kind(keys: "SELECT DISTINCT stream AS key FROM event WHERE stream >", differences: ofStream),
    ]

    @Sendable static func ofList(_ id: String, _ tx: Snapshot) throws -> [String] {
        let row = try tx.row("SELECT kind, unit, state, row_count, done_count, sequence FROM account_list WHERE id = \(id)")
        let history = try EventTable.read(AccountListTable.stream(id), of: AccountListFact.self, in: tx)
        let list = AccountList.fold(history)
        guard let row, try row.text("kind") == list.kind.rawValue, try row.text("unit") == list.unit, try row.text("state") == list.state.rawValue,
            try row.int("row_count") == list.rowIDs.count, try row.int("done_count") == list.rowIDs.count - list.pending.count, try row.int("sequence") == history.count
        else { return ["list \(id): the table and the history differ"] }
        return []
    }

    @Sendable static func ofAdministrator(_ name: String, _ tx: Snapshot) throws -> [String] {
        let standing = UnitAccountStanding.fold(try EventTable.read(UnitAccountTable.stream(name), of: UnitAccountFact.self, in: tx))
        let row = try tx.row("SELECT kind, unit, root_since, closed_at FROM administrator WHERE name = \(name)")
        let held = try tx.rows(
            """
            SELECT account, from_at, to_at FROM administrator_holder
            WHERE administrator = \(name) AND (to_at IS NULL OR to_at > \(tx.now)) ORDER BY account
            """)
        let terms = Dictionary(
            try held.map { row in
                (try row.text("account"), UnitAccountStanding.Term(from: Instant(milliseconds: try row.integer("from_at")), until: try row.optionalInstant("to_at")))
            }, uniquingKeysWith: { _, last in last })
        let current = standing.holders.filter { $0.value.until.map { $0.milliseconds > tx.now } ?? true }
        let isOpen = try row?.optionalInteger("closed_at") == nil
        let agrees = try row?.text("kind") == standing.kind.rawValue && row?.text("unit") == standing.unit && isOpen == !standing.isClosed && (row?.optionalInteger("root_since") != nil) == standing.isRoot
        return agrees && terms == current ? [] : ["administrator \(name): the table and the history differ"]
    }

    /// Nobody may have granted a right to file, nor taken it, without an entry.
    @Sendable static func ofParty(_ id: String, _ tx: Snapshot) throws -> [String] {
        let history = try EventTable.read(PartyHistory.stream(id), of: PartyFact.self, in: tx)
        let rows = try tx.rows("SELECT account, granted_at, owner_since, ended_at FROM party_person WHERE party = \(id)")
        let stored = Dictionary(uniqueKeysWithValues: try rows.map { (try $0.text("account"), try PartyStanding.Person($0)) })
        return PartyStanding.fold(history).people == stored ? [] : ["party \(id): the table and the history differ"]
    }
}
