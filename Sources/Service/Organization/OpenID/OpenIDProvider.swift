import Crypto
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Talks to the provider: discovery, its keys, and the exchange of a code for an ID token.
struct OpenIDProvider: Sendable {
    let settings: OpenIDSettings

    private struct Discovery: Decodable {
        var issuer: String
        var authorization_endpoint: String
        var token_endpoint: String
        var jwks_uri: String
    }

    private struct Keys: Decodable { var keys: [JSONWebKey] }
    private struct Answer: Decodable { var id_token: String }

    /// Where the browser goes: authorization code with PKCE (RFC 7636), state and nonce.
    func address(state: String, nonce: String, verifier: String, redirect: String) async throws -> String {
        let challenge = Data(SHA256.hash(data: Data(verifier.utf8))).base64URL
        let query = [
            ("response_type", "code"), ("client_id", settings.client), ("redirect_uri", redirect), ("scope", "openid profile email"), ("state", state),
            ("nonce", nonce), ("code_challenge", challenge), ("code_challenge_method", "S256"),
        ]
        let endpoint = try await discovery().authorization_endpoint
        return endpoint + (endpoint.contains("?") ? "&" : "?") + Self.form(query)
    }

    func token(code: String, nonce: String, verifier: String, redirect: String, now: Int64) async throws -> IDToken {
        let discovery = try await discovery()
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect), ("client_id", settings.client), ("code_verifier", verifier),
        ]
        if let secret = settings.secret { form.append(("client_secret", secret)) }
        let answer: Answer = try await fetch(discovery.token_endpoint, form: form)
        let keys: Keys = try await fetch(discovery.jwks_uri)
        return try IDToken(answer.id_token, keys: keys.keys, issuer: settings.issuer, client: settings.client, nonce: nonce, now: now)
    }

    private func discovery() async throws -> Discovery {
        let base = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
        let found: Discovery = try await fetch(base + "/.well-known/openid-configuration")
        guard found.issuer == settings.issuer else { throw OpenIDFault.malformed("issuer") }
        return found
    }

    private func fetch<T: Decodable>(_ address: String, form: [(String, String)]? = nil) async throws -> T {
        guard let url = URL(string: address), isSafe(url) else { throw OpenIDFault.malformed("address") }
        var request = URLRequest(url: url, timeoutInterval: 10)
        if let form {
            request.httpMethod = "POST"
            request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
            request.httpBody = Data(Self.form(form).utf8)
        }
        let (data, status) = try await Self.load(request)
        guard status == 200, data.count < 1 << 20 else { throw OpenIDFault.refused("\(url.path) \(status)") }
        do { return try JSONDecoder().decode(T.self, from: data) } catch { throw OpenIDFault.malformed(url.path) }
    }

    private static func load(_ request: URLRequest) async throws -> (Data, Int) {
        do {
            let (data, response) = try await URLSession.shared.data(for: request)
            return (data, (response as? HTTPURLResponse)?.statusCode ?? 0)
        } catch { throw OpenIDFault.unreachable(request.url?.host ?? "") }
    }

    /// A secret goes over TLS only; on this machine itself nobody listens in.
    private func isSafe(_ url: URL) -> Bool { url.scheme == "https" || (url.scheme == "http" && ["127.0.0.1", "localhost", "::1"].contains(url.host ?? "")) }

    private static func form(_ pairs: [(String, String)]) -> String {
        var plain = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: Unicode.Scalar(0)..."\u{7F}"))
        plain.insert(charactersIn: "-._~")
        return pairs.map { "\($0.0)=\($0.1.addingPercentEncoding(withAllowedCharacters: plain) ?? "")" }.joined(separator: "&")
    }
}
