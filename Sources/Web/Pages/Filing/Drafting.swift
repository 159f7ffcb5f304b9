import Domain
import Hummingbird
import Service

/// A draft in the hands of who writes it.
struct Drafting {
    let reader: Reader
    let account: Account
    let draft: FilingDraft

    var path: String { "/drafts/\(draft.id)" }
    var procedure: Procedure { draft.procedure }
    var language: Language { reader.language }
    var words: Words { reader.words }
    var actor: Actor { account.actor }

    /// Once filed, a draft only leads to its dossier.
    static func open(_ reader: Reader) async throws -> Drafting {
        let account = try reader.declarant()
        let draft = try await reader.office.draft(try reader.parameter("id"), of: account.actor)
        return Drafting(reader: reader, account: account, draft: draft)
    }

    var filed: Response? { draft.number.map { reader.redirect(to: "/dossiers/\($0)/confirmation") } }

    func name(of place: Place) -> String {
        let name = reader.text(place.component.name)
        guard let row = place.slot.row, let field = place.component.perRowOf else { return name }
        return "\(name) – \(rowName(field, row))"
    }

    /// Whose papers these are: the row's name, or its number.
    func rowName(_ field: String, _ row: Int) -> String {
        let rows = draft.answers.rows(field)
        if rows.indices.contains(row), let name = rows[row]["name"]?.text { return name }
        return "\(row + 1)"
    }

    func upload(in slot: Slot) -> Upload? { draft.uploads.last { $0.document.slot == slot } }
    func byHand(in slot: Slot) -> ManualPart? { draft.byHand.first { $0.slot == slot } }
    func isDone(_ place: Place) -> Bool { upload(in: place.slot) != nil || byHand(in: place.slot) != nil }

    var answerFaults: [FieldFault] { procedure.form.faults(in: draft.answers) }

    /// Papers still to come.
    var open: [Place] { draft.places.filter { $0.component.required && !isDone($0) } }

    func path(of slot: Slot) -> String { "\(path)/papers/\(PercentDecoding.encode(slot.text))" }

    /// Papers laid in for places that the answers no longer ask for are taken out.
    func dropStrangers(under answers: Answers) async throws {
        let places = Set(procedure.places(for: answers).map(\.slot))
        for upload in draft.uploads where !places.contains(upload.document.slot) {
            try await reader.office.removeUpload(upload.document.id, beside: draft.id, by: actor)
        }
    }

    /// Takes out a row, and moves the papers of the rows behind it along.
    func remove(row: Int, of field: String, from answers: Answers) async throws {
        var answers = answers
        var rows = answers.rows(field)
        guard rows.indices.contains(row) else { return }
        rows.remove(at: row)
        answers.values[field] = .rows(rows)
        let perRow = Set(procedure.components.filter { $0.perRowOf == field }.map(\.id))
        try await reader.office.keep(answers, byHand: moved(draft.byHand, perRow, row), in: draft.id, of: actor)
        for upload in draft.uploads where perRow.contains(upload.document.component) && (upload.document.row ?? 0) >= row {
            try await reader.office.removeUpload(upload.document.id, beside: draft.id, by: actor)
            guard let old = upload.document.row, old > row else { continue }
            var moved = upload
            moved.document.row = old - 1
            try await reader.office.lay(moved, beside: draft.id, by: actor)
        }
    }

    private func moved(_ parts: [ManualPart], _ components: Set<String>, _ removed: Int) -> [ManualPart] {
        parts.compactMap { part in
            guard components.contains(part.slot.component), let row = part.slot.row, row >= removed else { return part }
            if row == removed { return nil }
            var part = part
            part.slot.row = row - 1
            return part
        }
    }
}
