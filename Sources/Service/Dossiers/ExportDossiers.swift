import Domain
import Storage

/// A list taken out of the system.
package struct ExportedList: Hashable, Sendable {
    /// What it was narrowed to, as the address of the same list says it.
    package var filter: String
    package var lines: Int
}

/// Some lines of an export, and where the next begin.
package struct ExportedLines: Sendable {
    package var rows: [DossierRow]
    package var names: Names
    package var next: DossierQuery.Cursor?
}

extension Office {
    /// HD-36.
    package static let mostExported = 10_000

    /// How many lines an export would have, counted up to one more than it may.
    package func exportSize(_ query: DossierQuery, for actor: Actor) async throws -> Int {
        try actor.demand(.exportDossiers)
        return try await counts(of: [query], for: actor, upTo: Self.mostExported + 1)[0]
    }

    /// 2988-D4.3-ii: on record before the first line leaves.
    /// - Returns: how many lines there are; above `mostExported` the last are left out.
    package func beginExport(_ query: DossierQuery, for purpose: ReadPurpose, by actor: Actor) async throws -> Int {
        guard purpose.isStated else { throw Invalid("purpose", .unknown(purpose.rawValue)) }
        let size = try await exportSize(query, for: actor)
        let list = ExportedList(filter: query.filterText, lines: min(size, Self.mostExported))
        try await record(DossierRead(of: list, for: purpose), by: actor)
        return size
    }

    package func exportedLines(_ query: DossierQuery, after: DossierQuery.Cursor?, for actor: Actor) async throws -> ExportedLines {
        try actor.demand(.exportDossiers)
        var query = query
        (query.after, query.limit) = (after, 500)
        return try await database.read { [query] tx in
            let page = try query.page(for: actor, in: tx)
            let names = try Names.of(unit: actor.unit ?? "", and: Array(Set(page.rows.compactMap(\.officer))), in: tx)
            return ExportedLines(rows: page.rows, names: names, next: page.next)
        }
    }
}

extension DossierQuery {
    /// What narrows it, as an address says it: `box=closed&procedure=I-18`.
    package var filterText: String {
        QueryText.encode([("box", box.rawValue), ("procedure", procedure), ("phase", phase?.rawValue)].compactMap { name, value in value.map { (name, $0) } })
    }
}
