import Foundation
import GRDB

/// An SQLite file: one writer on its own thread, readers beside it (WAL). The only file that knows GRDB.
final class SQLiteFile: Sendable {
    private let pool: DatabasePool
    private let now: @Sendable () -> Int64
    private let queue = JobQueue<Job>()
    private let threads = Threads()

    /// A write that waits for its turn. `run` may be called again; what it returns is settled once.
    private struct Job: Sendable {
        let run: @Sendable (Transaction) -> Ended
        let fail: @Sendable (any Error) -> Void
    }

    private struct Ended {
        let kept: Bool
        let settle: () -> Void
    }

    private init(pool: DatabasePool, now: @escaping @Sendable () -> Int64) {
        (self.pool, self.now) = (pool, now)
        threads.start("sqlite writer") { [self] in writeUntilClosed() }
    }

    static func open(_ path: String, now: @escaping @Sendable () -> Int64) async throws -> SQLiteFile {
        try await blocking {
            do {
                return SQLiteFile(pool: try openPool(path), now: now)
            } catch let error as DatabaseError {
                throw StorageError(error)
            }
        }
    }

    private static func openPool(_ path: String) throws -> DatabasePool {
        // Dossiers are nobody else's business; the -wal and -shm files take over these rights.
        let file = Foundation.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StorageError.unavailable("\(path): \(String(cString: strerror(errno)))") }
        Foundation.close(file)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 8
        let pool = try DatabasePool(path: path, configuration: configuration)
        // GRDB sets NORMAL after it has prepared the connection, which may lose acknowledged commits in a power cut.
        let synchronous = try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            return try Int.fetchOne(db, sql: "PRAGMA synchronous")
        }
        guard synchronous == 2 else { throw StorageError.unavailable("\(path): synchronous is not FULL") }
        return pool
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let job = Job(
                run: { transaction in
                    let result = transaction.result(of: body)
                    let kept = if case .success = result { true } else { false }
                    return Ended(kept: kept) { continuation.resume(with: result) }
                },
                fail: { continuation.resume(throwing: $0) })
            if !queue.add(job) { job.fail(StorageError.unavailable("closed")) }
        }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> T) async throws -> T {
        do {
            return try await pool.read { [now] db in
                try body(Snapshot(engine: .sqlite, clock: now, connection: SQLiteConnection(db)))
            }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    func stop() { queue.close() }

    func close() async {
        stop()
        await threads.ended()
        try? pool.close()
    }

    // Bounded, so that the first of a batch does not wait long for the last.
    private func writeUntilClosed() {
        while true {
            let jobs = queue.next(upTo: 100)
            if jobs.isEmpty { return }
            commitTogether(jobs)
        }
    }

    private func commitTogether(_ jobs: [Job]) {
        do {
            // Refusals too wait for the commit: they may rest on what a neighbour wrote.
            for ended in try attempt(jobs) { ended.settle() }
        } catch StorageError.foreignKeyViolation where jobs.count > 1 {
            // A deferred constraint speaks at the commit and does not say whose it is.
            for job in jobs { commitTogether([job]) }
        } catch {
            for job in jobs { job.fail(error) }
        }
    }

    private func attempt(_ jobs: [Job]) throws -> [Ended] {
        try pool.writeWithoutTransaction { db in
            do {
                try db.beginTransaction(.immediate)
                let connection = SQLiteConnection(db)
                let ended = try jobs.map { try run($0, on: connection, in: db) }
                try commit(db)
                return ended
            } catch {
                if db.isInsideTransaction { try? db.rollback() }
                throw (error as? DatabaseError).map(StorageError.init) ?? error
            }
        }
    }

    private func commit(_ db: GRDB.Database) throws {
        do {
            try db.commit()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_IOERR {
            throw StorageError.outcomeUnknown(error.withoutValues)
        }
    }

    private func run(_ job: Job, on connection: SQLiteConnection, in db: GRDB.Database) throws -> Ended {
        try db.cachedStatement(sql: "SAVEPOINT job").execute()
        let ended = job.run(Transaction(engine: .sqlite, clock: now, connection: connection))
        // A full disk ends the whole transaction at once, the neighbours' part with it.
        guard db.isInsideTransaction else { throw StorageError.unavailable("SQLite gave up the transaction") }
        if !ended.kept { try db.cachedStatement(sql: "ROLLBACK TO job").execute() }
        try db.cachedStatement(sql: "RELEASE job").execute()
        return ended
    }
}

private final class SQLiteConnection: Connection {
    private let db: GRDB.Database

    init(_ db: GRDB.Database) { self.db = db }

    func execute(_ statement: Statement) throws -> Int {
        try prepared(statement) { prepared in
            try prepared.execute()
            return db.changesCount
        }
    }

    func send(_ statement: Statement) throws { _ = try execute(statement) }

    func rows(_ statement: Statement) throws -> [Row] {
        try prepared(statement) { prepared in
            let columns = Row.Columns(prepared.columnNames)
            let cursor = try GRDB.Row.fetchCursor(prepared)
            var rows: [Row] = []
            while let row = try cursor.next() {
                rows.append(Row(columns: columns, values: row.databaseValues.map(Value.init)))
            }
            return rows
        }
    }

    private func prepared<T>(_ statement: Statement, _ act: (GRDB.Statement) throws -> T) throws -> T {
        let (sql, values) = statement.rendered(for: .sqlite)
        do {
            let prepared = try db.cachedStatement(sql: sql)
            prepared.setUncheckedArguments(StatementArguments(try values.map { try $0.forSQLite }))
            return try act(prepared)
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }
}

extension Value {
    fileprivate var forSQLite: DatabaseValue {
        get throws {
            switch self {
            case .null: .null
            case .boolean(let truth): (truth ? 1 : 0).databaseValue
            case .integer(let number): number.databaseValue
            case .real(let number): number.databaseValue
            case .text(let text):
                if text.utf8.contains(0) { throw StorageError.nulInText } else { text.databaseValue }
            case .blob(let bytes): Data(bytes).databaseValue
            }
        }
    }

    fileprivate init(_ value: DatabaseValue) {
        self =
            switch value.storage {
            case .null: .null
            case .int64(let number): .integer(number)
            case .double(let number): .real(number)
            case .string(let text): .text(text)
            case .blob(let data): .blob([UInt8](data))
            }
    }
}

extension StorageError {
    fileprivate init(_ error: DatabaseError) {
        self =
            switch error.extendedResultCode {
            case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
                .uniqueViolation(constraint: Self.constraint(in: error.message ?? ""))
            case .SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKeyViolation
            case .SQLITE_CONSTRAINT_CHECK: .checkViolation
            case .SQLITE_CONSTRAINT_NOTNULL: .notNullViolation
            default: Self(primary: error)
            }
    }

    private init(primary error: DatabaseError) {
        self =
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            case .SQLITE_READONLY: .readOnly
            // How GRDB says that the pool is closed.
            case .SQLITE_MISUSE: .unavailable("closed")
            case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_PERM, .SQLITE_NOMEM:
                .unavailable(error.withoutValues)
            default: .statement(error.withoutValues)
            }
    }

    // "UNIQUE constraint failed: event.stream, event.sequence", or "…: index 'name'" over an expression.
    private static func constraint(in message: String) -> String {
        let columns = message.drop { $0 != ":" }.dropFirst(2).components(separatedBy: ", ")
        guard let table = columns[0].split(separator: ".").first, columns[0].contains(".") else {
            return columns[0].split(separator: "'").last.map(String.init) ?? message
        }
        return "\(table)(\(columns.map { $0.dropFirst(table.count + 1) }.joined(separator: ", ")))"
    }
}

extension DatabaseError {
    /// Values may be personal data and do not belong in a log.
    fileprivate var withoutValues: String {
        "\(resultCode.rawValue): \(message ?? ""): \(sql ?? "")"
    }
}
