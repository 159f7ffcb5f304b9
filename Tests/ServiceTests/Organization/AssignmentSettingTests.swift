import Domain
import Storage
import Testing

@testable import Service

/// How the unit 03ZZ assigns: cuong.nk leads it, thang.hv holds its administrator account.
@Suite(.serialized) struct AssignmentSettingTests {
    private static func order(
        _ mode: AssignmentMode = .claim, _ procedure: String = "T-2", division: String? = nil, handlers: [String]? = nil
    ) -> AssignmentOrder {
        AssignmentOrder(id: .newID(), procedure: procedure, mode: mode, division: division, handlers: handlers, note: "Từ tuần sau")
    }

    @Test(arguments: Engine.allCases)
    func `2988-D8.0-ii only the configured order holds, and its entry keeps order and execution`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (leader, administrator) = (try await test.actor("cuong.nk"), try await test.actor("thang.hv", wearing: "03zz_qt"))
            let before = try await test.file("T-2").number
            let order = Self.order(handlers: ["long.vh"])
            let id = try await test.office.orderAssignment(order, at: "03ZZ", by: leader)
            let between = try await test.file("T-2").number
            #expect(try await test.view(between).dossier.mode == .leaderOfficer)
            try await test.office.configureAssignment(order: id, at: "03ZZ", by: administrator)
            let after = try await test.file("T-2").number
            #expect(try await test.phase(of: after) == .toBeClaimed)
            #expect(try await test.view(before).dossier.mode == .leaderOfficer)
            #expect(try await test.actor("long.vh").handles.contains("T-2"))
            let last = try await test.office.database.read { tx in try UnitHistory.read("03ZZ", in: tx) }.last
            guard case .assignmentConfigured(let kept, let by, _)? = last?.fact else { Issue.record("no entry"); return }
            #expect(kept == order && by.account == "cuong.nk" && last?.actor == Author(account: "thang.hv", role: .administrator, hat: "03zz_qt"))
            #expect(last?.mark == "2988-D8.0-ii")
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D8.0-i an order is the unit leader's and its execution the administrator's, each once`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (leader, administrator) = (try await test.actor("cuong.nk"), try await test.actor("thang.hv", wearing: "03zz_qt"))
            await #expect(throws: OrganisationViolation("2988-D8.0-i", .roleMayNot)) { try await test.office.orderAssignment(Self.order(), at: "03ZZ", by: administrator) }
            let stranger = try await test.actor("viet.pq")
            await #expect(throws: NotFound.self) { try await test.office.orderAssignment(Self.order(), at: "03ZZ", by: stranger) }
            let first = try await test.office.orderAssignment(Self.order(.automatic), at: "03ZZ", by: leader)
            let second = try await test.office.orderAssignment(Self.order(.claim), at: "03ZZ", by: leader)
            await #expect(throws: OrganisationViolation("2988-D8.0-ii", .roleMayNot)) { try await test.office.configureAssignment(order: second, at: "03ZZ", by: leader) }
            let settled = OrganisationViolation("2988-D8.0-ii", .orderSettled)
            await #expect(throws: settled) { try await test.office.configureAssignment(order: first, at: "03ZZ", by: administrator) }
            try await test.office.configureAssignment(order: second, at: "03ZZ", by: administrator)
            await #expect(throws: settled) { try await test.office.configureAssignment(order: second, at: "03ZZ", by: administrator) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D8.1 2988-D8.3 forms that go through divisions need them, and one in charge`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let harbour = try await test.actor("hung.pv")
            await #expect(throws: OrganisationViolation("2988-D8.1", .modeNeedsDivisions)) {
                try await test.office.orderAssignment(Self.order(.leaderDivisionOfficer, "T-4"), at: "03CC", by: harbour)
            }
            let leader = try await test.actor("cuong.nk")
            await #expect(throws: OrganisationViolation("2988-D8.3", .nobodyInCharge)) { try await test.office.orderAssignment(Self.order(.divisionOfficer), at: "03ZZ", by: leader) }
            await #expect(throws: Invalid("division", .unknown("GSQL-P1"))) {
                try await test.office.orderAssignment(Self.order(.divisionOfficer, division: "GSQL-P1"), at: "03ZZ", by: leader)
            }
            await #expect(throws: Invalid("procedure", .unknown("T-4"))) { try await test.office.orderAssignment(Self.order(.claim, "T-4"), at: "03ZZ", by: leader) }
            await #expect(throws: OrganisationViolation("2988-D14.1.b", .handlerUnknown("duc.nm"))) {
                try await test.office.orderAssignment(Self.order(handlers: ["duc.nm"]), at: "03ZZ", by: leader)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D14.1.b the leader sees which procedures nobody handles`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (leader, administrator) = (try await test.actor("cuong.nk"), try await test.actor("thang.hv", wearing: "03zz_qt"))
            #expect(try await test.office.unit("03ZZ", for: leader).whole?.uncovered == [])
            try await test.office.database.write { tx in try tx.execute("DELETE FROM account_procedure WHERE procedure = 'T-3'") }
            #expect(try await test.office.unit("03ZZ", for: leader).whole?.uncovered == ["T-3"])
            let order = try await test.office.orderAssignment(Self.order(.leaderOfficer, "*", handlers: ["long.vh"]), at: "03ZZ", by: leader)
            try await test.office.configureAssignment(order: order, at: "03ZZ", by: administrator)
            #expect(try await test.office.unit("03ZZ", for: leader).whole?.uncovered == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a unit with fewer than two leaders is told so`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let leader = try await test.actor("cuong.nk")
            #expect(try await test.office.unit("03ZZ", for: leader).whole?.faults == [])
            try await test.office.database.write { tx in try AccountChanges.deactivate("hanh.lm", "2988-D6.2.b-i", reason: "", by: Actor.system.author, in: tx) }
            #expect(try await test.office.unit("03ZZ", for: leader).whole?.faults == [.tooFewApprovers])
        }
    }

    @Test(arguments: Engine.allCases)
    func `A-38 a unit of a level without divisions opens none`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            var levels = try LevelFile.read(beside: TestOffice.units)
            let index = try #require(levels.firstIndex { $0.key == "CHICUC" })
            levels[index].hasDivisions = false
            try await test.office.keep(levels)
            let administrator = try await test.actor("linh.nk", wearing: "03cc_qt")
            await #expect(throws: OrganisationViolation("A-38", .noDivisionsHere)) { try await test.office.openDivision("Tổ 1", at: "03CC", by: administrator) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-18 a division with people or dossiers in hand is not closed, and says which`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let administrator = try await test.actor("thang.hv", wearing: "03zz_qt")
            let refused = await #expect(throws: OrganisationViolation.self) { try await test.office.closeDivision("03ZZ-GSQL", at: "03ZZ", by: administrator) }
            guard case .divisionInUse(let people, _)? = refused?.fault else { Issue.record("closed"); return }
            #expect(refused?.mark == "HD-18" && people.contains("Vương Hải Long"))
            let id = try await test.office.openDivision("Tổ 1", at: "03ZZ", by: administrator)
            await #expect(throws: OrganisationViolation("HD-18", .divisionNameTaken("TỔ 1"))) { try await test.office.openDivision("TỔ 1", at: "03ZZ", by: administrator) }
            try await test.office.renameDivision(id, to: "Tổ 2", at: "03ZZ", by: administrator)
            try await test.office.closeDivision(id, at: "03ZZ", by: administrator)
            await #expect(throws: NotFound.self) { try await test.office.renameDivision(id, to: "Tổ 3", at: "03ZZ", by: administrator) }
            let facts = try await test.office.database.read { tx in try UnitHistory.read("03ZZ", in: tx).map(\.fact) }
            #expect(Array(facts.suffix(3)) == [.divisionOpened(id: id, name: "Tổ 1"), .divisionRenamed(id: id, name: "Tổ 2"), .divisionClosed(id: id)])
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D5.1.c an administrator sees the own unit and not its branches, the root all, others the public part`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let administrator = try await test.actor("thang.hv", wearing: "03zz_qt")
            #expect(try await test.office.units(UnitQuery(), for: administrator).units.map(\.id) == ["03ZZ"])
            await #expect(throws: NotFound.self) { try await test.office.unit("03CC", for: administrator) }
            let root = try await test.actor("tuan.ma", wearing: "cntt_qt")
            #expect(try await test.office.unit("03CC", for: root).whole != nil)
            let officer = try await test.actor("duc.nm")
            let found = try await test.office.units(UnitQuery(text: "hai phong cang"), for: officer)
            #expect(found.units.map(\.id) == ["03CC"])
            #expect(try await test.office.unit("03CC", for: officer).whole == nil)
            let declarant = try await test.actor("huong.ttm")
            await #expect(throws: OrganisationViolation.self) { try await test.office.units(UnitQuery(), for: declarant) }
            let pages = try await test.office.units(UnitQuery(limit: 2), for: officer)
            #expect(pages.units.count == 2 && pages.next == pages.units.last?.details.code)
        }
    }
}
