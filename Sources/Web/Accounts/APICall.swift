import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Service

/// One request of a program, by somebody who is signed in.
struct APICall: Sendable {
    let desk: Desk
    let request: Request
    let context: WebContext
    let signedIn: SignedIn

    var office: Office { desk.office }
    var actor: Actor { signedIn.account.actor }

    init(_ desk: Desk, _ request: Request, _ context: WebContext) async throws {
        guard let signedIn = try await desk.signedIn(context) else { throw Problem.signInFirst }
        (self.desk, self.request, self.context, self.signedIn) = (desk, request, context, signedIn)
    }

    func parameter(_ name: String) throws -> String { try context.parameters.require(name) }

    /// Nil when absent or empty.
    func query(_ name: String, atMost length: Int) throws(FieldErrors) -> String? {
        guard let text = request.uri.queryParameters[name[...]].map(String.init), !text.isEmpty else { return nil }
        if text.count > length { throw FieldErrors([FieldError(name, .tooLong, ["maximum": "\(length)"])]) }
        return text
    }

    func query<Choice: RawRepresentable>(_ name: String, of type: Choice.Type) throws -> Choice? where Choice.RawValue == String {
        guard let text = try query(name, atMost: 40) else { return nil }
        guard let choice = Choice(rawValue: text) else { throw FieldErrors([FieldError(name, .notAChoice)]) }
        return choice
    }

    func limit() throws -> Int {
        guard let text = request.uri.queryParameters["limit"].map(String.init), !text.isEmpty else { return 30 }
        guard let limit = Int(text), (1...100).contains(limit) else { throw FieldErrors([FieldError("limit", .outOfRange, ["from": "1", "to": "100"])]) }
        return limit
    }

    /// `If-Match: 12` or `"12"`: which state the program had before it.
    func sequence() throws -> Int { try DossierAPI.sequence(request) }

    /// What the path names and the caller may not know of is not found, whatever the body says.
    func findSubject(for right: Right?) async throws {
        let path = context.endpointPath ?? ""
        if path.contains("units/{code}") {
            let unit = try await office.unit(parameter("code"), for: actor).entry.id
            if let right, Permission.check(right, of: actor, at: unit) == .outOfReach { throw NotFound() }
        }
        if ["handovers", "locks", "unlockings"].contains(where: { path.hasSuffix("accounts/{id}/\($0)") }) {
            _ = try await office.access(to: parameter("id"), for: actor)
            return
        }
        for kind in AccountList.Kind.allCases where path.contains(kind.apiPath) { _ = try await office.accountList(parameter("id"), kind, for: actor) }
        if path.contains("accounts/{id}") { _ = try await office.account(parameter("id"), for: actor) }
        if path.contains("administrators/{name}") { _ = try await office.unitAccount(parameter("name"), for: actor) }
    }

    // MARK: - What an act answers

    func account(_ act: (String) async throws -> Void) async throws -> Response {
        let id = try parameter("id")
        try await act(id)
        return try .json(MadeJSON(id: id, sequence: try await office.account(id, for: actor).sequence), status: .created)
    }

    func list(_ act: (String, Int) async throws -> Int) async throws -> Response {
        let (id, seen) = (try parameter("id"), try sequence())
        return try .json(MadeJSON(id: id, sequence: try await act(id, seen)), status: .created)
    }

    func put(_ values: inout FormValues, row: String?, status: HTTPResponse.Status) async throws -> Response {
        let (id, seen, entry) = (try parameter("id"), try sequence(), AccountListEntry(&values))
        try values.finish()
        return try .json(MadeJSON(id: id, sequence: try await office.put(entry, as: row, in: id, by: actor, seen: seen)), status: status)
    }

    func administrator(_ act: (String) async throws -> Void) async throws -> Response {
        let name = try parameter("name")
        try await act(name)
        return try .json(UnitAccountRecordJSON(try await office.unitAccount(name, for: actor)), status: .created)
    }
}

extension FormValues {
    /// The one field there is.
    mutating func only(_ name: String) throws -> String {
        let text = text(name, maximum: 1000)
        try finish()
        return text
    }
}

extension Optional {
    func asyncMap<Value>(_ transform: (Wrapped) async throws -> Value) async rethrows -> Value? {
        guard let self else { return nil }
        return try await transform(self)
    }
}

/// Adds routes whose caller is known, and whose role is refused before any field is read.
struct APIRoutes {
    let group: RouterGroup<WebContext>
    let desk: Desk

    func get(_ path: String, _ answer: @escaping @Sendable (APICall) async throws -> Response) {
        group.get("\(path)") { [desk] request, context in try await answer(APICall(desk, request, context)) }
    }

    func post(
        _ path: String, needs right: Right?, form: Bool = true, _ answer: @escaping @Sendable (APICall, inout FormValues) async throws -> Response
    ) {
        group.post("\(path)") { [desk] request, context in
            try await Self.taken(APICall(desk, request, context), right, form: form, answer)
        }
    }

    func put(_ path: String, needs right: Right, _ answer: @escaping @Sendable (APICall, inout FormValues) async throws -> Response) {
        group.put("\(path)") { [desk] request, context in
            try await Self.taken(APICall(desk, request, context), right, form: true, answer)
        }
    }

    func delete(_ path: String, needs right: Right, _ answer: @escaping @Sendable (APICall) async throws -> Response) {
        group.delete("\(path)") { [desk] request, context in
            let call = try await APICall(desk, request, context)
            try Permission.refuseRole(call.actor, without: right)
            return try await answer(call)
        }
    }

    private static func taken(
        _ call: APICall, _ right: Right?, form: Bool, _ answer: (APICall, inout FormValues) async throws -> Response
    ) async throws -> Response {
        if let right { try Permission.refuseRole(call.actor, without: right) }
        try await call.findSubject(for: right)
        var values = FormValues(form ? try await call.request.fields(limit: 1 << 16) : Fields())
        return try await answer(call, &values)
    }
}
