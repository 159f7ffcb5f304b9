import Domain
import Storage

extension Office {
    /// NEWS-6: takes a paper the declarant filed out of everybody's reach, and with it every other of the dossier that has the same content.
    /// What else happened to the dossier meanwhile changes nothing about it, so it asks for no sequence.
    ///
    /// - Throws: `WithholdingFault`, `NotFound`, `OrganisationViolation` for a role that never may.
    package func withhold(_ id: String, of number: String, reason: String, by actor: Actor) async throws -> Receipt {
        try Permission.refuseRole(actor, without: .withholdDocument)
        return try await carryOut(on: number, seen: nil) { [self] tx in
            var file = try open(number, visibleTo: actor, in: tx)
            try actor.demand(.withholdDocument, at: file.row.unit)
            let events = try file.dossier.withholding(twins(of: id, in: number, tx), reason: reason, by: actor, at: tx.instant)
            try DocumentTable.withhold(events, in: tx)
            try record(events, in: &file, tx: tx)
            return file
        }
    }

    private func twins(of id: String, in number: String, _ tx: Snapshot) throws -> [String] {
        let lines = try DocumentTable.all(of: number, in: tx)
        guard let line = lines.first(where: { $0.document.id == id }) else { throw NotFound() }
        guard line.origin == .declarant else { throw WithholdingFault.ofTheOffice }
        return lines.filter { $0.origin == .declarant && $0.document.sha256 == line.document.sha256 }.map(\.document.id)
    }
}
