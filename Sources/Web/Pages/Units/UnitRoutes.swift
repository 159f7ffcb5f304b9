import Domain
import Hummingbird
import Service

/// The units of the sector, and how one of them assigns.
enum UnitRoutes {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "units") { try await UnitsPage.show($0) }
        router.pages(desk, get: "units/{code}") { try await UnitPage.show($0) }
        router.pages(desk, get: "units/{code}/assignment-orders") { try await OrderForm.show($0) }
        router.pages(desk, post: "units/{code}/assignment-orders") { try await OrderForm.take($0) }
        router.pages(desk, get: "units/{code}/assignment-settings") { try await SettingsPage.show($0) }
        router.pages(desk, post: "units/{code}/assignment-settings") { try await SettingsPage.take($0) }
        router.pages(desk, get: "units/{code}/divisions") { try await DivisionForm.show($0, id: nil) }
        router.pages(desk, post: "units/{code}/divisions") { try await DivisionForm.take($0, id: nil) }
        router.pages(desk, get: "units/{code}/divisions/{id}") { try await DivisionForm.show($0, id: $0.parameter("id")) }
        router.pages(desk, post: "units/{code}/divisions/{id}") { try await DivisionForm.take($0, id: $0.parameter("id")) }
        router.pages(desk, post: "units/{code}/divisions/{id}/closures") { try await DivisionForm.close($0) }
    }
}

extension Reader {
    /// The unit of the address, as far as this person may know it.
    func unit() async throws -> UnitView { try await office.unit(try parameter("code"), historyBefore: try request.place(), for: try actor()) }

    /// - Throws: who never may hears the clause, who may elsewhere finds nothing here.
    func unit(for right: Right) async throws -> UnitView {
        let actor = try actor()
        try Permission.refuseRole(actor, without: right)
        let view = try await unit()
        guard case .allowed = Permission.check(right, of: actor, at: view.entry.id) else { throw Problem.notFound }
        return view
    }
}

extension UnitView {
    var code: String { entry.details.code }
    var path: String { "/units/\(code)" }
    func division(_ id: String?) -> String? { id.map { names.divisions[$0] ?? $0 } }
}
