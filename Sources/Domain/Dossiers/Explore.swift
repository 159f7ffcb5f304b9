/// What an exploration found: of one configuration, or of many put together.
package struct Exploration: Sendable {
    package var configurations = 0
    package var states = 0
    package var transitions = 0
    /// Rows of the table that permitted something somewhere, by their place in it.
    package var movesVisited: Set<Int> = []
    /// Open states from which the office alone reaches no end.
    package var deadEnds = 0
    package var broken: Set<Invariant> = []
    /// What went wrong, in words for whoever must mend it; the first of each configuration.
    package var findings: [String] = []

    package init() {}

    package mutating func merge(_ other: Exploration) {
        configurations += other.configurations
        states += other.states
        transitions += other.transitions
        movesVisited.formUnion(other.movesVisited)
        deadEnds += other.deadEnds
        broken.formUnion(other.broken)
        findings += other.findings
    }

    package var isSound: Bool { broken.isEmpty && deadEnds == 0 && movesVisited.count == Move.table.count }
}

/// Every state that can be reached under one configuration, through `decide` and `apply` as production calls them.
package func explore(_ configuration: Configuration, moves: [Move] = Move.table) -> Exploration {
    var explorer = Explorer(configuration, moves: moves)
    return explorer.run()
}
