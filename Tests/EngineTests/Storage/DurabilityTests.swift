import Foundation
import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct DurabilityTests {
    // What a killed process leaves is the file and its log, without the shared memory.
    @Test func `SQLite keeps what was acknowledged when the process is killed`() async throws {
        let folder = try TemporaryFolder.make()
        let database = try await Database.open(.file(path: folder + "/a.sqlite"), now: { 0 })
        try await database.migrate([Migration("events", [Database.eventTable])])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for sequence in 1...50 as ClosedRange<Int64> { group.addTask { try await database.append(sequence, to: "D-1") } }
            try await group.waitForAll()
        }
        for ending in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: folder + "/a.sqlite" + ending, toPath: folder + "/b.sqlite" + ending)
        }
        let copy = try await Database.open(.file(path: folder + "/b.sqlite"), now: { 0 })
        #expect(try await copy.bodies(of: "D-1").count == 50)
    }

    @Test func `SQLite waits for the disk at each commit and checks foreign keys`() async throws {
        let database = try await TestDatabase(.sqlite).open()
        let settings = try await database.write { tx in
            [
                try tx.row("PRAGMA synchronous")?.integer("synchronous"),
                try tx.row("PRAGMA foreign_keys")?.integer("foreign_keys"),
            ]
        }
        #expect(settings == [2, 1])
        #expect(try await database.read { try $0.row("PRAGMA journal_mode")?.text("journal_mode") } == "wal")
    }

    @Test func `an SQLite file is for its owner only`() async throws {
        let path = try TemporaryFolder.make() + "/a.sqlite"
        let database = try await Database.open(.file(path: path), now: { 0 })
        try await database.migrate([])
        for ending in ["", "-wal", "-shm"] {
            #expect(try FileManager.default.attributesOfItem(atPath: path + ending)[.posixPermissions] as? Int == 0o600)
        }
        await database.close()
    }

    @Test func `PostgreSQL waits for the disk at each commit even where the database says otherwise`() async throws {
        let place = try await TestDatabase(.postgres)
        let database = try await place.open()
        try await database.write { tx in
            try tx.execute(
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$")
        }
        await database.close()
        let reopened = try await place.open()
        let setting = try await reopened.write { try $0.row("SHOW synchronous_commit")?.text("synchronous_commit") }
        #expect(setting == "on")
    }

    @Test func `PostgreSQL connections that the server has closed are replaced unseen`() async throws {
        let place = try await TestDatabase(.postgres)
        let (database, other) = (try await place.open(), try await place.open())
        try await database.migrate([Migration("events", [Database.eventTable])])
        for round in 1...3 as ClosedRange<Int64> {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 1...8 {
                    group.addTask {
                        try await database.write {
                            try $0.send("INSERT INTO event (stream, sequence, body) VALUES (\("D-\(writer)"), \(round), '')")
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await other.write { tx in
                try tx.execute(
                    """
                    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """)
            }
        }
        #expect(try await database.bodies(of: "D-8").count == 3)
    }

    @Test func `a connection that breaks before the commit is an error and leaves nothing`() async throws {
        let database = try await Database.withEvents(.postgres)
        await #expect {
            try await database.write { tx in
                try tx.append(1, to: "D-1")
                try tx.execute("SELECT pg_terminate_backend(pg_backend_pid(), 5000)")
            }
        } throws: {
            if case StorageError.unavailable = $0 { true } else { false }
        }
        #expect(try await database.bodies(of: "D-1").isEmpty)
        try await database.append(1, to: "D-1")
    }

    @Test func `a connection that breaks in the commit is an unknown outcome and not tried again`() async throws {
        let database = try await Database.withEvents(.postgres)
        try await database.migrate([
            Migration("events", [Database.eventTable]),
            Migration(
                "the server dies while it commits",
                [
                    """
                    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NULL; END $$
                    """,
                    """
                    CREATE CONSTRAINT TRIGGER die AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION die()
                    """,
                ]),
        ])
        let runs = Counter()
        await #expect {
            try await database.write { tx in
                runs.count.withLock { $0 += 1 }
                try tx.append(1, to: "D-1")
            }
        } throws: {
            if case StorageError.outcomeUnknown = $0 { true } else { false }
        }
        #expect(runs.count.withLock { $0 } == 1)
        #expect(try await database.bodies(of: "D-1").isEmpty)
    }

    private final class Counter: Sendable { let count = Mutex(0) }

    @Test(arguments: Engine.allCases)
    func `a constraint that speaks at the commit costs only the writer who broke it`(engine: Engine) async throws {
        let database = try await TestDatabase(engine).open()
        try await database.migrate([
            Migration(
                "deferred",
                [
                    "CREATE TABLE unit (code BIGINT PRIMARY KEY)",
                    "CREATE TABLE officer (id BIGINT PRIMARY KEY, unit BIGINT REFERENCES unit DEFERRABLE INITIALLY DEFERRED)",
                    "INSERT INTO unit (code) VALUES (0)",
                ])
        ])
        let refused = await withTaskGroup(of: StorageError?.self) { group in
            for id in 0..<30 {
                group.addTask {
                    do {
                        try await database.write {
                            try $0.execute("INSERT INTO officer (id, unit) VALUES (\(id), \(id % 10 == 9 ? 1 : 0))")
                        }
                        return nil
                    } catch { return error as? StorageError }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }.compactMap(\.self)
        }
        #expect(refused == [.foreignKeyViolation, .foreignKeyViolation, .foreignKeyViolation])
        #expect(try await database.read { try $0.rows("SELECT id FROM officer").count } == 27)
    }

    // Each leaves only if the other stays: no row is written by both, so only a serializable transaction sees the danger.
    @Test(arguments: Engine.allCases)
    func `two who decide on what the other changes do not both go through`(engine: Engine) async throws {
        let database = try await TestDatabase(engine).open()
        try await database.migrate([
            Migration(
                "roster", ["CREATE TABLE roster (round BIGINT, officer BIGINT, away_at BIGINT, PRIMARY KEY (round, officer))"])
        ])
        for round in 1...20 {
            try await database.write { tx in
                for officer in 1...2 { try tx.send("INSERT INTO roster (round, officer) VALUES (\(round), \(officer))") }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for officer in 1...2 {
                    group.addTask {
                        try await database.write { tx in
                            let here = try tx.rows("SELECT officer FROM roster WHERE round = \(round) AND away_at IS NULL").count
                            guard here == 2 else { return }
                            try tx.execute("UPDATE roster SET away_at = \(tx.now) WHERE round = \(round) AND officer = \(officer)")
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        let left = try await database.read { try $0.rows("SELECT officer FROM roster WHERE away_at IS NULL").count }
        #expect(left == 20)
    }

    @Test func `a server that goes away makes acts unavailable`() async throws {
        let server = try await PostgresServer.start()
        let database = try await Database.open(.postgres(url: server.database()), now: { 0 })
        try await database.migrate([Migration("events", [Database.eventTable])])
        try await database.append(1, to: "D-1")
        await server.stop()
        await #expect {
            try await database.append(2, to: "D-1")
        } throws: {
            if case StorageError.unavailable = $0 { true } else { false }
        }
        await database.close()
    }

    @Test func `an unreachable database is unavailable when it is opened`() async throws {
        for location in [Database.Location.file(path: "/nonexistent/a.sqlite"), .postgres(url: "postgres:///x?host=/nonexistent")] {
            await #expect {
                _ = try await Database.open(location, now: { 0 })
            } throws: {
                if case StorageError.unavailable = $0 { true } else { false }
            }
        }
    }
}
