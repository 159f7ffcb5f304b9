import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Service

/// The JSON interface: whatever a person can do on a page a program can do here, with the same rules and marks.
package enum DossierAPI {
    package static func add(to router: Router<WebContext>, _ desk: Desk) {
        let api = router.group("api/v1")
        api.get("openapi.json") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: desk.description)))
        }
        api.post("sessions") { request, context in try await signIn(desk, request, context) }
        api.delete("sessions/current") { _, context in try await signOut(desk, context) }
        api.get("account") { _, context in
            let account = try await desk.account(context)
            return try Response.json(AccountJSON(account, hats: try await desk.office.hats(of: account.id)))
        }
        api.get("procedures") { request, context in try procedures(desk, request, context) }
        api.get("procedures/{key}") { _, context in try await procedure(desk, context) }
        api.get("dossiers") { request, context in try await list(desk, request, context) }
        api.post("dossiers") { request, context in try await file(desk, request, context) }
        api.get("dossiers/{number}") { request, context in try await show(desk, request, context) }
        api.get("dossiers/{number}/documents/{id}") { request, context in try await document(desk, request, context) }
        api.post("dossiers/{number}/documents/{id}/withholdings") { request, context in try await withhold(desk, request, context) }
        for noun in Set(Act.allCases.compactMap(\.noun)).sorted() {
            api.post("dossiers/{number}/\(noun)") { request, context in try await act(noun, desk, request, context) }
        }
        api.post("dossier-exports") { request, context in try await export(desk, request, context) }
        ResultAPI.add(to: api, desk)
        UnitAPI.add(to: router, desk)
        if desk.office.clock.isRehearsal {
            api.put("rehearsal/clock") { request, context in try await setClock(desk, request, context) }
        }
        AccessAPI.add(to: api, desk)
    }

    // MARK: - Sessions

    private static func signIn(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        var values = FormValues(try await request.fields())
        let (account, password) = (values.text("account"), values.secret("password"))
        let (hat, code) = (values.optional("hat", maximum: 60), values.optional("code", maximum: 40))
        try values.finish()
        let (token, signedIn) = try await desk.signIn(account: account, password: password, hat: hat, code: code, request, context)
        return try .json(SessionJSON(token: token.secret, account: AccountJSON(signedIn.account)), status: .created)
    }

    private static func signOut(_ desk: Desk, _ context: WebContext) async throws -> Response {
        _ = try await desk.account(context)
        if let token = context.bearer ?? context.session { try await desk.office.signOut(tokenDigest: token.digest) }
        return Response(status: .noContent)
    }

    // MARK: - Procedures

    private static func procedures(_ desk: Desk, _ request: Request, _ context: WebContext) throws -> Response {
        let words = request.uri.queryParameters["q"].map(String.init) ?? ""
        guard words.count <= 200 else { throw FieldErrors([FieldError("q", .tooLong, ["maximum": "200"])]) }
        let found = desk.office.catalogue.search(words, on: desk.office.clock.instant.day)
        return try .json(ListJSON(items: found.flatMap(\.procedures).map(ProcedureLineJSON.init), next: nil))
    }

    private static func procedure(_ desk: Desk, _ context: WebContext) async throws -> Response {
        let key = try context.parameters.require("key")
        guard let procedure = desk.office.catalogue.current(key, on: desk.office.clock.instant.day) else { throw Problem.notFound }
        let units = try await desk.office.receivingUnits(of: procedure)
        return try .json(ProcedureJSON(procedure, units: units))
    }

    // MARK: - Dossiers

    private static func list(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        let actor = try await desk.actor(context)
        let page = try await desk.office.dossiers(try DossierQuery(request), for: actor)
        return try .json(ListJSON(items: page.rows.map { DossierLineJSON($0, unit: page.units[$0.unit]) }, next: page.next?.text))
    }

    private static func export(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        let actor = try await desk.actor(context)
        try Permission.refuseRole(actor, without: .exportDossiers)
        let query = try DossierQuery(request)
        var values = FormValues(try await request.fields(limit: 1 << 16))
        var answer = try await DossierExport.answer(query, for: try ReadPurpose(&values), by: actor, desk.office, context.language)
        answer.status = .created
        return answer
    }

    private static func file(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        let account = try await desk.account(context)
        guard account.role == .declarant else { throw Violation("2988-D3.8", .file, .roleMayNot(account.role)) }
        var (values, uploads) = try await UploadIntake.read(request, desk)
        let command = FileDossier(
            procedure: values.text("procedure"), unit: values.optional("unit"),
            answers: try Answers(json: values.fields["answers"] ?? "{}"), documents: uploads, byHand: try byHand(values),
            noStateSecrets: values.flag(Violation.Field.noStateSecrets.rawValue), key: request.headers[.idempotencyKey] ?? .newID())
        try values.finish()
        let receipt = try await desk.office.file(command, by: account.actor)
        let location: HTTPFields = [.location: "/api/v1/dossiers/\(receipt.number)"]
        return try .json(ReceiptJSON(receipt, in: context.language), status: .created, headers: location)
    }

    private static func byHand(_ values: FormValues) throws -> [ManualPart] {
        guard let text = values.fields["byHand"] else { return [] }
        return try JSONDecoder().decode([ManualPartJSON].self, from: Data(text.utf8)).map(\.part)
    }

    private static func show(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        let actor = try await desk.actor(context)
        let view = try await desk.dossier(try context.parameters.require("number"), for: actor, request)
        return try .json(DossierJSON(view, in: context.language, isDeclarant: actor.role == .declarant))
    }

    private static func document(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        let actor = try await desk.actor(context)
        let (number, id) = (try context.parameters.require("number"), try context.parameters.require("id"))
        let (line, path) = try await desk.office.document(id, of: number, for: actor)
        try await desk.dossier(number, document: id, for: actor, request)
        return try await Download.response(path: path, name: line.document.name, type: line.document.kind.mediaType, context)
    }

    private static func withhold(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        let actor = try await desk.actor(context)
        try Permission.refuseRole(actor, without: .withholdDocument)
        var values = FormValues(try await request.fields())
        let reason = values.optional("reason", maximum: 1000) ?? ""
        try values.finish()
        let receipt = try await desk.office.withhold(
            try context.parameters.require("id"), of: try context.parameters.require("number"), reason: reason, by: actor)
        return try .json(ReceiptJSON(receipt, in: context.language), status: .created)
    }

    private static func act(_ noun: String, _ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        let actor = try await actor(for: noun, desk, context)
        let number = try context.parameters.require("number")
        let dossier = try await desk.office.standing(of: number, for: actor)
        let (values, uploads) = try await UploadIntake.read(request, desk)
        let (action, seen) = try wanted(noun, request, ActReading(values: values, uploads: uploads, dossier: dossier, actor: actor))
        let receipt = try await desk.office.perform(action, on: number, by: actor, seen: seen, papers: uploads, answers: action.answers)
        return try .json(ReceiptJSON(receipt, in: context.language), status: .created)
    }

    /// HD-26: acts in the office's name want a fresh proof.
    private static func actor(for noun: String, _ desk: Desk, _ context: WebContext) async throws -> Actor {
        let signedIn = try await desk.demandSignedIn(context)
        let binds = Act.allCases.contains { $0.noun == noun && $0.bindsTheOffice && Move.permits($0, to: signedIn.account.role) }
        if binds { try desk.office.demandProof(of: signedIn) }
        return signedIn.account.actor
    }

    // Inlined into `act`, it makes the optimiser of Swift 6.3.1 crash while it splits the coroutine.
    @inline(never)
    private static func wanted(_ noun: String, _ request: Request, _ reading: ActReading) throws -> (Action, seen: Int) {
        var reading = reading
        let seen = try sequence(request)
        try refuseRole(noun, reading.actor, reading.dossier)
        return (try reading.action(for: noun), seen)
    }

    /// A role that never may do any act of the noun hears so before its fields are read.
    private static func refuseRole(_ noun: String, _ actor: Actor, _ dossier: Dossier) throws {
        let acts = Act.allCases.filter { $0.noun == noun }
        let rows = Move.table.filter { acts.contains($0.act) }
        let isDeputy = dossier.deputies.contains { $0.account == actor.account }
        if !isDeputy, let first = rows.first, !rows.contains(where: { $0.by == actor.role }) {
            throw Violation(first.mark, first.act, .roleMayNot(actor.role))
        }
    }

    /// `If-Match: 12` or `"12"`: which state of the dossier the program had before it.
    static func sequence(_ request: Request) throws -> Int {
        guard let text = request.headers[.ifMatch] else { throw Problem(.preconditionRequired, "sequence-missing") }
        guard let sequence = Int(text.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))) else {
            throw Problem(.badRequest, "sequence-malformed")
        }
        return sequence
    }

    private static func setClock(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        var values = FormValues(try await request.fields())
        let text = values.text("now")
        let instant = Instant(text)
        if instant == nil, !text.isEmpty { values.record("now", .notADate) }
        try values.finish()
        if let instant { desk.office.clock.set(instant) }
        return try .json(["now": desk.office.clock.instant.description])
    }
}

extension Action {
    /// Answers that come with an act and are stored beside it.
    var answers: Answers? {
        if case .supplement(let supplement) = self { supplement.answers } else { nil }
    }
}

extension Answers {
    init(json text: String) throws { self = try JSONDecoder().decode(Answers.self, from: Data(text.utf8)) }
}

extension HTTPField.Name {
    static let idempotencyKey = Self("Idempotency-Key")!
}

extension FileKind {
    package var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .xml: "application/xml"
        case .office, .other: "application/octet-stream"
        }
    }
}
