import Domain
import Storage
import Testing

@testable import Service

@Suite struct NumberTests {
    @Test(arguments: Engine.allCases)
    func `numbers name the unit and the day and run from one, each day and each unit anew`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            var numbers: [String] = []
            for procedure in ["I-18", "I-18", "T-5"] { numbers.append(try await test.file(procedure).number) }
            test.setClock(Day(2018, 10, 10), 8)
            numbers.append(try await test.file().number)
            #expect(numbers == ["GSQL-181009-0001", "GSQL-181009-0002", "03CC-181009-0001", "GSQL-181010-0001"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `two nodes on one database never give the same number`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let other = try await test.colleague()
            let declarant = try await test.actor("huong.ttm")
            let filings = try (0..<40).map { _ in try test.filing(of: "T-5") }
            let offices = [test.office, other]
            let results = await concurrently(Array(filings.enumerated())) { index, filing in
                try await offices[index % 2].file(filing, by: declarant)
            }
            #expect(Set(try results.map { try $0.get().number }).count == 40)
            #expect(try await test.count("dossier") == 40)
            await other.database.close()
        }
    }

    @Test(arguments: Engine.allCases)
    func `a refused filing costs at most its number`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let before = try await test.count("event")
            var empty = try test.filing()
            empty.documents = []
            let declarant = try await test.actor("huong.ttm")
            let refusal = await #expect(throws: Violation.self) { try await test.office.file(empty, by: declarant) }
            #expect(refusal?.mark == "2988-D7.1.a")
            for table: Statement in ["dossier", "filing_key", "document"] { #expect(try await test.count(table) == 0) }
            #expect(try await test.count("event") == before)
            #expect(try await test.file().number == "GSQL-181009-0002")
        }
    }

    @Test func `a pattern is filled in`() {
        let pattern = DossierNumberPattern(text: "{yymmdd}/{unit}/{n}", leastDigits: 6)
        #expect(pattern.number(unitCode: "03ZZ", day: Day(2026, 1, 5), running: 12_345_678) == "260105/03ZZ/12345678")
    }
}
