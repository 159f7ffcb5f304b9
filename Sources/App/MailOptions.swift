import ArgumentParser
import Foundation
import Service

/// Where the installation hands over its mail, and how people reach it.
struct MailOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The mail server, smtp://host:25 (STARTTLS) or smtps://host:465. Without one, mail waits.", valueName: "url"))
    var mail: String?

    @Option(help: ArgumentHelp("The sender of all mail.", valueName: "address"))
    var mailFrom: String?

    @Option(help: "The user to sign in as at the mail server; its password in HAIDANG_MAIL_PASSWORD.")
    var mailUser: String?

    @Option(help: ArgumentHelp("PEM certificates to trust at the mail server, instead of the system's.", valueName: "file"))
    var mailAuthorities: String?

    @Option(help: ArgumentHelp("Where people reach this installation, for links in letters and mail.", valueName: "url"))
    var address: String?

    func validate() throws { _ = try server() }

    func server() throws -> MailServer? {
        guard let mail else { return nil }
        guard let mailFrom else { throw ValidationError("--mail needs --mail-from") }
        do {
            return try MailServer(
                url: mail, from: mailFrom, user: mailUser, password: ProcessInfo.processInfo.environment["HAIDANG_MAIL_PASSWORD"],
                authorities: mailAuthorities)
        } catch {
            throw ValidationError(error == .url ? "--mail takes smtp://host:port or smtps://host:port" : "--mail-from takes an address")
        }
    }
}
