import Domain
import Hummingbird
import Service

/// Template `lookup`: a dossier's progress without signing in.
struct LookupPage: Sendable {
    struct Found: Sendable {
        var dossierNumber: String
        var stateTag: Tag
        var resultDue: DueMark?
        var facts: [FactLine]
        var steps: [Step]
    }

    var errors: Errors?
    var lookupAction = "/lookup"
    var fields: [Field]
    var found: Found?
}

enum Lookup {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "lookup") { reader in try await show(reader, number: reader.query("number") ?? "") }
        router.pages(desk, post: "lookup") { reader in try await lookUp(reader) }
    }

    private static func lookUp(_ reader: Reader) async throws -> Response {
        var values = FormValues(try await reader.request.fields())
        let (number, party) = (values.optional("number", maximum: 60) ?? "", values.optional("party", maximum: 60) ?? "")
        return try await reader.unhurried(at: "number", again: { errors in
            try await show(reader, number: number, party: party, wrong: errors.text("number", reader.words))
        }) {
            do {
                try reader.desk.limit(reader.desk.lookupLimits, reader.context)
                let view = try await reader.office.lookUp(number, identifier: party)
                return try await show(reader, number: number, party: party, found: found(view, reader))
            } catch is NotFound {
                return try await show(reader, number: number, party: party, wrong: reader.words("lookupNothing"), .unprocessableContent)
            }
        }
    }

    /// No name, no document, no word of the history: only how far it is and where.
    private static func found(_ view: DossierView, _ reader: Reader) -> LookupPage.Found {
        LookupPage.Found(
            dossierNumber: view.row.number, stateTag: .state(of: view, forDeclarant: true, reader.words), resultDue: .of(view, in: reader.language),
            facts: [
                FactLine(reader.language.pick("Thủ tục", "Procedure"), reader.text(view.procedure.name)),
                FactLine(reader.words("factPlace"), view.unit.name),
            ],
            steps: Progress(view: view, language: reader.language, words: reader.words).steps)
    }

    private static func show(
        _ reader: Reader, number: String, party: String = "", wrong: String? = nil, found: LookupPage.Found? = nil,
        _ status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let words = reader.words
        let fields = [
            Field("number", words("dossierNumber"), error: wrong, value: number).text(width: "w-half"),
            Field("party", words("taxOrIdentity"), hint: words("ofTheDeclarant"), value: party).text(width: "w-half"),
        ]
        let errors = Errors(wrong.map { [Errors.Line(field: "number", text: $0)] } ?? [], words)
        return try await reader.page("lookup", title: words("lookupHeading"), LookupPage(errors: errors, fields: fields, found: found), status: status)
    }
}
