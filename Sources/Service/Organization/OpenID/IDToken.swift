import Crypto
import CryptoExtras
import Foundation

/// An ID token of OpenID Connect Core 1.0, section 2, as far as a sign-in needs it.
struct IDToken: Sendable {
    private let claims: [String: any Sendable]

    /// Section 3.1.3.7: the signature by a key of the provider, the issuer, the audience, the time, the nonce of this very visit.
    /// - Parameter now: seconds of the real clock.
    init(_ text: String, keys: [JSONWebKey], issuer: String, client: String, nonce: String, now: Int64) throws(OpenIDFault) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let head = Self.object(parts[0]), let claims = Self.object(parts[1]), let signature = Data(base64URL: parts[2]) else {
            throw .badToken("not a signed token")
        }
        let signed = Data("\(parts[0]).\(parts[1])".utf8)
        guard let algorithm = head["alg"] as? String, head["crit"] == nil else { throw .badToken("algorithm") }
        let kid = head["kid"] as? String
        let fitting = keys.filter { $0.algorithm == algorithm && (kid == nil || $0.kid == nil || $0.kid == kid) }
        guard fitting.contains(where: { $0.verifies(signature, of: signed) }) else { throw .badToken("signature") }
        try Self.check(claims, issuer: issuer, client: client, nonce: nonce, now: now)
        self.claims = claims
    }

    /// Whom the token names; by a mail address only when the provider has seen that it is the person's own (section 5.7).
    func account(_ claim: String) -> String? {
        if claim == "email", claims["email_verified"] as? Bool != true { return nil }
        return claims[claim] as? String
    }

    private static func check(_ claims: [String: any Sendable], issuer: String, client: String, nonce: String, now: Int64) throws(OpenIDFault) {
        guard claims["iss"] as? String == issuer else { throw .badToken("issuer") }
        let audience = (claims["aud"] as? [String]) ?? [claims["aud"] as? String].compactMap { $0 }
        guard audience.contains(client), audience.count == 1 || claims["azp"] as? String == client else { throw .badToken("audience") }
        guard let until = (claims["exp"] as? NSNumber)?.int64Value, now < until + leeway else { throw .badToken("expired") }
        guard let issued = (claims["iat"] as? NSNumber)?.int64Value, issued - leeway <= now else { throw .badToken("issued later") }
        guard claims["nonce"] as? String == nonce else { throw .badToken("nonce") }
    }

    private static let leeway: Int64 = 60

    private static func object(_ part: String) -> [String: any Sendable]? {
        Data(base64URL: part).flatMap { try? JSONSerialization.jsonObject(with: $0) as? [String: any Sendable] }
    }
}

/// A public key of the provider, RFC 7517; only those that sign with RS256 or ES256.
struct JSONWebKey: Sendable, Decodable {
    var kty: String
    var kid: String?
    var use: String?
    var alg: String?
    var n: String?
    var e: String?
    var crv: String?
    var x: String?
    var y: String?

    /// Chosen by the key, never by the token.
    var algorithm: String? {
        guard use == nil || use == "sig" else { return nil }
        let own: String? =
            switch kty {
            case "RSA": "RS256"
            case "EC" where crv == "P-256": "ES256"
            default: nil
            }
        return alg == nil || alg == own ? own : nil
    }

    func verifies(_ signature: Data, of message: Data) -> Bool {
        switch algorithm {
        case "RS256":
            guard let n = n.flatMap({ Data(base64URL: $0) }), let e = e.flatMap({ Data(base64URL: $0) }), n.count >= 256,
                let key = try? _RSA.Signing.PublicKey(n: n, e: e)
            else { return false }
            return key.isValidSignature(.init(rawRepresentation: signature), for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5)
        case "ES256":
            guard let x = x.flatMap({ Data(base64URL: $0) }), let y = y.flatMap({ Data(base64URL: $0) }),
                let key = try? P256.Signing.PublicKey(rawRepresentation: x + y), let ecdsa = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
            else { return false }
            return key.isValidSignature(ecdsa, for: message)
        default: return false
        }
    }
}

extension Data {
    /// RFC 4648 section 5, without padding.
    init?(base64URL text: String) {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        guard !text.contains("+"), !text.contains("/"), !text.contains("=") else { return nil }
        self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4))
    }

    var base64URL: String { base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "") }
}
