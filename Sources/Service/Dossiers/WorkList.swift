import Domain
import Storage

/// A page of an officer's list with all that its lines say, as one transaction saw it.
package struct WorkList: Sendable {
    package var page: DossierPage
    /// How many lie in each band under the same filters, whatever band is shown; counted up to `WorkList.bound`.
    package var counts: [DueBand: Int]
    package var names: Names
    /// By the party's id.
    package var identifiers: [String: String]

    package static let bound = 1000
}

/// How far off a due date is, as lists group it. Together they hold every open dossier.
package enum DueBand: String, Hashable, Sendable, CaseIterable { case over, near, ok, none }

/// Where the bands end at one moment.
package struct DueBands: Hashable, Sendable {
    package var now: Instant
    /// The last moment that is near.
    package var near: Instant

    package init(now: Instant, near: Instant) { (self.now, self.near) = (now, near) }

    func condition(_ band: DueBand) -> Statement {
        switch band {
        case .over: "d.sort_at < \(now.milliseconds)"
        case .near: "d.sort_at >= \(now.milliseconds) AND d.sort_at <= \(near.milliseconds)"
        case .ok: "d.sort_at > \(near.milliseconds) AND d.sort_at < \(DossierRow.never)"
        case .none: "d.sort_at >= \(DossierRow.never)"
        }
    }
}

extension Office {
    /// - Parameters:
    ///   - band: only these; nil: all.
    ///   - text: a dossier's number or its beginning, or a declarant's tax code or identity number.
    package func workList(
        _ query: DossierQuery, band: DueBand? = nil, text: String? = nil, bands: DueBands, for actor: Actor
    ) async throws -> WorkList {
        let texts = text.map { [DossierQuery.matches($0)] } ?? []
        return try await database.read { tx in
            let page = try query.page(for: actor, and: texts + (band.map { [bands.condition($0)] } ?? []), in: tx)
            var counts: [DueBand: Int] = [:]
            if query.box != .closed {
                let whole = DossierQuery(box: query.box, phase: query.phase, procedure: query.procedure)
                for each in DueBand.allCases {
                    counts[each] = try whole.count(for: actor, and: texts + [bands.condition(each)], upTo: WorkList.bound, in: tx)
                }
            }
            return WorkList(
                page: page, counts: counts,
                names: try Names.of(unit: actor.unit ?? "", and: page.rows.compactMap(\.officer), in: tx),
                identifiers: try PartyTable.identifiers(of: page.rows.map(\.party), in: tx))
        }
    }

    /// How many each query finds, counted up to `bound`.
    package func counts(of queries: [DossierQuery], for actor: Actor, upTo bound: Int = WorkList.bound) async throws -> [Int] {
        try await database.read { tx in try queries.map { try $0.count(for: actor, upTo: bound, in: tx) } }
    }

    /// The procedures a unit carries out, for lists to choose from.
    package func procedures(carriedOutBy unit: String) async throws -> [Procedure] {
        let keys = try await database.read { tx in
            try tx.rows("SELECT procedure FROM unit_procedure WHERE unit = \(unit)").map { try $0.text("procedure") }
        }
        let today = clock.instant.day
        return catalogue.current(on: today).filter { keys.contains($0.key) }
    }

    /// Open dossiers in the hands of each officer.
    package func loads(of officers: [String]) async throws -> [String: Int] {
        try await database.read { tx in
            let rows = try tx.rows(
                """
                SELECT officer, count(*) AS load FROM dossier
                WHERE officer IN \(list: officers) AND closed_at IS NULL GROUP BY officer
                """)
            return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.text("officer"), try $0.int("load")) })
        }
    }
}

extension DossierQuery {
    fileprivate static func matches(_ text: String) -> Statement {
        let beginning = text.uppercased().filter { $0 != "%" && $0 != "_" && $0 != "\\" }
        let party: Statement = "d.party IN (SELECT id FROM party WHERE identifier = \(text))"
        return beginning.isEmpty ? party : "(d.number LIKE \(beginning + "%") OR \(party))"
    }

    fileprivate func count(for actor: Actor, and more: [Statement] = [], upTo bound: Int, in tx: Snapshot) throws -> Int {
        let conditions = Statement(joined: [conditions(for: actor, at: tx.now)] + more, by: " AND ")
        let row = try tx.row("SELECT count(*) AS n FROM (SELECT 1 AS one FROM dossier d WHERE \(conditions) LIMIT \(bound)) AS counted")
        return try row?.int("n") ?? 0
    }
}

extension PartyTable {
    fileprivate static func identifiers(of parties: [String], in tx: Snapshot) throws -> [String: String] {
        let rows = try tx.rows("SELECT id, identifier FROM party WHERE id IN \(list: Array(Set(parties)).sorted())")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.text("id"), try $0.text("identifier")) })
    }
}
