import Domain
import Storage
import Testing

@testable import Service

@Suite struct WatchTimeTests {
    @Test(arguments: Engine.allCases)
    func `HD-9 a dossier that waits in silence is warned and then lapses, each at its time`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-2", byHand: true).number
            let view = try await test.view(number)
            let warning = try #require(view.dossier.lapseWarningFrom(under: view.rules))
            let end = try #require(view.dossier.lapsesAt(under: view.rules))
            test.office.clock.set(warning.advanced(bySeconds: -60))
            #expect(try await test.office.watchTime() == 0)

            test.office.clock.set(warning)
            #expect(try await test.office.watchTime() == 1)
            #expect(try await test.office.watchTime() == 0)
            #expect(try await test.view(number).history.last?.event.fact == .lapseWarned)
            #expect(try await test.phase(of: number) == .awaitingManualParts)

            test.office.clock.set(end)
            #expect(try await test.office.watchTime() == 1)
            #expect(try await test.phase(of: number) == .lapsed)
            #expect(try await test.office.watchTime() == 0)
            let facts = try await test.view(number, as: "huong.ttm").history.map(\.event.fact)
            #expect(facts.suffix(2) == [.lapseWarned, .lapsed])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a dossier forgotten past both times is warned first and lapses at the next look`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-2", byHand: true).number
            test.setClock(Day(2019, 3, 1), 9)
            #expect(try await test.office.watchTime() == 1)
            #expect(try await test.phase(of: number) == .awaitingManualParts)
            #expect(try await test.office.watchTime() == 1)
            #expect(try await test.phase(of: number) == .lapsed)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what the declarant does in time takes it off the list`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-2", byHand: true).number
            test.setClock(Day(2018, 10, 20), 9)
            try await test.act(.confirmManualPart(slot: Slot(component: "drawing"), keptAt: "Kho 2"), on: number, by: "long.vh")
            test.setClock(Day(2019, 3, 1), 9)
            #expect(try await test.office.watchTime() == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `two nodes that look at once warn once`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-2", byHand: true).number
            test.setClock(Day(2019, 3, 1), 9)
            let other = try await test.colleague()
            _ = await concurrently([test.office, other]) { try await $0.watchTime() }
            let warned = try await test.view(number).history.count { $0.event.fact == .lapseWarned }
            #expect(warned == 1)
            await other.database.close()
        }
    }
}
