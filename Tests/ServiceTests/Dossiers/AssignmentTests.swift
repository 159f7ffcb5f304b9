import Domain
import Storage
import Testing

@testable import Service

@Suite struct AssignmentTests {
    @Test(arguments: Engine.allCases)
    func `2988-D8.2 the unit leader gives it to an officer who handles the procedure`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-2").number
            let division = try await test.refusal(of: .assign(to: .division("03ZZ-GSQL")), on: number, by: "cuong.nk")
            #expect(division.mark == "2988-D8.2")
            let stranger = try await test.refusal(of: .assign(to: .officer("anh.nq")), on: number, by: "cuong.nk")
            #expect(stranger.fault == .assigneeUnfit(.officerDoesNotHandle))
            #expect(try await test.act(.assign(to: .officer("long.vh")), on: number, by: "cuong.nk").phase == .inProcessing)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D8.3 the division in charge gets it at once, and its leader gives it on`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let filed = try await test.file("T-3")
            #expect(filed.phase == .toBeAssignedByDivisionLeader)
            #expect(try await test.view(filed.number).row.division == "03ZZ-GSQL")
            #expect(try await test.refusal(of: .assign(to: .officer("long.vh")), on: filed.number, by: "nga.pt").mark == "2988-D3.6")
            #expect(try await test.act(.assign(to: .officer("long.vh")), on: filed.number, by: "tien.dm").phase == .inProcessing)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D8.4 the system gives each new dossier to who has least in hand`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            var loads: [String: Int] = [:]
            for _ in 0..<6 { loads[try #require(try await test.view(test.file("T-4").number).row.officer), default: 0] += 1 }
            #expect(loads == ["linh.nk": 3, "phong.dt": 3])
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D8.4 who is absent gets nothing`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            try await test.office.database.write { tx in
                try tx.execute("UPDATE account SET absent_since = \(tx.now) WHERE id = 'linh.nk'")
                try OrganisationTable.raiseVersion(in: tx)
            }
            for _ in 0..<3 { #expect(try await test.view(test.file("T-4").number).row.officer == "phong.dt") }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D8.5 of two officers who claim at once exactly one gets it`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let filed = try await test.file("T-5")
            let actors = [try await test.actor("linh.nk"), try await test.actor("phong.dt")]
            let results = await concurrently(actors) { actor in
                try await test.office.perform(.claim, on: filed.number, by: actor, seen: filed.sequence)
            }
            #expect(results.count { (try? $0.get()) != nil } == 1)
            #expect(results.count { $0.failure is Conflict } == 1)
            let winner = zip(actors, results).first { (try? $0.1.get()) != nil }?.0
            #expect(try await test.view(filed.number).row.officer == winner?.account)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a setting changed by another node holds for the next filing`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let first = try await test.file("T-5")
            #expect(first.phase == .toBeClaimed)
            let other = try await test.colleague()
            let order = AssignmentOrder(id: .newID(), procedure: "T-5", mode: .leaderOfficer)
            let id = try await other.orderAssignment(order, at: "03CC", by: test.actor("hung.pv"))
            try await other.configureAssignment(order: id, at: "03CC", by: test.harbourAdministrator)
            #expect(try await test.file("T-5").phase == .toBeAssignedByUnitLeader)
            await other.database.close()
        }
    }
}

/// Runs for all of them at the same time; what came of each, in their order.
func concurrently<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ work: @escaping @Sendable (Input) async throws -> Output
) async -> [Result<Output, any Error>] {
    let tasks = inputs.map { input in Task { try await work(input) } }
    var results: [Result<Output, any Error>] = []
    for task in tasks { results.append(await task.result) }
    return results
}

extension Result {
    var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}
