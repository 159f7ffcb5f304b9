import ArgumentParser
import Foundation
import Service

/// Makes a folder to try everything in. Run again on such a folder it changes nothing and says the same.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Units, procedures, an account of every role and dossiers in every phase, to try things with.")

    @OptionGroup var options: DataOptions

    @Option(help: "How many more dossiers the folder shall hold, spread over three years.")
    var dossiers = 0

    @Flag(help: "Answer with one JSON document.")
    var json = false

    func validate() throws {
        guard dossiers >= 0 else { throw ValidationError("--dossiers takes 0 or more") }
    }

    func run() async throws {
        var mark = try DemoMark.read(options.folder) ?? DemoMark()
        if !options.isDemo {
            try refuseStrangeFolder()
            try mark.write(options.folder)
        }
        let office = try await openOffice(options, isRehearsal: true)
        do {
            let summary = try await summary(&mark, office)
            await office.database.close()
            print(json ? try summary.json : summary.text)
        } catch let fault as DemoFault {
            await office.database.close()
            if mark.dossiers == nil { try? FileManager.default.removeItem(at: DemoMark.file(options.folder)) }
            throw ValidationError(fault.message)
        }
    }

    private func summary(_ mark: inout DemoMark, _ office: Office) async throws -> DemoSummary {
        if mark.dossiers == nil {
            let units = URL(filePath: try Shipped.folder("organisation"), directoryHint: .isDirectory)
            tell("Making the demonstration in \(options.folder.path)…")
            mark.dossiers = try await office.makeDemo(units: units.appending(path: "units.tsv")).dossiers.map(\.number)
            try mark.write(options.folder)
        }
        let missing = dossiers - mark.generated
        if missing > 0 {
            try await office.generate(dossiers: missing) { tell("\($0) of \(missing) dossiers") }
            mark.generated = dossiers
            try mark.write(options.folder)
        }
        return try await office.demoSummary(of: mark.dossiers ?? [])
    }

    private func refuseStrangeFolder() throws {
        let held = (try? FileManager.default.contentsOfDirectory(atPath: options.folder.path)) ?? []
        guard held.isEmpty else { throw ValidationError("\(options.folder.path) is neither empty nor a demonstration") }
        try FileManager.default.createDirectory(at: options.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    private func tell(_ line: String) {
        FileHandle.standardError.write(Data("\(line)\n".utf8))
    }
}

/// What marks a folder as a demonstration, `demo.json`.
private struct DemoMark: Codable {
    /// The numbers of the dossiers it was made with; nil while it is being made.
    var dossiers: [String]?
    var generated = 0

    static func file(_ folder: URL) -> URL { folder.appending(path: "demo.json") }

    static func read(_ folder: URL) throws -> DemoMark? {
        guard let data = try? Data(contentsOf: file(folder)) else { return nil }
        return try JSONDecoder().decode(DemoMark.self, from: data)
    }

    func write(_ folder: URL) throws {
        try JSONEncoder().encode(self).write(to: Self.file(folder), options: .atomic)
    }
}

extension DemoFault {
    fileprivate var message: String {
        switch self {
        case .notEmpty: "the database holds something already; an unfinished demonstration must be deleted with its folder"
        case .clockIsFixed: "the clock of this office cannot be set"
        case .noProcedures: "the catalogue has no live procedure"
        case .noSeal: "the demonstration has no seal"
        case .sealTooYoung: "the seal's certificate is younger than the demonstration"
        case .answers(let procedure, let faults): "\(procedure): no answers could be invented: \(faults.map(\.path).joined(separator: ", "))"
        }
    }
}

extension DemoSummary {
    fileprivate var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    fileprivate var text: String {
        let people = signIns.map { "\($0.role.padded(18))\($0.account.padded(14))\($0.password.padded(16))\($0.unit)" }
        let lines = dossiers.map { "\($0.number.padded(20))\($0.phase)" }
        return (["Sign in as"] + people + ["", "Dossiers"] + lines).joined(separator: "\n")
    }
}

extension String {
    fileprivate func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
