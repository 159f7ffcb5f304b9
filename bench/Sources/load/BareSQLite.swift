import CSQLite
import Foundation

/// One connection in WAL mode with synchronous=FULL, as the program's; clients take turns, and each act has its own commit.
final class SharedSQLite: BareWriter, @unchecked Sendable {
    // Both are touched only while `turn` is held.
    private let turn = NSLock()
    private var database: OpaquePointer?
    private var statements: [[OpaquePointer?]] = []

    init(_ path: String, _ acts: [RecordedAct]) throws {
        guard sqlite3_open(path, &database) == SQLITE_OK else { throw Fault("cannot open \(path)") }
        for pragma in ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"] { try run("PRAGMA \(pragma)") }
        statements = try acts.map { try $0.statements.map { try prepare($0.sql) } }
    }

    func write(_ act: Int, _ values: [[BareValue]]) throws {
        turn.lock()
        defer { turn.unlock() }
        try run("BEGIN IMMEDIATE")
        for (statement, values) in zip(statements[act], values) {
            for (place, value) in values.enumerated() { bind(value, statement, Int32(place + 1)) }
            guard sqlite3_step(statement) == SQLITE_DONE else { throw failure }
            sqlite3_reset(statement)
        }
        try run("COMMIT")
    }

    private func bind(_ value: BareValue, _ statement: OpaquePointer?, _ place: Int32) {
        switch value {
        case .null: sqlite3_bind_null(statement, place)
        case .integer(let number): sqlite3_bind_int64(statement, place, number)
        // SQLITE_TRANSIENT: SQLite makes its own copy.
        case .text(let text): sqlite3_bind_text(statement, place, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        case .marked: preconditionFailure("marks are filled before")
        }
    }

    private func prepare(_ sql: String) throws -> OpaquePointer? {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else { throw failure }
        return statement
    }

    private func run(_ sql: String) throws {
        guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    private var failure: Fault { Fault(String(cString: sqlite3_errmsg(database))) }
}
