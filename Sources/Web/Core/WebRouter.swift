import Hummingbird

/// The whole web interface: what every installation has, and the routes `add` adds. They come after the guards, so none stands outside them.
///
/// - Parameters:
///   - faults, figures: see `Health.add`.
package func router(
    _ site: Site, figures: @escaping @Sendable () async -> [String: Int] = { [:] }, faults: @escaping @Sendable () async -> [String] = { [] },
    add: (Router<WebContext>, Site) -> Void = { _, _ in }
) -> Front {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: NameErrors())
    router.add(middleware: ForeignRequests(csrf: site.csrf, secure: site.settings.secure, formLimit: site.settings.limits.form))
    Health.add(to: router, metrics: site.metrics, faults: faults, figures: figures)
    router.get("static/**") { [files = site.files] request, _ in
        try files.response(to: request, path: String(request.uri.path.dropFirst("/static/".count)))
    }
    // Browsers and crawlers ask for these at the root, whatever a page says.
    for (path, file) in [("favicon.ico", "favicon.svg"), ("robots.txt", "robots.txt")] {
        router.get("\(path)") { [files = site.files] request, _ in try files.response(to: request, path: file) }
    }
    add(router, site)
    return Front(site: site, router: router)
}
