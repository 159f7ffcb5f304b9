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

    /// What `decide` permits to anybody of the cast, in the same words; of some acts only, where one is looking for those.
    func permitted(_ acts: Set<Act> = Set(Act.allCases), moves: [Move] = Move.table) throws -> Set<String> {
        var story = try story()
        story.moves = moves
        var found: Set<String> = []
        for (attempt, action) in Attempt.all(in: story) where acts.contains(action.act) {
            for (name, actor) in Cast.named {
                let marks = story.permissions(action, by: actor).map(\.id).joined(separator: " and ")
                guard !marks.isEmpty else { continue }
                found.insert("\(name): \(attempt) = \(marks)")
                guard actor.role != .system, let despite = story.permission(action, by: actor.whenDisabled) else { continue }
                found.insert("\(name), disabled: \(attempt) = \(despite)")
            }
        }
        return found
    }

    /// Expected and missing, and permitted against expectation; both empty when the rules are right.
    func differences() throws -> [String] {
        let (expected, found) = (permissions, try permitted())
        return expected.subtracting(found).sorted().map { "refused: \($0)" } + found.subtracting(expected).sorted().map { "allowed: \($0)" }
    }

    /// Who gets through with something incomplete or wrong; nobody, when the rules are right.
    func slips(_ acts: Set<Act> = Set(Act.allCases), moves: [Move] = Move.table) throws -> [String] {
        var story = try story()
        story.moves = moves
        return Attempt.wrong(in: story).filter { acts.contains($0.action.act) }.flatMap { attempt, action in
            Cast.named.filter { story.permission(action, by: $0.actor) != nil }.map { "\($0.name): \(attempt)" }
        }
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
    static let all = intake + assignment + processing + approval + gates + returning + time + deputies + succeeded
}
