import Domain
import Foundation

extension Catalogue {
    /// Reads `fields.yaml`, `templates/` and every other `.yaml` of a folder, laid out as docs/guide/procedure-files.md says.
    /// Throws every fault of every file at once.
    package static func load(folder: String) throws(CatalogueFaults) -> Catalogue {
        let folder = URL(fileURLWithPath: folder, isDirectory: true)
        let surroundings = try CatalogueSurroundings(folder: folder)
        var faults: [CatalogueFaults.InFile] = []
        var files: [(name: String, procedure: Procedure)] = []
        for name in try procedureFiles(in: folder) {
            do throws(ProcedureFaults) {
                files.append((name, try readProcedure(at: folder.appending(path: name), in: surroundings.files)))
            } catch {
                faults += error.faults.map { .init(file: name, fault: $0) }
            }
        }
        faults += clashes(among: files)
        guard faults.isEmpty else { throw CatalogueFaults(faults: faults) }
        return Catalogue(fields: surroundings.fields, procedures: files.map(\.procedure), templates: surroundings.templates)
    }

    private static func procedureFiles(in folder: URL) throws(CatalogueFaults) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { $0.hasSuffix(".yaml") && $0 != CatalogueSurroundings.fieldsFile }.sorted()
        } catch {
            throw CatalogueFaults(file: folder.path, ProcedureFault(line: 1, field: "", message: "the folder cannot be read"))
        }
    }

    /// One file against what lies around it; also for a file that is not in the catalogue yet.
    package static func readProcedure(at file: URL, in surroundings: ProcedureFile.Surroundings) throws(ProcedureFaults) -> Procedure {
        guard let data = try? Data(contentsOf: file), let text = String(data: data, encoding: .utf8) else {
            throw ProcedureFaults(faults: [.init(line: 1, field: "", message: "the file cannot be read as UTF-8 text")])
        }
        return try ProcedureFile.read(text.precomposedStringWithCanonicalMapping, in: surroundings)
    }

    /// A dossier must find exactly one rule: no version twice, and on no day two versions in force.
    private static func clashes(among files: [(name: String, procedure: Procedure)]) -> [CatalogueFaults.InFile] {
        files.enumerated().flatMap { number, later in
            files.prefix(number).compactMap { earlier in
                clash(earlier.procedure, later.procedure).map {
                    .init(file: later.name, fault: .init(line: 1, field: $0.field, message: "\($0.message) in \(earlier.name)"))
                }
            }
        }
    }

    private static func clash(_ a: Procedure, _ b: Procedure) -> (field: String, message: String)? {
        guard a.key == b.key else { return nil }
        if a.version == b.version { return ("version", "\(a.key) version \(a.version) is also") }
        if case .draft = a.state { return nil }
        if case .draft = b.state { return nil }
        let startsBeforeOtherEnds = { (x: Procedure, y: Procedure) in x.validFrom.flatMap { from in y.validTo.map { from <= $0 } } ?? true }
        guard startsBeforeOtherEnds(a, b), startsBeforeOtherEnds(b, a) else { return nil }
        return ("validFrom", "the days overlap with those of \(a.key) version \(a.version)")
    }
}

package struct CatalogueFaults: Error, Hashable, Sendable {
    package var faults: [InFile]

    package struct InFile: Hashable, Sendable, CustomStringConvertible {
        package var file: String
        package var fault: ProcedureFault
        package var description: String { "\(file):\(fault.line): \(fault.field.isEmpty ? "" : fault.field + ": ")\(fault.message)" }
    }

    init(faults: [InFile]) { self.faults = faults }
    init(file: String, _ fault: ProcedureFault) { faults = [InFile(file: file, fault: fault)] }
}

extension CatalogueFaults: CustomStringConvertible {
    package var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// What the files of a catalogue refer to: its fields and its templates.
package struct CatalogueSurroundings: Sendable {
    package let fields: [CatalogueField]
    package let templates: URL
    package let files: ProcedureFile.Surroundings

    static let fieldsFile = "fields.yaml"

    package init(folder: URL) throws(CatalogueFaults) {
        let file = folder.appending(path: CatalogueSurroundings.fieldsFile)
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw CatalogueFaults(file: file.path, .init(line: 1, field: "", message: "the file cannot be read as UTF-8 text"))
        }
        fields = try CatalogueSurroundings.fields(in: text)
        templates = folder.appending(path: "templates", directoryHint: .isDirectory)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: templates.path)) ?? []
        // A name that begins with `_` is a part of other templates.
        let whole = names.filter { $0.hasSuffix(".mustache") && !$0.hasPrefix("_") }.map { String($0.dropLast(9)) }
        files = .init(fields: fields.map(\.key), templates: Set(whole))
    }

    static func fields(in yaml: String) throws(CatalogueFaults) -> [CatalogueField] {
        let faults = FaultList()
        let fields = ProcedureFile.root(of: yaml, faults)?.list { entry -> CatalogueField? in
            guard let keys = entry.keys("key", "name", "summary") else { return nil }
            let name = keys.need("name") { $0.localized() }
            guard let key = keys.need("key", { $0.text() }), let name else { return nil }
            return CatalogueField(key: key, name: name, summary: keys.may("summary") { $0.localized() })
        }
        guard faults.faults.isEmpty, let fields else {
            throw CatalogueFaults(faults: faults.inFileOrder.map { .init(file: fieldsFile, fault: $0) })
        }
        return fields
    }
}
