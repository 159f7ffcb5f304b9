import Domain
import Storage

extension Office {
    /// How far a dossier is, for whoever has its number and the declarant's tax code or identity number, without signing in. Nothing of it
    /// but its progress is to be shown.
    ///
    /// - Throws: `NotFound`, whichever of the two is wrong.
    package func lookUp(_ number: String, identifier: String) async throws -> DossierView {
        let party = try await database.read { tx in
            try tx.row(
                """
                SELECT p.id FROM dossier d JOIN party p ON p.id = d.party
                WHERE d.number = \(number.uppercased()) AND p.identifier = \(identifier.filter { !$0.isWhitespace && $0 != "-" })
                """)?.text("id")
        }
        guard let party else { throw NotFound() }
        return try await dossier(number.uppercased(), for: Actor(account: "", role: .declarant, party: party))
    }
}
