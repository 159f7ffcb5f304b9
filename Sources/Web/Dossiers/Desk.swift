import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Service

/// What the routes of the service share: the office, the site, and who is asking.
package struct Desk: Sendable {
    package let office: Office
    package let site: Site
    let signInLimits = SignInLimits()
    let lookupLimits = LookupLimits()

    /// The OpenAPI document as served.
    let description: Data

    package init(office: Office, site: Site, resources: Resources) throws {
        (self.office, self.site) = (office, site)
        description = try APIDescription.read(resources)
    }

    /// The account behind the request's token; nil for a visitor.
    func signedIn(_ context: WebContext) async throws -> SignedIn? {
        guard let token = context.bearer ?? context.session else { return nil }
        return try await office.signedIn(tokenDigest: token.digest)
    }

    /// - Throws: `Problem.signInFirst` for a visitor.
    func account(_ context: WebContext) async throws -> Account {
        guard let account = try await signedIn(context)?.account else { throw Problem.signInFirst }
        return account
    }

    func actor(_ context: WebContext) async throws -> Actor { try await account(context).actor }

    /// Seconds, for the limits of sign-in.
    var now: Double { Double(office.clock.now) / 1000 }

    func signIn(account: String, password: String, hat: String? = nil, _ request: Request, _ context: WebContext) async throws -> (SessionToken, SignedIn) {
        try signInLimits.attempt(account: account, from: context.address, at: now)
        let token = SessionToken()
        let signedIn = try await office.signIn(
            account: account, password: password, hat: hat, tokenDigest: token.digest, client: request.headers[.userAgent] ?? "")
        signInLimits.succeeded(account: account, from: context.address, at: now)
        return (token, signedIn)
    }
}
