import ArgumentParser
import Foundation

extension AsyncParsableCommand {
    /// Runs the command line of the process. Wrong use leaves with 2 (the parser's own code would be 64); a command that answers
    /// "no" throws `ExitCode(1)`.
    static func runAsDocumented() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
            Foundation.exit(2)
        }
    }
}
