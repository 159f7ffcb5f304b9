/// What a unit's administrator wants done with accounts, and what became of it: a list by Mẫu số 01 (2988-D6.2.a), or a request for
/// monitoring accounts (3035-D6.0-ii). Folded from its history.
package struct AccountList: Hashable, Sendable {
    package var kind = Kind.officers
    package var unit = ""
    /// Who began it.
    package var author: String?
    package var state = State.draft
    /// Of a list by Mẫu số 01.
    package var rows: [AccountListRow] = []
    /// Of a request for monitoring accounts.
    package var unitRows: [UnitAccountRow] = []
    /// 3035-D6.1.
    package var request: WrittenPaper?
    /// 3035-D6.2-ii.
    package var reply: WrittenPaper?
    /// By row.
    package var results: [String: Result] = [:]
    /// Whoever wrote a line or submitted; they do not decide.
    package var compilers: Set<String> = []
    package var submitted: Signature?
    package var decided: Signature?
    /// Why it was sent back.
    package var reason: String?

    package init() {}

    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable { case officers, monitoring }
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
    /// Of either kind.
    package var rowIDs: [String] { rows.map(\.id) + unitRows.map(\.id) }
    /// What is still to be carried out.
    package var pending: [String] { rowIDs.filter { results[$0]?.isDone != true } }
    package func row(_ id: String) -> AccountListRow? { rows.first { $0.id == id } }
    package func unitRow(_ id: String) -> UnitAccountRow? { unitRows.first { $0.id == id } }
    package func others(than id: String?) -> Set<String> { Set(rows.filter { $0.id != id }.map(\.serviceNumber)) }
    package func otherUnits(than id: String?) -> Set<String> { Set(unitRows.filter { $0.id != id }.map(\.unit)) }
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

    // MARK: Monitoring accounts
    case monitoringBegun(unit: String)
    case unitRowPut(UnitAccountRow)
    /// 3035-D6.1: sent with the unit's written request.
    case requested(WrittenPaper)
    case replied(WrittenPaper)
}

extension AccountList {
    package static func fold(_ history: [HistoryEntry<AccountListFact>]) -> AccountList {
        history.reduce(into: AccountList()) { $0.apply($1) }
    }

    package mutating func apply(_ entry: HistoryEntry<AccountListFact>) {
        switch entry.fact {
        case .begun(let unit): (self.unit, author) = (unit, entry.actor.account)
        case .monitoringBegun(let unit): (kind, self.unit, author) = (.monitoring, unit, entry.actor.account)
        case .rowPut(let row):
            Self.put(row, in: &rows)
            compilers.insert(entry.actor.account)
        case .unitRowPut(let row):
            Self.put(row, in: &unitRows)
            compilers.insert(entry.actor.account)
        case .rowsImported(let rows, _):
            self.rows += rows
            compilers.insert(entry.actor.account)
        case .rowRemoved(let id):
            rows.removeAll { $0.id == id }
            unitRows.removeAll { $0.id == id }
        case .discarded: state = .discarded
        case .submitted: submit(entry)
        case .requested(let paper):
            request = paper
            submit(entry)
        case .replied(let paper): reply = paper
        case .approved: (state, decided) = (.approved, Signature(entry))
        case .sentBack(let reason): (state, self.reason, submitted) = (.sentBack, reason, nil)
        case .rowCarriedOut(let row, let account): record(.done(account: account), of: row)
        case .rowRefused(let row, let mark, let fault): record(.refused(mark, fault), of: row)
        }
    }

    private static func put<Row: Identifiable>(_ row: Row, in rows: inout [Row]) {
        if let index = rows.firstIndex(where: { $0.id == row.id }) { rows[index] = row } else { rows.append(row) }
    }

    private mutating func submit(_ entry: HistoryEntry<AccountListFact>) {
        (state, submitted, reason) = (.submitted, Signature(entry), nil)
        compilers.insert(entry.actor.account)
    }

    private mutating func record(_ result: Result, of row: String) {
        results[row] = result
        if rowIDs.allSatisfy({ results[$0] != nil }) { state = .carriedOut }
    }
}

extension AccountList.Signature {
    fileprivate init(_ entry: HistoryEntry<AccountListFact>) { self.init(account: entry.actor.account, at: entry.recordedAt, hat: entry.actor.hat) }
}
