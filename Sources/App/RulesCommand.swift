import ArgumentParser
import Domain
import Foundation

/// The table of moves, printed; and the proof that it holds.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "The rules as a table.", subcommands: [Print.self, Explore.self], defaultSubcommand: Print.self)

    struct Print: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "print", abstract: "Prints the table, as Markdown or JSON.")

        @Flag(help: "Answer with one JSON document.")
        var json = false

        func run() async throws {
            print(json ? try encoded(RulesJSON()) : RulesText().markdown, terminator: json ? "\n" : "")
        }
    }

    /// Exit 1: an invariant breaks, a dead end exists, or a move is never visited.
    struct Explore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Walks every reachable state of every configuration and asserts what must always hold.")

        @Flag(help: "Answer with one JSON document.")
        var json = false

        func run() async throws {
            let found = await exploreAll()
            print(json ? try encoded(ExplorationJSON(found)) : text(found))
            if !found.isSound { throw ExitCode(1) }
        }

        /// One configuration a task, as many at once as there are cores.
        private func exploreAll() async -> Exploration {
            let all = Configuration.all
            return await withTaskGroup(of: Exploration.self) { group in
                var waiting = all.makeIterator()
                var total = Exploration()
                for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
                    if let next = waiting.next() { group.addTask { explore(next) } }
                }
                for await part in group {
                    total.merge(part)
                    if let next = waiting.next() { group.addTask { explore(next) } }
                }
                return total
            }
        }

        private func text(_ found: Exploration) -> String {
            let figures =
                "\(found.configurations) configurations, \(found.states) states, \(found.transitions) transitions, "
                + "\(found.movesVisited.count) of \(Move.table.count) moves visited, \(found.deadEnds) dead ends"
            let invariants = Invariant.allCases.map { "\(found.broken.contains($0) ? "BROKEN" : "held  ")  \($0.clause)  \($0.name)" }
            return ([figures] + invariants + found.findings.prefix(50)).joined(separator: "\n")
        }
    }
}

private func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

private struct RulesJSON: Encodable {
    struct MoveJSON: Encodable {
        var clause: String
        var phase: Phase
        var act: Act
        var by: Role
        var guards: [String]
        /// Where it leads; several where the unit, the proposal or the seal's purpose decides, joined by “|”.
        var next: String
    }

    var phases = Phase.allCases
    var acts = Act.allCases
    var roles = Role.allCases
    var moves = Move.table.map {
        MoveJSON(
            clause: $0.mark.id, phase: $0.phase, act: $0.act, by: $0.by, guards: $0.guards.map(\.rawValue),
            next: $0.to.map(\.rawValue).joined(separator: "|"))
    }
}

private struct ExplorationJSON: Encodable {
    struct InvariantJSON: Encodable {
        var name: String
        var clause: String
        var held: Bool
    }

    var configurations: Int
    var states: Int
    var transitions: Int
    var moves = Move.table.count
    var movesVisited: Int
    var deadEnds: Int
    var invariants: [InvariantJSON]

    init(_ found: Exploration) {
        (configurations, states, transitions) = (found.configurations, found.states, found.transitions)
        (movesVisited, deadEnds) = (found.movesVisited.count, found.deadEnds)
        invariants = Invariant.allCases.map { InvariantJSON(name: $0.name, clause: $0.clause.id, held: !found.broken.contains($0)) }
    }
}
