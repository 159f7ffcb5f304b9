import Hummingbird

/// `?lang=` in the address, else the cookie, else Vietnamese. What the address says is remembered. The browser's own preference counts for
/// nothing: most computers in Vietnam are sold set to English.
enum LanguageChoice {
    static func asked(in request: Request) -> Language? {
        request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
    }

    static func language(of request: Request, _ cookies: CookieJar) -> Language {
        asked(in: request) ?? cookies.language(in: request) ?? .vi
    }

    /// The same address in another language. After a POST it is the address posted to, which may be no page; then 405 tells so.
    static func address(of request: Request, in language: Language) -> String {
        let kept = request.uri.query?.split(separator: "&").filter { !$0.hasPrefix("lang=") }.map(String.init) ?? []
        return request.uri.path + "?" + (kept + ["lang=\(language)"]).joined(separator: "&")
    }
}
