import HTTPTypes
import Hummingbird
import Logging

/// What every page and route of the web interface shares.
package struct Site: Sendable {
    package let settings: ServerSettings
    package let templates: Templates
    package let files: StaticFiles
    package let cookies: CookieJar
    package let csrf: CSRF
    package let metrics: Prometheus
    private let masthead: @Sendable (Request, WebContext) async -> Page

    /// - Parameters:
    ///   - templates: names of templates that code renders; the server does not start without them.
    ///   - masthead: head and foot for whoever is looking. It also stands over error pages, so it must not fail: what it cannot find out, it
    ///     leaves out.
    /// - Throws: `Resources.Fault`, `Templates.Faults`.
    package init(
        settings: ServerSettings, resources: Resources, csrf: CSRF, metrics: Prometheus = Prometheus(), templates: [String] = [],
        masthead: @escaping @Sendable (Request, WebContext) async -> Page = { _, _ in Page() }
    ) throws {
        let files = try StaticFiles(resources)
        let templates = try Templates(resources, files: files, required: templates + ["error"])
        self.init(settings: settings, templates: templates, files: files, csrf: csrf, metrics: metrics, masthead: masthead)
    }

    init(
        settings: ServerSettings, templates: Templates, files: StaticFiles, csrf: CSRF, metrics: Prometheus,
        masthead: @escaping @Sendable (Request, WebContext) async -> Page
    ) {
        (self.settings, self.templates, self.files, self.csrf) = (settings, templates, files, csrf)
        (self.metrics, self.masthead, cookies) = (metrics, masthead, CookieJar(secure: settings.secure))
    }

    package func words(_ context: WebContext) -> Words { templates.words[context.language] }

    /// A page: the template filled with `content` (a struct whose properties are the names the template says), head, foot and words.
    package func page(
        _ template: String, title: String, _ content: some Sendable, status: HTTPResponse.Status = .ok, for request: Request, _ context: WebContext
    ) async throws -> Response {
        var page = await masthead(request, context)
        let other: Language = context.language == .vi ? .en : .vi
        (page.lang, page.title, page.csrf) = (context.language.rawValue, title, context.csrf)
        page.otherLanguage = Page.OtherLanguage(
            languageHref: LanguageChoice.address(of: request, in: other), languageCode: other.rawValue,
            languageName: templates.words[other]("language.name"))
        let text = try templates.render(template, Frame(words: words(context), page: page, content: content))
        let headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .contentLanguage: context.language.rawValue]
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// See Other: after an act, the browser gets the page that shows its result. Only to a path of ours; anything else leads home.
    package func redirect(to path: String) -> Response {
        let isOurs = path.hasPrefix("/") && !path.hasPrefix("//") && !path.hasPrefix("/\\") && HTTPField.isValidValue(path)
        return Response(status: .seeOther, headers: [.location: isOurs ? path : "/"])
    }
}
