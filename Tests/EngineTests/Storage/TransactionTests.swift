import Foundation
import Storage
import Testing

@Suite struct TransactionTests {
    private struct Refused: Error, Equatable {}

    @Test(arguments: Engine.allCases)
    func `what is written is read back, Vietnamese, binary, NULL and all`(engine: Engine) async throws {
        let database = try await TestDatabase(engine).open()
        try await database.migrate([
            Migration(
                "kinds",
                [
                    "CREATE TABLE kind (t TEXT, n BIGINT, r \(sqlite: "REAL", postgres: "DOUBLE PRECISION"), b \(sqlite: "BLOB", postgres: "BYTEA"))"
                ])
        ])
        let text = "Nguyễn Thị Ánh Tuyết, đường Lê Duẩn, Đắk Lắk; 'nháy' \"kép\" \\ ₫"
        let bytes = (0...255).map { UInt8($0) }
        try await database.write { tx in
            try tx.execute("INSERT INTO kind (t, n, r, b) VALUES (\(text), \(Int64.min), \(2.5), \(bytes))")
            try tx.execute(
                "INSERT INTO kind (t, n, r, b) VALUES (\(nil as String?), \(nil as Int64?), \(nil as Double?), \(nil as [UInt8]?))")
            try tx.execute("INSERT INTO kind (t, n, r, b) VALUES (\(""), \(Int64.max), \(-0.125), \([]))")
        }
        let rows = try await database.read { try $0.rows("SELECT t, n, r, b FROM kind ORDER BY n NULLS LAST") }
        #expect(try rows[0].text("t") == text)
        #expect(try rows[0].integer("n") == .min)
        #expect(try rows[0].real("r") == 2.5)
        #expect(try rows[0].blob("b") == bytes)
        #expect(try rows[1].text("t") == "")
        #expect(try rows[1].blob("b") == [])
        #expect(try rows[1].integer("n") == .max)
        #expect(try rows[2].optionalText("t") == nil)
        #expect(try rows[2].optionalInteger("n") == nil)
        #expect(try rows[2].optionalReal("r") == nil)
        #expect(try rows[2].optionalBlob("b") == nil)
    }

    @Test(arguments: Engine.allCases)
    func `of two writers at one sequence exactly one wins`(engine: Engine) async throws {
        let database = try await Database.withEvents(engine)
        for sequence in 1...20 as ClosedRange<Int64> {
            let results = await withTaskGroup(of: Result<Void, any Error>.self) { group in
                for writer in ["An", "Bình"] {
                    group.addTask {
                        do { return .success(try await database.append(sequence, to: "D-1", writer)) } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let failures = results.compactMap { if case .failure(let error) = $0 { error as? StorageError } else { nil } }
            #expect(failures == [.uniqueViolation(constraint: "event(stream, sequence)")])
        }
        #expect(try await database.bodies(of: "D-1").count == 20)
    }

    @Test(arguments: Engine.allCases)
    func `a body that throws leaves nothing behind and its error comes out`(engine: Engine) async throws {
        let database = try await Database.withEvents(engine)
        await #expect(throws: Refused()) {
            try await database.write { tx in
                try tx.append(1, to: "D-1")
                throw Refused()
            }
        }
        #expect(try await database.bodies(of: "D-1").isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `among many writers at once those that throw lose only their own part`(engine: Engine) async throws {
        let database = try await Database.withEvents(engine)
        await withTaskGroup(of: Void.self) { group in
            for sequence in 1...200 as ClosedRange<Int64> {
                group.addTask {
                    try? await database.write { tx in
                        try tx.append(sequence, to: "D-1", "\(sequence)")
                        if sequence.isMultiple(of: 3) { throw Refused() }
                    }
                }
            }
        }
        let kept = (1...200).filter { !$0.isMultiple(of: 3) }.map(String.init)
        #expect(try await database.bodies(of: "D-1") == kept)
    }

    @Test(arguments: Engine.allCases)
    func `a failed statement fails the write even when the body swallows it`(engine: Engine) async throws {
        let database = try await Database.withEvents(engine)
        try await database.append(1, to: "D-1")
        let violation = StorageError.uniqueViolation(constraint: "event(stream, sequence)")
        await #expect(throws: violation) {
            try await database.write { tx in
                try tx.append(1, to: "D-2")
                try? tx.append(1, to: "D-1")
            }
        }
        #expect(try await database.bodies(of: "D-2").isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `what was sent without waiting is there for the next statement and its error comes out`(engine: Engine) async throws {
        let database = try await Database.withEvents(engine)
        let seen = try await database.write { tx in
            for sequence in 1...3 as ClosedRange<Int64> {
                try tx.send("INSERT INTO event (stream, sequence, body) VALUES ('D-1', \(sequence), '')")
            }
            return try tx.bodies(of: "D-1").count
        }
        #expect(seen == 3)
        await #expect(throws: StorageError.uniqueViolation(constraint: "event(stream, sequence)")) {
            try await database.write { tx in
                try tx.send("INSERT INTO event (stream, sequence, body) VALUES ('D-1', 4, '')")
                try tx.send("INSERT INTO event (stream, sequence, body) VALUES ('D-1', 3, '')")
            }
        }
        #expect(try await database.bodies(of: "D-1").count == 3)
    }

    @Test(arguments: Engine.allCases)
    func `rows changed are counted`(engine: Engine) async throws {
        let database = try await Database.withEvents(engine)
        try await database.append(1, to: "D-1")
        try await database.append(2, to: "D-1")
        let counts = try await database.write { tx in
            [
                try tx.execute("UPDATE event SET body = 'x' WHERE stream = \("D-1")"),
                try tx.execute("UPDATE event SET body = 'y' WHERE stream = \("D-1") AND body = 'y'"),
                try tx.execute("DELETE FROM event WHERE sequence = \(2)"),
            ]
        }
        #expect(counts == [2, 0, 1])
    }

    @Test(arguments: Engine.allCases)
    func `a read cannot write`(engine: Engine) async throws {
        let database = try await Database.withEvents(engine)
        await #expect(throws: StorageError.readOnly) {
            _ = try await database.read {
                try $0.rows("INSERT INTO event (stream, sequence, body) VALUES ('D-1', 1, '') RETURNING body")
            }
        }
        #expect(try await database.bodies(of: "D-1").isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `a read goes on seeing what it saw first`(engine: Engine) async throws {
        let database = try await Database.withEvents(engine)
        let (began, wrote) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let seen = database.read { snapshot in
            let before = try snapshot.bodies(of: "D-1").count
            began.signal()
            wrote.wait()
            return (before, try snapshot.bodies(of: "D-1").count)
        }
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                began.wait()
                continuation.resume()
            }
        }
        try await database.append(1, to: "D-1")
        wrote.signal()
        #expect(try await seen == (0, 0))
        #expect(try await database.bodies(of: "D-1").count == 1)
    }

    @Test(arguments: Engine.allCases)
    func `writers that read and then write come out as if one after the other`(engine: Engine) async throws {
        let database = try await Database.withEvents(engine)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 1...8 {
                group.addTask {
                    for _ in 1...5 {
                        try await database.write { tx in
                            let next = try tx.row("SELECT coalesce(max(sequence), 0) + 1 AS next FROM event WHERE stream = 'D-1'")
                            try tx.append(next?.integer("next") ?? 0, to: "D-1", "\(writer)")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await database.bodies(of: "D-1").count == 40)
    }

    @Test(arguments: Engine.allCases)
    func `the instant is the attempt's own`(engine: Engine) async throws {
        let clock = Clock()
        let database = try await TestDatabase(engine).open { clock.tick() }
        let first = try await database.write { [$0.now, $0.now] }
        let second = try await database.read { $0.now }
        #expect(first[0] == first[1])
        #expect(second > first[0])
    }

    private final class Clock: @unchecked Sendable {
        private let lock = NSLock()
        private var time: Int64 = 0
        func tick() -> Int64 {
            lock.withLock {
                time += 1
                return time
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a closed database refuses`(engine: Engine) async throws {
        let database = try await Database.withEvents(engine)
        await database.close()
        await #expect(throws: StorageError.unavailable("closed")) { try await database.append(1, to: "D-1") }
        await #expect(throws: StorageError.unavailable("closed")) { _ = try await database.bodies(of: "D-1") }
    }
}
