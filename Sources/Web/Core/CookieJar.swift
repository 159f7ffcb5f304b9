import HTTPTypes
import Hummingbird

/// The cookies of the service: all HttpOnly, SameSite=Lax, for the whole site. Over HTTPS their names begin with `__Host-`, which browsers
/// accept only from this very host: a neighbouring subdomain cannot plant one.
package struct CookieJar: Sendable {
    package let secure: Bool
    package init(secure: Bool) { self.secure = secure }

    private var prefix: String { secure ? "__Host-" : "" }

    package func session(in request: Request) -> SessionToken? { token("hd", in: request) }
    func visit(in request: Request) -> SessionToken? { token("hd-visit", in: request) }
    func device(in request: Request) -> SessionToken? { token("hd-device", in: request) }
    func language(in request: Request) -> Language? { request.cookies[prefix + "lang"].flatMap { Language(rawValue: $0.value) } }

    /// To be sent after sign-in, with a fresh token. It lives as long as the browser; how long the session does, the service decides.
    package func set(session: SessionToken) -> HTTPField { field("hd", session.secret) }
    /// To be sent after sign-out.
    package var clearSession: HTTPField { field("hd", "", maxAge: 0) }
    func set(visit: SessionToken) -> HTTPField { field("hd-visit", visit.secret) }
    /// Half a year, as long as the service remembers it.
    func set(device: SessionToken) -> HTTPField { field("hd-device", device.secret, maxAge: 180 * 24 * 3600) }
    func set(language: Language) -> HTTPField { field("lang", language.rawValue, maxAge: 365 * 24 * 3600) }

    private func token(_ name: String, in request: Request) -> SessionToken? {
        request.cookies[prefix + name].flatMap { SessionToken($0.value) }
    }

    private func field(_ name: String, _ value: String, maxAge: Int? = nil) -> HTTPField {
        let age = maxAge.map { "; Max-Age=\($0)" } ?? ""
        return HTTPField(name: .setCookie, value: "\(prefix)\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(age)\(secure ? "; Secure" : "")")
    }
}
