import ArgumentParser
import Foundation
import Service

/// Folds every stream after reading it back and compares it with what lists show. Exit 1: they differ.
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "The official history.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Folds every history, of dossiers, units, accounts, lists, administrator accounts and parties, and compares it with the stored tables.")

        @OptionGroup var options: DataOptions

        @Flag(help: "Answer with one JSON document.")
        var json = false

        func run() async throws {
            let office = try await openOffice(options)
            let report = try await office.verifyHistory()
            await office.database.close()
            print(json ? try report.json : report.text)
            if !report.problems.isEmpty { throw ExitCode(1) }
        }
    }
}

extension HistoryReport {
    fileprivate var json: String {
        get throws {
            // No Merkle log yet: no leaves, no checkpoint.
            struct Answer: Encodable {
                var events: Int
                var leaves = 0
                var checkpoint = ""
                var ok: Bool
                var problems: [String]
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(Answer(events: events, ok: problems.isEmpty, problems: problems)), as: UTF8.self)
        }
    }

    fileprivate var text: String {
        "\(events) events in \(dossiers) dossiers: " + (problems.isEmpty ? "all agree" : "\(problems.count) differ\n" + problems.joined(separator: "\n"))
    }
}
