import Hummingbird
import Logging
import Service

/// What is known of a request besides the request. `Front` fills it before any route runs.
package struct WebContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Names this request in the log and in the answer's `X-Request-Id`. (Hummingbird's own `id` traps with a log handler that keeps no metadata.)
    package let requestID: String
    /// The address at the other end of the socket; behind proxies, `Front` replaces it by the client's.
    package var address: String
    package var language = Language.vi
    /// From the cookie. Whether it is (still) somebody's session, only the service knows.
    package var session: SessionToken?
    /// Whose session it is, once that was looked up for this request.
    package var signedIn: SignedIn?
    /// A visitor's token before sign-in, so that the sign-in form too is bound to one browser. Never an authority.
    package var visit: SessionToken?
    /// From `Authorization: Bearer`; then cookies are not looked at.
    package var bearer: SessionToken?
    /// The bearer is a program's token (`hdt_…`), not a session's.
    package var isAPIToken = false
    /// What is asked for, for the scopes of tokens.
    package var door = TokenDoor(method: .get, path: "")
    /// What this browser kept since somebody signed in with it; it opens nothing.
    package var device: SessionToken?
    /// What a form must send back in its field `csrf`, or a script in `X-CSRF-Token`.
    package var csrf = ""

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        requestID = source.logger[metadataKey: "hb.request.id"]?.description ?? String(UInt64.random(in: 0 ... .max), radix: 16)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
