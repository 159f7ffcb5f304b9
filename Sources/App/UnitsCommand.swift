import ArgumentParser
import Domain
import Foundation
import Service

struct UnitsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "units", abstract: "The units of the sector.", subcommands: [Apply.self])

    /// Exit 0: done, or shown what would be; 1: the file is refused, and nothing was done; 2: no such file.
    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Carries out a reorganisation: opens, renames, moves, merges, splits and closes units from a day on.")

        @OptionGroup var options: DataOptions

        @Argument(help: "The YAML file of changes (docs/guide/unit-files.md).")
        var file: String

        @Flag(name: .customLong("dry-run"), help: "Only show what it would do.")
        var dryRun = false

        @Flag(help: "Answer with one JSON document.")
        var json = false

        func run() async throws {
            guard let yaml = try? String(contentsOfFile: file, encoding: .utf8) else { throw try wrongUse("no such file: \(file)") }
            let answer = try await answer(to: yaml)
            print(json ? try answer.json : answer.text(file))
            if !answer.ok { throw ExitCode(1) }
        }

        private func answer(to yaml: String) async throws -> UnitsAnswer {
            do {
                let changes = try UnitChangeFile.read(yaml)
                let office = try await openOffice(options)
                let report = try await office.apply(changes, rehearse: dryRun)
                await office.database.close()
                return UnitsAnswer(report, done: !dryRun)
            } catch let faults as ProcedureFaults {
                return UnitsAnswer(faults.faults.map { UnitsAnswer.Fault(line: $0.line, clause: nil, message: [$0.field, $0.message].filter { !$0.isEmpty }.joined(separator: ": ")) })
            } catch let faults as UnitFaults {
                return UnitsAnswer(faults.faults.map { UnitsAnswer.Fault(line: $0.line, clause: $0.mark.id, message: $0.reason.words) })
            }
        }

        private func wrongUse(_ message: String) throws -> ExitCode {
            try FileHandle.standardError.write(contentsOf: Data("\(message)\n".utf8))
            return ExitCode(2)
        }
    }
}

/// What `haidang units apply` answers.
struct UnitsAnswer: Encodable {
    var ok: Bool
    /// Nothing is done by a dry run, nor by a file with faults.
    var done: Bool
    var report: UnitReport?
    var faults: [Fault]

    struct Fault: Encodable {
        var line: Int
        var clause: String?
        var message: String
    }

    init(_ report: UnitReport, done: Bool) { (ok, self.done, self.report, faults) = (true, done, report, []) }
    init(_ faults: [Fault]) { (ok, done, report, self.faults) = (false, false, nil, faults) }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    func text(_ file: String) -> String {
        guard let report else {
            return faults.map { "\(file):\($0.line): \($0.message)\($0.clause.map { " [\($0)]" } ?? "")" }.joined(separator: "\n")
        }
        return ([done ? "Done, from \(report.from) on: \(report.decision)" : "Would do, from \(report.from) on: \(report.decision)"] + report.lines).joined(separator: "\n")
    }
}

extension UnitReport {
    fileprivate var lines: [String] {
        units.map(\.words)
            + divisions.map { "division  “\($0.name)” of \($0.from) " + ($0.to.map { "goes to \($0)" } ?? "is dissolved") }
            + accounts.map { "accounts  \($0.count) from \($0.from) to \($0.to)" }
            + dossiers.map { "dossiers  \($0.count) open ones from \($0.from) to \($0.to)" }
            + settings.map { "setting   \($0.unit), \($0.procedure): form \($0.mode) no longer fits, form \($0.fellTo) from now on [HD-19]" }
            + administrators.map { "account   \($0.closed) " + ($0.renamed.map { "becomes \($0)" } ?? "is closed") }
    }
}

extension UnitReport.Line {
    fileprivate var words: String {
        let before = [codeBefore.map { "code was \($0)" }, nameBefore.map { "was “\($0)”" }].compactMap { $0 }
        let after = successors.isEmpty ? [] : ["carried on by \(successors.joined(separator: ", "))"]
        let more = (before + after).joined(separator: ", ")
        return "\(act.rawValue)  ".padding(toLength: 10, withPad: " ", startingAt: 0) + "\(code) \(name)" + (more.isEmpty ? "" : " (\(more))")
    }
}

extension UnitFault.Reason {
    /// What is wrong, for whoever keeps the file.
    fileprivate var words: String {
        switch self {
        case .unknownUnit(let code): "there is no unit \(code), or it is closed by then"
        case .unknownLevel(let level): "there is no level \(level); tell it under levels"
        case .unknownDivision(let id): "the unit has no division \(id)"
        case .unknownAccount(let name): "the unit has no account \(name)"
        case .codeTaken(let code): "the code \(code) was given before, and stands in numbers of dossiers"
        case .openChildren(let codes): "units below it are still open: \(codes.joined(separator: ", "))"
        case .parentBelow(let code): "\(code) would stand below itself"
        case .notAfterLastChange(let code, let day): "\(code) changed on \(day); a change comes after the one before it"
        case .dayToCome(let day): "\(day) is still to come; apply the file on that day"
        case .accountsWithoutUnit(let names): "accounts are left without a unit: \(names.joined(separator: ", "))"
        case .dossiersWithoutUnit(let count): "\(count) open dossiers are left without a unit"
        case .twice(let code): "\(code) is closed or split twice"
        case .successorOfItself(let code): "\(code) would succeed itself"
        case .tookOver(let code): "\(code) has taken over from another unit in this file"
        case .givenTwice(let what): "\(what) is given to two units"
        }
    }
}
