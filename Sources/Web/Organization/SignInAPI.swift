import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Service

/// Sessions, passwords, second factors, tokens and declarants for programs.
package enum SignInAPI {
    package static func add(to router: Router<WebContext>, _ desk: Desk) {
        let api = router.group("api/v1")
        addSessions(to: api, desk)
        addFactors(to: api, desk)
        addTokens(to: api, desk)
        addDeclarants(to: api, desk)
    }

    private static func session(_ token: SessionToken, _ signedIn: SignedIn, _ status: HTTPResponse.Status = .created) throws -> Response {
        try Response.json(SessionJSON(token: token.secret, account: AccountJSON(signedIn.account)), status: status)
    }

    private static let empty = Response(status: .noContent)

    // MARK: - Sessions and passwords

    private static func addSessions(to api: RouterGroup<WebContext>, _ desk: Desk) {
        api.get("sessions") { _, context in
            let signedIn = try await desk.demandSignedIn(context)
            let lines = try await desk.office.sessions(of: signedIn.account.id)
            return try Response.json(ListJSON(items: lines.map { SessionLineJSON($0, here: signedIn.session) }, next: nil))
        }
        api.post("sessions/current/confirmations") { request, context in
            let signedIn = try await desk.demandSignedIn(context)
            var values = FormValues(try await request.fields())
            let password = values.secret("password")
            try values.finish()
            try await desk.prove(password, signedIn, context)
            let token = SessionToken()
            try await desk.office.turn(signedIn, newDigest: token.digest)
            return try session(token, signedIn)
        }
        api.delete("sessions/others") { _, context in
            try await desk.office.endOtherSessions(of: try await desk.demandSignedIn(context))
            return empty
        }
        api.put("account/password") { request, context in
            let signedIn = try await desk.demandSignedIn(context)
            var values = FormValues(try await request.fields())
            let (old, new) = (values.secret("old"), values.secret("new"))
            try values.finish()
            let token = SessionToken()
            try await desk.changePassword(from: old, to: new, signedIn, token, context)
            return try session(token, signedIn, .ok)
        }
        api.post("recoveries") { request, context in
            try desk.limit(desk.mailLimits, context)
            var values = FormValues(try await request.fields())
            let account = values.text("account")
            try values.finish()
            try await desk.requestRecovery(of: account, context)
            return Response(status: .accepted)
        }
        api.post("recoveries/passwords") { request, context in
            var values = FormValues(try await request.fields())
            let (secret, password) = (values.text("secret", maximum: 100), values.secret("password"))
            try values.finish()
            try await desk.office.recover(secret, password: password)
            return empty
        }
    }

    // MARK: - Second factors

    private static func addFactors(to api: RouterGroup<WebContext>, _ desk: Desk) {
        api.post("account/second-factors") { _, context in
            let setUp = try await desk.office.prepareSecondFactor(for: try await desk.demandSignedIn(context).account)
            return try Response.json(SetUpJSON(address: setUp.address, key: setUp.key), status: .created)
        }
        api.post("account/second-factors/confirmations") { request, context in
            let signedIn = try await desk.demandSignedIn(context)
            let (code, token) = (try await code(request), SessionToken())
            let codes = try await desk.office.confirmSecondFactor(code, by: signedIn, newDigest: token.digest)
            return try Response.json(ConfirmedJSON(token: token.secret, recoveryCodes: codes), status: .created)
        }
        api.post("account/second-factors/removals") { request, context in
            let signedIn = try await desk.demandSignedIn(context)
            try await desk.office.removeSecondFactor(try await code(request), by: signedIn)
            return empty
        }
    }

    private static func code(_ request: Request) async throws -> String {
        var values = FormValues(try await request.fields())
        let code = values.text("code", maximum: 40)
        try values.finish()
        return code
    }

    // MARK: - Tokens

    private static func addTokens(to api: RouterGroup<WebContext>, _ desk: Desk) {
        api.get("account/tokens") { _, context in
            let account = try await desk.account(context)
            return try Response.json(ListJSON(items: try await desk.office.tokens(of: account.id).map(TokenJSON.init), next: nil))
        }
        api.post("account/tokens") { request, context in
            let signedIn = try await desk.demandSignedIn(context)
            var values = FormValues(try await request.fields())
            let wish = values.tokenWish()
            try values.finish()
            let token = SessionToken()
            let line = try await desk.office.issueToken(wish, by: signedIn, digest: token.digest)
            return try Response.json(IssuedTokenJSON(token: SessionToken.apiPrefix + token.secret, about: TokenJSON(line)), status: .created)
        }
        api.delete("account/tokens/{id}") { _, context in
            let account = try await desk.account(context)
            try await desk.office.revokeToken(try context.parameters.require("id"), of: account)
            return empty
        }
        api.get("account/data") { _, context in
            try Response.json(OwnDataJSON(try await desk.office.ownData(of: try await desk.account(context))))
        }
    }

    // MARK: - Declarants

    private static func addDeclarants(to api: RouterGroup<WebContext>, _ desk: Desk) {
        api.post("registrations") { request, context in
            try desk.limit(desk.mailLimits, context)
            var values = FormValues(try await request.fields())
            let way: RegistrationWay? = values.choice("way")
            let form = values.registration()
            try values.finish()
            guard let form, let way else { throw Problem(.badRequest, "malformed-form") }
            return try Response.json(["number": try await desk.office.register(form, way: way, in: context.language.mail)], status: .accepted)
        }
        api.post("registrations/activations") { request, context in
            var values = FormValues(try await request.fields())
            let (secret, password) = (values.text("secret", maximum: 100), values.secret("password"))
            try values.finish()
            return try Response.json(AccountJSON(try await desk.office.activate(registration: secret, password: password)), status: .created)
        }
        api.get("registrations/{number}") { _, context in
            let actor = try await desk.actor(context)
            return try Response.json(RegistrationJSON(try await desk.office.registration(number: try context.parameters.require("number"), for: actor)))
        }
        api.post("registrations/{number}/identifications") { request, context in
            let actor = try await desk.actor(context)
            // Only a role that may identify at all gets as far as the fields.
            let row = try await desk.office.registration(number: try context.parameters.require("number"), for: actor)
            var values = FormValues(try await request.fields())
            let paper: PaperShown? = values.choice("paper")
            try values.finish()
            guard let paper else { throw Problem(.badRequest, "malformed-form") }
            let secret = try await desk.office.identify(registration: row.id, paper: paper, by: actor)
            return try Response.json(["secret": secret.text], status: .created)
        }
        addParties(to: api, desk)
    }

    private static func addParties(to api: RouterGroup<WebContext>, _ desk: Desk) {
        api.get("parties") { _, context in
            let parties = try await desk.office.parties(of: try await desk.account(context))
            return try Response.json(PartiesJSON(own: parties.own.map(PartyPersonJSON.init), others: parties.others.map(PartyPersonJSON.init)))
        }
        api.post("parties") { request, context in
            let account = try await desk.account(context)
            // Only a role that may file at all gets as far as the fields.
            guard account.role == .declarant else { throw Violation("2988-D3.8", .file, .roleMayNot(account.role)) }
            var values = FormValues(try await request.fields())
            let form = values.party()
            try values.finish()
            guard let form else { throw Problem(.badRequest, "malformed-form") }
            try await desk.office.askToFile(for: form, by: account)
            return Response(status: .accepted)
        }
        api.post("parties/proofs") { request, context in
            let actor = try await desk.actor(context)
            // Only a role that may identify at all gets as far as the fields.
            try Permission.refuseRole(actor, without: .identifyDeclarant)
            var values = FormValues(try await request.fields())
            let (identifier, account) = (values.text("identifier"), values.text("account"))
            let paper: PaperShown? = values.choice("paper")
            try values.finish()
            guard let paper else { throw Problem(.badRequest, "malformed-form") }
            let owner = try await desk.office.prove(OwnerClaim(identifier: identifier, account: account), paper: paper, by: actor)
            return try Response.json(PartyPersonJSON(owner), status: .created)
        }
        api.post("parties/{id}/choices") { _, context in
            let (signedIn, token) = (try await desk.demandSignedIn(context), SessionToken())
            let now = try await desk.office.choose(party: try context.parameters.require("id"), by: signedIn, newDigest: token.digest)
            return try session(token, now)
        }
        api.post("parties/{id}/consents") { request, context in
            let account = try await desk.account(context)
            var values = FormValues(try await request.fields())
            let (person, answer) = (values.text("account"), values.choice("answer") as Office.ConsentAnswer?)
            try values.finish()
            guard let answer else { throw Problem(.badRequest, "malformed-form") }
            try await desk.office.answer(answer, to: person, for: try context.parameters.require("id"), by: account)
            return empty
        }
    }
}

extension Desk {
    /// The password for every answer that depends on it is tried no faster than at sign-in.
    func changePassword(from old: String, to new: String, _ signedIn: SignedIn, _ token: SessionToken, _ context: WebContext) async throws {
        let name = signedIn.account.name
        try signInLimits.attempt(account: name, from: context.address, device: signedIn.session, at: now)
        try await office.changePassword(from: old, to: new, by: signedIn, newDigest: token.digest)
        signInLimits.succeeded(account: name, from: context.address, device: signedIn.session, at: now)
    }

    /// Takes the same time whether there is such an account or not.
    func requestRecovery(of account: String, _ context: WebContext) async throws {
        let end = ContinuousClock.now + .milliseconds(300)
        try await office.requestRecovery(of: account, in: context.language.mail)
        try await Task.sleep(until: end)
    }
}
