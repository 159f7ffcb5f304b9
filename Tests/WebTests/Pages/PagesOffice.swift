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

    static func live<Value>(_ test: @Sendable (any TestClientProtocol) async throws -> Value) async throws -> Value {
        let office = try await made.value
        let resources = try Resources()
        let masthead = Masthead(office: office, version: "1")
        let site = try Site(
            settings: ServerSettings(), resources: resources, csrf: CSRF(key: SymmetricKey(size: .bits256)), templates: WebPages.templates,
            masthead: { request, context in await masthead.page(for: request, context) })
        let desk = try Desk(office: office, site: site, resources: resources)
        let front = router(
            site,
            add: { router, _ in
                DossierAPI.add(to: router, desk)
                WebPages.add(to: router, desk)
            })
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
            settings: settings, clock: clock, paper: PaperTools(printer: nil, seal: seal), log: Logger(label: "pages"))
        _ = try await office.makeDemo(units: root.appending(path: "organisation/units.tsv"))
        return office
    }
}
