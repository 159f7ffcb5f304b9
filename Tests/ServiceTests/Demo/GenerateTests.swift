import Domain
import Storage
import Testing

@testable import Service

@Suite struct GenerateTests {
    @Test(arguments: Engine.allCases)
    func `generated dossiers agree with their histories and go on like any other`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let before = try await test.file().number
            try await test.office.generate(dossiers: 200) { _ in }
            try await test.office.generate(dossiers: 50) { _ in }
            #expect(try await test.count("dossier") == 251)
            #expect(try await test.count("(SELECT DISTINCT number FROM dossier) AS n") == 251)
            #expect(try await test.count("dossier WHERE closed_at IS NOT NULL") > 150)
            #expect(try await test.count("dossier WHERE stored_at > \(test.office.clock.now)") == 0)
            #expect(try await test.count("(SELECT DISTINCT unit FROM dossier) AS n") == 3)
            // Filing goes on with numbers nobody has.
            #expect(try await test.file().number != before)
            let open = try await test.office.dossiers(DossierQuery(phase: .toBeAssignedByUnitLeader, limit: 100), for: test.actor("viet.pq")).rows
            for row in open { try await test.act(.assign(to: .division("GSQL-P2")), on: row.number, by: "viet.pq") }
        }
    }
}
