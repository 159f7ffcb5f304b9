import Domain
import Storage
import Testing

@testable import Service

@Suite struct VisibilityTests {
    /// Who has nothing to do with a dossier of GSQL filed by Biển Xanh.
    static let strangers = ["ha.ltt", "long.vh", "tien.dm", "yen.dh", "mai.tp", "tung.vd", "thinh.nd", "thanh.dc", "tuan.ma"]

    @Test(arguments: Engine.allCases)
    func `2988-D4.3-i a dossier of another's is not found, whoever asks and whatever for`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            let document = try #require(try await test.view(number).documents.first).document.id
            for account in Self.strangers {
                let actor = try await test.actor(account)
                await #expect(throws: NotFound.self) { try await test.office.dossier(number, for: actor) }
                await #expect(throws: NotFound.self) { try await test.office.document(document, of: number, for: actor) }
                await #expect(throws: NotFound.self) { try await test.office.perform(.claim, on: number, by: actor, seen: 3) }
                for box in DossierQuery.Box.allCases {
                    #expect(try await test.office.dossiers(DossierQuery(box: box), for: actor).rows.isEmpty)
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D6.1-ii an observer of the unit looks and does nothing`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            let view = try await test.view(number, as: "vy.lk")
            #expect(view.offers.isEmpty)
            #expect(try await test.refusal(of: .claim, on: number, by: "vy.lk").isForbiddenToRole)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a declarant sees what was filed and what was returned, and not what the office writes to itself`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .atUnitLeader)
            let before = try await test.view(number, as: "huong.ttm")
            #expect(before.documents.allSatisfy { $0.origin == .declarant })
            #expect(try await test.view(number, as: "viet.pq").documents.contains { $0.origin == .office })
            #expect(!before.history.contains { $0.event.mark == "2988-D9.3" || $0.event.mark == "2988-D10.1.a-ii" })
            let draft = try #require(try await test.view(number).documents.first { $0.origin == .office }).document.id
            let declarant = try await test.actor("huong.ttm")
            await #expect(throws: NotFound.self) { try await test.office.document(draft, of: number, for: declarant) }

            try await test.bring(number, to: .completed)
            let after = try await test.view(number, as: "huong.ttm")
            #expect(after.documents.contains { $0.origin == .seal })
            #expect(after.history.last?.event.fact == .completed(scan: []))
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D4.4-i an account disabled after it signed in does nothing more`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-4").number
            let officer = try #require(try await test.view(number).row.officer)
            try await test.office.database.write { tx in
                try AccountChanges.deactivate(officer, "2988-D6.2.b-i", reason: "", by: Actor.system.author, in: tx)
                try OrganisationTable.raiseVersion(in: tx)
            }
            let refusal = try await test.refusal(of: .requestSupplement(nil), on: number, by: officer)
            #expect(refusal.mark == "2988-D4.4-i")
        }
    }

    @Test(arguments: Engine.allCases)
    func `what a page offers is what the rules accept`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            let leader = try await test.view(number, as: "viet.pq").offers
            #expect(leader.first { $0.act == .assign }?.closed == nil)
            #expect(leader.contains { $0.act == .assign })
            let declarant = try await test.view(number, as: "huong.ttm").offers
            #expect(declarant.filter { $0.closed == nil }.map(\.act) == [.withdraw])
        }
    }
}
