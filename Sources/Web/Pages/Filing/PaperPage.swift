import Domain
import Hummingbird
import Service

/// Template `upload`: one paper of a draft.
struct PaperPage: Sendable {
    struct Uploaded: Sendable {
        var uploadedHeading: String
        var files: [FileRow]
        var uploadedNote: Note?
    }

    struct Stated: Sendable {
        var byHandText: String
        var byHandRemove: String
    }

    struct ByHand: Sendable {
        var byHandOpen: Bool
        var byHandAction: String
        var byHandNote: Note
        var byHandFields: [Field]
    }

    var errors: Errors?
    var flash: Banner?
    var backHref: String
    var backText: String
    var componentPlace: String
    var componentName: String
    var componentText: String?
    var uploadAction: String
    var nextHref: String
    var nextText: String
    var leaveHref: String
    var uploaded: Uploaded?
    var byHandStated: Stated?
    var uploadField: Field
    var uploadNote: Note
    var byHand: ByHand?
}

/// One paper with what was just tried on it.
struct PaperForm {
    let drafting: Drafting
    let place: Place
    var fileError: String?
    /// What was typed and what is wrong with it, when the way by hand was tried.
    var byHandTyped: Fields?
    var byHandErrors: [Errors.Line] = []

    private var words: Words { drafting.words }
    private var path: String { drafting.path(of: place.slot) }
    private var limits: (file: Int64, dossier: Int64) { (drafting.reader.office.settings.fileLimit, drafting.reader.office.settings.dossierLimit) }

    var page: PaperPage {
        let (reader, next) = (drafting.reader, next)
        let lines = (fileError.map { [Errors.Line(field: "file", text: $0)] } ?? []) + byHandErrors
        return PaperPage(
            errors: Errors(lines, words), flash: nil, backHref: "\(drafting.path)/papers", backText: words("backToTasks"),
            componentPlace: componentPlace, componentName: reader.text(place.component.name), componentText: place.component.hint.map(reader.text),
            uploadAction: path, nextHref: next.href, nextText: next.text, leaveHref: "/dossiers", uploaded: uploaded, byHandStated: stated,
            uploadField: uploadField, uploadNote: Note(words("noStateSecretsHere"), "NEWS-6", in: drafting.language), byHand: byHand)
    }

    private var componentPlace: String {
        let places = drafting.draft.places
        let number = (places.firstIndex { $0.slot == place.slot } ?? 0) + 1
        let count = drafting.language.pick("\(number) trong \(places.count) giấy tờ", "paper \(number) of \(places.count)")
        guard let row = place.slot.row, let field = place.component.perRowOf else { return count }
        return "\(drafting.rowName(field, row)) · \(count)"
    }

    /// The next paper still to come, or back to the list.
    private var next: (href: String, text: String) {
        let after = drafting.open.first { $0.slot != place.slot }
        return after.map { (drafting.path(of: $0.slot), words("nextPaper")) } ?? ("\(drafting.path)/papers", words("backToTasks"))
    }

    private var uploaded: PaperPage.Uploaded? {
        guard let upload = drafting.upload(in: place.slot) else { return nil }
        let row = FileRow(
            upload.document, pages: upload.pages, signed: place.component.signed, href: "\(path)/file", remove: "\(path)/removal", words)
        return PaperPage.Uploaded(
            uploadedHeading: words("uploadedFiles", ["n": "1"]), files: [row],
            uploadedNote: place.component.signed ? verdictNote(upload.document.verdict) : nil)
    }

    /// What an unsigned file will cost, said now and not at the end.
    private func verdictNote(_ verdict: SignatureVerdict) -> Note? {
        let key: String? =
            switch verdict {
            case .signed: nil
            case .unsigned: "unsignedThisFile"
            case .invalid, .removed: "invalidThisFile"
            case .undecided: "undecidedThisFile"
            }
        return key.map { Note(words($0), verdict == .undecided ? "A-07" : "2988-D7.1.d", in: drafting.language) }
    }

    private var stated: PaperPage.Stated? {
        guard let part = drafting.byHand(in: place.slot) else { return nil }
        let pages = part.pages.map { drafting.language.pick("\($0) trang. ", "\($0) pages. ") } ?? ""
        return PaperPage.Stated(byHandText: "\(pages)\(part.reason)", byHandRemove: "\(path)/by-hand/removal")
    }

    private var uploadField: Field {
        let formats = place.component.formats
        let kinds = formats.map { FileKind(rawValue: $0)?.sign ?? $0.uppercased() }.joined(separator: ", ")
        return Field(
            "file", drafting.upload(in: place.slot) == nil ? words("chooseFile") : words("addOrReplace"),
            hint: words("uploadLimits", ["kinds": kinds, "size": drafting.language.size(limit: limits.file)]), error: fileError
        ).file(accept: formats.flatMap(\.endings).joined(separator: ","))
    }

    private var byHand: PaperPage.ByHand? {
        guard place.component.byHand != .never, drafting.byHand(in: place.slot) == nil else { return nil }
        let errors = Dictionary(byHandErrors.map { ($0.errorField, $0.errorText) }, uniquingKeysWith: { first, _ in first })
        let pages = Field("pages", words("byHandPages"), error: errors["pages"], value: byHandTyped?["pages"] ?? "").text(mode: "numeric", width: "w-tiny")
        let reason = Field("reason", words("byHandReason"), error: errors["reason"], value: byHandTyped?["reason"] ?? "").long(rows: 3)
        return PaperPage.ByHand(
            byHandOpen: byHandTyped != nil, byHandAction: "\(path)/by-hand", byHandNote: Note(words("byHandRule"), "2988-D7.1.c", in: drafting.language),
            byHandFields: place.component.byHand == .longDocument ? [pages, reason] : [reason])
    }
}

extension String {
    /// The endings of a kind of file, for the file button.
    fileprivate var endings: [String] {
        switch self {
        case "jpeg": [".jpg", ".jpeg"]
        case "office": [".docx", ".xlsx", ".odt", ".ods", ".doc", ".xls"]
        default: ["." + self]
        }
    }
}
