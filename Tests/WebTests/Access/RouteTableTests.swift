import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Storage
import Testing

@testable import Web

/// Every route, tried by every role from the dossier's own unit, its parent, its child and a stranger's. What is expected is written here by hand;
/// the printed table is compared with the router.
@Suite(.serialized) struct RouteTableTests {
    @Test func `2988-D4.4-i, 3035-D5.2.a, NEWS-8 every route of pages and API has an entry in the table, and no entry is without a route`() async throws {
        let routes = try await PagesOffice.routes()
        let table = RouteTable.all.map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(table).count == table.count)
        #expect(Set(routes).subtracting(table) == [])
        #expect(Set(table).subtracting(routes) == [])
        #expect(Set(Expected.routes.keys).symmetricDifference(routes) == [])
    }

    @Test(arguments: ["03CC", "03ZZ"])
    func `2988-D4.3-i, 2988-D5.1.c, 2988-D4.4-i each role comes where it may, is told where it never may, and finds nothing elsewhere`(unit: String) async throws {
        let (office, site) = try await PagesOffice.parts()
        let subject = try await Subject(unit, office)
        try await PagesOffice.live { client in
            var wrong: [String] = []
            for person in Person.all {
                for (route, rule) in Expected.routes.sorted(by: { $0.key < $1.key }) where rule != .aboutOneself {
                    let caller = Caller(person: person, token: try await person.session(office), site: site, client: client)
                    let (got, clause) = try await caller.call(route, subject)
                    let expected = rule.outcome(for: person, subject)
                    if got != expected { wrong.append("\(person.name) \(route): \(got), not \(expected)") }
                    if got == .forbidden, !clause { wrong.append("\(person.name) \(route): refused without a clause") }
                }
            }
            #expect(wrong == [])
        }
    }
}

/// What somebody meets.
private enum Outcome { case comesIn, signsInFirst, forbidden, findsNothing }

private struct Person {
    var name: String
    var role: Role?
    var unit: String?
    var hat: String?

    init(_ name: String, _ role: Role? = nil, _ unit: String? = nil, hat: String? = nil) { (self.name, self.role, self.unit, self.hat) = (name, role, unit, hat) }

    // 03CC is a Chi cục of 03ZZ; GSQL is neither's.
    static let all = [
        Person("nobody"), Person("huong.ttm", .declarant), Person("tung.vd", .declarant),
        Person("phong.dt", .officer, "03CC"), Person("hung.pv", .unitLeader, "03CC"), Person("van.lt", .recordsClerk, "03CC"),
        Person("linh.nk", .administrator, "03CC", hat: "03cc_qt"),
        Person("long.vh", .officer, "03ZZ"), Person("tien.dm", .divisionLeader, "03ZZ"), Person("cuong.nk", .unitLeader, "03ZZ"),
        Person("dung.tk", .recordsClerk, "03ZZ"), Person("thang.hv", .administrator, "03ZZ", hat: "03zz_qt"),
        Person("duc.nm", .officer, "GSQL"), Person("binh.lt", .divisionLeader, "GSQL"), Person("viet.pq", .unitLeader, "GSQL"),
        Person("thu.tt", .recordsClerk, "GSQL"), Person("vy.lk", .observer, "GSQL"), Person("thanh.dc", .administrator, "GSQL", hat: "gsql_qt"),
        Person("tuan.ma", .rootAdministrator, "CNTT", hat: "cntt_qt"), Person("truong.cx", .monitor, "GSQL", hat: "gsql_gs"),
    ]

    /// A session as sign-in begins it, without the tenth of a second a password takes.
    func session(_ office: Office) async throws -> SessionToken? {
        guard role != nil else { return nil }
        let token = SessionToken()
        let (account, hat) = (name, hat)
        try await office.database.write { tx in
            try tx.execute(
                """
                INSERT INTO session (token_hash, id, account, hat, client, began_at, expires_at, proven_at)
                VALUES (\(token.digest), \(token.digest), \(account), \(hat), 'test', \(tx.now), \(tx.now + 3_600_000), \(OfficeClock.wall))
                """)
        }
        return token
    }

    func sees(_ subject: Subject) -> Bool { role == .declarant ? name == subject.party : worksOnDossiers && unit == subject.unit }

    var worksOnDossiers: Bool { role.map { [.officer, .divisionLeader, .unitLeader, .recordsClerk, .observer].contains($0) } ?? false }
}

/// What the paths name: a dossier of the unit, a document of it, an ordinary account of the unit, a draft, a returned result.
private struct Subject: Sendable {
    var unit: String
    var party: String
    var account: String
    var values: [String: String]

    init(_ unit: String, _ office: Office) async throws {
        (self.unit, account) = (unit, unit == "03CC" ? "oanh.tk" : "anh.nq")
        let (number, filer, completed) = try await office.database.read { tx in
            let row = try #require(try tx.row("SELECT number, filed_by FROM dossier WHERE unit = \(unit) AND closed_at IS NOT NULL AND filed_by IN ('huong.ttm', 'tung.vd') LIMIT 1"))
            let completed = try #require(try tx.row("SELECT number FROM dossier WHERE phase = 'completed' LIMIT 1"))
            return (try row.text("number"), try row.text("filed_by"), try completed.text("number"))
        }
        party = filer
        let (document, result) = try await office.database.read { tx in
            let document = try #require(try tx.row("SELECT id FROM document WHERE dossier = \(number) AND origin = 'declarant' ORDER BY added_at LIMIT 1")).text("id")
            let result = try #require(try tx.row("SELECT id FROM document WHERE dossier = \(completed) AND (origin = 'seal' OR component = 'scan') LIMIT 1")).text("id")
            return (document, result)
        }
        values = [
            "number": number, "document": document, "completed": completed, "result": result, "key": "I-18", "noun": "proposals", "page": "1",
            "slot": "request", "account": account, "code": unit, "name": "none", "row": "none", "term": "none", "answer": "consent",
        ]
    }

    func path(_ route: String, for person: Person) -> String {
        var path = route.contains("/results/") ? route.replacing("{number}", with: values["completed"]!).replacing("{id}", with: values["result"]!) : route
        if path.contains("/accounts/{id}") { path = path.replacing("{id}", with: account) }
        if path.contains("/documents/{id}") { path = path.replacing("{id}", with: values["document"]!) }
        for (name, value) in values { path = path.replacing("{\(name)}", with: value) }
        return path.replacing("{id}", with: "none").replacing("/static/**", with: "/static/haidang.css")
    }
}

private enum Rule: Equatable {
    case everybody
    case signedIn
    case office
    case leaders
    /// Those roles; the others are told so.
    case roles(Set<Role>)
    /// Whoever sees the dossier and has one of the roles.
    case dossier(Set<Role>)
    /// Of the office, whoever sees it; for others there is no such page.
    case officeDossier
    /// Whoever leads somebody and sees it; the leader's page is told of first.
    case leadersDossier
    /// The declarant's own; a role that never files is told so first.
    case filedDossier
    case ownAccounts
    /// Of one's own unit; a role that never may is told so first.
    case unit(Set<Role>)
    /// What everybody of the office may know of a unit, and its administrator.
    case unitPage
    /// An account of one's own unit, for those roles.
    case accountOfUnit(Set<Role>)
    /// Nothing by that name is there.
    case nothingThere(Set<Role>)
    /// Ends a session or locks an account: tried where that is the subject.
    case aboutOneself

    func outcome(for person: Person, _ subject: Subject) -> Outcome {
        if case .everybody = self { return .comesIn }
        guard let role = person.role else { return .signsInFirst }
        switch self {
        case .everybody, .signedIn, .aboutOneself: return .comesIn
        case .office: return person.worksOnDossiers ? .comesIn : .findsNothing
        case .leaders: return !person.worksOnDossiers ? .findsNothing : [.divisionLeader, .unitLeader].contains(role) ? .comesIn : .forbidden
        case .roles(let roles): return roles.contains(role) ? .comesIn : .forbidden
        case .dossier(let roles): return !person.sees(subject) ? .findsNothing : roles.contains(role) ? .comesIn : .forbidden
        case .officeDossier: return person.worksOnDossiers && person.sees(subject) ? .comesIn : .findsNothing
        case .leadersDossier:
            let leads = [.divisionLeader, .unitLeader].contains(role)
            return person.worksOnDossiers && !leads ? .forbidden : leads && person.sees(subject) ? .comesIn : .findsNothing
        case .filedDossier: return role != .declarant ? .forbidden : person.sees(subject) ? .comesIn : .findsNothing
        case .ownAccounts:
            guard [.administrator, .rootAdministrator].contains(role) else { return .forbidden }
            return person.unit == subject.unit ? .comesIn : .findsNothing
        case .unit(let roles): return !roles.contains(role) ? .forbidden : person.unit == subject.unit ? .comesIn : .findsNothing
        case .unitPage: return role == .declarant || role == .monitor ? .forbidden : role == .administrator && person.unit != subject.unit ? .findsNothing : .comesIn
        case .accountOfUnit(let roles):
            guard roles.contains(role) else { return .forbidden }
            return person.unit == subject.unit ? .comesIn : .findsNothing
        case .nothingThere(let roles): return roles.isEmpty || roles.contains(role) ? .findsNothing : .forbidden
        }
    }
}

private enum Expected {
    static let inOffice: Set<Role> = [.officer, .divisionLeader, .unitLeader, .recordsClerk, .observer]
    static let anybody: Set<Role> = inOffice.union([.declarant])

    static let administrators: Set<Role> = [.administrator, .rootAdministrator]

    // swift-format-ignore
    private static let units: [String: Rule] = [
        "GET /units": .roles(inOffice.union(administrators)), "GET /units/{code}": .unitPage,
        "GET /units/{code}/assignment-orders": .unit([.unitLeader]), "POST /units/{code}/assignment-orders": .unit([.unitLeader]),
        "GET /units/{code}/assignment-settings": .unit(administrators), "POST /units/{code}/assignment-settings": .unit(administrators),
        "GET /units/{code}/divisions": .unit(administrators), "POST /units/{code}/divisions": .unit(administrators),
        "GET /units/{code}/divisions/{id}": .nothingThere(administrators), "POST /units/{code}/divisions/{id}": .unit(administrators),
        "POST /units/{code}/divisions/{id}/closures": .nothingThere(administrators),
        "GET /api/v1/units": .roles(inOffice.union(administrators)), "GET /api/v1/units/{code}": .unitPage,
        "POST /api/v1/units/{code}/assignment-orders": .unit([.unitLeader]), "POST /api/v1/units/{code}/assignment-settings": .unit(administrators),
        "POST /api/v1/units/{code}/divisions": .unit(administrators), "POST /api/v1/units/{code}/divisions/{id}/names": .unit(administrators),
        "POST /api/v1/units/{code}/divisions/{id}/closures": .nothingThere(administrators),
    ]

    static let withholders: Set<Role> = [.officer, .divisionLeader, .unitLeader, .recordsClerk]
    static let managers: Set<Role> = [.administrator, .rootAdministrator]
    static let overseers: Set<Role> = [.administrator, .rootAdministrator, .unitLeader]

    static let routes = [pages, programs, units, accountPages, accountPrograms, signIn].reduce([:]) { $0.merging($1) { first, _ in first } }

    // swift-format-ignore
    private static let accountPages: [String: Rule] = [
        "GET /accounts": .roles(overseers), "POST /accounts": .roles([.unitLeader]), "GET /accounts/{id}": .accountOfUnit(overseers),
        "POST /accounts/{id}/releases": .accountOfUnit(managers), "POST /accounts/{id}/deactivations": .accountOfUnit([.unitLeader]),
        "POST /accounts/{id}/acting-terms": .accountOfUnit([.unitLeader]), "POST /accounts/{id}/acting-terms/{term}/ends": .accountOfUnit([.unitLeader]),
        "GET /account-lists": .roles(overseers), "POST /account-lists": .roles(managers), "GET /account-list-template": .roles(overseers),
        "GET /account-lists/{id}": .nothingThere(overseers), "GET /account-lists/{id}/document": .nothingThere(overseers),
        "GET /account-lists/{id}/new-row": .nothingThere(overseers), "POST /account-lists/{id}/new-row": .nothingThere(managers),
        "GET /account-lists/{id}/rows/{row}": .nothingThere(overseers), "POST /account-lists/{id}/rows/{row}": .nothingThere(managers),
        "POST /account-lists/{id}/rows/{row}/removals": .nothingThere(managers), "POST /account-lists/{id}/rows/{row}/executions": .nothingThere(managers),
        "POST /account-lists/{id}/imports": .nothingThere(managers), "POST /account-lists/{id}/submissions": .nothingThere(managers),
        "POST /account-lists/{id}/discards": .nothingThere(managers), "POST /api/v1/account-lists/{id}/discards": .nothingThere(managers),
        "POST /account-lists/{id}/approvals": .nothingThere([.unitLeader]), "POST /account-lists/{id}/sendbacks": .nothingThere([.unitLeader]),
        "POST /account-lists/{id}/executions": .nothingThere(managers),
        "GET /monitoring-lists": .roles(overseers), "POST /monitoring-lists": .roles(managers), "GET /monitoring-lists/{id}": .nothingThere(overseers),
        "GET /monitoring-lists/{id}/new-row": .nothingThere(overseers), "POST /monitoring-lists/{id}/new-row": .nothingThere(managers),
        "GET /monitoring-lists/{id}/rows/{row}": .nothingThere(overseers), "POST /monitoring-lists/{id}/rows/{row}": .nothingThere(managers),
        "POST /monitoring-lists/{id}/rows/{row}/removals": .nothingThere(managers),
        "POST /monitoring-lists/{id}/rows/{row}/executions": .nothingThere([.rootAdministrator]), "POST /monitoring-lists/{id}/discards": .nothingThere(managers),
        "POST /monitoring-lists/{id}/submissions": .nothingThere(managers), "POST /monitoring-lists/{id}/approvals": .nothingThere([.rootAdministrator]),
        "POST /monitoring-lists/{id}/sendbacks": .nothingThere([.rootAdministrator]), "POST /monitoring-lists/{id}/replies": .nothingThere([.rootAdministrator]),
        "POST /monitoring-lists/{id}/executions": .nothingThere([.rootAdministrator]),
        "GET /unit-openings": .roles([.rootAdministrator]), "POST /unit-openings": .roles([.rootAdministrator]),
        "POST /api/v1/unit-openings": .roles([.rootAdministrator]),
        "GET /administrators": .roles([.rootAdministrator, .unitLeader]), "POST /administrators": .roles([.rootAdministrator]),
        "GET /administrators/{name}": .nothingThere([.rootAdministrator, .unitLeader]), "POST /administrators/{name}/holders": .nothingThere([.unitLeader]),
        "POST /administrators/{name}/closings": .nothingThere([.rootAdministrator]), "GET /hats": .signedIn, "POST /hats": .aboutOneself,
    ]

    // swift-format-ignore
    private static let accountPrograms: [String: Rule] = [
        "GET /api/v1/accounts": .roles(overseers), "POST /api/v1/accounts": .roles([.unitLeader]), "GET /api/v1/accounts/{id}": .accountOfUnit(overseers),
        "POST /api/v1/accounts/{id}/releases": .accountOfUnit(managers), "POST /api/v1/accounts/{id}/deactivations": .accountOfUnit([.unitLeader]),
        "POST /api/v1/accounts/{id}/acting-terms": .accountOfUnit([.unitLeader]),
        "POST /api/v1/accounts/{id}/acting-terms/{term}/ends": .accountOfUnit([.unitLeader]),
        "GET /api/v1/account-lists": .roles(overseers), "POST /api/v1/account-lists": .roles(managers), "GET /api/v1/account-list-template": .roles(overseers),
        "GET /api/v1/account-lists/{id}": .nothingThere(overseers), "GET /api/v1/account-lists/{id}/document": .nothingThere(overseers),
        "POST /api/v1/account-lists/{id}/rows": .nothingThere(managers), "PUT /api/v1/account-lists/{id}/rows/{row}": .nothingThere(managers),
        "DELETE /api/v1/account-lists/{id}/rows/{row}": .nothingThere(managers), "POST /api/v1/account-lists/{id}/imports": .nothingThere(managers),
        "POST /api/v1/account-lists/{id}/submissions": .nothingThere(managers), "POST /api/v1/account-lists/{id}/approvals": .nothingThere([.unitLeader]),
        "POST /api/v1/account-lists/{id}/sendbacks": .nothingThere([.unitLeader]), "POST /api/v1/account-lists/{id}/executions": .nothingThere(managers),
        "GET /api/v1/monitoring-lists": .roles(overseers), "POST /api/v1/monitoring-lists": .roles(managers),
        "GET /api/v1/monitoring-lists/{id}": .nothingThere(overseers), "POST /api/v1/monitoring-lists/{id}/rows": .nothingThere(managers),
        "PUT /api/v1/monitoring-lists/{id}/rows/{row}": .nothingThere(managers), "DELETE /api/v1/monitoring-lists/{id}/rows/{row}": .nothingThere(managers),
        "POST /api/v1/monitoring-lists/{id}/discards": .nothingThere(managers), "POST /api/v1/monitoring-lists/{id}/submissions": .nothingThere(managers),
        "POST /api/v1/monitoring-lists/{id}/approvals": .nothingThere([.rootAdministrator]),
        "POST /api/v1/monitoring-lists/{id}/sendbacks": .nothingThere([.rootAdministrator]),
        "POST /api/v1/monitoring-lists/{id}/replies": .nothingThere([.rootAdministrator]),
        "POST /api/v1/monitoring-lists/{id}/executions": .nothingThere([.rootAdministrator]),
        "GET /api/v1/administrators": .roles([.rootAdministrator, .unitLeader]), "POST /api/v1/administrators": .roles([.rootAdministrator]),
        "GET /api/v1/administrators/{name}": .nothingThere([.rootAdministrator, .unitLeader]),
        "POST /api/v1/administrators/{name}/holders": .nothingThere([.unitLeader]), "POST /api/v1/administrators/{name}/closings": .nothingThere([.rootAdministrator]),
        "GET /api/v1/hats": .signedIn, "POST /api/v1/hats": .aboutOneself,
    ]

    // swift-format-ignore
    private static let pages: [String: Rule] = [
        "GET /healthz": .everybody, "GET /readyz": .everybody, "GET /metrics": .everybody, "GET /static/**": .everybody,
        "GET /favicon.ico": .everybody, "GET /robots.txt": .everybody,
        "GET /": .everybody, "GET /procedures": .everybody, "GET /procedures/{key}": .everybody, "GET /procedures/{key}/drafts": .everybody,
        "GET /lookup": .everybody, "POST /lookup": .everybody, "GET /sign-in": .everybody, "POST /sign-in": .everybody, "POST /sign-out": .aboutOneself,
        "GET /activate": .everybody, "POST /activate": .everybody, "GET /risk": .everybody, "POST /risk": .aboutOneself,
        "GET /account": .signedIn, "POST /account/sessions/{id}/end": .nothingThere([]), "GET /dossiers": .signedIn,
        "POST /procedures/{key}/drafts": .roles([.declarant]),
        "GET /drafts/{id}": .everybody,
        "GET /drafts/{id}/questions": .nothingThere([.declarant]), "POST /drafts/{id}/questions": .nothingThere([.declarant]),
        "GET /drafts/{id}/papers": .nothingThere([.declarant]), "GET /drafts/{id}/papers/{slot}": .nothingThere([.declarant]),
        "POST /drafts/{id}/papers/{slot}": .nothingThere([.declarant]), "GET /drafts/{id}/papers/{slot}/file": .nothingThere([.declarant]),
        "POST /drafts/{id}/papers/{slot}/removal": .nothingThere([.declarant]), "POST /drafts/{id}/papers/{slot}/by-hand": .nothingThere([.declarant]),
        "POST /drafts/{id}/papers/{slot}/by-hand/removal": .nothingThere([.declarant]), "GET /drafts/{id}/check": .nothingThere([.declarant]),
        "POST /drafts/{id}/filing": .nothingThere([.declarant]), "POST /drafts/{id}/deletion": .nothingThere([.declarant]),
        "GET /dossiers/{number}": .dossier(anybody), "GET /dossiers/{number}/confirmation": .filedDossier,
        // Nothing paints pictures here.
        "GET /dossiers/{number}/documents/{id}": .dossier(anybody), "GET /dossiers/{number}/documents/{id}/pages/{page}": .nothingThere([]),
        "GET /dossiers/{number}/acts/{noun}": .dossier([.officer]), "POST /dossiers/{number}/acts/{noun}": .dossier([.officer]),
        "POST /dossiers/{number}/findings": .officeDossier, "POST /dossiers/{number}/drafts": .dossier([.officer]),
        "GET /dossiers/{number}/drafts/{id}": .nothingThere([]),
        "GET /dossiers/{number}/documents/{id}/withholdings": .unit(withholders), "POST /dossiers/{number}/documents/{id}/withholdings": .unit(withholders),
        "GET /dossiers/{number}/reads": .dossier([.declarant, .unitLeader]), "POST /dossiers/{number}/reads": .officeDossier,
        "GET /inbox": .office, "GET /dossier-exports": .roles([.unitLeader, .observer]), "POST /dossier-exports": .roles([.unitLeader, .observer]),
        "POST /api/v1/dossier-exports": .roles([.unitLeader, .observer]), "GET /assignments": .leaders, "POST /assignments/{number}": .leadersDossier,
        "GET /results": .office, "GET /results/{number}/documents/{id}": .office,
        "GET /access": .roles([.administrator, .rootAdministrator]), "GET /accounts/{id}/access": .ownAccounts,
        "POST /accounts/{id}/handovers": .ownAccounts, "POST /accounts/{id}/locks": .ownAccounts, "POST /accounts/{id}/unlockings": .ownAccounts,
        "GET /reads": .roles([.unitLeader]), "GET /mail": .roles([.rootAdministrator]), "POST /mail/{id}/retries": .nothingThere([.rootAdministrator]),
    ]

    // No other provider is configured here, and ending one's other sessions would end those of tests beside this one.
    private static let signIn: [String: Rule] = [
        "GET /sign-in/code": .everybody,
        "POST /sign-in/code": .everybody,
        "GET /sign-in/openid": .aboutOneself,
        "GET /sign-in/openid/return": .aboutOneself,
        "GET /recovery": .everybody,
        "POST /recovery": .everybody,
        "GET /recovery/new": .everybody,
        "POST /recovery/new": .everybody,
        "GET /registration": .everybody,
        "POST /registration": .everybody,
        "GET /registration/activation": .everybody,
        "POST /registration/activation": .everybody,
        "GET /counter": .roles([.recordsClerk]), "GET /counter/owners": .roles([.recordsClerk]), "POST /counter/owners": .roles([.recordsClerk]),
        "POST /counter": .roles([.recordsClerk]),
        "GET /account/password": .signedIn,
        "POST /account/password": .signedIn,
        "GET /account/data": .signedIn,
        "POST /account/data": .signedIn,
        "GET /account/second-factor": .signedIn,
        "POST /account/second-factor": .signedIn,
        "POST /account/second-factor/removal": .signedIn,
        "GET /account/tokens": .signedIn,
        "POST /account/tokens": .signedIn,
        "POST /account/tokens/{id}/revocation": .nothingThere([]),
        "GET /account/parties": .roles([.declarant]),
        "POST /account/parties": .roles([.declarant]),
        "POST /account/parties/{id}/choice": .nothingThere([]),
        "POST /account/parties/{id}/people/{account}/{answer}": .nothingThere([]),
        "POST /account/other-sessions/end": .aboutOneself,
        "GET /api/v1/sessions": .signedIn,
        "DELETE /api/v1/sessions/others": .aboutOneself,
        "POST /api/v1/sessions/current/confirmations": .signedIn,
        "PUT /api/v1/account/password": .signedIn,
        "POST /api/v1/account/second-factors": .signedIn,
        "POST /api/v1/account/second-factors/confirmations": .signedIn,
        "POST /api/v1/account/second-factors/removals": .signedIn,
        "GET /api/v1/account/tokens": .signedIn,
        "POST /api/v1/account/tokens": .signedIn,
        "DELETE /api/v1/account/tokens/{id}": .nothingThere([]),
        "GET /api/v1/account/data": .signedIn,
        "POST /api/v1/recoveries": .everybody,
        "POST /api/v1/recoveries/passwords": .everybody,
        "POST /api/v1/registrations": .everybody,
        "POST /api/v1/registrations/activations": .everybody,
        "GET /api/v1/registrations/{number}": .nothingThere([.recordsClerk]),
        "POST /api/v1/registrations/{number}/identifications": .nothingThere([.recordsClerk]),
        "GET /api/v1/parties": .signedIn,
        "POST /api/v1/parties": .roles([.declarant]),
        "POST /api/v1/parties/proofs": .roles([.recordsClerk]),
        "POST /api/v1/parties/{id}/choices": .nothingThere([]),
        "POST /api/v1/parties/{id}/consents": .signedIn,
    ]

    // swift-format-ignore
    private static let programs: [String: Rule] = [
        "GET /api/v1/openapi.json": .everybody, "POST /api/v1/sessions": .everybody, "DELETE /api/v1/sessions/current": .aboutOneself,
        "GET /api/v1/account": .signedIn, "GET /api/v1/procedures": .everybody, "GET /api/v1/procedures/{key}": .everybody,
        "POST /api/v1/dossiers/{number}/documents/{id}/withholdings": .unit(withholders),
        "POST /api/v1/lookups": .everybody, "GET /api/v1/results/{number}": .office, "GET /api/v1/results/{number}/documents/{id}": .office,
        "PUT /api/v1/rehearsal/clock": .everybody, "POST /api/v1/activations": .everybody, "POST /api/v1/account/risk-reports": .aboutOneself,
        "GET /api/v1/dossiers": .signedIn, "POST /api/v1/dossiers": .roles([.declarant]),
        "GET /api/v1/dossiers/{number}": .dossier(anybody), "GET /api/v1/dossiers/{number}/documents/{id}": .dossier(anybody),
        "GET /api/v1/dossiers/{number}/reads": .dossier([.declarant, .unitLeader]),
        "GET /api/v1/access": .roles([.administrator, .rootAdministrator]), "GET /api/v1/accounts/{id}/access": .ownAccounts,
        "POST /api/v1/accounts/{id}/handovers": .ownAccounts, "POST /api/v1/accounts/{id}/locks": .ownAccounts,
        "POST /api/v1/accounts/{id}/unlockings": .ownAccounts,
        "GET /api/v1/reads": .roles([.unitLeader]), "GET /api/v1/mails": .roles([.rootAdministrator]),
        "POST /api/v1/mails/{id}/retries": .nothingThere([.rootAdministrator]),
        "POST /api/v1/dossiers/{number}/manual-parts": .dossier([.officer, .declarant]),
        "POST /api/v1/dossiers/{number}/assignments": .dossier([.unitLeader, .divisionLeader]),
        "POST /api/v1/dossiers/{number}/claims": .dossier([.officer]), "POST /api/v1/dossiers/{number}/proposals": .dossier([.officer]),
        "POST /api/v1/dossiers/{number}/forwardings": .dossier([.divisionLeader]),
        "POST /api/v1/dossiers/{number}/approvals": .dossier([.unitLeader, .divisionLeader]),
        "POST /api/v1/dossiers/{number}/sendbacks": .dossier([.unitLeader, .divisionLeader]),
        "POST /api/v1/dossiers/{number}/refusals": .dossier([.officer]), "POST /api/v1/dossiers/{number}/supplement-requests": .dossier([.officer]),
        "POST /api/v1/dossiers/{number}/supplement-openings": .dossier([.unitLeader]), "POST /api/v1/dossiers/{number}/supplements": .dossier([.declarant]),
        "POST /api/v1/dossiers/{number}/takebacks": .dossier([.officer, .divisionLeader, .unitLeader]),
        "POST /api/v1/dossiers/{number}/paper-demands": .dossier([.officer]), "POST /api/v1/dossiers/{number}/paper-receipts": .dossier([.officer]),
        "POST /api/v1/dossiers/{number}/fee-notices": .dossier([.officer]), "POST /api/v1/dossiers/{number}/payments": .dossier([.officer]),
        "POST /api/v1/dossiers/{number}/voidings": .dossier([.officer]), "POST /api/v1/dossiers/{number}/releases": .dossier([.officer]),
        "POST /api/v1/dossiers/{number}/paper-releases": .dossier([.officer]), "POST /api/v1/dossiers/{number}/issues": .dossier([.recordsClerk]),
        "POST /api/v1/dossiers/{number}/paper-requests": .dossier([.declarant]),
        "POST /api/v1/dossiers/{number}/paper-request-answers": .dossier([.unitLeader]),
        "POST /api/v1/dossiers/{number}/withdrawals": .dossier([.declarant]),
        "POST /api/v1/dossiers/{number}/reassignments": .dossier([.unitLeader, .divisionLeader]),
        "POST /api/v1/dossiers/{number}/deputies": .dossier([.unitLeader, .divisionLeader]), "POST /api/v1/dossiers/{number}/apologies": .dossier([.officer]),
    ]
}

private struct Caller {
    var person: Person
    var token: SessionToken?
    var site: Site
    var client: any TestClientProtocol

    /// What came of it, and whether a refusal names a clause.
    func call(_ route: String, _ subject: Subject) async throws -> (Outcome, Bool) {
        let parts = route.split(separator: " ").map(String.init)
        let path = subject.path(parts[1], for: person)
        let isAPI = path.hasPrefix("/api/")
        var headers: HTTPFields = isAPI ? [.ifMatch: "1", .contentType: "application/json"] : [.accept: "text/html", .contentType: "application/x-www-form-urlencoded"]
        var body = isAPI ? "{}" : ""
        if let token, isAPI { headers[.authorization] = "Bearer \(token.secret)" }
        if !isAPI {
            let cookie = token ?? SessionToken()
            headers[.cookie] = "\(token == nil ? "hd-visit" : "hd")=\(cookie.secret)"
            body = "csrf=\(site.csrf.token(for: cookie))&sequence=1"
        }
        let method = HTTPRequest.Method(rawValue: parts[0])!
        let answer = try await client.executeRequest(uri: path, method: method, headers: headers, body: method == .get ? nil : ByteBuffer(string: body))
        let text = answer.text
        return (outcome(answer), text.contains("\"clause\"") || text.contains("<cite>"))
    }

    private func outcome(_ answer: TestResponse) -> Outcome {
        switch answer.status {
        case .unauthorized: person.role == nil && answer.text.contains("wrong-credentials") ? .comesIn : .signsInFirst
        case .seeOther where answer.headers[.location]?.hasPrefix("/sign-in?return") == true: .signsInFirst
        case .forbidden: .forbidden
        case .notFound: .findsNothing
        default: .comesIn
        }
    }
}
