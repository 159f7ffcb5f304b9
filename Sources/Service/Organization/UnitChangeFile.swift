import Domain
import Yams

/// A reorganisation as a file: YAML. The keys are told in docs/guide/unit-files.md.
package enum UnitChangeFile {
    /// Throws every fault of the file's form at once.
    package static func read(_ yaml: String) throws(ProcedureFaults) -> UnitChanges {
        let faults = FaultList()
        let changes = ProcedureFile.root(of: yaml, faults)?.keys("from", "decision", "levels", "changes").map(changes(_:))
        guard faults.faults.isEmpty, let changes else { throw ProcedureFaults(faults: faults.inFileOrder) }
        return changes
    }

    private static func changes(_ keys: Keys) -> UnitChanges {
        UnitChanges(
            from: keys.need("from") { $0.day() } ?? Day.beforeRecords, decision: keys.need("decision") { $0.text() } ?? "",
            levels: keys.may("levels") { $0.list(level) } ?? [], changes: keys.need("changes") { $0.list(change) } ?? [])
    }

    private static func level(_ entry: Entry) -> UnitLevel? {
        guard let keys = entry.keys("level", "name", "performs", "divisions") else { return nil }
        return UnitLevel(
            key: keys.need("level", code) ?? "", name: keys.need("name") { $0.localized() } ?? Localized(vi: ""),
            performs: keys.need("performs", code) ?? "", hasDivisions: keys.need("divisions") { $0.flag() } ?? true)
    }

    // MARK: - Changes

    private static let allowed = [
        "open", "rename", "recode", "move", "close", "merge", "split", "name", "level", "parent", "code", "origin", "successor", "into", "by",
        "parts", "rest",
    ]

    private static func change(_ entry: Entry) -> UnitChange? {
        guard let keys = Keys(entry, allowed) else { return nil }
        let verbs: [(String, (Keys) -> UnitChange.Kind?)] = [
            ("open", open), ("rename", rename), ("recode", recode), ("move", move), ("close", close), ("merge", merge), ("split", split),
        ]
        let found = verbs.filter { keys[$0.0] != nil }
        guard let verb = found.first, found.count == 1 else {
            return entry.refuse("a change does exactly one of: \(verbs.map(\.0).joined(separator: ", "))")
        }
        return verb.1(keys).map { UnitChange(line: entry.line, $0) }
    }

    private static func open(_ keys: Keys) -> UnitChange.Kind? {
        guard let code = keys.need("open", self.code), let level = keys.need("level", self.code), let name = keys.need("name", self.name) else { return nil }
        let origin = keys.may("origin") { $0.one(of: CodeOrigin.self) } ?? .provisional
        return .open(UnitDetails(code: code, origin: origin, level: level, parent: keys.may("parent", self.code), name: name))
    }

    private static func rename(_ keys: Keys) -> UnitChange.Kind? {
        guard let unit = keys.need("rename", code), let name = keys.need("name", self.name) else { return nil }
        return .rename(unit, name: name, level: keys.may("level", code))
    }

    private static func recode(_ keys: Keys) -> UnitChange.Kind? {
        guard let unit = keys.need("recode", code), let new = keys.need("code", code) else { return nil }
        return .recode(unit, code: new, keys.may("origin") { $0.one(of: CodeOrigin.self) } ?? .provisional)
    }

    private static func move(_ keys: Keys) -> UnitChange.Kind? {
        keys.need("move", code).map { .move($0, parent: keys.may("parent", code)) }
    }

    private static func close(_ keys: Keys) -> UnitChange.Kind? {
        keys.need("close", code).map { .close([$0], successor: keys.may("successor", code)) }
    }

    private static func merge(_ keys: Keys) -> UnitChange.Kind? {
        guard let units = keys.need("merge", { $0.list(code) }), let into = keys.need("into", code) else { return nil }
        return .close(units, successor: into)
    }

    private static func split(_ keys: Keys) -> UnitChange.Kind? {
        guard let unit = keys.need("split", code), let by = keys.need("by", { $0.one(of: UnitChange.Part.self) }) else { return nil }
        let parts = keys.need("parts") { $0.list { part($0, by: by) } } ?? []
        return .split(
            unit, by: by, parts: Dictionary(parts, uniquingKeysWith: { first, second in .init(keys: first.keys + second.keys, accounts: first.accounts + second.accounts) }),
            rest: keys.may("rest", code))
    }

    private static func part(_ entry: Entry, by: UnitChange.Part) -> (String, UnitChange.Share)? {
        guard let keys = entry.keys("unit", "\(by.rawValue)s", "accounts"), let unit = keys.need("unit", code) else { return nil }
        let share = UnitChange.Share(
            keys: keys.need("\(by.rawValue)s") { $0.texts() } ?? [], accounts: keys.may("accounts") { $0.texts() } ?? [])
        return (unit, share)
    }

    // MARK: - Words

    /// A code of a unit or a level: it stands in dossier numbers, addresses and names of administrator accounts.
    private static func code(_ entry: Entry) -> String? {
        guard let text = entry.text() else { return nil }
        let fits = text.count <= 12 && text.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
        return fits ? text : entry.refuse("“\(text)” is not a code: A–Z and 0–9, twelve at most")
    }

    private static func name(_ entry: Entry) -> String? {
        guard let text = entry.text() else { return nil }
        return text.count <= 200 ? text : entry.refuse("longer than 200 characters")
    }
}
