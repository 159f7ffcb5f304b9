/// A list by Mẫu số 01: what a unit's administrator wants done with accounts, and what became of it (2988-D6.2.a). Folded from its history.
package struct AccountList: Hashable, Sendable {
    package var unit = ""
    /// Who began it.
    package var author: String?
    package var state = State.draft
    package var rows: [AccountListRow] = []
    /// By row.
    package var results: [String: Result] = [:]
    /// Whoever wrote a line or submitted; they do not decide.
    package var compilers: Set<String> = []
    package var submitted: Signature?
    package var decided: Signature?
    /// Why it was sent back.
    package var reason: String?

    package init() {}

    package enum State: String, Hashable, Sendable, Codable, CaseIterable { case draft, submitted, sentBack, approved, carriedOut, discarded }

    /// 2988-M01-iv: who signed for it, and when.
    package struct Signature: Hashable, Sendable {
        package var account: String
        package var at: Instant
        /// The administrator account it was done as.
        package var hat: String?
    }

    package enum Result: Hashable, Sendable {
        case done(account: String)
        case refused(Mark, AccountFault)

        package var isDone: Bool { if case .done = self { true } else { false } }
    }

    package var isOpen: Bool { state == .draft || state == .sentBack }
    /// What is still to be carried out.
    package var pending: [AccountListRow] { rows.filter { results[$0.id]?.isDone != true } }
    package func row(_ id: String) -> AccountListRow? { rows.first { $0.id == id } }
    package func others(than id: String?) -> Set<String> { Set(rows.filter { $0.id != id }.map(\.serviceNumber)) }
}

/// What happened to a list; its stream is `list/<id>`.
package enum AccountListFact: Hashable, Sendable, Codable {
    case begun(unit: String)
    /// Written, or written anew.
    case rowPut(AccountListRow)
    case rowsImported([AccountListRow], from: String)
    case rowRemoved(String)
    case discarded
    case submitted
    case approved
    case sentBack(reason: String)
    case rowCarriedOut(row: String, account: String)
    case rowRefused(row: String, mark: Mark, fault: AccountFault)
}

extension AccountList {
    package static func fold(_ history: [HistoryEntry<AccountListFact>]) -> AccountList {
        history.reduce(into: AccountList()) { $0.apply($1) }
    }

    package mutating func apply(_ entry: HistoryEntry<AccountListFact>) {
        switch entry.fact {
        case .begun(let unit): (self.unit, author) = (unit, entry.actor.account)
        case .rowPut(let row):
            put(row)
            compilers.insert(entry.actor.account)
        case .rowsImported(let rows, _):
            self.rows += rows
            compilers.insert(entry.actor.account)
        case .rowRemoved(let id): rows.removeAll { $0.id == id }
        case .discarded: state = .discarded
        case .submitted:
            (state, submitted, reason) = (.submitted, Signature(entry), nil)
            compilers.insert(entry.actor.account)
        case .approved: (state, decided) = (.approved, Signature(entry))
        case .sentBack(let reason): (state, self.reason, submitted) = (.sentBack, reason, nil)
        case .rowCarriedOut(let row, let account): record(.done(account: account), of: row)
        case .rowRefused(let row, let mark, let fault): record(.refused(mark, fault), of: row)
        }
    }

    private mutating func put(_ row: AccountListRow) {
        if let index = rows.firstIndex(where: { $0.id == row.id }) { rows[index] = row } else { rows.append(row) }
    }

    private mutating func record(_ result: Result, of row: String) {
        results[row] = result
        if rows.allSatisfy({ results[$0.id] != nil }) { state = .carriedOut }
    }
}

extension AccountList.Signature {
    fileprivate init(_ entry: HistoryEntry<AccountListFact>) { self.init(account: entry.actor.account, at: entry.recordedAt, hat: entry.actor.hat) }
}
