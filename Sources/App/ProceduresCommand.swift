import ArgumentParser
import Foundation
import Service

struct ProceduresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "procedures", abstract: "The catalogue of procedures.", subcommands: [Check.self])

    /// Exit 0: a good file; 1: faults; 2: no such file.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads one file of the catalogue and tells everything that is wrong with it.")

        @Argument(help: "The YAML file of one procedure.")
        var file: String

        @Flag(help: "Answer with one JSON document.")
        var json = false

        @Option(
            help: ArgumentHelp(
                "The catalogue whose fields and templates the file may name. Default: its own folder if that is one, else the shipped one.",
                valueName: "folder"))
        var catalogue: String?

        func run() async throws {
            let url = URL(filePath: file)
            guard FileManager.default.isReadableFile(atPath: url.path) else { throw try wrongUse("no such file: \(file)") }
            let faults = faults(of: url, in: try surroundings(of: url))
            print(json ? try Answer(ok: faults.isEmpty, faults: faults).json : text(faults))
            if !faults.isEmpty { throw ExitCode(1) }
        }

        private func faults(of url: URL, in surroundings: ProcedureFile.Surroundings) -> [ProcedureFault] {
            do throws(ProcedureFaults) {
                _ = try Catalogue.readProcedure(at: url, in: surroundings)
                return []
            } catch {
                return error.faults
            }
        }

        private func surroundings(of url: URL) throws -> ProcedureFile.Surroundings {
            let own = url.deletingLastPathComponent()
            let folder = try catalogue ?? (own.isCatalogue ? own.path : Shipped.folder("procedures"))
            do throws(CatalogueFaults) {
                return try CatalogueSurroundings(folder: URL(filePath: folder, directoryHint: .isDirectory)).files
            } catch {
                throw try wrongUse("\(error)")
            }
        }

        private func text(_ faults: [ProcedureFault]) -> String {
            if faults.isEmpty { return "\(file): fine" }
            return faults.map { "\(file):\($0.line): \($0.field.isEmpty ? "" : $0.field + ": ")\($0.message)" }.joined(separator: "\n")
        }

        private func wrongUse(_ message: String) throws -> ExitCode {
            try FileHandle.standardError.write(contentsOf: Data("\(message)\n".utf8))
            return ExitCode(2)
        }
    }

    private struct Answer: Encodable {
        var ok: Bool
        var faults: [ProcedureFault]

        var json: String {
            get throws {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                return String(decoding: try encoder.encode(self), as: UTF8.self)
            }
        }
    }
}

extension URL {
    fileprivate var isCatalogue: Bool { FileManager.default.fileExists(atPath: appending(path: "fields.yaml").path) }
}
