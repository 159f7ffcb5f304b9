import Domain
import Storage

/// What a list of dossiers is asked for. Every list is paged by a cursor: the last line of the page before.
package struct DossierQuery: Hashable, Sendable {
    package var box: Box
    package var phase: Phase?
    package var procedure: String?
    package var after: Cursor?
    package var limit: Int

    package enum Box: String, Hashable, Sendable, CaseIterable {
        /// In this actor's hands now.
        case mine
        /// To be claimed, or to be confirmed, by whoever handles the procedure.
        case open
        /// This officer's dossiers that lie in another's hand.
        case passedOn
        /// This person was named to act on them in a leader's place (HD-8), and the time has not run out.
        case standIn
        /// Open ones of the unit; everything a declarant has filed.
        case all
        case closed
    }

    /// Where the page before ended: its last line's sorting moment and number.
    package struct Cursor: Hashable, Sendable {
        package var moment: Int64
        package var number: String
        package init(moment: Int64, number: String) { (self.moment, self.number) = (moment, number) }
    }

    package init(box: Box = .all, phase: Phase? = nil, procedure: String? = nil, after: Cursor? = nil, limit: Int = 30) {
        (self.box, self.phase, self.procedure) = (box, phase, procedure)
        (self.after, self.limit) = (after, min(max(limit, 1), 100))
    }
}

package struct DossierPage: Sendable {
    package var rows: [DossierRow]
    package var next: DossierQuery.Cursor?
    /// The codes the rows' units have today, by id.
    package var units: [String: String] = [:]
}

extension Office {
    package func dossiers(_ query: DossierQuery, for actor: Actor) async throws -> DossierPage {
        try await database.read { [self] tx in
            var page = try query.page(for: actor, in: tx)
            let units = Set(page.rows.map(\.unit))
            page.units = Dictionary(uniqueKeysWithValues: try directory.all(in: tx).filter { units.contains($0.id) }.map { ($0.id, $0.details.code) })
            return page
        }
    }

    /// How many lie in each box, counted up to a bound so that a large unit costs no more than a small one.
    package func counts(for actor: Actor, upTo bound: Int = 1000) async throws -> [DossierQuery.Box: Int] {
        try await database.read { tx in
            var counts: [DossierQuery.Box: Int] = [:]
            for box in [DossierQuery.Box.mine, .open, .passedOn] {
                let conditions = DossierQuery(box: box).conditions(for: actor, at: tx.now)
                let row = try tx.row("SELECT count(*) AS n FROM (SELECT 1 AS one FROM dossier d WHERE \(conditions) LIMIT \(bound)) AS counted")
                counts[box] = try row?.int("n") ?? 0
            }
            return counts
        }
    }
}

extension DossierQuery {
    func page(for actor: Actor, and more: [Statement] = [], in tx: Snapshot) throws -> DossierPage {
        let conditions = Statement(joined: [conditions(for: actor, at: tx.now)] + more, by: " AND ")
        let rows = try tx.rows(
            "SELECT \(DossierTable.columns) FROM dossier d WHERE \(conditions) ORDER BY \(order(for: actor)) LIMIT \(limit + 1)"
        ).map(DossierRow.init)
        let page = Array(rows.prefix(limit))
        return DossierPage(rows: page, next: rows.count > limit ? page.last.map { cursor(of: $0, for: actor) } : nil)
    }

    private enum Order { case due, stored, closed }

    private func ordering(for actor: Actor) -> Order {
        actor.role == .declarant ? .stored : box == .closed ? .closed : .due
    }

    private func order(for actor: Actor) -> Statement {
        switch ordering(for: actor) {
        case .due: "d.sort_at, d.number"
        case .stored: "d.stored_at DESC, d.number DESC"
        case .closed: "d.closed_at DESC, d.number DESC"
        }
    }

    private func cursor(of row: DossierRow, for actor: Actor) -> Cursor {
        switch ordering(for: actor) {
        case .due: Cursor(moment: row.sortAt, number: row.number)
        case .stored: Cursor(moment: row.storedAt.milliseconds, number: row.number)
        case .closed: Cursor(moment: row.closedAt?.milliseconds ?? 0, number: row.number)
        }
    }

    func conditions(for actor: Actor, at now: Int64) -> Statement {
        let box = actor.role == .declarant ? declarantBox : officeBox(of: actor, at: now)
        return Statement(joined: [DossierTable.scope(of: actor)] + box + filters(for: actor), by: " AND ")
    }

    private var declarantBox: [Statement] {
        switch box {
        case .mine: ["d.phase IN \(list: Phase.withDeclarant.map(\.rawValue))"]
        case .closed: ["d.closed_at IS NOT NULL"]
        default: []
        }
    }

    private func officeBox(of actor: Actor, at now: Int64) -> [Statement] {
        switch box {
        case .mine: ["d.hand = \(DossierHand.of(actor)?.key)"]
        case .open:
            ["d.hand IN \(list: actor.handles.sorted().map { DossierHand.claimants(unit: actor.unit ?? "", procedure: $0).key })"]
        case .passedOn: ["d.passed_by = \(DossierHand.of(actor)?.key)"]
        case .standIn:
            [
                "d.closed_at IS NULL",
                "d.number IN (SELECT dossier FROM deputy WHERE account = \(actor.account) AND from_at <= \(now) AND to_at > \(now))",
            ]
        case .all: ["d.closed_at IS NULL"]
        case .closed: ["d.closed_at IS NOT NULL"]
        }
    }

    private func filters(for actor: Actor) -> [Statement] {
        var filters: [Statement] = []
        if let phase { filters.append("d.phase = \(phase.rawValue)") }
        if let procedure { filters.append("d.procedure = \(procedure)") }
        if let after { filters.append(beyond(after, for: actor)) }
        return filters
    }

    private func beyond(_ last: Cursor, for actor: Actor) -> Statement {
        switch ordering(for: actor) {
        case .due: "(d.sort_at, d.number) > (\(last.moment), \(last.number))"
        case .stored: "(d.stored_at, d.number) < (\(last.moment), \(last.number))"
        case .closed: "(d.closed_at, d.number) < (\(last.moment), \(last.number))"
        }
    }
}

extension Phase {
    /// It is the declarant's turn, or may be.
    package static let withDeclarant: [Phase] = [.awaitingManualParts, .awaitingSupplement, .resultApproved]
}
