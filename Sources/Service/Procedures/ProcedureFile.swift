import Domain
import Yams

/// One file of the catalogue: YAML, one version of one procedure. The keys are told in docs/guide/procedure-files.md.
package enum ProcedureFile {
    /// What a file may refer to outside itself.
    package struct Surroundings: Hashable, Sendable {
        /// Keys of the catalogue's fields.
        package var fields: [String]
        package var templates: Set<String>
        package init(fields: [String], templates: Set<String>) { (self.fields, self.templates) = (fields, templates) }
    }

    /// Throws every fault of the file at once.
    package static func read(_ yaml: String, in surroundings: Surroundings) throws(ProcedureFaults) -> Procedure {
        let faults = FaultList()
        let procedure = root(of: yaml, faults).flatMap { ProcedureReader(root: $0, surroundings: surroundings)?.procedure() }
        guard faults.faults.isEmpty, let procedure else { throw ProcedureFaults(faults: faults.inFileOrder) }
        return procedure
    }

    static func root(of yaml: String, _ faults: FaultList) -> Entry? {
        do {
            // Types are this reader's business; Yams' own guessing (yes is a truth, 1.10 a number) would only be in the way, and slow.
            guard let node = try Yams.compose(yaml: yaml, .basic) else {
                faults.add(1, "", "the file is empty")
                return nil
            }
            return Entry(node: node, path: "", faults: faults)
        } catch {
            let fault = explained(error)
            faults.add(fault.line, "", fault.message)
            return nil
        }
    }

    private static func explained(_ error: any Error) -> (line: Int, message: String) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            (mark.line, "not YAML: \(problem)")
        case .duplicatedKeysInMapping(let names, let context):
            (context.mark.line, "the same key twice: \(names.joined(separator: ", "))")
        default: (1, "not YAML: \(error)")
        }
    }
}

struct ProcedureReader {
    let keys: Keys
    let surroundings: ProcedureFile.Surroundings

    init?(root: Entry, surroundings: ProcedureFile.Surroundings) {
        let keys = root.keys(
            "key", "version", "validFrom", "validTo", "name", "summary", "keywords", "kind", "state", "classified", "field", "owner", "level",
            "serviceLevel", "legalBasis", "conditions", "form", "components", "results", "checklist", "writtenNotice",
            "officerMayRefuse", "approver", "fee", "processingTime", "clockWhileWaiting", "supplementNotice", "paperResult",
            "supplementWorkingDays", "lapseWorkingDays", "unknown", "assumed", "notes")
        guard let keys else { return nil }
        (self.keys, self.surroundings) = (keys, surroundings)
    }

    /// Values that could not be read are filled with anything: the faults keep them from getting out.
    func procedure() -> Procedure {
        var procedure = Procedure(
            key: keys.need("key", key) ?? "", version: keys.need("version") { $0.whole(in: 1...9999) } ?? 1,
            name: keys.need("name") { $0.localized() } ?? Localized(vi: ""), state: keys.need("state", state) ?? .draft,
            field: keys.need("field") { $0.one(of: surroundings.fields) } ?? "",
            level: keys.need("level") { $0.one(of: ["TC", "CUC", "CHICUC"]) } ?? "",
            serviceLevel: keys.need("serviceLevel", serviceLevel) ?? .init(before: 1, now: 1))
        readDescription(into: &procedure)
        readParts(into: &procedure)
        readRules(into: &procedure)
        checkWhole(procedure)
        return procedure
    }

    private func key(_ entry: Entry) -> String? {
        guard let text = entry.text() else { return nil }
        let allowed = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return allowed ? text : entry.refuse("“\(text)” is not a key: only A–Z, a–z, 0–9 and dashes")
    }

    private func readDescription(into procedure: inout Procedure) {
        procedure.validFrom = keys.may("validFrom") { $0.day() }
        procedure.validTo = keys.may("validTo") { $0.day() }
        procedure.summary = keys.may("summary") { $0.localized() }
        procedure.keywords = keys.may("keywords") { $0.texts() } ?? []
        procedure.kind = keys.may("kind") { $0.one(of: Procedure.Kind.self) } ?? .administrative
        procedure.classified = keys.may("classified") { $0.flag() } ?? false
        procedure.owner = keys.may("owner") { $0.text() }
        procedure.legalBasis = keys.may("legalBasis") { $0.list(citation) } ?? []
        procedure.conditions = keys.may("conditions") { $0.list { $0.localized() } } ?? []
        procedure.unknown = keys.may("unknown") { $0.list { $0.one(of: ["documents", "deadline", "fee", "legalBasis"]) } } ?? []
        procedure.assumed = keys.may("assumed") { $0.texts() } ?? []
        procedure.notes = keys.may("notes") { $0.list { $0.localized() } } ?? []
    }

    private func citation(_ entry: Entry) -> Citation? {
        if entry.word != nil { return entry.text().map { Citation(reference: $0) } }
        guard let keys = entry.keys("reference", "note") else { return nil }
        let note = keys.may("note") { $0.text() }
        return keys.need("reference") { $0.text() }.map { Citation(reference: $0, note: note) }
    }

    private func readParts(into procedure: inout Procedure) {
        let form = FormReader()
        procedure.fields = keys.may("form", form.sections) ?? []
        let parts = PartReader(fields: procedure.fields, templates: surroundings.templates)
        procedure.components = keys.may("components", parts.components) ?? []
        procedure.results = keys.may("results", parts.results) ?? []
        procedure.checklist = keys.may("checklist", parts.checklist) ?? []
    }
}
