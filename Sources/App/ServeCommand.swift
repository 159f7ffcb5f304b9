import ArgumentParser
import Foundation
import Logging
import Service
import ServiceLifecycle
import Web

/// Serves pages and API, and runs the workers beside them. SIGTERM ends it after the requests at hand.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serves the pages and the API.")

    @OptionGroup var options: DataOptions
    @OptionGroup var mail: MailOptions

    @Option(help: "0 lets the system choose.")
    var port = 8080

    @Option(help: "The address to listen at.")
    var host = "127.0.0.1"

    @Flag(help: "People reach this server over HTTPS, its own or a proxy's.")
    var https = false

    @Option(help: "How many reverse proxies of this installation stand in front.")
    var proxies = 0

    @Flag(help: "A clock that can be set, for acceptance runs; only on a demonstration folder.")
    var rehearsal = false

    @Option(name: .customLong("second-factor"), help: "Who must have a second factor: administrators, leaders, officers, declarants, in any number with commas.")
    var secondFactor = ""

    func validate() throws {
        _ = try SecondFactorGroup.roles(secondFactor)
        guard (0...65535).contains(port) else { throw ValidationError("--port takes 0 to 65535") }
        if rehearsal, !options.isDemo { throw ValidationError("--rehearsal is only for a folder made by `haidang demo`") }
    }

    func run() async throws {
        let office = try await openOffice(options, isRehearsal: rehearsal) { settings in
            settings.mail = try mail.server()
            settings.address = mail.address ?? "\(https ? "https" : "http")://\(host):\(port)"
            settings.secondFactorFor = try SecondFactorGroup.roles(secondFactor)
        }
        if try await !office.isFounded() {
            FileHandle.standardError.write(Data("Nothing is set up here yet, and nobody can sign in: see `haidang found --help`, or `haidang demo`.\n".utf8))
        }
        var logger = Logger(label: "haidang")
        logger.logLevel = .notice
        var settings = ServerSettings()
        (settings.host, settings.port, settings.secure, settings.proxies) = (host, port, https, proxies)
        let resources = try Resources()
        let masthead = Masthead(office: office, version: Haidang.configuration.version)
        let site = try Site(
            settings: settings, resources: resources, csrf: CSRF(key: try await office.installationKey()), templates: WebPages.templates,
            masthead: { request, context in await masthead.page(for: request, context) })
        let desk = try Desk(office: office, site: site, resources: resources)
        let front = router(site, figures: { await figures(office) }, faults: { await office.faults() }) { router, _ in
            DossierAPI.add(to: router, desk)
            AccountAPI.add(to: router, desk)
            SignInAPI.add(to: router, desk)
            WebPages.add(to: router, desk)
        }
        let server = WebServer(front, logger: logger) { port in announce(port) }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: server), .init(service: Workers(office: office))],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        await office.database.close()
    }

    /// What a monitor should see of mail that does not get out.
    private func figures(_ office: Office) async -> [String: Int] {
        guard let counts = try? await office.mailCounts() else { return [:] }
        return ["mail_waiting": counts[.waiting] ?? 0, "mail_dead": counts[.dead] ?? 0, "mail_server_configured": office.settings.mail == nil ? 0 : 1]
    }

    private func announce(_ port: Int) {
        FileHandle.standardOutput.write(Data("Hải Đăng: http://\(host):\(port)\n".utf8))
    }
}

/// The office's workers as a service: ends with the server.
private struct Workers: Service {
    let office: Office

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do { try await office.runWorkers() } catch is CancellationError {}
        }
    }
}
