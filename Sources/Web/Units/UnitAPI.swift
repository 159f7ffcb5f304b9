import Domain
import Hummingbird
import Service

/// Units for programs.
enum UnitAPI {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        let api = APIRoutes(group: router.group("api/v1"), desk: desk)
        api.get("units") { call in
            let found = try await call.office.units(try UnitQuery(call.request), for: call.actor)
            return try .json(ListJSON(items: found.units.map(UnitLineJSON.init), next: found.next))
        }
        api.get("units/{code}") { call in
            try .json(UnitJSON(try await call.office.unit(call.parameter("code"), historyBefore: call.request.place(), for: call.actor)))
        }
        api.post("units/{code}/assignment-orders", needs: .orderAssignment) { call, values in
            let order = try AssignmentOrder(values.fields)
            return try .json(["id": try await call.office.orderAssignment(order, at: call.parameter("code"), by: call.actor)], status: .created)
        }
        api.post("units/{code}/assignment-settings", needs: .configureAssignment) { call, values in
            let order = values.text("order", maximum: 100)
            try values.finish()
            try await call.office.configureAssignment(order: order, at: call.parameter("code"), by: call.actor)
            return try .json(["order": order], status: .created)
        }
        addDivisions(to: api)
    }

    private static func addDivisions(to api: APIRoutes) {
        api.post("units/{code}/divisions", needs: .manageDivisions) { call, values in
            let name = try DivisionName(values.fields).text
            return try .json(["id": try await call.office.openDivision(name, at: call.parameter("code"), by: call.actor)], status: .created)
        }
        api.post("units/{code}/divisions/{id}/names", needs: .manageDivisions) { call, values in
            let (id, name) = (try call.parameter("id"), try DivisionName(values.fields).text)
            try await call.office.renameDivision(id, to: name, at: call.parameter("code"), by: call.actor)
            return try .json(["id": id], status: .created)
        }
        api.post("units/{code}/divisions/{id}/closures", needs: .manageDivisions, form: false) { call, _ in
            let id = try call.parameter("id")
            try await call.office.closeDivision(id, at: call.parameter("code"), by: call.actor)
            return try .json(["id": id], status: .created)
        }
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
