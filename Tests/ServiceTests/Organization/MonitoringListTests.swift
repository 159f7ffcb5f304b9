import Domain
import Storage
import Testing

@testable import Service

@Suite struct MonitoringListTests {
    typealias Row = UnitAccountRow

    @Test(arguments: Engine.allCases)
    func `3035-D6.0-ii, 3035-D6.2-i a Cục gathers for itself and its Chi cục, and Cục CNTT issues by class what it approved`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (root, office) = (try await test.root, test.office)
            let list = try await test.approvedRequest([TestOffice.unitLine("03ZZ", holder: "nga.pt"), TestOffice.unitLine("03cc", holder: "phong.dt")], by: test.administrator)
            let results = try await office.carryOut(list: list.id, .monitoring, by: root, seen: list.sequence).map(\.result)
            #expect(results == [.done(account: "03zz_gs"), .done(account: "03cc_gs")])
            let hats = [try await office.hats(of: "nga.pt")[0], try await office.hats(of: "phong.dt")[0]]
            #expect(hats.map(\.role) == [.monitor, .monitor] && hats.map(\.monitors) == [.department, .branch] && hats.map(\.unit.code) == ["03ZZ", "03CC"])
            let view = try await office.accountList(list.id, .monitoring, for: test.administrator)
            #expect(view.list.state == .carriedOut && view.list.request?.number == "12/HP-VP" && view.list.reply?.number == "7/CNTT")
            let account = try await office.unitAccount("03cc_gs", for: root)
            #expect(account.history.map(\.fact).first == .monitoringIssued(unit: "03CC", request: "12/HP-VP") && account.history.map(\.mark) == ["3035-D6.2-i", "3035-D6.2-i"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D6.0-i one monitoring account to a unit: in the table, in the list and when it is carried out`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (administrator, root, office) = (try await test.administrator, try await test.root, test.office)
            let twice = try await test.approvedRequest([TestOffice.unitLine("03ZZ", holder: "nga.pt")], by: administrator)
            let once = try await test.approvedRequest([TestOffice.unitLine("03ZZ", holder: "long.vh")], by: administrator)
            _ = try await office.carryOut(list: once.id, .monitoring, by: root, seen: once.sequence)
            #expect(
                try await office.carryOut(list: twice.id, .monitoring, by: root, seen: twice.sequence).map(\.result)
                    == [.refused("3035-D6.0-i", .unitHasMonitoring("03zz_gs"))])
            await #expect(throws: CellFaults([CellFault(.form, "3035-D6.0-i", .unitHasMonitoring("03zz_gs"))])) {
                try await test.request([TestOffice.unitLine("03ZZ", holder: "nga.pt")], by: administrator)
            }
            await #expect(throws: StorageError.self) {
                try await office.database.write { tx in try UnitAccountTable.insert("x_gs", .monitoring, unit: "03ZZ", by: "x", in: tx) }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D6.0-ii what is outside the Cục, doubled or held by nobody fit is refused at its line and field`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (administrator, office) = (try await test.administrator, test.office)
            let list = try await test.request([TestOffice.unitLine("03ZZ", holder: "nga.pt")], by: administrator, sent: false)
            let outside = CellFault(.unit, "3035-D6.0-ii", .unitOutside(["03CC", "03ZZ"]))
            let cases: [(UnitAccountEntry, [CellFault])] = [
                (TestOffice.unitLine("GSQL", holder: "duc.nm"), [outside]), (TestOffice.unitLine("TCHQ", holder: "duc.nm"), [outside]),
                (TestOffice.unitLine("03ZZ", holder: "long.vh"), [CellFault(.unit, "3035-D6.0-i", .unitTwice)]),
                (TestOffice.unitLine("03CC", holder: "long.vh"), [CellFault(.holder, "A-16", .holderUnfit)]),
                (TestOffice.unitLine("03CC", holder: "nobody"), [CellFault(.holder, "A-16", .holderUnfit)]),
                (TestOffice.unitLine("03CC"), [CellFault(.holder, "A-16", .missing)]),
                (TestOffice.unitLine("03CC", .close), [CellFault(.form, "3035-D6.5", .unitHasNoMonitoring)]),
                (UnitAccountEntry(), [CellFault(.unit, "3035-D6.0-ii", .missing), CellFault(.form, "3035-D6.0-ii", .noForm), CellFault(.holder, "A-16", .missing)]),
            ]
            for (entry, faults) in cases {
                await #expect(throws: CellFaults(faults), "\(entry)") { try await office.put(entry, in: list.id, by: administrator, seen: list.sequence) }
            }
            try await office.database.write { tx in try tx.execute("UPDATE unit SET closed_day = '2018-10-01' WHERE id = '03CC'") }
            await #expect(throws: CellFaults([CellFault(.unit, "3035-D6.0-ii", .unitOutside(["03ZZ"]))])) {
                try await office.put(TestOffice.unitLine("03CC", holder: "phong.dt"), in: list.id, by: administrator, seen: list.sequence)
            }
            try await office.database.write { tx in try tx.execute("UPDATE unit SET closed_day = NULL WHERE id = '03CC'") }
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D6.0-ii a Chi cục asks through its Cục; 3035-D6.1 nothing is sent without the written request`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (administrator, office) = (try await test.administrator, test.office)
            await #expect(throws: OrganisationViolation("3035-D6.0-ii", .account(.compiledAbove))) { try await office.beginMonitoringList(by: test.harbourAdministrator) }
            let list = try await test.request([TestOffice.unitLine("03ZZ", holder: "nga.pt")], by: administrator, sent: false)
            await #expect(throws: OrganisationViolation("3035-D6.1", .account(.reasonMissing))) {
                try await office.send(list: list.id, request: test.written(""), by: administrator, seen: list.sequence)
            }
            let tomorrow = TestOffice.tuesday.adding(days: 1)
            await #expect(throws: Invalid("date", .malformed("2018-10-10"))) {
                try await office.send(list: list.id, request: WrittenPaper(number: "1", on: tomorrow), by: administrator, seen: list.sequence)
            }
            let empty = try await office.beginMonitoringList(by: administrator)
            await #expect(throws: OrganisationViolation("3035-D6.0-ii", .account(.listEmpty))) {
                try await office.send(list: empty, request: test.written("1"), by: administrator, seen: 1)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D6.2-i nothing is carried out before approval, 3035-D6.2-ii nor before the written reply`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (root, administrator, office) = (try await test.root, try await test.administrator, test.office)
            let list = try await test.request([TestOffice.unitLine("03ZZ", holder: "nga.pt")], by: administrator)
            await #expect(throws: OrganisationViolation("3035-D6.2-i", .account(.listState(.submitted)))) {
                try await office.carryOut(list: list.id, .monitoring, by: root, seen: list.sequence)
            }
            await #expect(throws: OrganisationViolation("3035-D6.2-i", .roleMayNot)) {
                try await office.approve(list: list.id, .monitoring, by: administrator, seen: list.sequence)
            }
            let back = try await office.sendBack(list: list.id, .monitoring, reason: "Thiếu Chi cục", by: root, seen: list.sequence)
            await #expect(throws: OrganisationViolation("3035-D6.0-ii", .roleMayNot), "Cục CNTT writes no line of another unit's request") {
                try await office.put(TestOffice.unitLine("03CC", holder: "phong.dt"), in: list.id, by: root, seen: back)
            }
            let again = try await office.send(list: list.id, request: test.written("13/HP-VP"), by: administrator, seen: back)
            let approved = try await office.approve(list: list.id, .monitoring, by: root, seen: again)
            await #expect(throws: OrganisationViolation("3035-D6.2-ii", .account(.replyMissing))) {
                try await office.carryOut(list: list.id, .monitoring, by: root, seen: approved)
            }
            #expect(try await office.hats(of: "nga.pt") == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-38 whoever compiled the request of Cục CNTT does not approve it`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let root = try await test.root
            let list = try await test.request([TestOffice.unitLine("CNTT", holder: "tuan.ma")], by: root)
            await #expect(throws: OrganisationViolation("HD-38", .account(.ownList))) {
                try await test.office.approve(list: list.id, .monitoring, by: root, seen: list.sequence)
            }
            await #expect(throws: OrganisationViolation("HD-38", .account(.ownList))) {
                try await test.office.sendBack(list: list.id, .monitoring, reason: "x", by: root, seen: list.sequence)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D6.5 an account that is not needed is closed by a request, and may be issued again; HD-37 under the same name`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (root, administrator, office) = (try await test.root, try await test.administrator, test.office)
            for (line, held) in [
                (TestOffice.unitLine("03CC", holder: "phong.dt"), ["03cc_gs"]), (TestOffice.unitLine("03CC", .close), []),
                (TestOffice.unitLine("03CC", holder: "phong.dt"), ["03cc_gs"]),
            ] {
                let list = try await test.approvedRequest([line], by: administrator)
                #expect(try await office.carryOut(list: list.id, .monitoring, by: root, seen: list.sequence).map(\.result) == [.done(account: "03cc_gs")])
                #expect(try await office.hats(of: "phong.dt").map(\.name) == held)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D6.2-i a holder who has left meanwhile is refused at the row, and the other row is carried out`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (root, administrator, office) = (try await test.root, try await test.administrator, test.office)
            let list = try await test.approvedRequest([TestOffice.unitLine("03ZZ", holder: "long.vh"), TestOffice.unitLine("03CC", holder: "phong.dt")], by: administrator)
            try await office.release(account: "long.vh", reason: "Luân chuyển", by: administrator, seen: 1)
            let results = try await office.carryOut(list: list.id, .monitoring, by: root, seen: list.sequence).map(\.result)
            #expect(results == [.refused("A-16", .holderUnfit), .done(account: "03cc_gs")])
            await #expect(throws: NotFound.self) { try await office.unitAccount("03zz_gs", for: root) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D6.0-ii a request is its unit's and Cục CNTT's to see, a draft its unit's alone`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (root, administrator, office) = (try await test.root, try await test.administrator, test.office)
            let draft = try await test.request([TestOffice.unitLine("03ZZ", holder: "nga.pt")], by: administrator, sent: false)
            await #expect(throws: NotFound.self) { try await office.accountList(draft.id, .monitoring, for: root) }
            #expect(try await office.accountLists(.monitoring, for: root).lines.isEmpty)
            _ = try await office.send(list: draft.id, request: test.written("1/HP"), by: administrator, seen: draft.sequence)
            #expect(try await office.accountLists(.monitoring, for: root).lines.map(\.unit) == ["Cục Hải quan thành phố Hải Phòng"])
            #expect(try await office.accountList(draft.id, .monitoring, for: test.actor("cuong.nk")).list.state == .submitted)
            for stranger in [try await test.harbourAdministrator, try await test.actor("viet.pq")] {
                await #expect(throws: NotFound.self) { try await office.accountList(draft.id, .monitoring, for: stranger) }
            }
            // A list of the one kind is not there among the other.
            await #expect(throws: NotFound.self) { try await office.accountList(draft.id, for: administrator) }
            await #expect(throws: OrganisationViolation("3035-D6.0-ii", .roleMayNot)) { try await office.accountLists(.monitoring, for: test.actor("long.vh")) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D6.2-ii Cục CNTT hands a sealed letter to a holder who has no password of their own, and to no other`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (root, administrator, office) = (try await test.root, try await test.administrator, test.office)
            let officers = try await test.list([TestOffice.line("Đặng Thu Trang", number: "HQ-1", eCustoms: "trang.dt")], by: administrator)
            guard case .done(let fresh)? = try await office.carryOut(list: officers.id, by: administrator, seen: officers.sequence).first?.result else { throw NotFound() }
            let list = try await test.approvedRequest([TestOffice.unitLine("03ZZ", holder: "trang.dt"), TestOffice.unitLine("03CC", holder: "phong.dt")], by: administrator)
            await #expect(throws: NotFound.self) { try await office.prepareHandOver(of: fresh, by: root) }
            _ = try await office.carryOut(list: list.id, .monitoring, by: root, seen: list.sequence)
            #expect(try await office.accountList(list.id, .monitoring, for: root).withoutPassword == [fresh])
            let ticket = try await office.prepareHandOver(of: fresh, by: root)
            try await office.handOver(ticket, HandOverCommand(way: .letter, receivedBy: "Văn thư", address: "Hải Phòng", replyNumber: "7/CNTT"), by: root)
            #expect(try await office.access(to: fresh, for: root).history.last?.mark == "3035-D6.2-ii")
            await #expect(throws: NotFound.self) { try await office.prepareHandOver(of: "phong.dt", by: root) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `A-16, 3035-D6.0-i the monitor is worn by a person and may do nothing yet; the head of the unit says who wears it`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (root, office, head) = (try await test.root, test.office, try await test.actor("cuong.nk"))
            let list = try await test.approvedRequest([TestOffice.unitLine("03ZZ", holder: "nga.pt")], by: test.administrator)
            _ = try await office.carryOut(list: list.id, .monitoring, by: root, seen: list.sequence)
            let monitor = try await test.wearing("03zz_gs", "nga.pt")
            #expect(monitor.role == .monitor && monitor.unit == "03ZZ" && monitor.division == nil)
            #expect(Permission.table.allSatisfy { $0.by != .monitor } && Move.table.allSatisfy { $0.by != .monitor } && Role.monitor.seesDossiers == .none)
            #expect(try await office.dossiers(DossierQuery(), for: monitor).rows.isEmpty)
            try await office.assignHolder(HolderTerm(account: "long.vh", from: office.clock.instant), to: "03zz_gs", by: head, seen: 2)
            #expect(try await office.hats(of: "nga.pt") == [])
            #expect(try await office.hats(of: "long.vh").map(\.name) == ["03zz_gs"])
            #expect(try await office.unitAccount("03zz_gs", for: head).history.map(\.mark) == ["3035-D6.2-i", "3035-D6.2-i", "A-16", "A-16"])
            await #expect(throws: OrganisationViolation("A-16", .account(.holderUnfit))) {
                try await office.assignHolder(HolderTerm(account: "phong.dt", from: office.clock.instant), to: "03zz_gs", by: head, seen: 4)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D6.0-i the class of an account is that of its unit's level, by data`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            func classes() async throws -> [MonitoringClass?] {
                try await test.office.database.read { tx in try ["GSQL", "03ZZ", "03CC"].map { try MonitoringTable.monitors(of: $0, in: tx) } }
            }
            #expect(try await classes() == [.sector, .department, .branch])
            let named = try await test.office.database.read { tx in try ["TCHQ", "GSQL", "03ZZ"].map { try MonitoringTable.place(of: $0, in: tx).units.map(\.code) } }
            #expect(named == [["TCHQ"], ["GSQL"], ["03CC", "03ZZ"]], "what stands under the General Department asks for itself")
            // A level of a reorganisation has the class of the level whose procedures it carries out.
            try await test.office.keep([UnitLevel(key: "CUC", name: Localized(vi: "Chi cục khu vực"), performs: "CHICUC", hasDivisions: true)])
            #expect(try await classes() == [.sector, .department, .branch], "a level's own class stands where a later file names none")
            try await test.office.database.write { tx in try tx.execute("UPDATE unit_level SET monitors = NULL WHERE level = 'CUC'") }
            #expect(try await classes() == [.sector, .branch, .branch])
        }
    }
}
