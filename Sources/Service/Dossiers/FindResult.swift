import Domain
import Storage

/// A returned result as every customs unit may rely on it, and nothing else of the dossier.
package struct ReturnedResult: Hashable, Sendable {
    package var number: String
    package var procedure: String
    package var version: Int
    package var unit: Account.Unit
    package var partyName: String
    package var completedAt: Instant
    /// The sealed documents, or the scan of what was issued on paper.
    package var documents: [DocumentLine]
}

extension Office {
    /// 2988-D7.3.b-ii: the electronic result on the system is what customs units throughout the sector go by in other procedures. So whoever
    /// works on dossiers at any unit finds a completed dossier's result by its number.
    ///
    /// - Throws: `NotFound` where there is no such result, and for whoever does not work on dossiers.
    package func result(_ number: String, for actor: Actor) async throws -> ReturnedResult {
        guard actor.mayRelyOnResults else { throw NotFound() }
        return try await database.read { tx in try ResultTable.find(number, in: tx) }
    }

    package func resultDocument(_ id: String, of number: String, for actor: Actor) async throws -> (line: DocumentLine, path: String) {
        let result = try await result(number, for: actor)
        guard let line = result.documents.first(where: { $0.document.id == id }) else { throw NotFound() }
        return (line, try documents.path(of: line.document.sha256))
    }
}

extension Actor {
    fileprivate var mayRelyOnResults: Bool {
        switch role {
        case .officer, .divisionLeader, .unitLeader, .recordsClerk, .observer: !disabled
        case .declarant, .administrator, .rootAdministrator, .monitor, .system: false
        }
    }
}

private enum ResultTable {
    static func find(_ number: String, in tx: Snapshot) throws -> ReturnedResult {
        let row = try tx.row(
            """
            SELECT d.procedure, d.version, d.party_name, d.closed_at, u.id, u.code, u.name
            FROM dossier d JOIN unit u ON u.id = d.unit
            WHERE d.number = \(number) AND d.phase = \(Phase.completed.rawValue)
            """)
        guard let row else { throw NotFound() }
        return ReturnedResult(
            number: number, procedure: try row.text("procedure"), version: try row.int("version"),
            unit: .init(id: try row.text("id"), code: try row.text("code"), name: try row.text("name")), partyName: try row.text("party_name"),
            completedAt: Instant(milliseconds: try row.integer("closed_at")),
            documents: try DocumentTable.all(of: number, in: tx).filter { $0.origin == .seal || $0.document.component == "scan" })
    }
}
