import Domain
import Hummingbird
import Service

/// Divisions are opened, renamed and closed by the unit's administrator.
enum DivisionForm {
    static func show(_ reader: Reader, id: String?) async throws -> Response {
        let view = try await reader.unit(for: .manageDivisions)
        guard id == nil || view.whole?.divisions.contains(where: { $0.id == id }) == true else { throw Problem.notFound }
        return try await page(view, id, name: view.division(id) ?? "", FormFaults(), reader, .ok)
    }

    static func take(_ reader: Reader, id: String?) async throws -> Response {
        let view = try await reader.unit(for: .manageDivisions)
        let fields = try await reader.request.fields(limit: 1 << 16)
        do {
            let name = try DivisionName(fields).text
            if let id {
                try await reader.office.renameDivision(id, to: name, at: view.code, by: try reader.actor())
            } else {
                _ = try await reader.office.openDivision(name, at: view.code, by: try reader.actor())
            }
            return reader.redirect(to: "\(view.path)?done=\(id == nil ? "division-opened" : "division-renamed")")
        } catch {
            return try await again(error, view, id, fields["name"] ?? "", reader)
        }
    }

    static func close(_ reader: Reader) async throws -> Response {
        let (view, id) = (try await reader.unit(for: .manageDivisions), try reader.parameter("id"))
        do {
            try await reader.office.closeDivision(id, at: view.code, by: try reader.actor())
            return reader.redirect(to: "\(view.path)?done=division-closed")
        } catch {
            return try await again(error, view, id, view.division(id) ?? "", reader)
        }
    }

    private static func again(_ error: any Error, _ view: UnitView, _ id: String?, _ name: String, _ reader: Reader) async throws -> Response {
        let faults = try FormFaults(error, at: { _ in "name" }, reader)
        return try await page(view, id, name: name, faults, reader, faults.status)
    }

    private static func page(
        _ view: UnitView, _ id: String?, name: String, _ faults: FormFaults, _ reader: Reader, _ status: HTTPResponse.Status
    ) async throws -> Response {
        let words = reader.words
        let path = "\(view.path)/divisions" + (id.map { "/\($0)" } ?? "")
        let form = UnitForm(
            errors: faults.errors(["name"], words), backHref: view.path, backText: view.entry.details.name,
            formHeading: words(id == nil ? "divisionOpen" : "divisionRename"), facts: [], formAction: path,
            fields: [Field("name", words("divisionName"), hint: words("divisionNameHint"), error: faults.texts["name"], value: name).text(width: "w-half", max: 200)],
            formStyle: "sea", formButton: words("unitSave"),
            formEnd: id.map { _ in
                .init(
                    endHeading: words("divisionClose"), endText: words("divisionCloseText"), endAction: "\(path)/closures", endButton: words("divisionClose"))
            })
        return try await reader.page("unit-form", title: "\(form.formHeading) · \(view.entry.details.name)", form, status: status)
    }
}

/// What a division is called, as a form or a program gives it.
struct DivisionName {
    var text: String

    init(_ fields: Fields) throws {
        var values = FormValues(fields)
        text = values.text("name", maximum: 200)
        try values.finish()
    }
}
