package enum Engine: Sendable, Hashable, CaseIterable { case sqlite, postgres }

/// The one way to SQL: two closures, `write` and `read`. No handle outlives them.
package final class Database: Sendable {
    package enum Location: Sendable, Hashable {
        /// An SQLite file; its folder must exist.
        case file(path: String)
        /// `postgres://…` or any other connection string of libpq.
        case postgres(url: String)
    }

    package let engine: Engine
    private let backend: Backend

    enum Backend: Sendable {
        case sqlite(SQLiteFile)
        case postgres(PostgresPool)
    }

    private init(engine: Engine, backend: Backend) { (self.engine, self.backend) = (engine, backend) }

    /// Opens, and fails here rather than later if it cannot be reached.
    /// - Parameters:
    ///   - connections: of PostgreSQL, for writing; half as many again serve reads.
    ///   - now: milliseconds UTC.
    package static func open(
        _ location: Location, connections: Int = 8, now: @escaping @Sendable () -> Int64
    ) async throws -> Database {
        switch location {
        case .file(let path):
            return Database(engine: .sqlite, backend: .sqlite(try await SQLiteFile.open(path, now: now)))
        case .postgres(let url):
            let pool = try await PostgresPool.open(url, connections: connections, now: now)
            return Database(engine: .postgres, backend: .postgres(pool))
        }
    }

    /// Runs the body in a serializable transaction that is durable when this returns. The body does SQL and nothing else: it
    /// runs again when another transaction came between. What it throws rolls back all it did, and is thrown from here.
    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        switch backend {
        case .sqlite(let file): try await file.write(body)
        case .postgres(let pool): try await pool.write(body)
        }
    }

    /// Runs the body on one consistent state of the database, which it cannot change.
    package func read<T: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> T) async throws -> T {
        switch backend {
        case .sqlite(let file): try await file.read(body)
        case .postgres(let pool): try await pool.read(body)
        }
    }

    /// Lets what has begun come to its end; whatever comes later is refused as unavailable.
    package func close() async {
        switch backend {
        case .sqlite(let file): await file.close()
        case .postgres(let pool): await pool.close()
        }
    }

    // The threads would outlive a database nobody holds any more.
    deinit {
        switch backend {
        case .sqlite(let file): file.stop()
        case .postgres(let pool): pool.stop()
        }
    }
}
