import Domain
import Hummingbird
import Service

/// Template `result`: a returned result that any customs unit may rely on (2988-D7.3.b-ii).
struct ResultPage: Sendable {
    struct Found: Sendable {
        var dossierNumber: String
        var facts: [FactLine]
        var files: [FileRow]
    }

    var errors: Errors?
    var resultAction = "/results"
    var fields: [Field]
    var resultNote: Note
    var found: Found?
}

enum Results {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "results") { reader in try await show(reader) }
        router.pages(desk, get: "results/{number}/documents/{id}") { reader in
            let (number, id, actor) = (try reader.parameter("number"), try reader.parameter("id"), try reader.officeAccount().actor)
            let (line, path) = try await reader.office.resultDocument(id, of: number, for: actor)
            try await reader.office.record(DossierRead(of: number, document: id), by: actor)
            return try await Download.response(path: path, name: line.document.name, type: line.document.kind.mediaType, reader.context)
        }
    }

    private static func show(_ reader: Reader) async throws -> Response {
        let account = try reader.officeAccount()
        let number = reader.query("number")?.uppercased()
        var found: ResultPage.Found?
        var wrong: String?
        if let number {
            do {
                found = try await page(of: reader.office.result(number, for: account.actor), reader)
                try await reader.office.record(DossierRead(of: number), by: account.actor)
            } catch is NotFound { wrong = reader.words("resultNothing") }
        }
        let field = Field("number", reader.words("dossierNumber"), error: wrong, value: number ?? "").text(width: "w-half")
        let content = ResultPage(
            errors: Errors(wrong.map { [Errors.Line(field: "number", text: $0)] } ?? [], reader.words), fields: [field],
            resultNote: Note(reader.words("resultRely"), source: Mark("2988-D7.3.b-ii").citation(in: reader.language)), found: found)
        return try await reader.page("result", title: reader.words("resultHeading"), content, status: wrong == nil ? .ok : .unprocessableContent)
    }

    private static func page(of result: ReturnedResult, _ reader: Reader) -> ResultPage.Found {
        let procedure = reader.office.catalogue.procedure(result.procedure, version: result.version)
        return ResultPage.Found(
            dossierNumber: result.number,
            facts: [
                FactLine(reader.language.pick("Thủ tục", "Procedure"), procedure.map { reader.text($0.name) } ?? result.procedure),
                FactLine(reader.words("declarant"), result.partyName), FactLine(reader.words("factPlace"), result.unit.name),
                FactLine(reader.language.pick("Trả kết quả lúc", "Returned at"), result.completedAt.words(in: reader.language)),
            ],
            files: result.documents.map { line in
                FileRow(
                    line.document, pages: line.pages, signed: line.origin == .seal, href: "/results/\(result.number)/documents/\(line.document.id)", reader.words)
            })
    }
}
