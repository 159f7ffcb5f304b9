import Domain
import Storage
import Testing

@testable import Service

@Suite struct ConflictTests {
    @Test(arguments: Engine.allCases)
    func `2988-D4.5 of two leaders who act at once one is told that the other was first`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .atUnitLeader)
            let seen = try await test.sequence(of: number)
            let leaders = [try await test.actor("viet.pq"), try await test.actor("son.tv")]
            let results = await concurrently(leaders) { leader in
                try await test.office.perform(.approve(direction: "Đồng ý"), on: number, by: leader, seen: seen)
            }
            #expect(results.count { (try? $0.get()) != nil } == 1)
            #expect(results.compactMap { $0.failure as? Conflict } == [Conflict(number: number, seen: seen)])
            #expect(try await test.sequence(of: number) == seen + 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `of two nodes on one database exactly one act goes into the history`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let filed = try await test.file()
            let other = try await test.colleague()
            let leader = try await test.actor("viet.pq")
            let results = await concurrently([test.office, other]) { office in
                try await office.perform(.assign(to: .division("GSQL-P2")), on: filed.number, by: leader, seen: filed.sequence)
            }
            #expect(results.count { (try? $0.get()) != nil } == 1)
            #expect(results.count { $0.failure is Conflict } == 1)
            // Each node goes on from what is there, whatever it remembers.
            let officer = try await test.actor("binh.lt")
            let next = try await other.perform(.assign(to: .officer("duc.nm")), on: filed.number, by: officer, seen: filed.sequence + 1)
            #expect(try await test.office.dossier(filed.number, for: .system).row.sequence == next.sequence)
            await other.database.close()
        }
    }

    @Test(arguments: Engine.allCases)
    func `an act on a page that is no longer what is there changes nothing`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let filed = try await test.file()
            try await test.act(.assign(to: .division("GSQL-P2")), on: filed.number, by: "viet.pq")
            let declarant = try await test.actor("huong.ttm")
            await #expect(throws: Conflict(number: filed.number, seen: filed.sequence)) {
                try await test.office.perform(.withdraw(reason: "Thôi"), on: filed.number, by: declarant, seen: filed.sequence)
            }
            #expect(try await test.phase(of: filed.number) == .toBeAssignedByDivisionLeader)
        }
    }

    @Test(arguments: Engine.allCases)
    func `the same filing sent several times at once is one dossier with one receipt`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let filing = try test.filing(key: "một lần")
            let declarant = try await test.actor("huong.ttm")
            let results = await concurrently(Array(0..<6)) { _ in try await test.office.file(filing, by: declarant) }
            let receipts = try results.map { try $0.get() }
            #expect(Set(receipts.map(\.number)).count == 1)
            #expect(Set(receipts.map(\.storedAt)).count == 1)
            #expect(try await test.count("dossier") == 1)
            #expect(try await test.count("answers") == 1)
            // Another's key of the same spelling is another's filing.
            #expect(try await test.file(by: "tung.vd", key: "một lần").number != receipts[0].number)
        }
    }
}
