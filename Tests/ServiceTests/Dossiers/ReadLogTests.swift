import Domain
import Storage
import Testing

@testable import Service

@Suite struct ReadLogTests {
    @Test(arguments: Engine.allCases)
    func `2988-D4.3-i the dossier tells what its own people read it for, and others are asked for the day`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .inProcessing)
            let view = try await test.view(number)
            let officer = try #require(view.row.officer)
            let expected: [(String, ReadPurpose?)] = [
                (officer, .handling), ("binh.lt", .leading), ("viet.pq", .leading), ("hoa.nt", nil), ("huy.dq", nil), ("vy.lk", nil), ("thu.tt", nil),
            ]
            for (account, purpose) in expected { #expect(try await test.office.purpose(of: test.actor(account), reading: view) == purpose, "\(account)") }
            let other = try await test.actor("huy.dq")
            var led = view.dossier
            led.deputies = [Deputy(account: "huy.dq", level: .unitLeader, from: TestOffice.nine, to: TestOffice.nine.advanced(bySeconds: 3600), reason: "đi công tác")]
            #expect(led.purpose(of: other) == .leading)
            await #expect(throws: Invalid.self) { try await test.office.state(.handling, for: number, by: other) }
            try await test.office.state(.coordination, for: number, by: other)
            #expect(try await test.office.purpose(of: other, reading: view) == .coordination)
            test.setClock(TestOffice.tuesday.adding(days: 1), 8)
            #expect(try await test.office.purpose(of: other, reading: view) == nil)
            await #expect(throws: NotFound.self) { try await test.office.state(.lookUp, for: number, by: test.actor("long.vh")) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D4.3-ii the unit's leader sees every read at once, filtered and page by page`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            let view = try await test.view(number)
            for account in ["viet.pq", "huy.dq", "huy.dq"] {
                let actor = try await test.actor(account)
                let purpose = try await test.office.purpose(of: actor, reading: view) ?? .lookUp
                try await test.office.record(DossierRead(of: view, document: account == "huy.dq" ? "d1" : nil, for: purpose), by: actor)
            }
            let leader = try await test.actor("son.tv")
            let first = try await test.office.reads(ReadQuery(limit: 2), for: leader)
            let rest = try await test.office.reads(ReadQuery(after: first.next, limit: 2), for: leader)
            #expect((first.lines + rest.lines).count == 3 && rest.next == nil)
            #expect(try await test.office.reads(ReadQuery(outside: true), for: leader).lines.map(\.account) == ["huy.dq", "huy.dq"])
            #expect(try await test.office.reads(ReadQuery(dossier: number, account: "viet.pq"), for: leader).lines.map(\.purpose) == [.leading])
            #expect(try await test.office.reads(ReadQuery(), for: test.actor("cuong.nk")).lines.isEmpty)
            for account in ["duc.nm", "binh.lt", "vy.lk", "huong.ttm"] {
                await #expect(throws: OrganisationViolation("2988-D4.3-ii", .roleMayNot)) { try await test.office.reads(ReadQuery(), for: test.actor(account)) }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-32 the declarant sees who read it when it is closed, and not before`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            let (view, reader, declarant) = (try await test.view(number), try await test.actor("huy.dq"), try await test.actor("huong.ttm"))
            try await test.office.record(DossierRead(of: view, for: .complaint), by: reader)
            await #expect(throws: OrganisationViolation("HD-32", .access(.dossierStillOpen))) { try await test.office.reads(of: number, for: declarant) }
            try await test.act(.withdraw(reason: ""), on: number, by: "huong.ttm")
            let lines = try await test.office.reads(of: number, for: declarant).lines
            #expect(lines.map(\.purpose) == [.complaint] && lines.map(\.role) == [.officer])
            await #expect(throws: NotFound.self) { try await test.office.reads(of: number, for: test.actor("tung.vd")) }
            try await test.office.record(DossierRead(of: view, for: .lookUp), by: declarant)
            #expect(try await test.office.reads(of: number, for: declarant).lines.count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-33 many dossiers outside one's work in a day raise one flag, with a notice and an entry`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            var view = try await test.view(number)
            let (reader, leader) = (try await test.actor("huy.dq"), try await test.actor("viet.pq"))
            let read: (Int, ReadPurpose) async throws -> Void = { index, purpose in
                var row = view.row
                row.number = "GSQL-181009-\(9000 + index)"
                view.row = row
                try await test.office.record(DossierRead(of: view, for: purpose), by: reader)
            }
            for index in 1...40 { try await read(index, .handling) }
            for index in 1...30 { try await read(index, .statistics) }
            try await read(30, .statistics)
            #expect(try await test.office.readFlags(for: leader).isEmpty)
            try await read(31, .statistics)
            try await read(32, .statistics)
            #expect(try await test.office.readFlags(for: leader) == [ReadFlag(account: "huy.dq", person: "Đào Quang Huy", day: TestOffice.tuesday)])
            #expect(try await test.count("notice WHERE dossier = 'account/huy.dq'") == 2)
            let facts = try await test.office.database.read { tx in try AccountHistory.read("huy.dq", in: tx).map(\.fact) }
            #expect(facts.contains(.readManyDossiers(day: "2018-10-09", dossiers: 31)))
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-34 what is older than the installation keeps is forgotten`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let view = try await test.view(try await test.file().number)
            try await test.office.record(DossierRead(of: view, for: .leading), by: test.actor("viet.pq"))
            #expect(try await test.office.forgetReads() == 0)
            try await test.office.database.write { tx in _ = try tx.execute("UPDATE retention SET days = 10 WHERE subject = 'reads'") }
            test.setClock(TestOffice.tuesday.adding(days: 11), 9)
            #expect(try await test.office.forgetReads() == 1)
            #expect(try await test.count("read_entry") == 0)
        }
    }
}
