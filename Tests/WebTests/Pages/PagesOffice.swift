import Crypto
import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Paper
import Service
import Storage
import TestSupport

@testable import Web

/// A demonstration served on a port of its own; made once, since every test files dossiers of its own in it.
enum PagesOffice {
    static let fileLimit: Int64 = 1 << 20

    private static let made = Task { try await make() }

    static func office() async throws -> Office { try await made.value }

    private static let key = SymmetricKey(size: .bits256)

    static func parts() async throws -> (Office, Site) {
        let office = try await made.value
        let masthead = Masthead(office: office, version: "1")
        let site = try Site(
            settings: ServerSettings(), resources: try Resources(), csrf: CSRF(key: key), templates: WebPages.templates,
            masthead: { request, context in await masthead.page(for: request, context) })
        return (office, site)
    }

    private static func front(routes: (Router<WebContext>) -> Void = { _ in }) async throws -> Front {
        let (office, site) = try await parts()
        let desk = try Desk(office: office, site: site, resources: try Resources())
        return router(
            site,
            add: { router, _ in
                DossierAPI.add(to: router, desk)
                AccountAPI.add(to: router, desk)
                SignInAPI.add(to: router, desk)
                WebPages.add(to: router, desk)
                routes(router)
            })
    }

    /// Every route of the router, `GET /inbox`.
    static func routes() async throws -> [String] {
        var routes: [String] = []
        _ = try await front { router in routes = router.routes.map { "\($0.method.rawValue) \($0.path.description)" } }
        return Array(Set(routes.filter { !$0.hasPrefix("HEAD ") }))
    }

    static func live<Value>(_ test: @Sendable (any TestClientProtocol) async throws -> Value) async throws -> Value {
        let front = try await front()
        return try await WebServer(front, logger: Logger(label: "pages")).application.test(.live, test)
    }

    private static func make() async throws -> Office {
        let (folder, clock) = (try TemporaryFolder.make(), OfficeClock(isRehearsal: true))
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Resources").standardizedFileURL
        var settings = Settings()
        (settings.isDemo, settings.fileLimit) = (true, fileLimit)
        let database = try await Database.open(.file(path: folder + "/haidang.sqlite")) { clock.now }
        try await database.migrate(Schema.migrations)
        let documents = try await DocumentStore.open(folder: folder + "/documents", limit: settings.fileLimit, now: clock.now)
        let seal = try DemoAuthority.create(in: URL(filePath: folder), at: clock.now - Office.demoReach).seal()
        let office = Office(
            database: database, documents: documents, catalogue: try Catalogue.load(folder: root.appending(path: "procedures").path),
            settings: settings, clock: clock, paper: PaperTools(printer: nil, seal: seal), factorKey: FactorKey(), log: Logger(label: "pages"))
        _ = try await office.makeDemo(units: root.appending(path: "organisation/units.tsv"))
        return office
    }
}
