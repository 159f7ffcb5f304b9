import Domain
import Storage
import Testing

@testable import Service

@Suite struct GateTests {
    @Test(arguments: Engine.allCases)
    func `2988-D7.1.d-i 2988-D11.1.b-ii what was filed unsigned is shown on paper before the result leaves`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .resultApproved)
            let officer = try #require(try await test.view(number).row.officer)
            let early = Action.notifyFee(FeeStatement(amount: nil, basis: "Không thu"))
            #expect(try await test.refusal(of: early, on: number, by: officer).mark == "2988-D11.1.b-ii")
            try await test.act(.demandPaper(exemptions: []), on: number, by: officer)
            let view = try await test.view(number)
            // The photo carries no signature, and the law asks for none.
            #expect(Set(view.dossier.paper.owed.map(\.slot.component)) == ["request", "employeeRequest", "degree", "certificate", "identityPaper"])
            #expect(view.row.pausedSince != nil && view.row.dueAt == nil)
            #expect(try await test.refusal(of: .release(scan: []), on: number, by: officer).mark == "2988-D11.1.b-ii")
            for item in view.dossier.paper.owed {
                try await test.act(.confirmPaper(slot: item.slot, keptAt: "Tủ 3"), on: number, by: officer)
            }
            #expect(try await test.view(number).row.pausedSince == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D7.1.d-only no paper is demanded where the regulation demands none`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-4").number
            try await test.bring(number, to: .resultApproved)
            let officer = try #require(try await test.view(number).row.officer)
            #expect(try await test.refusal(of: .demandPaper(exemptions: []), on: number, by: officer).mark == "2988-D7.1.d-only")
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D7.3.a a result that lacks one of its documents is not proposed`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .inProcessing)
            let officer = try #require(try await test.view(number).row.officer)
            let papers = [test.paper("decision")]
            let proposal = Proposal(kind: .result, recommendation: "Công nhận", outcome: .granted, documents: papers.map(\.document))
            let refusal = try await test.refusal(of: .propose(proposal), on: number, by: officer, papers: papers)
            #expect(refusal == Violation("2988-D7.3.a", .propose, .resultIncomplete(["staffNumbers"])))
            #expect(try await test.count("document WHERE origin = 'office'") == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D7.3.c-i a result goes on paper where the declarant asks and a leader accepts`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-3").number
            try await test.act(.requestPaperResult(reason: "Nộp cho cơ quan nước ngoài"), on: number, by: "huong.ttm")
            try await test.bring(number, to: .resultApproved)
            #expect(try await test.refusal(of: .release(scan: []), on: number, by: "long.vh").mark == "2988-D7.3.c-i")
            try await test.act(.answerPaperRequest(accepted: true, reason: ""), on: number, by: "hanh.lm")
            #expect(try await test.refusal(of: .release(scan: []), on: number, by: "long.vh").fault == .paperResultPromised)
            #expect(try await test.act(.releaseOnPaper(.onRequest), on: number, by: "long.vh").phase == .atRecordsClerk)
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-1 a declarant withdraws while nothing is approved, and a closed dossier changes no more`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-4").number
            #expect(try await test.refusal(of: .withdraw(reason: ""), on: number, by: "phong.dt").isForbiddenToRole)
            #expect(try await test.act(.withdraw(reason: "Nộp nhầm"), on: number, by: "huong.ttm").phase == .withdrawn)
            #expect(try await test.refusal(of: .withdraw(reason: "Nữa"), on: number, by: "huong.ttm").fault == .notInPhase(.withdrawn))
            #expect(try await test.view(number).row.closedAt != nil)
        }
    }
}
