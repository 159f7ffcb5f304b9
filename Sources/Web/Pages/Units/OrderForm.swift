import Domain
import Hummingbird
import Service

/// 2988-D8.0-i: the unit's leader chooses how a procedure's dossiers are assigned.
enum OrderForm {
    static func show(_ reader: Reader) async throws -> Response {
        let view = try await reader.unit(for: .orderAssignment)
        return try await page(view, Fields(["procedure": reader.query("procedure") ?? ""]), FormFaults(), reader, .ok)
    }

    static func take(_ reader: Reader) async throws -> Response {
        let view = try await reader.unit(for: .orderAssignment)
        let fields = try await reader.request.fields(limit: 1 << 16)
        do {
            _ = try await reader.office.orderAssignment(AssignmentOrder(fields), at: view.code, by: try reader.actor())
            return reader.redirect(to: "\(view.path)?done=ordered")
        } catch {
            let faults = try FormFaults(error, at: { $0.orderField }, reader)
            return try await page(view, fields, faults, reader, faults.status)
        }
    }

    private static func page(_ view: UnitView, _ given: Fields, _ faults: FormFaults, _ reader: Reader, _ status: HTTPResponse.Status) async throws -> Response {
        let words = reader.words
        let form = UnitForm(
            errors: faults.errors(["procedure", "mode", "division", "handlers", "note"], words), backHref: view.path, backText: view.entry.details.name,
            formHeading: words("orderHeading"), formLead: words("orderLead"),
            formNote: Note(words("orderNote"), source: Mark("2988-D8").citation(in: reader.language)), facts: [],
            formAction: "\(view.path)/assignment-orders", fields: fields(view, given, faults, reader), formStyle: "amber", formButton: words("orderButton"))
        return try await reader.page("unit-form", title: "\(form.formHeading) · \(view.entry.details.name)", form, status: status)
    }

    private static func fields(_ view: UnitView, _ given: Fields, _ faults: FormFaults, _ reader: Reader) -> [Field] {
        let words = reader.words
        let divisions = (view.whole?.divisions ?? []).map { Choice.Of($0.id, $0.name) }
        let mode = Field("mode", words("orderMode"), error: faults.texts["mode"], value: given["mode"] ?? "").choice(modes(words), choose: words("choose"))
        let division = Field("division", words("orderDivision"), hint: words("orderDivisionHint"), error: faults.texts["division"], optional: true, value: given["division"] ?? "")
        return [
            select("procedure", words("orderProcedure"), procedures(view, reader), given, faults, words), mode,
        ] + (divisions.isEmpty ? [] : [division.select(divisions, choose: words("orderNoDivision"))]) + [
            handlers(view, given, faults, words),
            Field("note", words("orderNoteField"), error: faults.texts["note"], optional: true, value: given["note"] ?? "").long(rows: 3),
        ]
    }

    private static func select(_ name: String, _ label: String, _ choices: [Choice.Of], _ given: Fields, _ faults: FormFaults, _ words: Words) -> Field {
        Field(name, label, error: faults.texts[name], value: given[name] ?? "").select(choices, choose: words("choose"))
    }

    private static func modes(_ words: Words) -> [Choice.Of] {
        AssignmentMode.allCases.map { Choice.Of("\($0.rawValue)", words("form\($0.rawValue)"), hint: $0.mark.citation(in: words.language)) }
    }

    /// All, then those the unit carries out, then the others of its level.
    private static func procedures(_ view: UnitView, _ reader: Reader) -> [Choice.Of] {
        let known = Set(view.whole?.settings.map(\.procedure) ?? [])
        let all = reader.office.catalogue.search("", on: reader.today).flatMap(\.procedures).filter { $0.level == view.entry.level.performs }
        let sorted = all.filter { known.contains($0.key) } + all.filter { !known.contains($0.key) }
        return [Choice.Of(AssignmentOrder.everything, reader.words("everyProcedure"))] + sorted.map { Choice.Of($0.key, "\($0.key) · \(reader.text($0.name))") }
    }

    private static func handlers(_ view: UnitView, _ given: Fields, _ faults: FormFaults, _ words: Words) -> Field {
        let chosen = Set(given.values("handlers"))
        var field = Field("handlers", words("orderHandlers"), hint: words("orderHandlersHint"), error: faults.texts["handlers"], optional: true)
        field.asChecks = Field.AsChecks(
            options: (view.whole?.officers ?? []).enumerated().map { index, officer in
                let name = [officer.person, view.division(officer.division)].compactMap { $0 }.joined(separator: ", ")
                return Choice(Choice.Of(officer.account, name), id: "handlers-\(index + 1)", chosen: chosen.contains(officer.account))
            })
        return field
    }
}

extension OrganisationViolation.Fault {
    fileprivate var orderField: String {
        switch self {
        case .nobodyInCharge: "division"
        case .handlerUnknown: "handlers"
        default: "mode"
        }
    }
}
