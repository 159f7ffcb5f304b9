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
    /// Apart from sign-in: wrong codes from an address must not keep others there from signing in.
    let activationLimits = SignInLimits()
    /// Numbers and identifiers can be guessed.
    let lookupLimits = RateLimiter(burst: 10, every: 20)
    /// Mails that a stranger can make us send.
    let mailLimits = RateLimiter(burst: 10, every: 60)
    /// Each begun sign-in over another provider asks that provider; a whole office may sit behind one address.
    let providerLimits = RateLimiter(burst: 60, every: 2)

    /// The OpenAPI document as served.
    let description: Data

    package init(office: Office, site: Site, resources: Resources) throws {
        (self.office, self.site) = (office, site)
        description = try APIDescription.read(resources)
    }

    /// The account behind the request's token; nil for a visitor.
    /// - Throws: `OrganisationViolation` when a program's token was made for less, or a second factor must be set up first.
    func signedIn(_ context: WebContext) async throws -> SignedIn? {
        guard let token = context.bearer ?? context.session else { return nil }
        if context.isAPIToken { return try await signedIn(apiToken: token, context.door) }
        guard let signedIn = try await office.signedIn(tokenDigest: token.digest) else { return nil }
        if !context.door.leadsToSecondFactor, try await office.owesSecondFactor(signedIn.account) {
            throw OrganisationViolation("2988-D13.2.c", .signIn(.secondFactorMissing))
        }
        return signedIn
    }

    private func signedIn(apiToken token: SessionToken, _ door: TokenDoor) async throws -> SignedIn? {
        guard let signedIn = try await office.signedIn(apiTokenDigest: token.digest), let use = signedIn.token else { return nil }
        guard let needed = door.scope, needed <= use.scope else { throw OrganisationViolation("HD-27", .signIn(.tokenScope(use.scope))) }
        return signedIn
    }

    /// - Throws: `Problem.signInFirst` for a visitor.
    func demandSignedIn(_ context: WebContext) async throws -> SignedIn {
        guard let signedIn = try await signedIn(context) else { throw Problem.signInFirst }
        return signedIn
    }

    /// - Throws: `Problem.signInFirst` for a visitor.
    func account(_ context: WebContext) async throws -> Account {
        guard let account = try await signedIn(context)?.account else { throw Problem.signInFirst }
        return account
    }

    func actor(_ context: WebContext) async throws -> Actor { try await account(context).actor }

    /// Seconds, for the limits of sign-in.
    var now: Double { Double(office.clock.now) / 1000 }

    /// What strangers may do only so often, by network.
    func limit(_ limiter: RateLimiter, _ context: WebContext) throws(Problem) {
        if let wait = limiter.take(ClientAddress.network(of: context.address), at: now) { throw .tooManyRequests(retryAfter: wait) }
    }

    /// - Parameter mayWait: without a code the session begins all the same and waits for one.
    func signIn(
        account: String, password: String, hat: String? = nil, code: String? = nil, mayWait: Bool = false, _ request: Request, _ context: WebContext
    ) async throws -> (SessionToken, SignedIn) {
        let device = try await knownDevice(of: account, context)
        try signInLimits.attempt(account: account, from: context.address, device: device, at: now)
        let token = SessionToken()
        let signedIn = try await office.signIn(
            account: account, password: password, code: code, mayWait: mayWait, hat: hat, tokenDigest: token.digest, client: request.headers[.userAgent] ?? "",
            from: place(context))
        signInLimits.succeeded(account: account, from: context.address, device: device, at: now)
        return (token, signedIn)
    }

    /// The password once more, slowed down like a sign-in.
    func prove(_ password: String, _ signedIn: SignedIn, _ context: WebContext) async throws {
        try signInLimits.attempt(account: signedIn.account.name, from: context.address, device: signedIn.session, at: now)
        try await office.prove(password, by: signedIn)
        signInLimits.succeeded(account: signedIn.account.name, from: context.address, device: signedIn.session, at: now)
    }

    private func knownDevice(of account: String, _ context: WebContext) async throws -> String? {
        guard let device = context.device?.digest, try await office.knows(device: device, of: account) else { return nil }
        return device
    }

    /// What the browser is known by next time: what it keeps already, or something new.
    func deviceCookie(of account: Account, _ context: WebContext) async throws -> HTTPField {
        let device = context.device ?? SessionToken()
        try await office.remember(device: device.digest, of: account)
        return site.cookies.set(device: device)
    }

    func place(_ context: WebContext) -> SignInPlace {
        SignInPlace(network: ClientAddress.network(of: context.address), device: context.device?.digest)
    }
}
