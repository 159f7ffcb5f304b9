import Domain
import Storage

extension Office {
    /// Dossiers whose time to be looked at has come: warns of a lapse, or lets it lapse. Bounded; call it again while it returns something.
    package func watchTime() async throws -> Int {
        let due = try await database.read { tx in
            try tx.rows("SELECT number, sequence FROM dossier WHERE look_at <= \(tx.now) ORDER BY look_at LIMIT 100")
                .map { (try $0.text("number"), try $0.int("sequence")) }
        }
        for (number, sequence) in due { try await look(at: number, sequence) }
        return due.count
    }

    private func look(at number: String, _ sequence: Int) async throws {
        for action in [Action.lapse, .warnOfLapse] {
            do {
                _ = try await perform(action, on: number, by: .system, seen: sequence)
                return
            } catch is Conflict {
                return  // somebody acted: it will be looked at when its new time comes
            } catch is Violation {
                continue
            }
        }
        log.warning("nothing to do at its time", metadata: ["dossier": "\(number)"])
        _ = try await database.write { tx in try tx.execute("UPDATE dossier SET look_at = NULL WHERE number = \(number)") }
    }

    /// Runs the workers until the task is cancelled.
    package func runWorkers() async throws {
        while !Task.isCancelled {
            var busy = false
            do {
                busy = try await sealNext()
                if !busy { busy = try await watchTime() > 0 }
                if !busy { busy = try await sendNextMail() }
                if !busy { busy = try await lockNeverActivated() > 0 }
                if !busy { busy = try await forgetReads() > 0 }
            } catch {
                log.error("worker", metadata: ["error": "\(error)"])
            }
            if !busy { try await Task.sleep(for: .milliseconds(500)) }
        }
    }
}
