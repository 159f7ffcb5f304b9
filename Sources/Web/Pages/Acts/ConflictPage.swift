import Domain
import HTTPTypes
import Hummingbird
import Service

/// Template `conflict`: the dossier changed while somebody wrote; what was written is all there.
struct ConflictPage: Sendable {
    struct Kept: Sendable {
        var keptList: [Line]
        var closedName: String
        var closedNote: Note?
    }

    struct Line: Sendable {
        var keptLabel: String
        var keptText: String
    }

    var errors: Errors?
    var backHref: String
    var backText: String
    var dossierNumber: String
    var facts: [FactLine]
    var timeline: [TimelineEntry]
    var redo: RedoForm?
    var kept: Kept?
}

enum ConflictAnswer {
    /// - Parameters:
    ///   - form: what was written, on the dossier as it is now.
    ///   - seen: the sequence the writer had before them.
    ///   - closed: why the act is closed now; nil: it may be done again.
    static func page(_ reader: Reader, _ form: ActForm, seen: Int, closed: Violation?) async throws -> Response {
        let (words, language) = (reader.words, reader.language)
        let content = ConflictPage(
            backHref: "/dossiers/\(form.view.row.number)", backText: words("backToDossier"), dossierNumber: form.view.row.number, facts: form.facts,
            timeline: TimelineEntry.all(of: form.view, forDeclarant: reader.isDeclarant, after: seen, in: language),
            redo: closed == nil ? form.redo : nil,
            kept: closed.map { closed in
                ConflictPage.Kept(
                    keptList: form.written.map { ConflictPage.Line(keptLabel: $0.label, keptText: $0.text) }, closedName: form.key.title(words),
                    closedNote: Note(closed.fault.words(in: language), closed.mark, in: language))
            })
        return try await reader.page("conflict", title: words("conflictHeading"), content, status: .conflict)
    }
}
