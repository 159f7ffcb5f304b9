import Domain
import Foundation
import Storage
import Testing

@testable import Service

/// The harbour branch 03CC (mode 4 and 5) and the department 03ZZ (two divisions) of the demonstration, reorganised.
@Suite(.serialized) struct ApplyUnitsTests {
    private static let head = "from: 2018-10-09\ndecision: 382/QĐ-BTC\nlevels:\n  - {level: CK, name: Hải quan cửa khẩu, performs: CHICUC, divisions: false}\nchanges:\n"

    private func changes(_ text: String) throws -> UnitChanges { try UnitChangeFile.read(Self.head + text) }

    @Test(arguments: Engine.allCases)
    func `HD-16 open dossiers go to the successor, one event each, and closed ones keep name and unit`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (closed, open) = (try await test.harbour(), try await test.harbour())
            try await test.act(.withdraw(reason: "Đổi ý"), on: closed, by: "huong.ttm")
            let before = try await test.view(open)
            let file = try changes("  - {open: 03KV, level: CK, parent: 03ZZ, name: Hải quan cửa khẩu Cảng}\n  - {merge: [03CC], into: 03KV}\n")
            let report = try await test.office.apply(file)
            #expect(report.dossiers == [.init(from: "03CC", to: "03KV", count: 1)] && report.accounts == [.init(from: "03CC", to: "03KV", count: 5)])
            let after = try await test.view(open)
            #expect(after.row.unit == "03KV" && after.dossier.hand == before.dossier.hand && after.history.count == before.history.count + 1)
            #expect(after.history.last?.event.fact == .unitSucceeded(from: "03CC", to: "03KV") && after.history.last?.event.mark == "HD-16")
            #expect(after.unit.name == "Hải quan cửa khẩu Cảng" && after.receivingUnit == before.unit)
            let old = try await test.view(closed)
            #expect(old.row.unit == "03CC" && old.unit == before.unit)
            // The people went along and carry on.
            let officer = try #require(after.dossier.hand.officer)
            #expect(try await test.actor(officer).unit == "03KV")
            #expect(try await test.view(open, as: officer).row.number == open)
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-16 dossiers received after a reorganisation carry the new code, those before it the old`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let before = try await test.harbour()
            _ = try await test.office.apply(try changes("  - {recode: 03CC, code: 03C9, origin: published}\n"))
            let after = try await test.harbour()
            #expect(before.hasPrefix("03CC-181009-") && after.hasPrefix("03C9-181009-"))
            #expect(try await test.view(before).receivingUnit.code == "03C9")  // renamed on the very day
            let root = try await test.actor("tuan.ma", wearing: "cntt_qt")
            #expect(try await test.office.unit("03C9", for: root).periods.map(\.details.code) == ["03CC", "03C9"])
            #expect(try await test.office.database.read { tx in try UnitAccountTable.hats(of: "linh.nk", in: tx).map(\.name) } == ["03c9_qt"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-37 a monitoring account is called after its unit's new code, held by the same person, and ends with the unit`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let list = try await test.approvedRequest([TestOffice.unitLine("03CC", holder: "phong.dt")], by: test.administrator)
            _ = try await test.office.carryOut(list: list.id, .monitoring, by: test.root, seen: list.sequence)
            let renamed = try await test.office.apply(try changes("  - {recode: 03CC, code: 03C9, origin: published}\n"))
            #expect(renamed.administrators.map(\.renamed) == ["03c9_gs", "03c9_qt"])
            let hat = try #require(await test.office.hats(of: "phong.dt").first)
            #expect(hat.name == "03c9_gs" && hat.role == .monitor && hat.monitors == .branch)
            test.setClock(TestOffice.tuesday.adding(days: 1), 9)
            let closed = try await test.office.apply(
                UnitChangeFile.read("from: 2018-10-10\ndecision: Quyết định 2\nchanges:\n  - {close: 03C9, successor: 03ZZ}\n"))
            #expect(closed.administrators.map(\.closed) == ["03c9_gs", "03c9_qt"])
            #expect(try await test.office.hats(of: "phong.dt") == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `A-38 a dry run tells the same and does nothing`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            try await test.harbour()
            let file = try changes("  - {rename: 03ZZ, name: Chi cục khu vực III}\n  - {close: 03CC, successor: 03ZZ}\n")
            let events = try await test.count("event")
            let rehearsed = try await test.office.apply(file, rehearse: true)
            #expect(try await test.count("event") == events)
            #expect(try await test.count("unit_period WHERE to_day IS NOT NULL") == 0)
            #expect(try await test.office.apply(file) == rehearsed)
            #expect(try await test.count("event") > events)
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-19 forms that go through divisions fall to the second where there are none, and dossiers to the leader`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let procedure = try await test.divisionProcedure()
            let number = try await test.file(procedure).number
            let report = try await test.office.apply(try changes("  - {rename: 03ZZ, name: Hải quan cửa khẩu III, level: CK}\n"))
            #expect(report.settings.contains { $0.unit == "03ZZ" && $0.procedure == procedure && $0.mode == 3 && $0.fellTo == 2 })
            #expect(report.divisions.allSatisfy { $0.from == "03ZZ" && $0.to == nil } && report.divisions.count == 2)
            #expect(try await test.count("unit_procedure WHERE unit = '03ZZ' AND mode IN (1, 3)") == 0)
            #expect(try await test.count("event WHERE stream = 'unit/03ZZ' AND mark = 'HD-19'") == report.settings.count)
            #expect(try await test.view(number).dossier.mode == .divisionOfficer)
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-16 lists call a unit by the code it has today`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.harbour()
            _ = try await test.office.apply(try changes("  - {recode: 03CC, code: 03C9, origin: published}\n"))
            let page = try await test.office.dossiers(DossierQuery(), for: test.actor("hung.pv"))
            #expect(page.rows.map(\.number) == [number] && page.rows.map { page.units[$0.unit] } == ["03C9"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D5.3 the administrator account of a closed unit ends with it`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let report = try await test.office.apply(try changes("  - {close: 03CC, successor: 03ZZ}\n"))
            #expect(report.administrators.map(\.closed) == ["03cc_qt"])
            #expect(try await test.office.database.read { tx in try UnitAccountTable.hats(of: "linh.nk", in: tx) }.isEmpty)
            let entries = try await test.office.database.read { tx in try UnitHistory.read("03CC", in: tx).map(\.fact) }
            #expect(entries.contains(.closed(successors: ["03ZZ"], from: Day(2018, 10, 9), decision: "382/QĐ-BTC")))
            guard case .handedOn(to: "03ZZ", let work)? = entries.last else { Issue.record("\(entries)"); return }
            #expect(Set(work.settings.map(\.procedure)) == ["T-4", "T-5"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-16 a file that leaves something without a unit changes nothing`(engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            try await test.harbour()
            let before = try await test.count("event")
            let file = try changes("  - {rename: 03ZZ, name: Chi cục khu vực III}\n  - {close: 03CC}\n")
            let faults = await #expect(throws: UnitFaults.self) { try await test.office.apply(file) }
            #expect(faults?.faults.map(\.line) == [7, 7])
            #expect(try await test.count("unit WHERE closed_day IS NOT NULL") == 0)
            #expect(try await test.count("event") == before)
        }
    }

    @Test func `a file that cannot be read is refused by line`() {
        for (text, line) in [("  - {open: 03KV}\n", 6), ("  - {rename: 03ZZ, close: 03CC, name: A}\n", 6), ("  - {recode: 03ZZ, code: 03-ZZ}\n", 6), ("  - close 03ZZ\n", 6)] {
            let faults = #expect(throws: ProcedureFaults.self) { try changes(text) }
            #expect(faults?.faults.first?.line == line, "\(text)")
        }
        #expect(throws: ProcedureFaults.self) { try UnitChangeFile.read("from: tomorrow\n") }
    }
}

extension TestOffice {
    /// A dossier at the harbour branch, whose officer gets it at once.
    @discardableResult
    func harbour() async throws -> String {
        let settings = try await office.database.read { tx in try AssignmentTable.settings(of: "03CC", in: tx) }
        return try await file(#require(settings.first).procedure).number
    }

    /// A procedure of the department 03ZZ in mode 3.
    func divisionProcedure() async throws -> String {
        let settings = try await office.database.read { tx in try AssignmentTable.settings(of: "03ZZ", in: tx) }
        return try #require(settings.first { $0.mode == .divisionOfficer }).procedure
    }

    func actor(_ account: String, wearing hat: String) async throws -> Actor {
        try #require(await office.database.read { tx in try AccountTable.find(id: account, wearing: hat, in: tx)?.actor })
    }
}
