import Foundation

/// Connections to one PostgreSQL, each with a thread of its own. Reports do not take connections away from acts.
final class PostgresPool: Sendable {
    private typealias Job = @Sendable (PostgresConnection) -> Void

    private let writers = JobQueue<Job>()
    private let readers = JobQueue<Job>()
    private let threads = Threads()
    private let now: @Sendable () -> Int64

    private init(_ url: String, connections: Int, now: @escaping @Sendable () -> Int64) {
        self.now = now
        for _ in 0..<connections { start("postgres writer", writers, url) }
        for _ in 0..<(connections + 1) / 2 { start("postgres reader", readers, url) }
    }

    private func start(_ name: String, _ jobs: JobQueue<Job>, _ url: String) {
        threads.start(name) {
            let connection = PostgresConnection(url)
            while let job = jobs.next(upTo: 1).first { job(connection) }
            connection.disconnect()
        }
    }

    static func open(
        _ url: String, connections: Int, now: @escaping @Sendable () -> Int64
    ) async throws -> PostgresPool {
        let pool = PostgresPool(url, connections: connections, now: now)
        do {
            _ = try await pool.read { try $0.rows("SELECT 1 AS reached") }
            return pool
        } catch {
            await pool.close()
            throw error
        }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await perform(on: writers) { [now] connection in
            try connection.again {
                // What SQLite's single writer gives by nature: acts decided on what another act changes do not both go through.
                connection.begin("BEGIN ISOLATION LEVEL SERIALIZABLE")
                do {
                    let transaction = Transaction(engine: .postgres, clock: now, connection: connection)
                    let value = try transaction.result(of: body).get()
                    try connection.commit()
                    return value
                } catch {
                    connection.end("ROLLBACK")
                    throw error
                }
            }
        }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> T) async throws -> T {
        try await perform(on: readers) { [now] connection in
            try connection.again {
                connection.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                defer { connection.end("COMMIT") }
                return try body(Snapshot(engine: .postgres, clock: now, connection: connection))
            }
        }
    }

    func stop() {
        writers.close()
        readers.close()
    }

    func close() async {
        stop()
        await threads.ended()
    }

    private func perform<T: Sendable>(
        on queue: JobQueue<Job>, _ act: @escaping @Sendable (PostgresConnection) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let taken = queue.add { connection in continuation.resume(with: Result { try act(connection) }) }
            if !taken { continuation.resume(throwing: StorageError.unavailable("closed")) }
        }
    }
}
