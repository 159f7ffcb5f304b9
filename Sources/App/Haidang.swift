import ArgumentParser

@main
struct Haidang: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "haidang", abstract: "Hải Đăng: the online public services of a customs administration.",
        subcommands: [
            ServeCommand.self, FoundCommand.self, DemoCommand.self, RulesCommand.self, PermissionsCommand.self, ClockCommand.self, ProceduresCommand.self, HistoryCommand.self,
            MailCommand.self, UnitsCommand.self,
        ])

    static func main() async { await runAsDocumented() }
}
