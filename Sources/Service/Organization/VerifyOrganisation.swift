import Domain
import Storage

extension Office {
    /// Folds the histories of accounts, lists and administrator accounts and compares them with their rows.
    func verifyOrganisation(_ report: inout HistoryReport) async throws {
        report.problems += try await walk("SELECT id AS key FROM account WHERE id > ", differencesOfAccount)
        report.problems += try await walk("SELECT id AS key FROM account_list WHERE id > ", differencesOfList)
        report.problems += try await walk("SELECT name AS key FROM administrator WHERE name > ", differencesOfAdministrator)
        report.problems = Array(report.problems.prefix(100))
    }

    private func walk(_ beginning: Statement, _ differences: @escaping @Sendable (String, Snapshot) throws -> [String]) async throws -> [String] {
        var (last, problems) = ("", [String]())
        while true {
            let after = last
            let (keys, found) = try await database.read { tx in
                let keys = try tx.rows("\(beginning) \(after) ORDER BY key LIMIT 500").map { try $0.text("key") }
                return (keys, try keys.flatMap { try differences($0, tx) })
            }
            problems += found
            guard let end = keys.last else { return problems }
            last = end
        }
    }
}

/// A declarant's account begins at registration, whose facts are another matter.
@Sendable private func differencesOfAccount(_ id: String, _ tx: Snapshot) throws -> [String] {
    guard let stored = try AccountStandings.read(id, in: tx), stored.details.role != .declarant else { return [] }
    let history = try AccountHistory.read(id, in: tx)
    guard let folded = AccountStanding.fold(history) else { return ["account \(id): no history"] }
    return folded == stored ? [] : ["account \(id): the table says \(stored), the history \(folded)"]
}

@Sendable private func differencesOfList(_ id: String, _ tx: Snapshot) throws -> [String] {
    let row = try tx.row("SELECT unit, state, row_count, done_count, sequence FROM account_list WHERE id = \(id)")
    let history = try EventTable.read(AccountListTable.stream(id), of: AccountListFact.self, in: tx)
    let list = AccountList.fold(history)
    guard let row, try row.text("unit") == list.unit, try row.text("state") == list.state.rawValue, try row.int("row_count") == list.rows.count,
        try row.int("done_count") == list.rows.count - list.pending.count, try row.int("sequence") == history.count
    else { return ["list \(id): the table and the history differ"] }
    return []
}

@Sendable private func differencesOfAdministrator(_ name: String, _ tx: Snapshot) throws -> [String] {
    let standing = AdministratorStanding.fold(try EventTable.read(AdministratorTable.stream(name), of: AdministratorFact.self, in: tx))
    let row = try tx.row("SELECT unit, root_since, closed_at FROM administrator WHERE name = \(name)")
    let held = try tx.rows(
        """
        SELECT account, from_at, to_at FROM administrator_holder
        WHERE administrator = \(name) AND (to_at IS NULL OR to_at > \(tx.now)) ORDER BY account
        """)
    let terms = Dictionary(
        try held.map { row in
            (try row.text("account"), AdministratorStanding.Term(from: Instant(milliseconds: try row.integer("from_at")), until: try row.optionalInstant("to_at")))
        }, uniquingKeysWith: { _, last in last })
    let current = standing.holders.filter { $0.value.until.map { $0.milliseconds > tx.now } ?? true }
    let isOpen = try row?.optionalInteger("closed_at") == nil
    let agrees = try row?.text("unit") == standing.unit && isOpen == !standing.isClosed && (row?.optionalInteger("root_since") != nil) == standing.isRoot
    return agrees && terms == current ? [] : ["administrator \(name): the table and the history differ"]
}
