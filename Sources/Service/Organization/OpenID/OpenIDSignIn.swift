import Crypto
import Domain
import Foundation
import Storage

extension Office {
    private static func random() -> String { SymmetricKey(size: .bits256).withUnsafeBytes { Data($0).base64URL } }
    private static let visitTime: Int64 = 600_000
    private var redirect: String { settings.address + "/sign-in/openid/return" }

    /// - Parameter visit: the digest of what binds this browser to the sign-in; only it may come back with the answer.
    /// - Returns: where the browser goes.
    /// - Throws: `OpenIDFault`.
    package func beginOpenID(visit: String, returnTo: String?) async throws -> String {
        guard let provider = settings.openID.map(OpenIDProvider.init) else { throw OpenIDFault.notConfigured }
        let (state, nonce, verifier) = (Self.random(), Self.random(), Self.random())
        let address = try await provider.address(state: state, nonce: nonce, verifier: verifier, redirect: redirect)
        try await database.write { tx in
            try tx.execute("DELETE FROM open_id_visit WHERE made_at < \(tx.now - Self.visitTime)")
            try tx.execute(
                """
                INSERT INTO open_id_visit (state, visit, nonce, verifier, return_to, made_at)
                VALUES (\(state.digest), \(visit), \(nonce), \(verifier), \(returnTo), \(tx.now))
                """)
        }
        return address
    }

    /// The browser is back with a code. Signs in whom the provider names, if there is such an account here; a second factor of ours still holds.
    /// - Throws: `OpenIDFault`.
    package func finishOpenID(
        state: String, code: String, visit: String, tokenDigest: String, client: String, from place: SignInPlace
    ) async throws -> (signedIn: SignedIn, returnTo: String?) {
        guard let provider = settings.openID.map(OpenIDProvider.init) else { throw OpenIDFault.notConfigured }
        let row = try await database.write { tx in
            try tx.row(
                """
                DELETE FROM open_id_visit WHERE state = \(state.digest) AND visit = \(visit) AND made_at > \(tx.now - Self.visitTime)
                RETURNING nonce, verifier, return_to
                """)
        }
        guard let row else { throw OpenIDFault.unknownVisit }
        let token = try await provider.token(
            code: code, nonce: row.text("nonce"), verifier: row.text("verifier"), redirect: redirect, now: OfficeClock.wall / 1000)
        let name = token.account(provider.settings.accountClaim) ?? ""
        guard let found = try await database.read({ tx in try Credentials.find(name, in: tx) }), found.mayOpen else { throw OpenIDFault.noAccount(name) }
        let beginning = Beginning(person: found.id, code: nil, mayWait: true, hat: nil, tokenDigest: tokenDigest, client: client, place: place)
        do { return (try await begin(beginning), try row.optionalText("return_to")) } catch is WrongCredentials { throw OpenIDFault.noAccount(name) }
    }
}
