import Testing

@testable import Domain

/// The proof of the proofs: every guard is taken out of the table in turn, and somebody must notice.
struct GuardRemovalTests {
    @Test(arguments: Guard.allCases)
    func `a guard taken out is missed`(condition: Guard) throws {
        let table = Move.table.map { $0.without(condition) }
        let touched = Move.table.filter { $0.guards.contains(condition) }
        try #require(!touched.isEmpty)
        #expect(try isMissed(table, touched), "\(condition) can be left out")
    }

    /// In the situations written by hand, where an act of a touched row is open against expectation.
    private func isMissed(_ table: [Move], _ touched: [Move]) throws -> Bool {
        let (acts, phases) = (Set(touched.map(\.act)), Set(touched.map(\.phase)))
        for (situation, phase) in Self.situations where phases.contains(phase) {
            let found = try situation.permitted(acts, moves: table)
            if !found.isSubset(of: situation.permissions) { return true }
            if try !situation.slips(acts, moves: table).isEmpty { return true }
        }
        return false
    }

    private static let situations: [(Situation, Phase)] = Situation.all.compactMap { situation in
        (try? situation.story()).map { (situation, $0.phase) }
    }
}

extension Move {
    func without(_ condition: Guard) -> Move {
        var copy = self
        copy.guards.removeAll { $0 == condition }
        return copy
    }
}
