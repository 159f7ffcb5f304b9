import Domain
import HTTPTypes
import Hummingbird
import Service

/// Every act on a dossier, of every role: GET shows its form, POST carries it out or shows the form again with everything kept.
enum ActRoutes {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "dossiers/{number}/acts/{noun}") { reader in
            let actor = try reader.actor()
            let view = try await reader.office.dossier(try reader.parameter("number"), for: actor)
            let key = try key(reader, view, actor)
            try await reader.dossier(view.row.number)
            if key.act == .supplement { return try await SupplementAnswerPages.show(reader, view, actor) }
            let kept = try await reader.office.uploads(beside: key.tray(view.row.number), by: actor)
            return try await show(ActForm(key: key, view: view, words: reader.words, kept: kept), reader)
        }
        router.pages(desk, post: "dossiers/{number}/acts/{noun}") { reader in
            let actor = try reader.actor()
            let view = try await reader.office.dossier(try reader.parameter("number"), for: actor)
            let sent = try await UploadIntake.collect(reader.request, reader.desk)
            return try await ActAttempt(reader: reader, actor: actor, view: view, fields: sent.fields, uploads: sent.uploads, refused: sent.refused).answer()
        }
    }

    static func key(_ reader: Reader, _ view: DossierView, _ actor: Actor) throws -> ActKey {
        try ActKey(noun: try reader.parameter("noun"), kind: reader.query("kind"), act: reader.query("act"), on: view, for: actor)
    }

    static func show(_ form: ActForm, _ reader: Reader, status: HTTPResponse.Status = .ok) async throws -> Response {
        var form = form
        form.asksPassword = form.key.act.bindsTheOffice && reader.isProofTooOld
        let page = form.page
        return try await reader.page("act", title: "\(page.actHeading) · \(page.dossierNumber)", page, status: status)
    }
}

/// One try to carry out an act.
struct ActAttempt {
    let reader: Reader
    let actor: Actor
    let view: DossierView
    let fields: Fields
    let uploads: [Upload]
    let refused: [Invalid]

    private var office: Office { reader.office }
    private var number: String { view.row.number }
    private var words: Words { reader.words }

    func answer() async throws -> Response {
        guard let seen = fields["sequence"].flatMap({ Int($0) }) else { throw Problem(.badRequest, "malformed-form") }
        let key: ActKey
        do { key = try ActRoutes.key(reader, view, actor) } catch let closed as Violation {
            guard !closed.isForbiddenToRole, seen != view.row.sequence, let key = formerKey else { throw closed }
            return try await ConflictAnswer.page(reader, try await form(key), seen: seen, closed: closed)
        }
        if key.act == .supplement { return try await SupplementAnswerPages.take(self, seen: seen) }
        var form = try await form(key)
        if seen != view.row.sequence { return try await ConflictAnswer.page(reader, form, seen: seen, closed: nil) }
        if let changed = changedRows { form.typed = changed }
        if changedRows != nil || fields["then"] == "look" { return try await ActRoutes.show(form, reader) }
        return try await reader.unhurried(at: "password", again: { errors in
            try await again(form, [Errors.Line(field: "password", text: errors.text("password", words) ?? "")], .tooManyRequests)
        }) { try await perform(form, seen: seen) }
    }

    /// The act the page was about when it was opened, though it is no longer offered.
    private var formerKey: ActKey? {
        guard let noun = reader.context.parameters.get("noun") else { return nil }
        let act = Act.allCases.first { $0.noun == noun && (reader.query("act") == nil || $0.rawValue == reader.query("act")) }
        return act.map { ActKey($0, reader.query("kind").flatMap { ActKey.Face(rawValue: $0) } ?? ($0 == .propose ? .result : nil)) }
    }

    /// Lays the files of this try beside the dossier, so that a refusal costs no upload.
    private func form(_ key: ActKey) async throws -> ActForm {
        let tray = key.tray(number)
        for upload in uploads { try await office.lay(upload, beside: tray, by: actor) }
        let kept = try await office.uploads(beside: tray, by: actor)
        return ActForm(key: key, view: view, words: words, typed: fields, kept: kept)
    }

    private var changedRows: Fields? {
        if fields["add"] == "gaps" { return fields.changing("gaps", add: true) }
        guard let parts = fields["remove"]?.split(separator: "."), parts.count == 2, parts[0] == "gaps" else { return nil }
        return fields.changing("gaps", add: false, removing: Int(parts[1]))
    }

    private func perform(_ form: ActForm, seen: Int) async throws -> Response {
        let status: HTTPResponse.Status = refused.contains(where: \.isTooLarge) ? .contentTooLarge : .unprocessableContent
        if !refused.isEmpty {
            return try await again(form, refused.map { Errors.Line(field: $0.field, text: $0.words(words)) }, status)
        }
        let open = form.openChoices
        if !open.isEmpty { return try await again(form, open, status) }
        do {
            let action = try action(form)
            if form.key.act.bindsTheOffice, reader.isProofTooOld {
                guard let proof = try await prove() else { return try await again(form, [wrongPassword], status) }
                return try await perform(action, form, seen: seen, proof)
            }
            let papers = form.kept.filter { action.documents.contains($0.document) }
            let receipt = try await office.perform(action, on: number, by: actor, seen: seen, papers: papers, answers: action.answers)
            return try await done(form.key, form.kept, receipt)
        } catch let errors as FieldErrors {
            return try await again(form, form.lines(errors), status)
        } catch let violation as Violation where !violation.isForbiddenToRole {
            return try await again(form, [violation.line(words, on: form)], status)
        } catch is Service.Conflict {
            return try await lost(form, seen: seen)
        }
    }

    /// HD-26: the act, and with it the session under its new token.
    private func perform(_ action: Action, _ form: ActForm, seen: Int, _ proof: SessionToken) async throws -> Response {
        let papers = form.kept.filter { action.documents.contains($0.document) }
        let receipt = try await office.perform(action, on: number, by: actor, seen: seen, papers: papers, answers: action.answers)
        try await office.turn(try reader.demandSignedIn(), newDigest: proof.digest)
        var answer = try await done(form.key, form.kept, receipt)
        answer.headers.append(reader.desk.site.cookies.set(session: proof))
        return answer
    }

    /// - Returns: the session's next token; nil for a wrong password.
    private func prove() async throws -> SessionToken? {
        let signedIn = try reader.demandSignedIn()
        do { try await reader.desk.prove(fields["password"] ?? "", signedIn, reader.context) } catch is WrongCredentials { return nil }
        return SessionToken()
    }

    private var wrongPassword: Errors.Line {
        Errors.Line(field: "password", text: words((fields["password"] ?? "").isEmpty ? "field.missing" : "field.wrongPassword"))
    }

    private func action(_ form: ActForm) throws -> Action {
        let files = Set(form.fields.filter(\.isFile).map(\.name))
        let documents = form.kept.filter { files.contains($0.document.slot.text) }
        var given = fields
        for (name, value) in form.presets where given[name] == nil { given.append(name, value) }
        var reading = ActReading(values: FormValues(given), uploads: documents, dossier: view.dossier, actor: actor)
        return try reading.action(for: form.key.act.noun ?? "")
    }

    private func again(_ form: ActForm, _ lines: [Errors.Line], _ status: HTTPResponse.Status) async throws -> Response {
        var form = form
        form.wrong = lines
        return try await ActRoutes.show(form, reader, status: status)
    }

    /// Somebody acted between our reading and our writing.
    private func lost(_ form: ActForm, seen: Int) async throws -> Response {
        let now = try await office.dossier(number, for: actor)
        let fresh = ActForm(key: form.key, view: now, words: words, typed: fields, kept: form.kept)
        let closed = now.offers.first { $0.act == form.key.act }?.closed
        let isOffered = now.offers.contains { $0.act == form.key.act }
        let gone = Violation(now.offers.first?.mark ?? "2988-D14.1.c", form.key.act, .notInPhase(now.dossier.phase))
        return try await ConflictAnswer.page(reader, fresh, seen: seen, closed: isOffered ? closed : gone)
    }

    func done(_ key: ActKey, _ kept: [Upload], _ receipt: Receipt) async throws -> Response {
        for upload in kept { try await office.removeUpload(upload.document.id, beside: key.tray(number), by: actor) }
        return reader.redirect(to: "/dossiers/\(number)?done=\(key.act.rawValue)\(key.face.map { "-\($0)" } ?? "").\(receipt.sequence)")
    }
}

extension Action {
    /// The documents an act makes part of the dossier.
    var documents: [Document] {
        switch self {
        case .uploadManualPart(let document, _): [document]
        case .propose(let proposal): proposal.documents + [proposal.memo].compactMap { $0 }
        case .supplement(let answer): answer.documents
        case .release(let scan): scan
        default: []
        }
    }
}

/// What was just done, said on the dossier's page as long as nothing else has happened since.
enum ActFlash {
    static func banner(_ reader: Reader, _ view: DossierView) -> Banner? {
        guard let parts = reader.query("done")?.split(separator: "."), parts.count == 2, parts[1] == "\(view.row.sequence)" else { return nil }
        let names = parts[0].split(separator: "-").map(String.init)
        guard let act = names.first.flatMap({ Act(rawValue: $0) }) else { return nil }
        let key = ActKey(act, names.count > 1 ? ActKey.Face(rawValue: names[1]) : nil)
        return Banner(.green, reader.words("flashDone", ["act": key.title(reader.words)]))
    }
}
