import Domain
import Hummingbird
import Service

/// Results every unit goes by, and a dossier's progress for whoever knows its number and declarant.
enum ResultAPI {
    static func add(to api: RouterGroup<WebContext>, _ desk: Desk) {
        api.post("lookups") { request, context in try await lookUp(desk, request, context) }
        api.get("results/{number}") { _, context in
            let actor = try await desk.actor(context)
            let result = try await desk.office.result(try context.parameters.require("number"), for: actor)
            try await desk.office.record(DossierRead(of: result.number), by: actor)
            return try Response.json(ResultJSON(result))
        }
        api.get("results/{number}/documents/{id}") { _, context in
            let (number, id) = (try context.parameters.require("number"), try context.parameters.require("id"))
            let actor = try await desk.actor(context)
            let (line, path) = try await desk.office.resultDocument(id, of: number, for: actor)
            try await desk.office.record(DossierRead(of: number, document: id), by: actor)
            return try await Download.response(path: path, name: line.document.name, type: line.document.kind.mediaType, context)
        }
    }

    private static func lookUp(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        var values = FormValues(try await request.fields())
        let (number, party) = (values.text("number", maximum: 60), values.text("party", maximum: 60))
        try values.finish()
        try desk.limit(desk.lookupLimits, context)
        return try .json(ProgressJSON(await desk.office.lookUp(number, identifier: party)))
    }
}

private struct ProgressJSON: Encodable {
    var number: String
    var procedure: String
    var unit: String
    var phase: Phase
    var receivedAt: String?
    var dueAt: String?

    init(_ view: DossierView) {
        (number, procedure, unit, phase) = (view.row.number, view.row.procedure, view.unit.code, view.row.phase)
        (receivedAt, dueAt) = (view.row.receivedAt?.description, view.row.dueAt?.description)
    }
}

private struct ResultJSON: Encodable {
    var number: String
    var procedure: String
    var unit: String
    var declarant: String
    var completedAt: String
    var clause = "2988-D7.3.b-ii"
    var documents: [DocumentJSON]

    init(_ result: ReturnedResult) {
        (number, procedure, unit, declarant) = (result.number, result.procedure, result.unit.code, result.partyName)
        (completedAt, documents) = (result.completedAt.description, result.documents.map(DocumentJSON.init))
    }
}
