import Crypto
import Foundation
import Testing

@testable import Service

/// OpenID Connect Core 1.0, section 3.1.3.7; with a provider that signs by ES256. RS256 and the way there and back are the browser tests'.
@Suite struct IDTokenTests {
    private static let key = P256.Signing.PrivateKey()
    private static let now: Int64 = 1_700_000_000
    private static let right = #"{"iss":"https://id.example","aud":"hai-dang","nonce":"n","iat":1700000000,"exp":1700000300.0,"sub":"an","email":"an@a.example"}"#

    private static func read(_ claims: String, head: String = #"{"alg":"ES256","kid":"1"}"#, key: P256.Signing.PrivateKey = key, now: Int64 = now) throws -> IDToken {
        let text = Data(head.utf8).base64URL + "." + Data(claims.utf8).base64URL
        let signature = try key.signature(for: Data(text.utf8)).rawRepresentation.base64URL
        let raw = Self.key.publicKey.rawRepresentation
        let web = JSONWebKey(kty: "EC", kid: "1", crv: "P-256", x: raw.prefix(32).base64URL, y: raw.suffix(32).base64URL)
        return try IDToken("\(text).\(signature)", keys: [web], issuer: "https://id.example", client: "hai-dang", nonce: "n", now: now)
    }

    @Test func `a right token names its account, and by mail only an address the provider has seen to be the person's`() throws {
        #expect(try Self.read(Self.right).account("sub") == "an")
        #expect(try Self.read(Self.right).account("email") == nil)
        #expect(try Self.read(Self.right.replacing(#""sub":"#, with: #""email_verified":false,"sub":"#)).account("email") == nil)
        #expect(try Self.read(Self.right.replacing(#""sub":"#, with: #""email_verified":true,"sub":"#)).account("email") == "an@a.example")
        #expect(try Self.read(Self.right).account("groups") == nil)
        #expect(try Self.read(Self.right.replacing(#""aud":"hai-dang""#, with: #""aud":["other","hai-dang"],"azp":"hai-dang""#)).account("sub") == "an")
    }

    @Test(arguments: [
        (#""iss":"https://id.example""#, #""iss":"https://id.example/""#, "issuer"), (#""aud":"hai-dang""#, #""aud":"other""#, "audience"),
        (#""aud":"hai-dang""#, #""aud":["other","hai-dang"]"#, "audience"), (#""aud":"hai-dang""#, #""aud":[]"#, "audience"),
        (#""exp":1700000300.0"#, #""exp":1699999940"#, "expired"), (#""exp":1700000300.0"#, #""exp":"1700000300""#, "expired"),
        (#""iat":1700000000"#, #""iat":1700000061"#, "issued later"), (#""nonce":"n""#, #""nonce":"m""#, "nonce"), (#","nonce":"n""#, "", "nonce"),
    ])
    func `a claim that is wrong or missing is refused`(_ claim: String, _ wrong: String, _ fault: String) {
        #expect(throws: OpenIDFault.badToken(fault)) { try Self.read(Self.right.replacing(claim, with: wrong)) }
    }

    @Test func `a minute of a clock that is off is forgiven, no more`() throws {
        _ = try Self.read(Self.right, now: Self.now + 359)
        #expect(throws: OpenIDFault.badToken("expired")) { try Self.read(Self.right, now: Self.now + 360) }
        _ = try Self.read(Self.right, now: Self.now - 60)
    }

    @Test(arguments: [#"{"alg":"none","kid":"1"}"#, #"{"alg":"HS256","kid":"1"}"#, #"{"alg":"RS256","kid":"1"}"#, #"{"alg":"ES256","kid":"2"}"#, "{}"])
    func `the algorithm is the key's, never the token's choice`(_ head: String) {
        #expect(throws: OpenIDFault.self) { try Self.read(Self.right, head: head) }
    }

    @Test func `another's signature and what is no token are refused`() {
        #expect(throws: OpenIDFault.badToken("signature")) { try Self.read(Self.right, key: P256.Signing.PrivateKey()) }
        for text in ["", "a", "a.b", "a.b.c", "a.b.c.d", "=.=.="] {
            #expect(throws: OpenIDFault.self) { try IDToken(text, keys: [], issuer: "", client: "", nonce: "", now: 0) }
        }
    }

    @Test(arguments: [
        ("https://id.example/a", true), ("http://localhost:1/a", true), ("http://127.0.0.1/a", true), ("http://id.example/a", false),
        ("http://127.0.0.1.id.example/a", false), ("http://localhost@id.example/a", false), ("ftp://localhost/a", false), ("file:///etc/passwd", false),
    ])
    func `a secret goes over TLS, or stays on this machine`(_ address: String, _ isSafe: Bool) {
        #expect(URL(string: address).map(OpenIDTransport.isSafe) == isSafe)
    }
}
