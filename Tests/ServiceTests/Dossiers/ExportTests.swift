import Domain
import Storage
import Testing

@testable import Service

@Suite struct ExportTests {
    @Test(arguments: Engine.allCases)
    func `2988-D4.3-ii HD-36 a list leaves with a purpose, and the leader sees at once who took how much of what`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let numbers = [try await test.file().number, try await test.file().number]
            let (observer, leader) = (try await test.actor("vy.lk"), try await test.actor("viet.pq"))
            let query = DossierQuery(box: .all, procedure: "I-18")
            await #expect(throws: Invalid("purpose", .unknown("handling"))) { try await test.office.beginExport(query, for: .handling, by: observer) }
            #expect(try await test.count("read_entry") == 0)
            #expect(try await test.office.beginExport(query, for: .statistics, by: observer) == 2)
            #expect(Set(try await test.office.exportedLines(query, after: nil, for: observer).rows.map(\.number)) == Set(numbers))
            let line = try #require(try await test.office.reads(ReadQuery(), for: leader).lines.first)
            #expect(line.kind == .export && line.account == "vy.lk" && line.purpose == .statistics)
            #expect(line.list == ExportedList(filter: "box=all&procedure=I-18", lines: 2))
            #expect(try await test.office.readFlags(for: leader) == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D4.3-i an export holds the own unit only, and belongs to leaders and observers`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            try await test.file()
            let stranger = try await test.actor("hung.pv")
            #expect(try await test.office.exportSize(DossierQuery(), for: stranger) == 0)
            #expect(try await test.office.exportedLines(DossierQuery(), after: nil, for: stranger).rows == [])
            for account in ["duc.nm", "binh.lt", "thu.tt", "huong.ttm"] {
                await #expect(throws: OrganisationViolation.self) { try await test.office.exportSize(DossierQuery(), for: test.actor(account)) }
            }
            await #expect(throws: OrganisationViolation.self) { try await test.office.exportSize(DossierQuery(), for: test.administrator) }
        }
    }
}
