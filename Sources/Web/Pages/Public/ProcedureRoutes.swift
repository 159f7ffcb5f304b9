import Domain
import HTTPTypes
import Hummingbird
import Service

enum ProcedureRoutes {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "procedures/{key}") { reader in
            let key = try reader.parameter("key")
            guard let procedure = reader.office.catalogue.current(key, on: reader.today) else { throw Problem.notFound }
            return try await show(procedure, reader)
        }
    }

    static func show(_ procedure: Procedure, _ reader: Reader, unitError: String? = nil) async throws -> Response {
        let units = procedure.isOpen ? try await reader.office.receivingUnits(of: procedure).filter(procedure.isOpen(at:)) : []
        let mine = reader.isDeclarant ? try await reader.office.drafts(of: try reader.actor()).filter { $0.procedure.key == procedure.key } : []
        let view = ProcedureView(procedure: procedure, reader: reader, units: units, drafts: mine, unitError: unitError)
        return try await reader.page(
            "procedure", title: reader.text(procedure.name), view.page, status: unitError == nil ? .ok : .unprocessableContent)
    }
}

extension Procedure {
    /// A pilot runs only at the units it was announced for (2151-III.4-iii).
    func isOpen(at unit: Account.Unit) -> Bool {
        if case .pilot(let units) = state { units.contains(unit.code) || units.contains(unit.id) } else { true }
    }
}
