import Domain
import Hummingbird
import Service

/// The pages of those who handle dossiers: officers, leaders, records clerks, observers.
package enum OfficePages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "inbox") { try await InboxPage.show($0) }
        router.pages(desk, get: "dossier-exports") { try await ExportPage.show($0) }
        router.pages(desk, post: "dossier-exports") { try await ExportPage.take($0) }
        router.pages(desk, get: "assignments") { try await AssignmentsPage.show($0) }
        router.pages(desk, post: "assignments/{number}") { try await AssignmentsPage.assign($0) }
        router.pages(desk, post: "dossiers/{number}/findings") { try await Checklist.save($0) }
        router.pages(desk, post: "dossiers/{number}/drafts") { try await DraftPrinting.print($0) }
        router.pages(desk, get: "dossiers/{number}/drafts/{id}") { try await DraftPrinting.download($0) }
    }

    /// A dossier as the office sees it.
    static func dossier(_ reader: Reader, _ view: DossierView) async throws -> Response {
        let account = try reader.officeAccount()
        var page = WorkPage(view, account, reader)
        page.neighbours = try await WorkPage.Neighbours.of(view.row.number, account, reader)
        return try await reader.page("work", title: "\(view.row.number) · \(view.row.partyName)", page)
    }

    /// Head, work bar and foot for somebody of the office. Counts that cannot be had are left out.
    static func fill(_ page: inout Page, for account: Account, office: Office, _ request: Request, _ language: Language) async {
        let path = request.uri.path
        let works = account.worksOnDossiers
        page.office = true
        page.homeHref = account.deskPath
        page.nav = (works ? [Page.Entry(name: language.pick("Xử lý hồ sơ", "Dossiers"), href: "/inbox", current: isWork(path))] : []) + [
            Page.Entry(name: language.pick("Thủ tục", "Procedures"), href: "/procedures", current: path.hasPrefix("/procedures")),
        ] + units(account, path, language) + (works ? [Page.Entry(name: language.pick("Tra cứu kết quả", "Results"), href: "/results", current: path.hasPrefix("/results"))] : [])
            + (account.role == .unitLeader ? [Page.Entry(name: language.pick("Nhật ký đọc", "Read log"), href: "/reads", current: path.hasPrefix("/reads"))] : [])
        if let entry = AccountBoxes.entry(for: account.role, path, language) { page.nav.append(entry) }
        page.helpLinks = [Link(name: language.pick("Thủ tục và giấy tờ cần có", "Procedures and their papers"), href: "/procedures")]
        page.workBar = works ? await OfficeBox.bar(for: account, office: office, request, language) : AccountBoxes.bar(for: account.role, path, language)
    }

    /// Nothing for whoever may not know of units.
    private static func units(_ account: Account, _ path: String, _ language: Language) -> [Page.Entry] {
        guard case .allowed = Permission.check(.seeUnitDirectory, of: account.actor) else { return [] }
        return [Page.Entry(name: language.pick("Đơn vị", "Units"), href: account.unitHref, current: path.hasPrefix("/units"))]
    }

    private static func isWork(_ path: String) -> Bool { ["/inbox", "/assignments", "/dossiers"].contains { path.hasPrefix($0) } }
}

extension Account {
    /// 2988-D3.3: administrators manage accounts, and see no dossier.
    var worksOnDossiers: Bool {
        switch role {
        case .officer, .divisionLeader, .unitLeader, .recordsClerk, .observer: true
        case .declarant, .administrator, .rootAdministrator, .monitor, .system: false
        }
    }

    /// 2988-D5.1.c: an administrator's own unit; everybody else's way to all.
    fileprivate var unitHref: String { role == .administrator ? unit.map { "/units/\($0.code)" } ?? "/units" : "/units" }

    var leadsSomething: Bool { role == .divisionLeader || role == .unitLeader }
}

extension Reader {
    /// Somebody of the office who works on dossiers; to others these pages do not exist.
    func officeAccount() throws -> Account {
        guard let account else { throw Problem.signInFirst }
        guard account.worksOnDossiers else { throw Problem.notFound }
        return account
    }
}
