import Domain
import Hummingbird
import Service

/// Template `dossiers`: drafts and dossiers of a declarant.
struct MyDossiersPage: Sendable {
    struct Drafts: Sendable { var draftList: [Draft] }

    struct Draft: Sendable {
        var draftHref: String
        var draftName: String
        var draftText: String
        var draftTag: Tag?
    }

    struct Filed: Sendable { var dossiers: [Row] }

    struct Row: Sendable {
        var dossierNumber: String
        var dossierHref: String
        var procedureName: String
        var dossierTag: Tag
        var dossierDue: DueMark?
        var filedOn: String
    }

    var errors: Errors?
    var flash: Banner?
    var listText: String
    var turn: Banner?
    var drafts: Drafts?
    var filed: Filed?
    var nothingFound: Nothing?
    var pager: Pager?
}

enum MyDossiers {
    /// - Parameter account: a declarant.
    static func show(_ reader: Reader, _ account: Account) async throws -> Response {
        let page = try await reader.office.dossiers(try DossierQuery(reader.request), for: account.actor)
        let drafts = reader.query("after") == nil ? try await reader.office.drafts(of: account.actor) : []
        let words = reader.words
        let isEmpty = drafts.isEmpty && page.rows.isEmpty
        let content = MyDossiersPage(
            flash: flash(reader), listText: "", turn: turn(page.rows, reader),
            drafts: drafts.isEmpty ? nil : MyDossiersPage.Drafts(draftList: drafts.map { line($0, reader) }),
            filed: page.rows.isEmpty ? nil : MyDossiersPage.Filed(dossiers: page.rows.map { line($0, reader) }),
            nothingFound: isEmpty
                ? Nothing(words("noDossiersYet"), words("noDossiersYetText"), link: words("findProcedure"), href: "/procedures") : nil,
            pager: Pager(page.next, after: reader.query("after"), path: "/dossiers", text: ""))
        return try await reader.page("dossiers", title: words("myDossiers"), content)
    }

    private static func flash(_ reader: Reader) -> Banner? {
        reader.query("done") == "draft-deleted" ? Banner(.green, reader.words("flashDraftDeleted")) : nil
    }

    private static func turn(_ rows: [DossierRow], _ reader: Reader) -> Banner? {
        let waiting = rows.filter { [.awaitingManualParts, .awaitingSupplement].contains($0.phase) }
        guard let first = waiting.first else { return nil }
        let words = reader.words
        return Banner(
            .amber, words("yourTurnList", ["n": "\(waiting.count)"]), "\(first.number): \(Tag.phase(first.phase, forDeclarant: true, words).word)",
            button: (words("viewDossier"), "/dossiers/\(first.number)"))
    }

    private static func line(_ draft: FilingDraft, _ reader: Reader) -> MyDossiersPage.Draft {
        MyDossiersPage.Draft(
            draftHref: "/drafts/\(draft.id)/papers", draftName: reader.text(draft.procedure.name),
            draftText: reader.words("draftSavedAt", ["time": draft.changedAt.words(in: reader.language)]),
            draftTag: .phase(.draft, forDeclarant: true, reader.words))
    }

    private static func line(_ row: DossierRow, _ reader: Reader) -> MyDossiersPage.Row {
        MyDossiersPage.Row(
            dossierNumber: row.number, dossierHref: "/dossiers/\(row.number)", procedureName: reader.name(of: row),
            dossierTag: .phase(row.phase, forDeclarant: true, reader.words),
            dossierDue: .of(row, now: reader.now, reader.office.calendar, in: reader.language), filedOn: reader.language.date(row.storedAt.day))
    }
}

extension Reader {
    /// The name of the procedure a dossier was filed under.
    func name(of row: DossierRow) -> String {
        office.catalogue.procedure(row.procedure, version: row.version).map { text($0.name) } ?? row.procedure
    }
}
