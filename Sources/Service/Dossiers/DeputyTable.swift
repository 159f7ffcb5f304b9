import Domain
import Storage

/// Who was named to act in a leader's place on a dossier (HD-8): what the deputy's list is read by.
enum DeputyTable {
    static func insert(_ events: [Event], of number: String, after sequence: Int, in tx: Transaction) throws {
        for (offset, event) in events.enumerated() {
            guard case .deputyNamed(let deputy) = event.fact else { continue }
            try tx.send(
                """
                INSERT INTO deputy (dossier, sequence, account, from_at, to_at)
                VALUES (\(number), \(sequence + 1 + offset), \(deputy.account), \(deputy.from.milliseconds), \(deputy.to.milliseconds))
                """)
        }
    }

    /// How many are noted for a dossier.
    static func count(of number: String, in tx: Snapshot) throws -> Int {
        try tx.row("SELECT count(*) AS n FROM deputy WHERE dossier = \(number)")?.int("n") ?? 0
    }
}
