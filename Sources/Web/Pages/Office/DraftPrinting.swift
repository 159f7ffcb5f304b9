import Domain
import HTTPTypes
import Hummingbird
import Service

/// The drafts that can be printed for a proposal, in its form.
struct ActDrafts: Sendable {
    var draftAction: String
    var draftNote: String
    var draftList: [Draft]

    struct Draft: Sendable {
        var draftDocument: String
        var draftText: String
        /// The one laid aside for this proposal, to look at.
        var draftHref: String?
        var draftName: String
    }
}

extension ActForm {
    /// Nil where nothing can be printed.
    var drafts: ActDrafts? {
        guard let kind = key.kind else { return nil }
        let names = kind == .result ? view.procedure.results.map(\.id) : [Proposal.notice]
        let printable = names.filter { view.procedure.template(of: $0, kind: kind) != nil }
        guard !printable.isEmpty else { return nil }
        return ActDrafts(
            draftAction: "/dossiers/\(view.row.number)/drafts",
            draftNote: words.language.pick(
                "Dự thảo lấy nội dung khai, lý do và các điểm bổ sung. Ý kiến đề xuất là nội bộ: chỉ in làm lý do khi không chấp thuận. Mở xem, rồi trình hoặc thay bằng tệp của bạn.",
                "The draft takes what was declared, the reason and the points to supplement. Your recommendation stays inside: it is printed only as the reason of a “no”. Look at it, then propose it or put a file of yours in its place."),
            draftList: printable.map(draft))
    }

    private func draft(_ document: String) -> ActDrafts.Draft {
        let (name, upload) = (view.resultName(document, words.language), kept.last { $0.document.component == document })
        return ActDrafts.Draft(
            draftDocument: document, draftText: words.language.pick("In dự thảo từ mẫu: \(name)", "Print a draft: \(name)"),
            draftHref: upload.map { "/dossiers/\(view.row.number)/drafts/\($0.document.id)" }, draftName: upload?.document.name ?? "")
    }
}

enum DraftPrinting {
    /// Prints one document with what is written in the form of the proposal, and shows the form again with all of it.
    static func print(_ reader: Reader) async throws -> Response {
        let (number, actor) = (try reader.parameter("number"), try reader.actor())
        let view = try await reader.office.dossier(number, for: actor)
        let sent = try await UploadIntake.collect(reader.request, reader.desk)
        let key = try ActKey(noun: "proposals", kind: sent.fields["kind"], act: nil, on: view, for: actor)
        for upload in sent.uploads { try await reader.office.lay(upload, beside: key.tray(number), by: actor) }
        var form = ActForm(key: key, view: view, words: reader.words, typed: sent.fields)
        let document = sent.fields["print"] ?? ""
        do {
            let wording = try wording(form, for: document, by: actor)
            _ = try await reader.office.printDraft(number: number, document: document, wording: wording, beside: key.tray(number), by: actor)
        } catch let errors as FieldErrors { form.wrong = form.lines(errors) } catch let fault as DraftFault {
            form.wrong = [Errors.Line(field: document, text: fault.words(in: reader.language))]
        }
        form.kept = try await reader.office.uploads(beside: key.tray(number), by: actor)
        return try await answer(form, document, reader)
    }

    private static func answer(_ form: ActForm, _ document: String, _ reader: Reader) async throws -> Response {
        var page = form.page
        let printed = form.drafts?.draftList.first { $0.draftDocument == document }
        if form.wrong.isEmpty, let printed, let href = printed.draftHref {
            let language = reader.language
            page.flash = Banner(
                .green, language.pick("Đã in dự thảo “\(printed.draftName)”", "Draft “\(printed.draftName)” printed"),
                link: (language.pick("Mở xem trước khi trình", "Look at it before proposing"), href))
        }
        return try await reader.page(
            "act", title: "\(page.actHeading) · \(page.dossierNumber)", page, status: form.wrong.isEmpty ? .ok : .unprocessableContent)
    }

    private static func wording(_ form: ActForm, for document: String, by actor: Actor) throws -> DraftWording {
        var reading = ActReading(values: FormValues(form.typed), uploads: [], dossier: form.view.dossier, actor: actor)
        guard case .propose(let proposal) = try reading.action(for: "proposals") else { return DraftWording(kind: .result) }
        // What officers write to leaders is not the declarant's to read; only a "no" on the substance gives it as its reason.
        let isNo = form.view.procedure.results.first { $0.id == document }?.outcome == .refused
        return DraftWording(kind: proposal.kind, reason: isNo ? proposal.recommendation : proposal.reason ?? "", supplement: proposal.supplement)
    }

    /// A draft laid aside by its own officer, before it is proposed.
    static func download(_ reader: Reader) async throws -> Response {
        let (number, id, actor) = (try reader.parameter("number"), try reader.parameter("id"), try reader.actor())
        _ = try await reader.office.dossier(number, for: actor)
        for face in [ActKey.Face.result, .refusal, .supplement] {
            let kept = try await reader.office.uploads(beside: ActKey(.propose, face).tray(number), by: actor)
            guard let document = kept.first(where: { $0.document.id == id })?.document else { continue }
            let path = try reader.office.documents.path(of: document.sha256)
            return try await Download.response(path: path, name: document.name, type: document.kind.mediaType, reader.context)
        }
        throw Problem.notFound
    }
}

extension DraftFault {
    fileprivate func words(in language: Language) -> String {
        switch self {
        case .noTemplate: language.pick("Thủ tục này không có mẫu cho văn bản đó; tải dự thảo của bạn lên.", "There is no template for it; upload a draft of yours.")
        case .printer:
            language.pick(
                "Chưa in được: chương trình in (WeasyPrint) không chạy trên máy chủ. Báo người quản trị, hoặc tải dự thảo của bạn lên.",
                "Not printed: the printing program (WeasyPrint) does not run on the server. Tell the administrator, or upload a draft of yours.")
        case .letters(let letters):
            language.pick("Chưa in được: phông chữ không có “\(letters)”. Viết khác đi rồi in lại.", "Not printed: no font has “\(letters)”. Write it differently.")
        }
    }
}
