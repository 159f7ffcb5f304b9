import Domain
import Storage
import Testing

@testable import Service

@Suite struct WorkListTests {
    @Test(arguments: Engine.allCases)
    func `every open dossier lies in exactly one band, and each band counts what it shows`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            try await test.office.generate(dossiers: 100) { _ in }
            for procedure in ["T-2", "T-3", "T-3"] { try await test.file(procedure) }
            let actor = try await test.actor("cuong.nk")
            let now = test.office.clock.instant
            let bands = DueBands(now: now, near: now.advanced(bySeconds: 3 * 86_400))
            var numbers: [String] = []
            for band in DueBand.allCases {
                let list = try await test.office.workList(DossierQuery(limit: 100), band: band, bands: bands, for: actor)
                #expect(list.counts[band] == list.page.rows.count)
                numbers += list.page.rows.map(\.number)
            }
            let all = try await test.office.dossiers(DossierQuery(limit: 100), for: actor).rows.map(\.number)
            #expect(numbers.sorted() == all.sorted())
            #expect(!all.isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a dossier is found by its number and by the declarant's tax code, within what one may see`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.file(by: "tung.vd")
            let bands = DueBands(now: TestOffice.nine, near: TestOffice.nine)
            for text in [number, number.lowercased(), String(number.dropLast(1)) + "1", "0209999016"] {
                let found = try await test.office.workList(DossierQuery(), text: text, bands: bands, for: test.actor("viet.pq")).page.rows
                #expect(found.map(\.number) == [number], "\(text)")
                let strange = try await test.office.workList(DossierQuery(), text: text, bands: bands, for: test.actor("cuong.nk")).page.rows
                #expect(strange.isEmpty)
            }
            for text in ["%", "' OR '1'='1", "GSQL_181009", "020999901"] {
                let found = try await test.office.workList(DossierQuery(), text: text, bands: bands, for: test.actor("viet.pq")).page.rows
                #expect(found.isEmpty, "\(text)")
            }
        }
    }
}
