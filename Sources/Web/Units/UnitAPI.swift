import Domain
import Hummingbird
import Service

/// Units for programs.
enum UnitAPI {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        let api = router.group("api/v1")
        api.get("units") { request, context in try await list(desk, request, context) }
        api.get("units/{code}") { request, context in
            let (actor, code) = (try await desk.actor(context), try context.parameters.require("code"))
            return try Response.json(UnitJSON(try await desk.office.unit(code, historyBefore: try request.place(), for: actor)))
        }
        api.post("units/{code}/assignment-orders") { request, context in
            let (actor, code) = (try await desk.actor(context), try context.parameters.require("code"))
            try await demand(.orderAssignment, at: code, desk, actor)
            let id = try await desk.office.orderAssignment(AssignmentOrder(try await request.fields(limit: 1 << 16)), at: code, by: actor)
            return try Response.json(["id": id], status: .created)
        }
        api.post("units/{code}/assignment-settings") { request, context in
            let (actor, code) = (try await desk.actor(context), try context.parameters.require("code"))
            try await demand(.configureAssignment, at: code, desk, actor)
            var values = FormValues(try await request.fields(limit: 1 << 16))
            let order = values.text("order", maximum: 100)
            try values.finish()
            try await desk.office.configureAssignment(order: order, at: code, by: actor)
            return try Response.json(["order": order], status: .created)
        }
        addDivisions(to: api, desk)
    }

    private static func addDivisions(to api: RouterGroup<WebContext>, _ desk: Desk) {
        api.post("units/{code}/divisions") { request, context in
            let (actor, code) = (try await desk.actor(context), try context.parameters.require("code"))
            try await demand(.manageDivisions, at: code, desk, actor)
            let name = try DivisionName(try await request.fields(limit: 1 << 16)).text
            return try Response.json(["id": try await desk.office.openDivision(name, at: code, by: actor)], status: .created)
        }
        api.post("units/{code}/divisions/{id}/names") { request, context in
            let (actor, code, id) = (try await desk.actor(context), try context.parameters.require("code"), try context.parameters.require("id"))
            try await demand(.manageDivisions, at: code, desk, actor)
            let name = try DivisionName(try await request.fields(limit: 1 << 16)).text
            try await desk.office.renameDivision(id, to: name, at: code, by: actor)
            return try Response.json(["id": id], status: .created)
        }
        api.post("units/{code}/divisions/{id}/closures") { _, context in
            let (actor, code, id) = (try await desk.actor(context), try context.parameters.require("code"), try context.parameters.require("id"))
            try await desk.office.closeDivision(id, at: code, by: actor)
            return try Response.json(["id": id], status: .created)
        }
    }

    /// Who never may, or may not here, hears so before the fields are read.
    private static func demand(_ right: Right, at code: String, _ desk: Desk, _ actor: Actor) async throws {
        if case .roleMayNot(let mark) = Permission.check(right, of: actor) { throw OrganisationViolation(mark, .roleMayNot) }
        let view = try await desk.office.unit(code, for: actor)
        guard case .allowed = Permission.check(right, of: actor, at: view.entry.id) else { throw NotFound() }
    }

    private static func list(_ desk: Desk, _ request: Request, _ context: WebContext) async throws -> Response {
        let actor = try await desk.actor(context)
        let found = try await desk.office.units(try UnitQuery(request), for: actor)
        return try Response.json(ListJSON(items: found.units.map(UnitLineJSON.init), next: found.next))
    }
}

extension UnitQuery {
    /// `q`, `level`, `below`, `closed`, `after` and `limit` of the address.
    init(_ request: Request) throws {
        var errors: [FieldError] = []
        for (name, most) in [("q", 200), ("level", 20), ("below", 20), ("after", 20)] where (request.value(name)?.count ?? 0) > most {
            errors.append(FieldError(name, .tooLong, ["maximum": "\(most)"]))
        }
        let limit = request.value("limit").map { Int($0) ?? 0 } ?? 30
        if !(1...100).contains(limit) { errors.append(FieldError("limit", .outOfRange, ["from": "1", "to": "100"])) }
        let closed = request.value("closed") ?? "no"
        if !["yes", "no"].contains(closed) { errors.append(FieldError("closed", .notAChoice)) }
        if !errors.isEmpty { throw FieldErrors(errors) }
        self.init(text: request.value("q"), level: request.value("level"), parent: request.value("below"), after: request.value("after"), limit: limit, closed: closed == "yes")
    }
}
