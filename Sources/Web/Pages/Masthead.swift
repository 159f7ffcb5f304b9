import Domain
import Hummingbird
import Service

/// Head and foot for whoever is looking. It also stands over error pages, so what cannot be found out is left out.
package struct Masthead: Sendable {
    let office: Office
    let version: String

    package init(office: Office, version: String) { (self.office, self.version) = (office, version) }

    package func page(for request: Request, _ context: WebContext) async -> Page {
        var page = await filled(for: request, context)
        page.helpLinks.append(Link(name: context.language.pick("Tài khoản có nguy cơ bị lộ", "Account at risk"), href: "/risk"))
        return page
    }

    private func filled(for request: Request, _ context: WebContext) async -> Page {
        let account = await account(context)
        var page = Page()
        page.version = version
        page.strip = strip(context.language)
        page.signInHref = signInHref(request)
        guard let account else {
            fill(&page, declarant: request.uri.path, context.language)
            return page
        }
        page.account = Page.Account(name: account.person, role: Self.role(of: account, context.language), href: "/account")
        if account.role == .declarant { fill(&page, declarant: request.uri.path, context.language) } else {
            await OfficePages.fill(&page, for: account, office: office, request, context.language)
        }
        return page
    }

    // A page that failed before it knew who asks has looked nobody up.
    private func account(_ context: WebContext) async -> Account? {
        if let known = context.signedIn { return known.account }
        guard let token = context.bearer ?? context.session else { return nil }
        return try? await office.signedIn(tokenDigest: token.digest)?.account
    }

    private func fill(_ page: inout Page, declarant path: String, _ language: Language) {
        page.nav = [
            Page.Entry(name: language.pick("Thủ tục", "Procedures"), href: "/procedures", current: path.hasPrefix("/procedures")),
            Page.Entry(
                name: language.pick("Hồ sơ của tôi", "My dossiers"), href: "/dossiers",
                current: path.hasPrefix("/dossiers") || path.hasPrefix("/drafts")),
        ]
        page.helpLinks = [Link(name: language.pick("Tìm thủ tục và giấy tờ cần có", "Find a procedure and its papers"), href: "/procedures")]
        page.siteLinks = [
            Link(name: language.pick("Về trang chủ", "Home"), href: "/"),
            Link(name: language.pick("Thủ tục chưa nộp trực tuyến", "Procedures not online"), href: "/procedures?state=offline"),
        ]
    }

    private func strip(_ language: Language) -> Page.Strip? {
        guard office.settings.isDemo || office.clock.isRehearsal else { return nil }
        return Page.Strip(demo: office.settings.isDemo, clock: office.clock.isRehearsal ? office.clock.instant.words(in: language) : nil)
    }

    /// Back to the page one came from; the pages before sign-in lead nowhere themselves.
    private func signInHref(_ request: Request) -> String {
        let path = request.uri.path
        return ["/", "/sign-in"].contains(path) || request.method != .get ? "/sign-in" : "/sign-in?return=" + PercentDecoding.encode(path)
    }

    static func role(of account: Account, _ language: Language) -> String {
        if let party = account.party { return party.name }
        return [account.hatTitle(language) ?? account.title, account.divisionName ?? account.unit?.name].compactMap { $0 }.joined(separator: " · ")
    }
}
