import Testing

@testable import Domain

/// A moment in a dossier's life, and by hand, from the clauses, everything that is allowed in it. All else is refused.
struct Situation: CustomTestStringConvertible, Sendable {
    var name: String
    var story: @Sendable () throws -> Story
    /// One line for each permission: `An, Bình: claim = 2988-D8.5`.
    var allowed: String

    init(_ name: String, _ story: @escaping @Sendable () throws -> Story, allowed: String) {
        (self.name, self.story, self.allowed) = (name, story, allowed)
    }

    var testDescription: String { name }

    var permissions: Set<String> {
        Set(
            allowed.split(separator: "\n").flatMap { line -> [String] in
                let (persons, rest) = line.parted(at: ":")
                let (attempts, mark) = rest.parted(at: "=")
                return persons.split(separator: ",").flatMap { person in
                    attempts.split(separator: ";").map { "\(person.trimmed): \($0.trimmed) = \(mark.trimmed)" }
                }
            })
    }

    /// What `decide` permits to anybody of the cast, in the same words.
    func permitted(moves: [Move] = Move.table) throws -> Set<String> {
        var story = try story()
        story.moves = moves
        var found: Set<String> = []
        for (attempt, action) in Attempt.all(in: story) {
            for (name, actor) in Cast.named {
                if let mark = story.permission(action, by: actor) { found.insert("\(name): \(attempt) = \(mark)") }
                if let mark = story.permission(action, by: actor.whenDisabled), actor.role != .system {
                    found.insert("\(name), disabled: \(attempt) = \(mark)")
                }
            }
        }
        return found
    }

    /// Expected and missing, and permitted against expectation; both empty when the rules are right.
    func differences(moves: [Move] = Move.table) throws -> [String] {
        let (expected, found) = (permissions, try permitted(moves: moves))
        return expected.subtracting(found).sorted().map { "refused: \($0)" } + found.subtracting(expected).sorted().map { "allowed: \($0)" }
    }
}

extension StringProtocol {
    func parted(at separator: Character) -> (SubSequence, SubSequence) {
        guard let index = firstIndex(of: separator) else { return (self[...], self[endIndex...]) }
        return (self[..<index], self[self.index(after: index)...])
    }

    var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

extension Situation {
    static let all = intake + assignment + processing + approval + gates + returning + time + deputies
}
