import Domain
import Storage
import Testing

@testable import Service

@Suite struct WithholdTests {
    private static let reason = "Dấu “Mật” ở đầu trang 1"

    /// The paper of a place, as the table has it.
    private static func line(_ component: String, of number: String, _ test: TestOffice) async throws -> DocumentLine {
        try #require(try await test.office.database.read { tx in try DocumentTable.all(of: number, in: tx).first { $0.document.component == component } })
    }

    @Test(arguments: Engine.allCases)
    func `NEWS-6 a paper that is a state secret is shown to nobody any more, in no role`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .inProcessing)
            let id = try await Self.line("request", of: number, test).document.id
            _ = try await test.office.document(id, of: number, for: try await test.actor("huong.ttm"))
            let officer = try await test.actor("duc.nm")
            let receipt = try await test.office.withhold(id, of: number, reason: Self.reason, by: officer)
            #expect(receipt.phase == .inProcessing)
            for account in ["huong.ttm", "duc.nm", "binh.lt", "viet.pq", "thu.tt", "vy.lk"] {
                let actor = try await test.actor(account)
                await #expect(throws: WithholdingFault.outOfReach) { try await test.office.document(id, of: number, for: actor) }
                await #expect(throws: WithholdingFault.outOfReach) { try await test.office.picture(ofPage: 1, of: id, in: number, for: actor) }
            }
            let view = try await test.office.dossier(number, for: try await test.actor("huong.ttm"))
            #expect(view.documents.first { $0.document.id == id }?.withheld?.reason == Self.reason, "its name and the reason stay")
            let event = try #require(view.history.first { $0.event.fact == .documentWithheld(document: id, reason: Self.reason) }?.event)
            #expect(event.mark == "NEWS-6" && event.actor.account == "duc.nm")
            #expect(try await test.count("notice WHERE dossier = \(number) AND sequence = \(receipt.sequence) AND party IS NOT NULL") == 1)
            await #expect(throws: WithholdingFault.withheldBefore) { try await test.office.withhold(id, of: number, reason: Self.reason, by: officer) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `NEWS-6 the same content in another place of the dossier is withheld with it, and what the office wrote is not`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .atDivisionLeader)
            let (first, officer) = (try await Self.line("request", of: number, test), try await test.actor("duc.nm"))
            let before = try await test.sequence(of: number)
            let receipt = try await test.office.withhold(first.document.id, of: number, reason: Self.reason, by: officer)
            let lines = try await test.office.dossier(number, for: officer).documents
            #expect(lines.allSatisfy { ($0.withheld != nil) == ($0.origin == .declarant && $0.document.sha256 == first.document.sha256) })
            #expect(receipt.sequence - before == lines.count { $0.withheld != nil } && receipt.sequence - before > 1)
            let draft = try #require(lines.first { $0.origin == .office }).document.id
            await #expect(throws: WithholdingFault.ofTheOffice) { try await test.office.withhold(draft, of: number, reason: Self.reason, by: officer) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `NEWS-6 only the unit's own officers, leaders and clerk withhold, and say why`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            let id = try await Self.line("request", of: number, test).document.id
            for account in ["huong.ttm", "vy.lk", "thanh.dc"] {
                let actor = try await test.actor(account)
                await #expect(throws: OrganisationViolation("NEWS-6", .roleMayNot)) { try await test.office.withhold(id, of: number, reason: Self.reason, by: actor) }
            }
            let stranger = try await test.actor("long.vh")
            await #expect(throws: NotFound.self) { try await test.office.withhold(id, of: number, reason: Self.reason, by: stranger) }
            let clerk = try await test.actor("thu.tt")
            await #expect(throws: NotFound.self) { try await test.office.withhold("none", of: number, reason: Self.reason, by: clerk) }
            await #expect(throws: WithholdingFault.reasonMissing) { try await test.office.withhold(id, of: number, reason: " ", by: clerk) }
            _ = try await test.office.withhold(id, of: number, reason: Self.reason, by: clerk)
        }
    }

    @Test(arguments: Engine.allCases)
    func `NEWS-6 withholding while the result is being sealed leaves the seal to who is at it`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .beingSealed)
            try await test.office.database.write { tx in try SealQueue.postpone(number, by: 60_000, in: tx) }
            let id = try await Self.line("request", of: number, test).document.id
            _ = try await test.office.withhold(id, of: number, reason: Self.reason, by: try await test.actor("viet.pq"))
            #expect(try await test.office.sealNext() == false)
        }
    }

    @Test(arguments: Engine.allCases)
    func `NEWS-6, 2988-D4.5 a paper of a closed dossier is withheld too, and the dossier stays closed when it was`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .completed)
            let (id, leader) = (try await Self.line("request", of: number, test).document.id, try await test.actor("viet.pq"))
            let closed = try await test.office.dossier(number, for: leader).row.closedAt
            test.setClock(Day(2018, 12, 3), 9)
            let receipt = try await test.office.withhold(id, of: number, reason: Self.reason, by: leader)
            #expect(receipt.phase == .completed)
            #expect(try await test.office.dossier(number, for: leader).row.closedAt == closed)
            await #expect(throws: WithholdingFault.outOfReach) { try await test.office.document(id, of: number, for: leader) }
        }
    }
}
