import Domain
import Storage

/// One entry of the read log.
package struct ReadLine: Hashable, Sendable {
    package var at: Instant
    package var account: String
    package var person: String
    package var role: Role
    package var unit: String
    package var dossier: String
    package var document: String?
    package var kind: DossierRead.Kind
    package var purpose: ReadPurpose
    /// Of an export.
    package var list: ExportedList?
}

/// What the read log is asked for.
package struct ReadQuery: Hashable, Sendable {
    package var dossier: String?
    package var account: String?
    /// Only reads outside the reader's own work.
    package var outside: Bool
    package var after: DossierQuery.Cursor?
    package var limit: Int

    package init(dossier: String? = nil, account: String? = nil, outside: Bool = false, after: DossierQuery.Cursor? = nil, limit: Int = 50) {
        (self.dossier, self.account, self.outside, self.after, self.limit) = (dossier, account, outside, after, min(max(limit, 1), 100))
    }
}

package struct ReadPage: Sendable {
    package var lines: [ReadLine]
    package var next: DossierQuery.Cursor?
}

/// HD-33.
package struct ReadFlag: Hashable, Sendable {
    package var account: String
    package var person: String
    package var day: Day
}

extension Office {
    /// 2988-D4.3-ii: the unit's leader sees at once who read what, the latest first.
    package func reads(_ query: ReadQuery, for actor: Actor) async throws -> ReadPage {
        try actor.demand(.seeReads)
        return try await database.read { tx in try query.page(where: ["r.unit = \(actor.unit ?? "")"], in: tx) }
    }

    /// HD-32: a declarant sees who read the dossier, once it is closed; the unit's leader at any time.
    package func reads(of number: String, after: DossierQuery.Cursor? = nil, for actor: Actor) async throws -> ReadPage {
        try await database.read { tx in
            let row = try DossierTable.find(number, visibleTo: actor, in: tx).row
            if actor.role == .declarant {
                if row.closedAt == nil { throw OrganisationViolation("HD-32", .access(.dossierStillOpen)) }
            } else { try actor.demand(.seeReads) }
            return try ReadQuery(dossier: number, after: after).page(where: [], in: tx)
        }
    }

    /// The latest flags of the unit.
    package func readFlags(for actor: Actor) async throws -> [ReadFlag] {
        try actor.demand(.seeReads)
        return try await database.read { tx in
            try tx.rows(
                """
                SELECT f.account, f.day, a.person FROM read_flag f JOIN account a ON a.id = f.account
                WHERE f.unit = \(actor.unit ?? "") ORDER BY f.at DESC LIMIT 10
                """
            ).map { ReadFlag(account: try $0.text("account"), person: try $0.text("person"), day: Day(number: try $0.int("day"))) }
        }
    }
}

extension ReadQuery {
    fileprivate func page(where scope: [Statement], in tx: Snapshot) throws -> ReadPage {
        var conditions = scope
        if let dossier { conditions.append("r.dossier = \(dossier)") }
        if let account { conditions.append("r.account = \(account)") }
        if outside { conditions.append("r.outside_day IS NOT NULL") }
        if let after { conditions.append("(r.at, r.id) < (\(after.moment), \(after.number))") }
        let rows = try tx.rows(
            """
            SELECT r.id, r.at, r.account, r.role, r.dossier, r.document, r.kind, r.purpose, r.filter, r.line_count, a.person, u.name AS unit_name
            FROM read_entry r JOIN account a ON a.id = r.account JOIN unit u ON u.id = r.unit
            WHERE \(Statement(joined: conditions, by: " AND ")) ORDER BY r.at DESC, r.id DESC LIMIT \(limit + 1)
            """)
        let last = rows.count > limit ? rows[limit - 1] : nil
        let next = try last.map { DossierQuery.Cursor(moment: try $0.integer("at"), number: try $0.text("id")) }
        return ReadPage(lines: try rows.prefix(limit).map(ReadLine.init), next: next)
    }
}

extension ReadLine {
    fileprivate init(_ row: Row) throws {
        self.init(
            at: Instant(milliseconds: try row.integer("at")), account: try row.text("account"), person: try row.text("person"),
            role: try Role(stored: row.text("role")), unit: try row.text("unit_name"), dossier: try row.text("dossier"),
            document: try row.optionalText("document"), kind: try DossierRead.Kind(stored: row.text("kind")),
            purpose: try ReadPurpose(stored: row.text("purpose")),
            list: try row.optionalText("filter").map { ExportedList(filter: $0, lines: try row.int("line_count")) })
    }
}
