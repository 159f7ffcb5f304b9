import Domain
import Foundation
import Logging
import Paper
import Storage
import TestSupport
import Testing

@testable import Service

/// An office on either engine, on Tuesday 9 October 2018 at nine: the people of the demonstration, five procedures in the five modes, a seal.
struct TestOffice: Sendable {
    let office: Office
    let location: Database.Location
    private let papers: GeneratedPapers

    static let tuesday = Day(2018, 10, 9)
    static let nine = Instant(day: tuesday, minute: 9 * 60)

    /// Runs a test and then reads every dossier back: its rows must say what its history says (the seventh thing that always holds).
    static func on(
        _ engine: Engine, sealed: Bool = true, readings: Readings = Readings(), mail: MailServer? = nil, _ body: (TestOffice) async throws -> Void
    ) async throws {
        try await Turns.shared.take {
            let test = try await TestOffice(engine, sealed: sealed, readings: readings, mail: mail)
            do {
                try await body(test)
                let problems = try await test.office.verifyHistory().problems
                #expect(problems == [])
            } catch {
                await test.office.database.close()
                throw error
            }
            await test.office.database.close()
        }
    }

    private init(_ engine: Engine, sealed: Bool, readings: Readings, mail: MailServer?) async throws {
        location = try await TestOffice.newLocation(engine)
        office = try await TestOffice.office(at: location, sealed: sealed, readings: readings, mail: mail, now: TestOffice.nine)
        try await office.database.migrate(Schema.migrations)
        let codes = Set(DemoCast.people.map(\.unit) + ["TCHQ"])
        let units = try UnitFile.read(TestOffice.units).filter { codes.contains($0.code) }
        try await office.keep(LevelFile.read(beside: TestOffice.units))
        let organisation = DemoOrganisation(procedures: office.catalogue.procedures, units: [:])
        try await office.makeDemoOrganisation(organisation, units: units, password: try await Shared.password.value)
        papers = try await Shared.papers.value
    }

    /// Another process on the same database.
    func colleague() async throws -> Office {
        try await TestOffice.office(at: location, sealed: true, readings: Readings(), now: office.clock.instant)
    }

    private static func office(at location: Database.Location, sealed: Bool, readings: Readings, mail: MailServer? = nil, now: Instant) async throws -> Office {
        let clock = OfficeClock(isRehearsal: true)
        clock.set(now)
        var settings = Settings()
        (settings.readings, settings.mail) = (readings, mail)
        var log = Logger(label: "test")
        log.logLevel = .critical
        return Office(
            database: try await Database.open(location, connections: 4) { clock.now }, documents: try await Shared.documents.value,
            catalogue: try Shared.catalogue.get(), settings: settings, clock: clock,
            paper: PaperTools(printer: nil, painter: PagePainter(isolation: .namespaces), seal: sealed ? try Shared.seal.get() : nil),
            factorKey: Shared.factorKey, log: log)
    }
}

// MARK: - Empty ones, with the whole catalogue

extension TestOffice {
    static let units = Shared.resources.appending(path: "organisation/units.tsv")
    static let shippedCatalogue = Result { try Catalogue.load(folder: Shared.resources.appending(path: "procedures").path) }

    /// An office nobody works at yet; on the real present unless told otherwise.
    static func emptyOffice(_ engine: Engine, clock: OfficeClock = OfficeClock(isRehearsal: true)) async throws -> Office {
        let database = try await Database.open(newLocation(engine), connections: 4) { clock.now }
        try await database.migrate(Schema.migrations)
        let seal = try DemoAuthority.create(in: URL(filePath: try TemporaryFolder.make()), at: clock.now - Office.demoReach).seal()
        var log = Logger(label: "test")
        log.logLevel = .critical
        return Office(
            database: database, documents: try await Shared.documents.value, catalogue: try shippedCatalogue.get(), settings: Settings(),
            clock: clock, paper: PaperTools(printer: nil, seal: seal), factorKey: Shared.factorKey, log: log)
    }

    private static func newLocation(_ engine: Engine) async throws -> Database.Location {
        switch engine {
        case .sqlite: .file(path: try TemporaryFolder.make() + "/test.sqlite")
        case .postgres: .postgres(url: try await Shared.server.value.database())
        }
    }
}

/// What costs time and never changes is made once a run.
private enum Shared {
    static let factorKey = FactorKey()
    static let server = Task { try await PostgresServer.start(durable: false) }
    static let password = Task { try await Passwords().hash(DemoCast.password) }
    static let documents = Task {
        try await DocumentStore.open(folder: try TemporaryFolder.make() + "/documents", limit: 1 << 20, now: TestOffice.nine.milliseconds)
    }
    static let seal = Result {
        let folder = URL(filePath: try TemporaryFolder.make())
        return try DemoAuthority.create(in: folder, at: TestOffice.nine.milliseconds - 30 * 86_400_000).seal()
    }
    static let catalogue = Result { try TestCatalogue.load(resources) }
    static let papers = Task { try await GeneratedPapers.store(in: documents.value, sealedBy: seal.get(), at: TestOffice.nine) }

    static let resources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Resources").standardized
}

// MARK: - Acts

extension TestOffice {
    func actor(_ account: String) async throws -> Actor {
        try #require(await office.database.read { tx in try AccountTable.find(id: account, in: tx)?.actor })
    }

    /// One dossier, complete: by Trần Thị Mai Hương, recognition as a customs broker.
    @discardableResult
    func file(_ procedure: String = "I-18", by account: String = "huong.ttm", byHand: Bool = false, key: String = .newID()) async throws -> Receipt {
        try await office.file(try filing(of: procedure, by: account, byHand: byHand, key: key), by: actor(account))
    }

    func filing(of key: String = "I-18", by account: String = "huong.ttm", byHand: Bool = false, key id: String = .newID()) throws -> FileDossier {
        let procedure = try #require(office.catalogue.current(key, on: office.clock.instant.day))
        let answers = TestOffice.answers(to: procedure, by: account)
        let places = procedure.places(for: answers)
        let part = byHand ? places.first { $0.component.byHand != .never } : nil
        return FileDossier(
            procedure: key, answers: answers, documents: places.filter { $0.slot != part?.slot }.map(papers.upload(for:)),
            byHand: part.map { [ManualPart(slot: $0.slot, pages: 24, reason: "Bản vẽ khổ lớn")] } ?? [], noStateSecrets: true, key: id)
    }

    static func answers(to procedure: Procedure, by account: String = "huong.ttm") -> Answers {
        let filer = DemoCast.filers.first { $0.account == account } ?? DemoCast.filers[0]
        return DemoAnswers(filer: filer, today: tuesday, variant: 0).answers(to: procedure.form)
    }

    func paper(_ component: String, row: Int? = nil) -> Upload { papers.upload("pdf", slot: Slot(component: component, row: row), name: "\(component).pdf") }

    /// Somebody acts on what is there now.
    @discardableResult
    func act(_ action: Action, on number: String, by account: String, papers: [Upload] = []) async throws -> Receipt {
        let seen = try await sequence(of: number)
        return try await office.perform(action, on: number, by: actor(account), seen: seen, papers: papers)
    }

    /// Plays on, as the people of the demonstration would, until the dossier is there.
    func bring(_ number: String, to phase: Phase, _ detours: Set<DemoRoute.Detour> = []) async throws {
        var route = DemoRoute(aim: phase, detours: detours, salt: 1)
        while true {
            let view = try await view(number)
            guard let step = route.next(for: view.dossier, under: view.rules, on: view.now.day) else { break }
            if view.dossier.phase == .beingSealed {
                #expect(try await office.sealNext())
                continue
            }
            let uploads = step.papers.map { papers.upload("pdf", slot: $0.slot, name: "\($0.title).pdf") }
            try await act(step.action(uploads.map(\.document)), on: number, by: account(of: step.by, view), papers: uploads)
        }
        #expect(try await view(number).dossier.phase == phase)
    }

    private func account(of player: DemoStep.Player, _ view: DossierView) -> String {
        switch player {
        case .person(let account): account
        case .recordsClerk: DemoCast.people.first { $0.role == .recordsClerk && $0.unit == view.unit.id }?.account ?? ""
        case .declarant: DemoCast.filers.first { $0.party.id == view.dossier.party }?.account ?? ""
        case .system: ""
        }
    }

    // MARK: - Looking

    func view(_ number: String) async throws -> DossierView { try await office.dossier(number, for: .system) }
    func view(_ number: String, as account: String) async throws -> DossierView { try await office.dossier(number, for: actor(account)) }
    func phase(of number: String) async throws -> Phase { try await view(number).dossier.phase }
    func sequence(of number: String) async throws -> Int { try await view(number).row.sequence }

    func count(_ table: Statement) async throws -> Int {
        try await office.database.read { tx in try #require(try tx.row("SELECT count(*) AS n FROM \(table)")).int("n") }
    }

    /// The refusal an act meets.
    func refusal(of action: Action, on number: String, by account: String, papers: [Upload] = []) async throws -> Violation {
        try #require(await #expect(throws: Violation.self) { try await act(action, on: number, by: account, papers: papers) })
    }

    func setClock(_ day: Day, _ hour: Int, _ minute: Int = 0) {
        office.clock.set(Instant(day: day, minute: 60 * hour + minute))
    }
}
