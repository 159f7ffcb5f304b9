import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Paper
import Service
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Web

/// The demonstration's office behind a server of its own, and visitors who use it as browsers do.
struct OfficeStage {
    let office: Office
    let desk: Desk

    /// Made once: the dossiers are many, and each test takes its own.
    static let shared = Task { try await OfficeStage() }

    /// For a suite whose acts would come between those of others.
    static func apart() -> Task<OfficeStage, any Error> { Task { try await OfficeStage() } }

    private init() async throws {
        let folder = URL(filePath: try TemporaryFolder.make())
        let resources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Resources").standardized
        let clock = OfficeClock(isRehearsal: true)
        let database = try await Database.open(.file(path: folder.appending(path: "haidang.sqlite").path)) { clock.now }
        try await database.migrate(Schema.migrations)
        let documents = try await DocumentStore.open(folder: folder.appending(path: "documents").path, limit: 50 << 20, now: clock.now)
        let seal = try DemoAuthority.create(in: folder, at: clock.now - Office.demoReach).seal()
        var settings = Settings()
        settings.isDemo = true
        office = Office(
            database: database, documents: documents, catalogue: try Catalogue.load(folder: resources.appending(path: "procedures").path),
            settings: settings, clock: clock, paper: PaperTools(printer: Printer(isolation: await Printer.Isolation.detect()), seal: seal),
            factorKey: FactorKey(), log: Logger(label: "test"))
        _ = try await office.makeDemo(units: resources.appending(path: "organisation/units.tsv"))
        desk = try await Self.desk(office)
    }

    private init(_ office: Office) async throws {
        self.office = office
        desk = try await Self.desk(office)
    }

    /// The same dossiers where nothing can be printed.
    func withoutPrinter() async throws -> OfficeStage {
        try await OfficeStage(
            Office(
                database: office.database, documents: office.documents, catalogue: office.catalogue, settings: office.settings, clock: office.clock,
                paper: PaperTools(printer: nil, seal: nil), factorKey: FactorKey(), log: office.log))
    }

    private static func desk(_ office: Office) async throws -> Desk {
        let (resources, masthead) = (try Resources(), Masthead(office: office, version: "1"))
        let site = try Site(
            settings: ServerSettings(), resources: resources, csrf: CSRF(key: try await office.installationKey()), templates: WebPages.templates,
            masthead: { request, context in await masthead.page(for: request, context) })
        return try Desk(office: office, site: site, resources: resources)
    }

    func live<Value: Sendable>(
        more: @escaping @Sendable (Router<WebContext>) -> Void = { _ in }, _ test: @Sendable (Server) async throws -> Value
    ) async throws -> Value {
        let front = router(
            desk.site,
            add: { router, _ in
                WebPages.add(to: router, desk)
                more(router)
            })
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return try await WebServer(front, logger: log).application.test(.live) { client in
            try await test(Server(client: client))
        }
    }

    struct Server: Sendable {
        let client: any TestClientProtocol

        func visitor(_ account: String) async throws -> Visitor {
            let visitor = Visitor(client: client)
            _ = try await visitor.get("/sign-in")
            let answer = try await visitor.post("/sign-in", ["account": account, "password": "haidang-demo"])
            #expect(answer.headers[.location] == "/inbox")
            // A page with a form, for the token of the new session.
            #expect(try await visitor.get("/account").text.value(of: "csrf") != nil)
            return visitor
        }

        /// Somebody who lands elsewhere than in the inbox.
        func administrator(_ account: String) async throws -> Visitor {
            let visitor = Visitor(client: client)
            _ = try await visitor.get("/sign-in")
            _ = try await visitor.post("/sign-in", ["account": account, "password": "haidang-demo"])
            _ = try await visitor.get("/account")
            return visitor
        }
    }

    /// A number that lies in somebody's box.
    func number(_ query: DossierQuery, _ account: String, skipping: Set<String> = []) async throws -> String {
        let page = try await office.dossiers(query, for: try await actor(account))
        return try #require(page.rows.first { !skipping.contains($0.number) }).number
    }

    func actor(_ account: String) async throws -> Actor {
        let token = SessionToken()
        let name = try await office.signIn(account: account, password: "haidang-demo", tokenDigest: token.digest, client: "test")
        return name.account.actor
    }

    func view(_ number: String, _ account: String) async throws -> DossierView { try await office.dossier(number, for: try await actor(account)) }
}

/// Keeps cookies, and sends back the token of the page it saw last.
final class Visitor: Sendable {
    private let client: any TestClientProtocol
    private let state = Mutex((cookies: [String: String](), csrf: ""))

    init(client: any TestClientProtocol) { self.client = client }

    func get(_ path: String) async throws -> TestResponse {
        remember(try await client.executeRequest(uri: path, method: .get, headers: [.cookie: cookies], body: nil))
    }

    func post(_ path: String, _ fields: [String: String]) async throws -> TestResponse {
        var fields = fields
        fields["csrf"] = state.withLock { $0.csrf }
        let body = fields.map { "\(PercentDecoding.encode($0.key))=\(PercentDecoding.encode($0.value))" }.joined(separator: "&")
        let headers: HTTPFields = [.cookie: cookies, .contentType: "application/x-www-form-urlencoded"]
        return remember(try await client.executeRequest(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body)))
    }

    /// Does an act as its page's form does: the page first, then its own sequence and what was filled in.
    func act(_ path: String, _ fields: [String: String] = [:]) async throws -> TestResponse {
        let page = try await get(path)
        guard page.status == .ok, let sequence = page.text.value(of: "sequence") else { return page }
        return try await post(path, fields.merging(["sequence": sequence]) { given, _ in given })
    }

    /// The page an answer leads to.
    func follow(_ answer: TestResponse) async throws -> TestResponse {
        #expect(answer.status == .seeOther)
        return try await get(try #require(answer.headers[.location]))
    }

    private var cookies: String { state.withLock { $0.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") } }

    private func remember(_ answer: TestResponse) -> TestResponse {
        state.withLock { state in
            for cookie in answer.headers[values: .setCookie] {
                let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
                if pair.count == 2 { state.cookies[pair[0]] = pair[1] }
            }
            if let csrf = answer.text.value(of: "csrf") { state.csrf = csrf }
        }
        return answer
    }
}

extension String {
    /// Of the first hidden field of this name.
    func value(of name: String) -> String? {
        guard let start = range(of: "name=\"\(name)\" value=\"") else { return nil }
        return String(self[start.upperBound...].prefix { $0 != "\"" })
    }
}
