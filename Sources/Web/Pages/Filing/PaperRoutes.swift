import Domain
import HTTPTypes
import Hummingbird
import Service

/// Upload, removal, download and the way by hand of one paper of a draft.
enum PaperRoutes {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "drafts/{id}/papers/{slot}") { reader in try await onDraft(reader) { try await show($0) } }
        router.pages(desk, post: "drafts/{id}/papers/{slot}") { reader in try await onDraft(reader, upload) }
        router.pages(desk, get: "drafts/{id}/papers/{slot}/file") { reader in try await onDraft(reader, download) }
        router.pages(desk, post: "drafts/{id}/papers/{slot}/removal") { reader in try await onDraft(reader, remove) }
        router.pages(desk, post: "drafts/{id}/papers/{slot}/by-hand") { reader in try await onDraft(reader, handIn) }
        router.pages(desk, post: "drafts/{id}/papers/{slot}/by-hand/removal") { reader in try await onDraft(reader, takeBackFromHand) }
    }

    /// - Throws: `Problem.notFound` for a place the answers do not ask for.
    private static func onDraft(_ reader: Reader, _ act: (PaperForm) async throws -> Response) async throws -> Response {
        let drafting = try await Drafting.open(reader)
        if let filed = drafting.filed { return filed }
        let slot = Slot(text: try reader.parameter("slot"))
        guard let place = drafting.draft.places.first(where: { $0.slot == slot }) else { throw Problem.notFound }
        return try await act(PaperForm(drafting: drafting, place: place))
    }

    private static func show(_ form: PaperForm, status: HTTPResponse.Status = .ok) async throws -> Response {
        let page = form.page
        return try await form.drafting.reader.page("upload", title: page.componentName, page, status: status)
    }

    private static func upload(_ form: PaperForm) async throws -> Response {
        let (reader, drafting) = (form.drafting.reader, form.drafting)
        let intake = try await UploadIntake.collect(reader.request, reader.desk)
        if let refused = intake.refused.first { return try await refuse(form, refused) }
        guard var upload = intake.uploads.first else {
            return try await refuse(form, drafting.words("fileNone"), .unprocessableContent)
        }
        (upload.document.component, upload.document.row) = (form.place.slot.component, form.place.slot.row)
        let formats = form.place.component.formats
        guard formats.contains(upload.document.kind.rawValue) else {
            return try await refuse(form, Invalid("file", .fileKind(name: upload.document.name, allowed: formats)))
        }
        do { try await reader.office.lay(upload, beside: drafting.draft.id, by: drafting.actor) } catch let invalid as Invalid {
            return try await refuse(form, invalid)
        }
        try await leaveByHand(form)
        return reader.redirect(to: drafting.path(of: form.place.slot))
    }

    private static func refuse(_ form: PaperForm, _ invalid: Invalid) async throws -> Response {
        try await refuse(form, invalid.words(form.drafting.words), invalid.isTooLarge ? .contentTooLarge : .unprocessableContent)
    }

    private static func refuse(_ form: PaperForm, _ text: String, _ status: HTTPResponse.Status) async throws -> Response {
        var form = form
        form.fileError = text
        return try await show(form, status: status)
    }

    private static func download(_ form: PaperForm) async throws -> Response {
        guard let document = form.drafting.upload(in: form.place.slot)?.document else { throw Problem.notFound }
        let reader = form.drafting.reader
        return try await Download.response(
            path: try reader.office.documents.path(of: document.sha256), name: document.name, type: document.kind.mediaType, reader.context)
    }

    private static func remove(_ form: PaperForm) async throws -> Response {
        let drafting = form.drafting
        if let upload = drafting.upload(in: form.place.slot) {
            try await drafting.reader.office.removeUpload(upload.document.id, beside: drafting.draft.id, by: drafting.actor)
        }
        return drafting.reader.redirect(to: drafting.path(of: form.place.slot))
    }

    /// 2988-D7.1.c: stated here, judged when the dossier is filed; what is plain already is said at once.
    private static func handIn(_ form: PaperForm) async throws -> Response {
        let drafting = form.drafting
        guard form.place.component.byHand != .never else { throw Violation("2988-D7.1.c", .file, .byHandNotAllowed(form.place.slot)) }
        var values = FormValues(try await drafting.reader.request.fields())
        let reason = values.optional("reason", maximum: 1000) ?? ""
        let pages = values.optional("pages").flatMap { Int($0) }
        let errors = byHandErrors(form.place.component, reason: reason, pages: pages, drafting)
        guard errors.isEmpty else {
            var tried = form
            (tried.byHandTyped, tried.byHandErrors) = (values.fields, errors)
            return try await show(tried, status: .unprocessableContent)
        }
        let others = drafting.draft.byHand.filter { $0.slot != form.place.slot }
        let parts = others + [ManualPart(slot: form.place.slot, pages: pages, reason: reason)]
        try await drafting.reader.office.keep(drafting.draft.answers, byHand: parts, in: drafting.draft.id, of: drafting.actor)
        return try await remove(form)
    }

    private static func byHandErrors(_ component: Component, reason: String, pages: Int?, _ drafting: Drafting) -> [Errors.Line] {
        var errors: [Errors.Line] = []
        if component.byHand == .longDocument, (pages ?? 0) <= 10 {
            let (vi, en) = ("Nhập số trang lớn hơn 10; ngắn hơn thì tải tệp lên", "Enter more than 10 pages; upload a shorter document")
            errors.append(Errors.Line(field: "pages", text: drafting.language.pick(vi, en)))
        }
        if reason.isEmpty {
            errors.append(Errors.Line(field: "reason", text: drafting.words("answerMissing", ["field": drafting.language.pick("lý do", "the reason")])))
        }
        return errors
    }

    private static func takeBackFromHand(_ form: PaperForm) async throws -> Response {
        try await leaveByHand(form)
        return form.drafting.reader.redirect(to: form.drafting.path(of: form.place.slot))
    }

    private static func leaveByHand(_ form: PaperForm) async throws {
        let drafting = form.drafting
        guard drafting.byHand(in: form.place.slot) != nil else { return }
        let rest = drafting.draft.byHand.filter { $0.slot != form.place.slot }
        try await drafting.reader.office.keep(drafting.draft.answers, byHand: rest, in: drafting.draft.id, of: drafting.actor)
    }
}

extension Invalid {
    var isTooLarge: Bool {
        switch problem {
        case .fileTooLarge, .dossierTooLarge: true
        default: false
        }
    }

    /// How to mend it.
    func words(_ words: Words) -> String {
        switch problem {
        case .fileEmpty(let name): words("field.fileEmpty", ["name": name])
        case .fileKind(let name, let allowed):
            words("field.fileKind", ["name": name, "allowed": allowed.map { FileKind(rawValue: $0)?.sign ?? $0.uppercased() }.joined(separator: ", ")])
        case .fileTooLarge(let name, let limit):
            words.language.pick("Chọn tệp nhỏ hơn \(limit >> 20) MB; tệp “\(name)” lớn hơn", "Choose a file under \(limit >> 20) MB; “\(name)” is larger")
        case .dossierTooLarge(let limit): words("problem.dossier-too-large.detail", ["limit": "\(limit >> 20) MB"])
        case .missing: words("field.missing")
        case .unknown, .malformed: words("field.notAChoice")
        }
    }
}
