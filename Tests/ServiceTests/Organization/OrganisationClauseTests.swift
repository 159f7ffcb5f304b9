import Domain
import Foundation
import Storage
import Testing

@testable import Service

/// What the decisions say of the sector as a whole: one system, whose units have one administrator account each and leaders of their own.
@Suite struct OrganisationClauseTests {
    @Test(arguments: Engine.allCases)
    func `2988-D3.1-i one system takes dossiers at every level of the sector`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            var units: [String: String] = [:]
            for procedure in ["I-18", "T-3", "T-4"] { units[procedure] = try await test.view(test.file(procedure).number).row.unit }
            #expect(units == ["I-18": "GSQL", "T-3": "03ZZ", "T-4": "03CC"])
        }
    }

    @Test func `2151-III.5-i the list of units has the thirty-five provincial Cục`() throws {
        #expect(try UnitFile.read(TestOffice.units).count { $0.level == "CUC" } == 35)
    }

    @Test(arguments: Engine.allCases)
    func `2988-D2 nobody outside a customs unit has a role of the office`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            await #expect(throws: StorageError.self) {
                try await test.office.database.write { tx in try tx.execute("UPDATE account SET unit = NULL WHERE id = 'duc.nm'") }
            }
            await #expect(throws: StorageError.self) {
                try await test.office.database.write { tx in try tx.execute("UPDATE account SET role = 'officer' WHERE id = 'huong.ttm'") }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D3.6 a division's leader leads that division, and a unit without divisions has none`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let leaders = try await test.office.database.read { tx in
                try ["GSQL", "03ZZ", "03CC"].map { try UnitRules.read(unit: $0, procedure: "*", in: tx).divisions }
            }
            #expect(leaders[0].first { $0.id == "GSQL-P2" }?.leaders == ["binh.lt", "lan.vt"])
            #expect(leaders[1].first { $0.id == "03ZZ-GSQL" }?.leaders == ["tien.dm"])
            #expect(leaders[2] == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D3.7, A-37 the leaders of the unit itself are the last to approve, at every level`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let leaders = try await test.office.database.read { tx in
                try ["GSQL", "03ZZ", "03CC"].map { try UnitRules.read(unit: $0, procedure: "*", in: tx).leaders }
            }
            #expect(leaders == [["viet.pq", "son.tv"], ["cuong.nk", "hanh.lm"], ["hung.pv", "oanh.tk"]])
            #expect(Set(Move.table.filter { $0.act == .approve }.map(\.by)) == [.divisionLeader, .unitLeader])
        }
    }

    // MARK: - Administrator accounts

    @Test(arguments: Engine.allCases)
    func `2988-D5.1.b, A-02 a department of the General Department has one account, for its own work only`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            #expect(try await test.office.issueAdministrator(unit: "TXNK", holder: "ha.ltt", request: "12/TXNK-VP", by: test.root) == "txnk_qt")
            let administrator = try await test.wearing("txnk_qt", "ha.ltt")
            let accounts = try await test.office.accounts(for: administrator).lines
            #expect(Set(accounts.map(\.id)) == ["ha.ltt", "khoa.bd", "mai.tp", "quang.nd", "yen.dh"])
            await #expect(throws: NotFound.self) { try await test.office.account("duc.nm", for: administrator) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D5.1.c, 2988-D5.1.d a Cục and its Chi cục have one administrator account each, with the rights of their own unit`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let accounts = try await test.office.unitAccounts(for: test.root).lines.map(\.name)
            #expect(Set(accounts).count == accounts.count)
            for (unit, name, holder) in [("03ZZ", "03zz_qt", "anh.nq"), ("03CC", "03cc_qt", "phong.dt")] {
                await #expect(throws: OrganisationViolation("2988-D5.1-one", .account(.unitHasAdministrator(name)))) {
                    try await test.office.issueAdministrator(unit: unit, holder: holder, request: "1", by: test.root)
                }
            }
            let harbour = try await test.harbourAdministrator
            #expect(harbour.unit == "03CC" && Permission.check(.compileAccountList, of: harbour, at: "03ZZ") == .outOfReach)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D13.3 the administrator accounts of all units are Cục CNTT's to see, and a unit's administrator sees none`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let names = Set(try await test.office.unitAccounts(for: test.root).lines.map(\.name))
            #expect(names.isSuperset(of: ["cntt_qt", "gsql_qt", "03zz_qt", "03cc_qt"]))
            await #expect(throws: OrganisationViolation.self) { try await test.office.unitAccounts(for: test.administrator) }
        }
    }
}
