import Domain
import Storage
import Testing

@testable import Service

@Suite struct ProcessingTests {
    @Test(arguments: Engine.allCases)
    func `2988-D7.2 2988-D7.6.a drafts, opinions and findings of the processing lie on the system, whole`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .inProcessing)
            let officer = try await test.actor(#require(try await test.view(number).row.officer))
            try await test.office.note(["request": .met, "photos": .unmet], on: number, by: officer)
            try await test.office.note(["photos": .met], on: number, by: officer)
            try await test.bring(number, to: .completed, [.sentBackByDivision, .sentBackByUnit])

            let view = try await test.view(number, as: "viet.pq")
            #expect(view.findings == ["request": .met, "photos": .met])
            // Two rounds of two drafts: the unit leader's sending back went to the division leader, who opened no new one.
            #expect(view.documents.count { $0.origin == .office } == 4)
            #expect(view.documents.count { $0.origin == .seal } == 2)
            for line in view.documents {
                let bytes = try await test.office.bytes(of: line.document.sha256)
                #expect(bytes.count == line.document.size)
            }
            #expect(view.history.count { if case .sentBack = $0.event.fact { true } else { false } } == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D9.0 only the handling officer examines, by the items of the procedure, while it is in processing`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .inProcessing)
            let own = try #require(try await test.view(number).row.officer)
            let (officer, other) = (try await test.actor(own), try await test.actor(own == "duc.nm" ? "thao.hp" : "duc.nm"))
            await #expect(throws: Violation.self) { try await test.office.note(["request": .met], on: number, by: other) }
            await #expect(throws: Invalid("findings", .unknown("khác"))) { try await test.office.note(["khác": .met], on: number, by: officer) }
            try await test.bring(number, to: .atDivisionLeader)
            await #expect(throws: Violation.self) { try await test.office.note(["request": .met], on: number, by: officer) }
            #expect(try await test.view(number).findings.isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-2 who acted last takes it back, until the next hand has acted`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .atDivisionLeader)
            let officer = try #require(try await test.view(number).row.officer)
            #expect(try await test.act(.takeBack(reason: "Sửa dự thảo"), on: number, by: officer).phase == .inProcessing)
            try await test.bring(number, to: .atUnitLeader)
            #expect(try await test.refusal(of: .takeBack(reason: "Sửa"), on: number, by: officer).fault == .notLastHand)
            #expect(try await test.act(.takeBack(reason: "Sửa"), on: number, by: "binh.lt").phase == .atDivisionLeader)
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-7 a leader gives it to another officer, who finds it among the own and is told`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-4").number
            let first = try #require(try await test.view(number).row.officer)
            let second = first == "linh.nk" ? "phong.dt" : "linh.nk"
            #expect(try await test.refusal(of: .reassign(to: .officer(second), reason: ""), on: number, by: "hung.pv").fault == .missing(.reason))
            try await test.act(.reassign(to: .officer(second), reason: "Nghỉ phép"), on: number, by: "hung.pv")
            #expect(try await test.refusal(of: .refuse(reason: "x"), on: number, by: first).mark == "2988-D9.0")
            let mine = try await test.office.dossiers(DossierQuery(box: .mine), for: test.actor(second)).rows
            #expect(mine.map(\.number) == [number])
            #expect(try await test.count("notice WHERE account = \(second) AND dossier = \(number)") == 1)
        }
    }
}
