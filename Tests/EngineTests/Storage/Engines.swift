import Foundation
import Storage
import TestSupport

/// An empty database on either engine; one PostgreSQL serves all tests of a run.
struct TestDatabase: Sendable {
    let engine: Engine
    let location: Database.Location

    private static let server = Task { try await PostgresServer.start(durable: false) }

    init(_ engine: Engine) async throws {
        self.engine = engine
        switch engine {
        case .sqlite:
            location = .file(path: try TemporaryFolder.make() + "/test.sqlite")
        case .postgres:
            location = .postgres(url: try await Self.server.value.database())
        }
    }

    func open(now: @escaping @Sendable () -> Int64 = { 1_700_000_000_000 }) async throws -> Database {
        try await Database.open(location, connections: 4, now: now)
    }
}

extension Database {
    /// A database with the one table most tests write to.
    static func withEvents(_ engine: Engine) async throws -> Database {
        let database = try await TestDatabase(engine).open()
        try await database.migrate([Migration("events", [eventTable])])
        return database
    }

    static let eventTable: Statement = """
        CREATE TABLE event (
            stream TEXT NOT NULL,
            sequence BIGINT NOT NULL CHECK (sequence > 0),
            body TEXT NOT NULL,
            PRIMARY KEY (stream, sequence)
        )
        """

    func append(_ sequence: Int64, to stream: String, _ body: String = "") async throws {
        try await write { try $0.append(sequence, to: stream, body) }
    }

    func bodies(of stream: String) async throws -> [String] {
        try await read { try $0.bodies(of: stream) }
    }
}

extension Transaction {
    func append(_ sequence: Int64, to stream: String, _ body: String = "") throws {
        try execute("INSERT INTO event (stream, sequence, body) VALUES (\(stream), \(sequence), \(body))")
    }
}

extension Snapshot {
    func bodies(of stream: String) throws -> [String] {
        try rows("SELECT body FROM event WHERE stream = \(stream) ORDER BY sequence").map { try $0.text("body") }
    }
}
