import Domain
import Service

// The shapes of accounts, lists and administrator accounts for programs.

struct HatJSON: Encodable {
    var hat: String
    var role: Role
    var unit: String
    /// Of a monitoring account.
    var `class`: MonitoringClass?
    var until: String?

    init(_ hat: Hat) { (self.hat, role, unit, `class`, until) = (hat.name, hat.role, hat.unit.code, hat.monitors, hat.until?.description) }
}

struct AccountLineJSON: Encodable {
    var id: String
    var name: String
    var person: String
    var title: String
    var role: Role
    var division: String?
    var state: AccountStanding.State

    init(_ line: AccountLine) {
        (id, name, person, title, role) = (line.id, line.name, line.person, line.title, line.role)
        (division, state) = (line.division, line.state)
    }
}

/// One entry of a history: what, when, who, as what, by what clause.
struct EntryJSON: Encodable {
    var act: String
    var at: String
    var account: String
    var hat: String?
    var role: Role
    var clause: String

    init<Fact>(_ entry: HistoryEntry<Fact>) {
        // A case with facts is a child of its value, one without is its own name.
        act = Mirror(reflecting: entry.fact).children.first?.label ?? "\(entry.fact)"
        (at, clause) = (entry.recordedAt.description, entry.mark.id)
        (account, hat, role) = (entry.actor.account, entry.actor.hat, entry.actor.role)
    }
}

struct AccountRecordJSON: Encodable {
    struct Term: Encodable {
        var id: String
        var from: String
        var until: String
        var reason: String
        var endedAt: String?
    }

    var id: String
    var name: String
    var person: String
    var title: String
    var role: Role
    var unit: String?
    var division: String?
    var serviceNumber: String?
    var eCustomsAccount: String?
    var procedures: [String]
    var state: AccountStanding.State
    var sequence: Int
    var dossiersInHand: [String]
    var hats: [HatJSON]
    var actingTerms: [Term]
    /// Newest first.
    var history: [EntryJSON]
    var historyNext: String?

    init(_ view: AccountView) {
        let details = view.standing.details
        (id, name, person, title, role) = (view.id, details.name, details.person, details.title, details.role)
        (unit, division, serviceNumber, eCustomsAccount) = (view.unit?.code, details.division, details.serviceNumber, details.eCustomsAccount)
        (procedures, state, sequence) = (details.handles, view.standing.state, view.sequence)
        (dossiersInHand, hats) = (view.inHand.map(\.number), view.hats.map(HatJSON.init))
        actingTerms = view.acting.map {
            Term(id: $0.id, from: $0.from.description, until: $0.until.description, reason: $0.reason, endedAt: $0.endedAt?.description)
        }
        (history, historyNext) = (view.history.entries.map(EntryJSON.init), view.history.next.map(String.init))
    }
}

struct AccountListLineJSON: Encodable {
    var id: String
    /// The unit's name.
    var unit: String
    var state: AccountList.State
    var rows: Int
    var done: Int
    var begunAt: String
    var sequence: Int

    init(_ line: AccountListLine) {
        (id, unit, state, rows, done) = (line.id, line.unit, line.state, line.rows, line.done)
        (begunAt, sequence) = (line.begunAt.description, line.sequence)
    }
}

struct RowResultJSON: Encodable {
    var row: String
    /// `done` or `refused`.
    var result: String
    var account: String?
    var clause: String?
    var detail: String?

    init(_ row: String, _ result: AccountList.Result, _ language: Language) {
        self.row = row
        switch result {
        case .done(let account): (self.result, self.account) = ("done", account)
        case .refused(let mark, let fault): (self.result, clause, detail) = ("refused", mark.id, language.pick(fault.pair.vi, fault.pair.en))
        }
    }
}

struct ListSignatureJSON: Encodable {
    var account: String
    var hat: String?
    var at: String

    init(_ signature: AccountList.Signature) { (account, hat, at) = (signature.account, signature.hat, signature.at.description) }
}

struct AccountListJSON: Encodable {
    var id: String
    var unit: String
    var state: AccountList.State
    var reason: String?
    var sequence: Int
    var rows: [AccountListRow]
    var results: [RowResultJSON]
    var submitted: ListSignatureJSON?
    var decided: ListSignatureJSON?
    var history: [EntryJSON]

    init(_ view: AccountListView, _ language: Language) {
        (id, unit, state, reason, sequence) = (view.id, view.unit.code, view.list.state, view.list.reason, view.sequence)
        rows = view.list.rows
        results = view.list.rows.compactMap { row in view.list.results[row.id].map { RowResultJSON(row.id, $0, language) } }
        (submitted, decided) = (view.list.submitted.map(ListSignatureJSON.init), view.list.decided.map(ListSignatureJSON.init))
        history = view.history.map(EntryJSON.init)
    }
}

struct UnitAccountJSON: Encodable {
    struct Holder: Encodable {
        var account: String
        var person: String
        var from: String
        var until: String?
    }

    var name: String
    var kind: UnitAccountKind
    var unit: String
    /// Of a monitoring account.
    var `class`: MonitoringClass?
    var root: Bool
    var issuedAt: String
    var closedAt: String?
    var holders: [Holder]

    init(_ line: UnitAccountLine) {
        (name, kind, unit, `class`, root) = (line.name, line.kind, line.unit.code, line.monitors, line.isRoot)
        (issuedAt, closedAt) = (line.issuedAt.description, line.closedAt?.description)
        holders = line.holders.map { Holder(account: $0.account, person: $0.person, from: $0.from.description, until: $0.until?.description) }
    }
}

struct UnitAccountRecordJSON: Encodable {
    var administrator: UnitAccountJSON
    var sequence: Int
    var history: [EntryJSON]

    init(_ view: UnitAccountView) {
        (administrator, sequence, history) = (UnitAccountJSON(view.line), view.sequence, view.history.map(EntryJSON.init))
    }
}

struct MadeJSON: Encodable {
    var id: String
    var sequence: Int
}
