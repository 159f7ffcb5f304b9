import Crypto
import Foundation

/// Talks to the provider: discovery, its keys, and the exchange of a code for an ID token. Keys are asked for at each sign-in, so one that
/// the provider has changed is known at once.
struct OpenIDProvider: Sendable {
    let settings: OpenIDSettings

    private struct Discovery: Decodable {
        var issuer: String
        var authorization_endpoint: String
        var token_endpoint: String
        var jwks_uri: String
        var token_endpoint_auth_methods_supported: [String]?

        /// OpenID Connect Discovery 1.0, section 3: where nothing is said, it is `client_secret_basic`.
        var takesSecretInHead: Bool { token_endpoint_auth_methods_supported?.contains("client_secret_basic") ?? true }
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
        guard URL(string: endpoint).map(OpenIDTransport.isSafe) == true else { throw OpenIDFault.malformed("authorization_endpoint") }
        return endpoint + (endpoint.contains("?") ? "&" : "?") + QueryText.encode(query)
    }

    func token(code: String, nonce: String, verifier: String, redirect: String, now: Int64) async throws -> IDToken {
        let discovery = try await discovery()
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect), ("client_id", settings.client), ("code_verifier", verifier),
        ]
        if let secret = settings.secret, !discovery.takesSecretInHead { form.append(("client_secret", secret)) }
        let client = settings.secret.flatMap { secret in
            discovery.takesSecretInHead ? OpenIDTransport.Client(name: QueryText.encode(settings.client), secret: QueryText.encode(secret)) : nil
        }
        let answer: Answer = try await OpenIDTransport.fetch(discovery.token_endpoint, form: QueryText.encode(form), as: client)
        let keys: Keys = try await OpenIDTransport.fetch(discovery.jwks_uri)
        return try IDToken(answer.id_token, keys: keys.keys, issuer: settings.issuer, client: settings.client, nonce: nonce, now: now)
    }

    private func discovery() async throws -> Discovery {
        let base = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
        let found: Discovery = try await OpenIDTransport.fetch(base + "/.well-known/openid-configuration")
        guard found.issuer == settings.issuer else { throw OpenIDFault.malformed("issuer") }
        return found
    }
}
