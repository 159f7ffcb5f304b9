import Domain
import HTTPTypes
import Hummingbird
import Service

/// Template `questions`: what a declarant states.
struct QuestionsPage: Sendable {
    var errors: Errors?
    var backHref: String
    var backText: String
    var procedureName: String
    var formHeading: String
    var formLead: String?
    var formAction: String
    var blocks: [Block]
}

enum Questions {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "drafts/{id}/questions") { reader in
            let drafting = try await Drafting.open(reader)
            if let filed = drafting.filed { return filed }
            return try await show(drafting, drafting.draft.answers, faults: [])
        }
        router.pages(desk, post: "drafts/{id}/questions") { reader in try await take(reader) }
    }

    /// Keeps what was typed before it says what is wrong with it.
    private static func take(_ reader: Reader) async throws -> Response {
        let drafting = try await Drafting.open(reader)
        if let filed = drafting.filed { return filed }
        let fields = try await reader.request.fields(limit: reader.desk.site.settings.limits.form)
        let answers = drafting.procedure.form.typed(fields)
        if let moved = try await changeRows(drafting, answers, fields) { return moved }
        try await reader.office.keep(answers, in: drafting.draft.id, of: drafting.actor)
        if fields["then"] == "leave" { return reader.redirect(to: "/dossiers") }
        let faults = drafting.procedure.form.faults(in: answers)
        guard faults.isEmpty else { return try await show(drafting, answers, faults: faults) }
        try await drafting.dropStrangers(under: answers)
        return reader.redirect(to: "\(drafting.path)/papers")
    }

    /// A row more or less, without a script: the page comes again with everything typed.
    private static func changeRows(_ drafting: Drafting, _ answers: Answers, _ fields: Fields) async throws -> Response? {
        let (reader, path) = (drafting.reader, "\(drafting.path)/questions")
        if let field = fields["add"], case .rows(_, _, let most)? = drafting.procedure.fields.first(where: { $0.id == field })?.kind {
            var longer = answers
            let rows = answers.rows(field).isEmpty ? [[:]] : answers.rows(field)
            longer.values[field] = .rows((rows + [[:]]).prefix(most).map { $0 })
            try await reader.office.keep(longer, in: drafting.draft.id, of: drafting.actor)
            return reader.redirect(to: "\(path)#answers.\(PercentDecoding.encode(field))-\(rows.count + 1)")
        }
        guard let parts = fields["remove"]?.split(separator: "."), parts.count == 2, let row = Int(parts[1]) else { return nil }
        try await drafting.remove(row: row, of: String(parts[0]), from: answers)
        return reader.redirect(to: "\(path)#answers.\(PercentDecoding.encode(String(parts[0])))")
    }

    private static func show(_ drafting: Drafting, _ answers: Answers, faults: [FieldFault]) async throws -> Response {
        let (reader, words) = (drafting.reader, drafting.words)
        let form = FormBlocks(form: drafting.procedure.form, answers: answers, faults: faults, words: words)
        let heading = reader.language.pick("Thông tin hồ sơ", "What you state")
        let content = QuestionsPage(
            errors: Errors(form.errors, words), backHref: "\(drafting.path)/papers", backText: words("backToTasks"),
            procedureName: reader.text(drafting.procedure.name), formHeading: heading, formLead: nil,
            formAction: "\(drafting.path)/questions", blocks: form.blocks)
        return try await reader.page("questions", title: heading, content, status: faults.isEmpty ? .ok : .unprocessableContent)
    }
}
