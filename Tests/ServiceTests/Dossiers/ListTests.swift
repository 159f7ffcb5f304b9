import Domain
import Storage
import Testing

@testable import Service

@Suite struct ListTests {
    @Test(arguments: Engine.allCases)
    func `page after page every dossier comes exactly once, in one order`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            try await test.office.generate(dossiers: 160) { _ in }
            for account in ["duc.nm", "binh.lt", "viet.pq", "thu.tt", "phong.dt", "aG-00000"] {
                let actor = try await test.actor(account)
                for box in DossierQuery.Box.allCases { try await expectWholeList(box, for: actor, test) }
            }
        }
    }

    private func expectWholeList(_ box: DossierQuery.Box, for actor: Actor, _ test: TestOffice) async throws {
        let whole = try await pages(of: DossierQuery(box: box, limit: 100), for: actor, test)
        let small = try await pages(of: DossierQuery(box: box, limit: 7), for: actor, test)
        #expect(Set(small).count == small.count)
        #expect(small == whole)
        if [.all, .closed].contains(box), actor.role != .declarant {
            let isClosed: Statement = box == .closed ? "IS NOT NULL" : "IS NULL"
            #expect(try await test.count("dossier WHERE unit = \(actor.unit) AND closed_at \(isClosed)") == small.count)
        }
    }

    private func pages(of query: DossierQuery, for actor: Actor, _ test: TestOffice) async throws -> [String] {
        var (query, numbers) = (query, [String]())
        while true {
            let page = try await test.office.dossiers(query, for: actor)
            numbers += page.rows.map(\.number)
            guard let next = page.next else { return numbers }
            query.after = next
        }
    }

    @Test(arguments: Engine.allCases)
    func `a dossier lies in the box of whoever's turn it is`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            #expect(try await holders(of: number, test) == ["son.tv", "viet.pq"])
            try await test.bring(number, to: .toBeAssignedByDivisionLeader)
            #expect(try await holders(of: number, test) == ["binh.lt", "lan.vt"])
            try await test.bring(number, to: .inProcessing)
            let officer = try #require(try await test.view(number).row.officer)
            #expect(try await holders(of: number, test) == [officer])
            try await test.bring(number, to: .atUnitLeader)
            #expect(try await holders(of: number, test) == ["son.tv", "viet.pq"])
            let passed = try await test.office.dossiers(DossierQuery(box: .passedOn), for: test.actor(officer)).rows.map(\.number)
            #expect(passed == [number])
            #expect(try await test.office.counts(for: test.actor(officer))[.passedOn] == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-8 a deputy finds the dossier in a box of its own while the time lasts`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .atUnitLeader)
            let now = test.office.clock.instant
            let deputy = Deputy(account: "hoa.nt", level: .unitLeader, from: now, to: now.advanced(bySeconds: 3600), reason: "Đi công tác")
            try await test.act(.nameDeputy(deputy), on: number, by: "viet.pq")
            let box = DossierQuery(box: .standIn)
            #expect(try await test.office.dossiers(box, for: test.actor("hoa.nt")).rows.map(\.number) == [number])
            #expect(try await test.office.dossiers(box, for: test.actor("lan.vt")).rows.isEmpty)
            test.office.clock.set(deputy.to)
            #expect(try await test.office.dossiers(box, for: test.actor("hoa.nt")).rows.isEmpty)
        }
    }

    private func holders(of number: String, _ test: TestOffice) async throws -> [String] {
        var holders: [String] = []
        for person in DemoCast.people.sorted(by: { $0.account < $1.account }) {
            let mine = try await test.office.dossiers(DossierQuery(box: .mine), for: test.actor(person.account)).rows
            if mine.contains(where: { $0.number == number }) { holders.append(person.account) }
        }
        return holders
    }

    @Test(arguments: Engine.allCases)
    func `what is to be claimed is open to those who handle the procedure, until one has it`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-5").number
            let (linh, duc) = (try await test.actor("linh.nk"), try await test.actor("duc.nm"))
            #expect(try await test.office.dossiers(DossierQuery(box: .open), for: linh).rows.map(\.number) == [number])
            #expect(try await test.office.dossiers(DossierQuery(box: .open), for: duc).rows.isEmpty)
            try await test.act(.claim, on: number, by: "phong.dt")
            #expect(try await test.office.dossiers(DossierQuery(box: .open), for: linh).rows.isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `lists are narrowed by phase and procedure`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (recognition, trial) = (try await test.file().number, try await test.file("T-4").number)
            let declarant = try await test.actor("huong.ttm")
            let all = try await test.office.dossiers(DossierQuery(), for: declarant).rows.map(\.number)
            #expect(Set(all) == [recognition, trial])
            #expect(try await test.office.dossiers(DossierQuery(procedure: "T-4"), for: declarant).rows.map(\.number) == [trial])
            let waiting = DossierQuery(phase: .toBeAssignedByUnitLeader)
            #expect(try await test.office.dossiers(waiting, for: declarant).rows.map(\.number) == [recognition])
        }
    }
}
