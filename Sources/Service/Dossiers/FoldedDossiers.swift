import Domain
import Storage
import Synchronization

/// Folds remembered by number and sequence, so that an act decodes only what is new. An event never changes, so a fold of the first n events
/// stays right for ever; a bounded number of them is kept.
final class FoldedDossiers: Sendable {
    private struct Fold { let sequence: Int; let dossier: Dossier }
    private let folds = Mutex<[String: Fold]>([:])
    private let limit = 4096

    func fold(_ row: DossierRow, in tx: Snapshot) throws -> Dossier {
        let known = folds.withLock { $0[row.number] }.flatMap { $0.sequence <= row.sequence ? $0 : nil }
        let start = known?.dossier ?? .draft(procedure: row.procedure, version: row.version, unit: row.unit, party: row.party)
        if known?.sequence == row.sequence { return start }
        let newer = try EventTable.read(row.number, after: known?.sequence ?? 0, in: tx)
        let dossier = newer.reduce(into: start) { $0.apply($1) }
        return dossier
    }

    /// Only of what is committed.
    func keep(_ dossier: Dossier, number: String, sequence: Int) {
        folds.withLock { folds in
            if folds.count >= limit { folds.removeAll(keepingCapacity: true) }
            if !dossier.phase.isClosed { folds[number] = Fold(sequence: sequence, dossier: dossier) } else { folds[number] = nil }
        }
    }
}
