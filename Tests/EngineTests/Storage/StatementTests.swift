import Storage
import Testing

@Suite struct StatementTests {
    @Test(arguments: Engine.allCases)
    func `a hostile text stays a value`(engine: Engine) async throws {
        let database = try await Database.withEvents(engine)
        let hostile = "'; DROP TABLE event; -- \\ ?1 $1 \" %"
        try await database.append(1, to: hostile, hostile)
        #expect(try await database.bodies(of: hostile) == [hostile])
    }

    @Test(arguments: Engine.allCases)
    func `a text with NUL is refused on both engines`(engine: Engine) async throws {
        let database = try await Database.withEvents(engine)
        await #expect(throws: StorageError.nulInText) { try await database.append(1, to: "D-1", "a\u{0}b") }
        #expect(try await database.bodies(of: "D-1").isEmpty)
    }

    @Test(arguments: Engine.allCases, [0, 1, 2, 3, 5, 9])
    func `a list holds its elements and no others`(engine: Engine, length: Int) async throws {
        let database = try await Database.withEvents(engine)
        for sequence in 1...10 as ClosedRange<Int64> { try await database.append(sequence, to: "D-1", "\(sequence)") }
        let numbers = Array(1...10).prefix(length).map(Int64.init)
        let texts = numbers.map(String.init)
        let (found, others, byText) = try await database.read { snapshot in
            (
                try snapshot.rows("SELECT body FROM event WHERE sequence IN \(list: numbers)").count,
                try snapshot.rows("SELECT body FROM event WHERE sequence NOT IN \(list: numbers)").count,
                try snapshot.rows("SELECT body FROM event WHERE body IN \(list: texts)").count
            )
        }
        #expect((found, others, byText) == (length, 10 - length, length))
    }

    @Test(arguments: Engine.allCases)
    func `fragments keep their values in order`(engine: Engine) async throws {
        let database = try await Database.withEvents(engine)
        for sequence in 1...5 as ClosedRange<Int64> { try await database.append(sequence, to: "D-1", "\(sequence)") }
        let filters: [Statement] = ["stream = \("D-1")", "sequence > \(1)", "body <> \("4")"]
        let condition = Statement(joined: filters, by: " AND ")
        let found = try await database.read {
            try $0.rows("SELECT body FROM event WHERE \(condition) ORDER BY sequence LIMIT \(2)").map { try $0.text("body") }
        }
        #expect(found == ["2", "3"])
    }

    @Test(arguments: Engine.allCases)
    func `truth, sums and averages come out alike`(engine: Engine) async throws {
        let database = try await Database.withEvents(engine)
        try await database.append(1, to: "D-1")
        try await database.append(2, to: "D-1")
        let row = try #require(
            try await database.read {
                try $0.row(
                    """
                    SELECT sum(sequence) AS total, avg(sequence) AS mean, count(*) AS events, max(sequence) > \(1) AS more,
                        CAST(\(true) AS INTEGER) AS yes, \(nil as String?) IS NULL AS unset FROM event
                    """)
            })
        #expect(try row.int("total") == 3)
        #expect(try row.real("mean") == 1.5)
        #expect(try row.int("events") == 2)
        #expect(try row.boolean("more"))
        #expect(try row.int("yes") == 1)
        #expect(try row.boolean("unset"))
    }

    @Test(arguments: Engine.allCases)
    func `a column misread throws`(engine: Engine) async throws {
        let database = try await TestDatabase(engine).open()
        let row = try #require(try await database.read { try $0.row("SELECT \(1) AS n, \("x") AS t, \(nil as Int64?) AS empty") })
        #expect(throws: StorageError.misread("no column m")) { try row.integer("m") }
        #expect(throws: StorageError.misread("column t is not a Int64")) { try row.integer("t") }
        #expect(throws: StorageError.misread("column n is not a String")) { try row.text("n") }
        #expect(throws: StorageError.misread("column empty is NULL")) { try row.integer("empty") }
    }

    @Test(arguments: Engine.allCases)
    func `violations have one name on both engines`(engine: Engine) async throws {
        let database = try await TestDatabase(engine).open()
        try await database.migrate([
            Migration(
                "constraints",
                [
                    "CREATE TABLE unit (code TEXT PRIMARY KEY, name TEXT NOT NULL, rank BIGINT CHECK (rank > 0), parent TEXT REFERENCES unit, alias TEXT)",
                    "CREATE UNIQUE INDEX unit_name ON unit (name)",
                    "CREATE UNIQUE INDEX unit_folded ON unit (lower(alias))",
                    "INSERT INTO unit (code, name, rank, alias) VALUES ('Cuc', 'Cục', 1, 'tchq')",
                ])
        ])
        let cases: [(Statement, StorageError)] = [
            ("INSERT INTO unit (code, name) VALUES ('Cuc', 'x')", .uniqueViolation(constraint: "unit(code)")),
            ("INSERT INTO unit (code, name) VALUES ('x', 'Cục')", .uniqueViolation(constraint: "unit(name)")),
            ("INSERT INTO unit (code, name, alias) VALUES ('x', 'x', 'TCHQ')", .uniqueViolation(constraint: "unit_folded")),
            ("INSERT INTO unit (code, name) VALUES ('x', \(nil as String?))", .notNullViolation),
            ("INSERT INTO unit (code, name, rank) VALUES ('x', 'x', 0)", .checkViolation),
            ("INSERT INTO unit (code, name, parent) VALUES ('x', 'x', 'y')", .foreignKeyViolation),
        ]
        for (statement, violation) in cases {
            await #expect(throws: violation) { try await database.write { try $0.execute(statement) } }
        }
        await #expect {
            try await database.write { try $0.execute("SELEKT 1") }
        } throws: {
            if case StorageError.statement = $0 { true } else { false }
        }
    }
}
