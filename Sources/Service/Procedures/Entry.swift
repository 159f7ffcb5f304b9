import Domain
import Yams

/// Collects faults while a file is read on, so that all of them are told at once.
final class FaultList {
    private(set) var faults: [ProcedureFault] = []

    func add(_ line: Int, _ field: String, _ message: String) {
        faults.append(ProcedureFault(line: line, field: field, message: message))
    }

    var inFileOrder: [ProcedureFault] {
        faults.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }
}

/// A value in the file, with the path that names it. The readers return nil after they have said what is wrong.
struct Entry {
    let node: Node
    let path: String
    let faults: FaultList

    var line: Int { node.mark?.line ?? 1 }

    func fault(_ message: String) { faults.add(line, path, message) }

    /// What stands there, before anybody asks whether it may.
    var word: String? {
        guard case .scalar(let scalar) = node, !scalar.isNothing else { return nil }
        return scalar.string
    }

    func text() -> String? {
        guard let word, word.contains(where: { !$0.isWhitespace }) else { return refuse("expected a text, found \(kind)") }
        return word
    }

    func flag() -> Bool? {
        switch word {
        case "true": true
        case "false": false
        default: refuse("expected true or false, found \(kind)")
        }
    }

    func whole(in range: ClosedRange<Int>) -> Int? {
        guard let word, let number = Int(word) else { return refuse("expected a whole number, found \(kind)") }
        guard range.contains(number) else { return refuse("\(number) is not between \(range.lowerBound) and \(range.upperBound)") }
        return number
    }

    func day() -> Day? {
        guard let word, let day = Day(word) else { return refuse("expected a date like 2018-10-09, found \(kind)") }
        return day
    }

    func one(of allowed: [String]) -> String? {
        guard let word, allowed.contains(word) else { return refuse("\(kind) is not one of: \(allowed.joined(separator: ", "))") }
        return word
    }

    func one<Word: RawRepresentable & CaseIterable>(of type: Word.Type) -> Word? where Word.RawValue == String {
        one(of: Word.allCases.map(\.rawValue)).flatMap(Word.init(rawValue:))
    }

    func list() -> [Entry]? {
        guard case .sequence(let sequence) = node else { return refuse("expected a list, found \(kind)") }
        return sequence.enumerated().map { Entry(node: $1, path: "\(path)[\($0)]", faults: faults) }
    }

    func list<Value>(_ read: (Entry) -> Value?) -> [Value]? { list()?.compactMap(read) }

    func texts() -> [String]? { list { $0.text() } }

    /// A list, or a single text that stands for a list of one.
    func textOrTexts() -> [String]? { word == nil ? texts() : text().map { [$0] } }

    /// `Vietnamese` or `{vi: …, en: …}`.
    func localized() -> Localized? {
        if word != nil { return text().map { Localized(vi: $0) } }
        guard let keys = keys("vi", "en") else { return nil }
        let en = keys.may("en") { $0.text() }
        return keys.need("vi") { $0.text() }.map { Localized(vi: $0, en: en) }
    }

    func keys(_ allowed: String...) -> Keys? { Keys(self, allowed) }

    func refuse<Value>(_ message: String) -> Value? {
        fault(message)
        return nil
    }

    private var kind: String {
        switch node {
        case .scalar(let scalar): scalar.isNothing ? "nothing" : "“\(scalar.string)”"
        case .mapping: "keys"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }
}

/// A mapping of the file whose keys are known beforehand.
struct Keys {
    let entry: Entry
    private var values: [String: Entry] = [:]

    init?(_ entry: Entry, _ allowed: [String]) {
        guard case .mapping(let mapping) = entry.node else {
            entry.fault("expected keys (\(allowed.joined(separator: ", ")))")
            return nil
        }
        self.entry = entry
        for (key, value) in mapping {
            let name = key.string ?? "?"
            if allowed.contains(name) {
                values[name] = Entry(node: value, path: path(name), faults: entry.faults)
            } else {
                let line = key.mark?.line ?? entry.line
                entry.faults.add(line, path(name), "unknown key; allowed here: \(allowed.joined(separator: ", "))")
            }
        }
    }

    subscript(_ key: String) -> Entry? { values[key] }

    func path(_ key: String) -> String { entry.path.isEmpty ? key : "\(entry.path).\(key)" }

    func need<Value>(_ key: String, _ read: (Entry) -> Value?) -> Value? {
        guard let value = values[key] else {
            entry.faults.add(entry.line, path(key), "missing")
            return nil
        }
        return read(value)
    }

    func may<Value>(_ key: String, _ read: (Entry) -> Value?) -> Value? { values[key].flatMap(read) }
}

extension Node.Scalar {
    fileprivate var isNothing: Bool { style == .plain && ["", "~", "null"].contains(string) }
}
