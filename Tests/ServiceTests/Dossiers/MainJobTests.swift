import Domain
import Paper
import Storage
import Testing

@testable import Service

@Suite struct MainJobTests {
    @Test(arguments: Engine.allCases)
    func `2988-D8.1 2988-D10.2.a 2988-D11.3.a-ii a dossier goes from filing to a sealed result`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let filed = try await test.file()
            #expect(filed.phase == .toBeAssignedByUnitLeader)
            let number = filed.number
            try await test.act(.assign(to: .division("GSQL-P2")), on: number, by: "viet.pq")
            try await test.act(.assign(to: .officer("duc.nm")), on: number, by: "binh.lt")
            let papers = [test.paper("decision"), test.paper("staffNumbers")]
            let proposal = Proposal(kind: .result, recommendation: "Đề xuất công nhận", outcome: .granted, documents: papers.map(\.document))
            #expect(try await test.act(.propose(proposal), on: number, by: "duc.nm", papers: papers).phase == .atDivisionLeader)
            try await test.act(.forward(recommendation: "Nhất trí, kính trình"), on: number, by: "binh.lt")
            #expect(try await test.act(.approve(direction: "Đồng ý"), on: number, by: "viet.pq").phase == .resultApproved)

            try await test.act(.demandPaper(exemptions: []), on: number, by: "duc.nm")
            for item in try await test.view(number).dossier.paper.owed {
                try await test.act(.confirmPaper(slot: item.slot, keptAt: "Tủ 3"), on: number, by: "duc.nm")
            }
            try await test.act(.notifyFee(FeeStatement(amount: nil, basis: "Không thu")), on: number, by: "duc.nm")
            #expect(try await test.act(.release(scan: []), on: number, by: "duc.nm").phase == .beingSealed)
            #expect(try await test.office.sealNext())
            #expect(try await test.office.sealNext() == false)
            #expect(try await test.phase(of: number) == .completed)
            try await expectSealedResult(of: number, test)
        }
    }

    private func expectSealedResult(of number: String, _ test: TestOffice) async throws {
        let sealed = try await test.view(number, as: "huong.ttm").documents.filter { $0.origin == .seal }
        #expect(sealed.map(\.document.component).sorted() == ["decision", "staffNumbers"])
        for line in sealed {
            let bytes = try await test.office.bytes(of: line.document.sha256)
            #expect(throws: Never.self) { try Seal.verify(bytes) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D10.1.b 2988-D10.2.b leaders send back, and every opinion of the round stays to be read`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .atDivisionLeader)
            let officer = try #require(try await test.view(number).row.officer)
            #expect(try await test.act(.sendBack(to: .officer, direction: "Nêu căn cứ"), on: number, by: "binh.lt").phase == .inProcessing)
            try await test.bring(number, to: .atUnitLeader)
            #expect(try await test.act(.sendBack(to: .divisionLeader, direction: "Rà lại"), on: number, by: "son.tv").phase == .atDivisionLeader)
            let opinions = try await test.view(number, as: officer).dossier.hand.opinions
            #expect(opinions[.unitLeader]?.text == "Rà lại")
            #expect(opinions[.divisionLeader]?.agrees == true)
            #expect(opinions[.officer] != nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D7.3.c-iii 2988-D11.3.b-iii a result of an outage is issued on paper and closed with its scan`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let outage = Outage(id: "o1", from: TestOffice.nine.advanced(bySeconds: -7200), to: TestOffice.nine.advanced(bySeconds: 7200))
            let number = try await test.file("T-4").number
            try await test.bring(number, to: .resultApproved)
            let officer = try #require(try await test.view(number).row.officer)
            let onPaper = Action.releaseOnPaper(.outage(id: "o1", happenedAt: TestOffice.nine))
            #expect(try await test.refusal(of: onPaper, on: number, by: officer).mark == "2988-D7.3.c-only")
            try await test.office.declareDemoOutage(outage)
            #expect(try await test.act(onPaper, on: number, by: officer).phase == .atRecordsClerk)
            let issue = Issue(number: "12/QĐ-HQ", date: TestOffice.tuesday, place: "Hải Phòng")
            #expect(try await test.act(.issue(issue), on: number, by: "van.lt").phase == .issued)
            #expect(try await test.refusal(of: .release(scan: []), on: number, by: officer).fault == .missing(.scan))
            let scan = test.paper("scan")
            #expect(try await test.act(.release(scan: [scan.document]), on: number, by: officer, papers: [scan]).phase == .completed)
            #expect(try await test.view(number).history.contains { $0.event.happenedAt == TestOffice.nine })
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D11.2.b-iii nothing is returned before the fee is paid`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-2").number
            try await test.bring(number, to: .resultApproved)
            #expect(try await test.refusal(of: .release(scan: []), on: number, by: "long.vh").mark == "2988-D11.2.b-iii")
            let wrong = FeeStatement(amount: 150_000, basis: "Biểu thử", guidance: "Tại quầy")
            #expect(try await test.refusal(of: .notifyFee(wrong), on: number, by: "long.vh").fault == .feeNotTariff(200_000))
            try await test.act(.notifyFee(FeeStatement(amount: 200_000, basis: "Biểu thử", guidance: "Tại quầy")), on: number, by: "long.vh")
            #expect(try await test.view(number).row.pausedSince != nil)
            #expect(try await test.refusal(of: .release(scan: []), on: number, by: "long.vh").mark == "2988-D11.2.b-iii")
            try await test.act(.confirmPayment(receipt: "BL-77"), on: number, by: "long.vh")
            #expect(try await test.act(.release(scan: []), on: number, by: "long.vh").phase == .beingSealed)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D9.1.b-i an officer with the authority refuses at once, and the declarant reads the reason`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-2").number
            try await test.bring(number, to: .inProcessing)
            #expect(try await test.refusal(of: .refuse(reason: " "), on: number, by: "long.vh").fault == .missing(.reason))
            #expect(try await test.act(.refuse(reason: "Ngoài thẩm quyền"), on: number, by: "long.vh").phase == .refused)
            let told = try await test.view(number, as: "huong.ttm").history.map(\.event.fact)
            #expect(told.contains(.refused(reason: "Ngoài thẩm quyền")))
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D9.1.a a refusal that must be written leaves as a sealed notice`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .inProcessing)
            let officer = try #require(try await test.view(number).row.officer)
            #expect(try await test.refusal(of: .refuse(reason: "Ngoài thẩm quyền"), on: number, by: officer).mark == "2988-D9.1.a")
            try await test.bring(number, to: .refused)
            let seen = try await test.view(number, as: "huong.ttm").documents.filter { $0.origin == .seal }
            #expect(seen.map(\.document.component) == [Proposal.notice])
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D9.2-ii 2988-D9.2-iv a supplement is asked for and given once, a second one is refused`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .inProcessing, [.supplement])
            let view = try await test.view(number)
            #expect(view.dossier.clock.restarted != nil)
            #expect(view.documents.count { $0.document.component == "request" } == 2)
            let again = SupplementContent(workingDays: 5, gaps: [.init(subject: .field("email"), missing: "Thiếu", legalBasis: "Điều 7")])
            let refusal = try await test.refusal(of: .requestSupplement(again), on: number, by: try #require(view.row.officer))
            #expect(refusal.mark == "2988-D9.2-iv")
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D9.2-i a supplement that never came is taken back only when its time is over`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .awaitingSupplement)
            let view = try await test.view(number)
            let (officer, until) = (try #require(view.row.officer), try #require(view.dossier.supplement.until))
            #expect(try await test.refusal(of: .takeBack(reason: nil), on: number, by: officer).fault == .timeLimitNotOver(until: until))
            test.office.clock.set(until)
            #expect(try await test.act(.takeBack(reason: nil), on: number, by: officer).phase == .inProcessing)
            #expect(try await test.view(number).dossier.supplement.missed)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D7.1.c-i 2988-D7.5.b a part by hand is confirmed, and only then the dossier is received`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let filed = try await test.file("T-2", byHand: true)
            #expect(filed.phase == .awaitingManualParts)
            #expect(filed.receivedAt == nil && filed.due == nil)
            test.setClock(Day(2018, 10, 11), 18)
            let slot = Slot(component: "drawing")
            let received = try await test.act(.confirmManualPart(slot: slot, keptAt: "Kho 2"), on: filed.number, by: "long.vh")
            #expect(received.phase == .toBeAssignedByUnitLeader)
            #expect(received.receivedAt == Instant(day: Day(2018, 10, 12), minute: 7 * 60 + 30))
            #expect(received.storedAt == filed.storedAt)
        }
    }

    @Test(arguments: Engine.allCases)
    func `nobody approves an own proposal, as a deputy neither`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-4").number
            try await test.bring(number, to: .atUnitLeader)
            let officer = try #require(try await test.view(number).row.officer)
            let now = test.office.clock.instant
            let deputy = Deputy(account: officer, level: .unitLeader, from: now, to: now.advanced(bySeconds: 86_400), reason: "Đi công tác")
            try await test.act(.nameDeputy(deputy), on: number, by: "hung.pv")
            #expect(try await test.refusal(of: .approve(direction: "Đồng ý"), on: number, by: officer).fault == .ownProposal)
            let other = officer == "linh.nk" ? "phong.dt" : "linh.nk"
            #expect(try await test.refusal(of: .approve(direction: "Đồng ý"), on: number, by: other).fault == .roleMayNot(.officer))
            #expect(try await test.act(.approve(direction: "Đồng ý"), on: number, by: "oanh.tk").phase == .resultApproved)
        }
    }
}
