import Testing

@testable import Domain

struct ExploreTests {
    @Test func `every invariant holds in every state, and every row of the table is used`() async {
        let found = await withTaskGroup(of: Exploration.self) { group in
            for configuration in Configuration.covering { group.addTask { explore(configuration) } }
            return await group.reduce(into: Exploration()) { $0.merge($1) }
        }
        #expect(found.findings == [])
        #expect(found.isSound)
        #expect(found.configurations == Configuration.covering.count)
        #expect(Move.table.indices.filter { !found.movesVisited.contains($0) }.map { Move.table[$0].mark } == [])
        print(found.states, found.transitions)
    }
}
