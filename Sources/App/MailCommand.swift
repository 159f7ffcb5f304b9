import ArgumentParser
import Foundation
import Service

/// What could not be sent, and another try. What a mail says is never printed.
struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Mail that has not been sent.", subcommands: [List.self, Retry.self], defaultSubcommand: List.self)

    /// Exit 1: there are dead letters.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists dead letters, or with --waiting what is still on its way.")

        @OptionGroup var options: DataOptions

        @Flag(help: "What is still on its way instead.")
        var waiting = false

        @Flag(help: "Answer with one JSON document.")
        var json = false

        func run() async throws {
            let office = try await openOffice(options)
            let lines = try await office.allMail(waiting ? .waiting : .dead)
            await office.database.close()
            print(json ? try lines.map(MailLineJSON.init).json : lines.map(\.text).joined(separator: "\n"))
            if !waiting, !lines.isEmpty { throw ExitCode(1) }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Puts dead letters back on their way.")

        @OptionGroup var options: DataOptions

        @Argument(help: "The id of a dead letter, as `mail list` prints it; none: all of them.")
        var id: String?

        func run() async throws {
            let office = try await openOffice(options)
            do {
                let ids = if let id { [id] } else { try await office.allMail(.dead).map(\.id) }
                for id in ids { try await office.retryMail(id, by: .system) }
                await office.database.close()
            } catch is NotFound {
                await office.database.close()
                throw ValidationError("no mail \(id ?? "")")
            }
        }
    }
}

extension Office {
    fileprivate func allMail(_ state: MailState) async throws -> [MailLine] {
        var (lines, after): ([MailLine], DossierQuery.Cursor?) = ([], nil)
        repeat {
            let page = try await mails(state, after: after, limit: 100, for: .system)
            lines += page.lines
            after = page.next
        } while after != nil
        return lines
    }
}

private struct MailLineJSON: Encodable {
    var id: String
    var recipient: String
    var subject: String
    var queuedAt: String
    var attempts: Int
    var error: String?

    init(_ line: MailLine) {
        (id, recipient, subject, queuedAt) = (line.id, line.recipient, line.subject, line.queuedAt.description)
        (attempts, error) = (line.attempts, line.error)
    }
}

extension [MailLineJSON] {
    fileprivate var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension MailLine {
    fileprivate var text: String { "\(id)  \(queuedAt)  \(recipient)  \(attempts)  \(error ?? "-")  \(subject)" }
}
