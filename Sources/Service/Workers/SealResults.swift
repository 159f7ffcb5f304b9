import Domain
import Logging
import Paper
import Storage

extension Office {
    private static let claimTime: Int64 = 120_000
    private static let mostAttempts = 5

    /// Seals one dossier's approved documents, if one waits. Outside the request; an impossible seal goes back to the officer with its reason.
    /// - Returns: whether there was anything to do.
    package func sealNext() async throws -> Bool {
        let job = try await database.write { tx in try SealQueue.claim(for: Self.claimTime, in: tx) }
        guard let job else { return false }
        do {
            try await seal(job.number)
        } catch is NotFound {
            _ = try await database.write { tx in try SealQueue.remove(job.number, in: tx) }
        } catch {
            try await sealFailed(job.number, attempts: job.attempts, error)
        }
        return true
    }

    private func seal(_ number: String) async throws {
        let file = try await database.read { [self] tx in try open(number, visibleTo: .system, in: tx) }
        guard file.dossier.phase == .beingSealed, let approval = file.dossier.hand.approval else { throw NotFound() }
        guard let seal = paper.seal else { throw SealMissing() }
        var sealed: [SealedDocument] = []
        var uploads: [Upload] = []
        for document in approval.documents {
            let bytes = try seal.sign(
                pdf: try await bytes(of: document.sha256), reason: number, location: "Việt Nam", at: clock.now)
            var upload = try await store(bytes, name: document.name, component: document.component)
            upload.document.verdict = .signed
            upload.sealedFrom = document.id
            uploads.append(upload)
            sealed.append(
                SealedDocument(
                    document: document.id, approvedSHA256: document.sha256, sealedSHA256: upload.document.sha256,
                    sealedSize: upload.document.size))
        }
        try await recordSeal(number, .recordSeal(sealed), uploads)
    }

    /// A broken disk may mend; a document that cannot be sealed will not. After some attempts the officer decides.
    private func sealFailed(_ number: String, attempts: Int, _ error: any Error) async throws {
        log.warning("seal failed", metadata: ["dossier": "\(number)", "attempt": "\(attempts)", "error": "\(error)"])
        let isFinal = attempts >= Self.mostAttempts || error is SealMissing || error is SealFault
        if isFinal {
            try await recordSeal(number, .recordSealFailure(reason: Self.reason(for: error)), [])
        } else {
            let pause = Int64(1 << attempts) * 5_000
            _ = try await database.write { tx in try SealQueue.postpone(number, by: pause, in: tx) }
        }
    }

    private static func reason(for error: any Error) -> String {
        switch error {
        case is SealMissing: "no-seal-configured"
        case let error as SealFault: "\(error)"
        default: "storage"
        }
    }

    private func recordSeal(_ number: String, _ action: Action, _ uploads: [Upload]) async throws {
        let (dossier, sequence) = try await database.write { [self] tx in
            var file = try open(number, visibleTo: .system, in: tx)
            let events = try decide(action, by: .system, on: file.dossier, under: file.rules, at: tx.instant)
            try SealQueue.remove(number, in: tx)
            try record(events, in: &file, tx: tx)
            try DocumentTable.insert(uploads, dossier: number, origin: .seal, by: .system, in: tx)
            return (file.dossier, file.row.sequence)
        }
        folds.keep(dossier, number: number, sequence: sequence)
    }
}

/// The installation has no key for the seal.
struct SealMissing: Error {}
