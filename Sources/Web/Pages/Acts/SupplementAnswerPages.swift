import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Service

/// Template `supplement`: a declarant answers, point by point, what was asked for.
struct SupplementPage: Sendable {
    struct Gap: Sendable {
        var gapNumber: String
        var gapTitle: String
        var gapMissing: String
        var gapSource: String
        var gapFields: [Field]
        var gapFiles: FileList?
    }

    var errors: Errors?
    var backHref: String
    var backText: String
    var dossierNumber: String
    var supplementHeading: String
    var supplementLead: String
    var supplementRule: Note
    var supplementAction: String
    var sequence: String
    var gaps: [Gap]
    var supplementNote: Field
    var supplementDeclaration: Field
}

/// The form of a supplement, with what was typed and what is wrong.
struct SupplementForm {
    let view: DossierView
    let words: Words
    var kept: [Upload]
    var answers: Answers
    var note = ""
    /// NEWS-6.
    var isDeclared = false
    var faults: [FieldFault] = []
    var wrong: [Errors.Line] = []

    private var language: Language { words.language }
    private var content: SupplementContent { view.dossier.supplement.content ?? SupplementContent(workingDays: 0, gaps: []) }
    private var form: FormBlocks { FormBlocks(form: view.procedure.form, answers: answers, faults: faults, words: words) }

    /// The questions asked anew.
    var askedFields: [FormField] {
        content.gaps.compactMap { gap in
            if case .field(let path) = gap.subject { view.procedure.fields.first { $0.id == path.prefix { $0 != "[" } } } else { nil }
        }
    }

    var page: SupplementPage {
        let until = view.dossier.supplement.until?.words(in: language) ?? ""
        return SupplementPage(
            errors: Errors(wrong + faults.map { Errors.Line(field: FormBlocks.id(of: $0.path), text: $0.words(view.procedure.form.field(at: $0.path), words)) }, words),
            backHref: "/dossiers/\(view.row.number)", backText: words("backToDossier"), dossierNumber: view.row.number,
            supplementHeading: language.pick("Bổ sung \(content.gaps.count) điểm", "Supplement \(content.gaps.count) points"),
            supplementLead: language.pick("Gửi trước \(until). Gửi muộn vẫn nhận, khi công chức chưa làm việc tiếp theo.", "Send it by \(until). Later is still taken, as long as the officer has not gone on."),
            supplementRule: Note(language.pick("Bạn chỉ được yêu cầu bổ sung một lần; danh sách dưới đây đã đủ.", "You are asked only once; the list below is complete."), "2988-D9.2", in: language),
            supplementAction: ActKey(.supplement).path(view.row.number), sequence: "\(view.row.sequence)",
            gaps: content.gaps.enumerated().map { gap($0 + 1, $1) },
            supplementNote: Field("note", words("fieldNote"), optional: true, value: note).long(rows: 3),
            supplementDeclaration: .declaration(words, isDeclared: isDeclared, error: wrong.first { $0.errorField == Field.noStateSecrets }?.errorText))
    }

    private func gap(_ number: Int, _ gap: SupplementContent.Gap) -> SupplementPage.Gap {
        var files: FileList?
        var fields: [Field] = []
        switch gap.subject {
        case .document(let slot):
            let upload = kept.last { $0.document.slot == slot }
            files = upload.map { upload in
                let signed = view.procedure.wantsSignature(slot.component)
                return FileList(files: [FileRow(upload.document, pages: upload.pages, signed: signed, removeValue: slot.text, words)])
            }
            fields = [file(slot, isReplaced: upload != nil)]
        case .field(let path): fields = questions(String(path.prefix { $0 != "[" }))
        }
        return SupplementPage.Gap(
            gapNumber: "\(number)", gapTitle: view.name(of: gap.subject, language), gapMissing: gap.missing, gapSource: gap.legalBasis, gapFields: fields,
            gapFiles: files)
    }

    private func file(_ slot: Slot, isReplaced: Bool) -> Field {
        let formats = view.procedure.components.first { $0.id == slot.component }?.formats ?? ["pdf"]
        let kinds = formats.map { FileKind(rawValue: $0)?.sign ?? $0.uppercased() }.joined(separator: ", ")
        return Field(
            slot.text, isReplaced ? words("addOrReplace") : words("chooseFile"), hint: language.pick("Tệp \(kinds)", "File \(kinds)"),
            error: wrong.first { $0.errorField == slot.text }?.errorText
        ).file(accept: formats.map { $0 == "jpeg" ? ".jpg,.jpeg" : "." + $0 }.joined(separator: ","))
    }

    private func questions(_ id: String) -> [Field] {
        guard let field = view.procedure.fields.first(where: { $0.id == id }) else { return [] }
        guard case .rows(let inner, _, _) = field.kind else { return [form.question(field, path: id, value: answers[id])] }
        return answers.rows(id).enumerated().flatMap { index, row in
            inner.map { question in
                var asked = form.question(question, path: "\(id)[\(index)].\(question.id)", value: row[question.id]?.text)
                asked.fieldLabel = "\(index + 1). \(asked.fieldLabel)"
                return asked
            }
        }
    }
}

enum SupplementAnswerPages {
    static func show(_ reader: Reader, _ view: DossierView, _ actor: Actor) async throws -> Response {
        let kept = try await reader.office.uploads(beside: ActKey(.supplement).tray(view.row.number), by: actor)
        return try await answer(SupplementForm(view: view, words: reader.words, kept: kept, answers: view.answers), reader)
    }

    static func take(_ attempt: ActAttempt, seen: Int) async throws -> Response {
        let (reader, view, key) = (attempt.reader, attempt.view, ActKey(.supplement))
        for upload in attempt.uploads { try await reader.office.lay(upload, beside: key.tray(view.row.number), by: attempt.actor) }
        if let slot = attempt.fields["remove"] { try await remove(slot, attempt, tray: key.tray(view.row.number)) }
        let kept = try await reader.office.uploads(beside: key.tray(view.row.number), by: attempt.actor)
        var form = SupplementForm(view: view, words: reader.words, kept: kept, answers: view.answers, note: attempt.fields["note"] ?? "")
        form.isDeclared = FormValues(attempt.fields).flag(Field.noStateSecrets)
        let typed = view.procedure.form.typed(attempt.fields)
        for field in form.askedFields { form.answers.values[field.id] = typed.values[field.id] }
        if seen != view.row.sequence {
            let written = ActForm(key: key, view: view, words: reader.words, typed: attempt.fields, kept: kept)
            return try await ConflictAnswer.page(reader, written, seen: seen, closed: nil)
        }
        form.wrong = attempt.refused.map { Errors.Line(field: $0.field, text: $0.words(reader.words)) } + wrongKinds(form)
        if !form.wrong.isEmpty { return try await answer(form, reader, attempt.refused.contains(where: \.isTooLarge) ? .contentTooLarge : .unprocessableContent) }
        if attempt.fields["then"] == "upload" || attempt.fields["remove"] != nil { return try await answer(form, reader) }
        return try await perform(attempt, form, seen: seen)
    }

    private static func remove(_ slot: String, _ attempt: ActAttempt, tray: String) async throws {
        for upload in try await attempt.reader.office.uploads(beside: tray, by: attempt.actor) where upload.document.slot.text == slot {
            try await attempt.reader.office.removeUpload(upload.document.id, beside: tray, by: attempt.actor)
        }
    }

    private static func wrongKinds(_ form: SupplementForm) -> [Errors.Line] {
        form.kept.compactMap { upload in
            let formats = form.view.procedure.components.first { $0.id == upload.document.component }?.formats ?? []
            guard !formats.contains(upload.document.kind.rawValue) else { return nil }
            let field = upload.document.slot.text
            return Errors.Line(field: field, text: Invalid(field, .fileKind(name: upload.document.name, allowed: formats)).words(form.words))
        }
    }

    private static func perform(_ attempt: ActAttempt, _ form: SupplementForm, seen: Int) async throws -> Response {
        var form = form
        let (reader, number) = (attempt.reader, form.view.row.number)
        let asked = !form.askedFields.isEmpty
        let (answers, faults) = form.view.procedure.form.checked(form.answers)
        form.faults = asked ? faults : []
        guard form.faults.isEmpty else { return try await answer(form, reader, .unprocessableContent) }
        let supplement = SupplementAnswer(
            documents: form.kept.map(\.document), answers: asked ? answers : nil, answersDigest: asked ? try Office.digest(answers) : nil,
            note: form.note.isEmpty ? nil : form.note, noStateSecrets: form.isDeclared)
        do {
            let receipt = try await reader.office.perform(
                .supplement(supplement), on: number, by: attempt.actor, seen: seen, papers: form.kept, answers: asked ? answers : nil)
            return try await attempt.done(ActKey(.supplement), form.kept, receipt)
        } catch let violation as Violation where !violation.isForbiddenToRole {
            let field = violation.fault.field == Field.noStateSecrets ? Field.noStateSecrets : "main"
            form.wrong = [Errors.Line(field: field, text: "\(violation.fault.words(in: reader.language)) (\(violation.mark.citation(in: reader.language)))")]
            return try await answer(form, reader, .unprocessableContent)
        }
    }

    private static func answer(_ form: SupplementForm, _ reader: Reader, _ status: HTTPResponse.Status = .ok) async throws -> Response {
        try await reader.page("supplement", title: "\(form.page.supplementHeading) · \(form.view.row.number)", form.page, status: status)
    }
}
