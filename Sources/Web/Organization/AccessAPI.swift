import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Service

/// Hand-over, activation, locks, risk reports, the read log and unsent mail, for programs.
enum AccessAPI {
    static func add(to api: RouterGroup<WebContext>, _ desk: Desk) {
        addCredentials(to: APIRoutes(group: api, desk: desk))
        api.post("activations") { request, context in try await activate(desk, request, context) }
        api.post("account/risk-reports") { request, context in try await reportRisk(desk, request, context) }
        api.get("reads") { request, context in try await reads(desk, request, context) }
        api.get("dossiers/{number}/reads") { request, context in try await readsOfDossier(desk, request, context) }
        api.get("mails") { request, context in try await mails(desk, request, context) }
        api.post("mails/{id}/retries") { _, context in
            try await desk.office.retryMail(try context.parameters.require("id"), by: try await desk.actor(context))
            return try Response.json(RetriedJSON(id: try context.parameters.require("id")), status: .created)
        }
    }

    // MARK: - Credentials

    private static func addCredentials(to api: APIRoutes) {
        api.get("access") { call in
            let found = try await call.office.accountsToLookAfter(for: call.actor)
            return try .json(ListJSON(items: found.map { AccessJSON($0, []) }, next: nil))
        }
        api.get("accounts/{id}/access") { call in try await show(call) }
        api.post("accounts/{id}/handovers", needs: .handOverCredentials) { call, values in try await handOver(call, &values) }
        api.post("accounts/{id}/locks", needs: .lockAccount) { call, values in
            try await call.office.lock(call.parameter("id"), reason: values.only("reason"), by: call.actor)
            return try await show(call, status: .created)
        }
        api.post("accounts/{id}/unlockings", needs: .unlockAccount) { call, values in
            try await call.office.unlock(call.parameter("id"), reason: values.only("reason"), by: call.actor)
            return try await show(call, status: .created)
        }
    }

    private static func show(_ call: APICall, status: HTTPResponse.Status = .ok) async throws -> Response {
        let found = try await call.office.access(to: call.parameter("id"), for: call.actor)
        return try .json(AccessJSON(found.access, found.history), status: status)
    }

    private static func handOver(_ call: APICall, _ values: inout FormValues) async throws -> Response {
        let ticket = try await call.office.prepareHandOver(of: call.parameter("id"), by: call.actor)
        let command = try HandOverCommand(&values)
        if command.way == .letter { return try await call.desk.letter(ticket, command, by: call.actor) }
        try await call.office.handOver(ticket, command, by: call.actor)
        return try .json(HandOverJSON(way: command.way.rawValue, endsAt: ticket.endsAt.description), status: .created)
    }

    private static func activate(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        var values = FormValues(try await request.fields())
        let (account, secret, password) = (values.text("account", maximum: 100), values.text("secret", maximum: 100), values.secret("password"))
        try values.finish()
        try await desk.activate(account: account, secret: secret, password: password, context)
        return try .json(ActivatedJSON(account: account), status: .created)
    }

    /// The signed-in one's own account; without a sign-in the one whose password is given.
    private static func reportRisk(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        if context.bearer != nil || context.session != nil {
            let account = try await desk.account(context)
            try await desk.office.reportRisk(to: account.id)
            return try .json(LockedJSON(account: account.name), status: .created)
        }
        var values = FormValues(try await request.fields())
        let (account, password) = (values.text("account", maximum: 100), values.secret("password"))
        try values.finish()
        try await desk.reportRisk(account: account, password: password, context)
        return try .json(LockedJSON(account: account), status: .created)
    }

    // MARK: - Reads

    private static func reads(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        let actor = try await desk.actor(context)
        let found = try await desk.office.reads(try ReadQuery(request), for: actor)
        return try .json(ListJSON(items: found.lines.map { ReadJSON($0, names: true) }, next: found.next?.text))
    }

    private static func readsOfDossier(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        let actor = try await desk.actor(context)
        let found = try await desk.office.reads(of: try context.parameters.require("number"), after: try request.cursor(), for: actor)
        return try .json(ListJSON(items: found.lines.map { ReadJSON($0, names: actor.role != .declarant) }, next: found.next?.text))
    }

    // MARK: - Mail

    private static func mails(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        let actor = try await desk.actor(context)
        let asked = request.uri.queryParameters["state"].map(String.init) ?? MailState.dead.rawValue
        guard let state = MailState(rawValue: asked) else { throw FieldErrors([FieldError("state", .notAChoice)]) }
        let found = try await desk.office.mails(state, after: try request.cursor(), for: actor)
        return try .json(ListJSON(items: found.lines.map(MailJSON.init), next: found.next?.text))
    }
}

// MARK: - Shapes

private struct RetriedJSON: Encodable { var id: String }
private struct ActivatedJSON: Encodable { var account: String }
private struct LockedJSON: Encodable { var account: String }

private struct HandOverJSON: Encodable {
    var way: String
    var endsAt: String
}

private struct AccessJSON: Encodable {
    var id: String
    var account: String
    var person: String
    var unit: String?
    var lockedAt: String?
    var lockReason: String?
    var handedOverAt: String?
    var activateBefore: String?
    var history: [EntryJSON]

    init(_ access: AccountAccess, _ history: [HistoryEntry<AccountFact>]) {
        (id, account, person, unit) = (access.account.id, access.account.name, access.account.person, access.account.unit?.code)
        (lockedAt, lockReason, handedOverAt) = (access.lockedAt?.description, access.lockReason?.rawValue, access.handedOverAt?.description)
        activateBefore = access.handedOverAt.map { ActivationTime.end(handedOverAt: $0).description }
        self.history = history.map(EntryJSON.init)
    }
}

private struct ReadJSON: Encodable {
    var at: String
    var account: String?
    var person: String?
    var role: Role
    var unit: String
    var dossier: String
    var document: String?
    var kind: String
    var purpose: ReadPurpose
    /// Of an export.
    var filter: String?
    var lines: Int?

    /// - Parameter names: a declarant learns unit and role, as the dossier's history tells them.
    init(_ line: ReadLine, names: Bool) {
        (at, role, unit, dossier, kind, purpose) = (line.at.description, line.role, line.unit, line.dossier, line.kind.rawValue, line.purpose)
        (filter, lines) = (line.list?.filter, line.list?.lines)
        (account, person, document) = names ? (line.account, line.person, line.document) : (nil, nil, nil)
    }
}

private struct MailJSON: Encodable {
    var id: String
    var recipient: String
    var subject: String
    var queuedAt: String
    var attempts: Int
    var tryAt: String
    var deadAt: String?
    var error: String?

    init(_ line: MailLine) {
        (id, recipient, subject, queuedAt) = (line.id, line.recipient, line.subject, line.queuedAt.description)
        (attempts, tryAt, deadAt, error) = (line.attempts, line.tryAt.description, line.deadAt?.description, line.error)
    }
}
