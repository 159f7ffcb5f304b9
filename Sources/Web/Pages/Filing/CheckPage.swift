import Domain
import HTTPTypes
import Hummingbird
import Service

/// Template `check`: everything once more before filing.
struct CheckPage: Sendable {
    struct Section: Sendable {
        var sectionHeading: String
        var answers: [Line]
    }

    struct Line: Sendable {
        var answerKey: String
        var answerText: String?
        var answerTag: Tag?
        var answerChange: String?
    }

    var errors: Errors?
    var backHref: String
    var backText: String
    var procedureName: String
    var fileAction: String
    var sequence: String
    var leaveHref: String
    var sections: [Section]
    var facts: [FactLine]
    var declaration: Field
}

/// What a draft says, section by section, and what filing it now would mean.
struct CheckList {
    let drafting: Drafting
    var errors: [Errors.Line] = []
    /// NEWS-6.
    var isDeclared = false

    private var words: Words { drafting.words }
    private var language: Language { drafting.language }
    private var reader: Reader { drafting.reader }
    private var procedure: Procedure { drafting.procedure }

    var page: CheckPage {
        CheckPage(
            errors: Errors(errors, words), backHref: "\(drafting.path)/papers", backText: words("backToTasks"),
            procedureName: reader.text(procedure.name), fileAction: "\(drafting.path)/filing", sequence: "0", leaveHref: "/dossiers",
            sections: answerSections + [papers].filter { !$0.answers.isEmpty }, facts: facts,
            declaration: .declaration(words, isDeclared: isDeclared, error: errors.first { $0.errorField == Field.noStateSecrets }?.errorText))
    }

    private var answerSections: [CheckPage.Section] {
        var sections: [CheckPage.Section] = []
        let answers = procedure.form.normalised(drafting.draft.answers)
        for field in procedure.fields where field.shownWhen?.holds(inRow: [:], of: answers.values) ?? true {
            if case .rows(let inner, _, _) = field.kind {
                sections += answers.rows(field.id).enumerated().map { index, row in
                    CheckPage.Section(
                        sectionHeading: "\(reader.text(field.label)): \(drafting.rowName(field.id, index))",
                        answers: lines(inner, row, of: answers, path: { "answers.\(field.id).\(index).\($0)" }))
                }
                continue
            }
            let heading = field.section.map(reader.text) ?? language.pick("Thông tin hồ sơ", "What you state")
            let line = lines([field], answers.values, of: answers, path: { "answers.\($0)" })
            if sections.last?.sectionHeading == heading { sections[sections.count - 1].answers += line } else {
                sections.append(CheckPage.Section(sectionHeading: heading, answers: line))
            }
        }
        return sections
    }

    private func lines(
        _ fields: [FormField], _ values: [String: AnswerValue], of answers: Answers, path: (String) -> String
    ) -> [CheckPage.Line] {
        fields.filter { $0.shownWhen?.holds(inRow: values, of: answers.values) ?? true }.map { field in
            CheckPage.Line(
                answerKey: reader.text(field.label), answerText: values[field.id]?.text.map { field.shown($0, words) },
                answerChange: "\(drafting.path)/questions#\(path(field.id))")
        }
    }

    private var papers: CheckPage.Section {
        let lines = drafting.draft.places.map { place in
            let upload = drafting.upload(in: place.slot)
            let byHand = drafting.byHand(in: place.slot).map { part in
                [words("taskByHand"), part.pages.map { language.pick("\($0) trang", "\($0) pages") }, part.reason].compactMap { $0 }.joined(separator: ", ")
            }
            return CheckPage.Line(
                answerKey: drafting.name(of: place), answerText: upload?.document.name ?? byHand,
                answerTag: place.component.signed ? upload.map { .signature($0.document.verdict, words) } : nil, answerChange: drafting.path(of: place.slot))
        }
        return CheckPage.Section(sectionHeading: words("tasksPapers"), answers: lines)
    }

    private var facts: [FactLine] {
        let (office, now) = (reader.office, reader.now)
        var facts = [
            FactLine(words("factPlace"), drafting.draft.unit.name), FactLine(words("factNow"), now.words(in: language)),
        ]
        if drafting.draft.byHand.isEmpty {
            let reception = LegalClock.reception(saved: now, calendar: office.calendar, reading: office.settings.readings.a03)
            facts.append(FactLine(words("factReceivedAt"), reception.at.words(in: language), reception.because.first?.words(in: language)))
            let due = LegalClock.due(received: reception.at, time: procedure.processingTime, calendar: office.calendar)
            facts.append(FactLine(words("factExpectedDue"), due.at?.words(in: language) ?? words("dueUnknown")))
        } else {
            facts.append(FactLine(words("factReceivedAt"), language.pick("khi đơn vị nhận đủ phần nộp trực tiếp", "once the parts handed in are complete")))
        }
        return facts + toShow
    }

    /// 2988-D7.1.d: the papers that will be asked for, counted before and not after filing.
    private var toShow: [FactLine] {
        var draft = Dossier.draft(procedure: procedure.key, version: procedure.version, unit: drafting.draft.unit.id, party: "")
        draft.documents = drafting.draft.uploads.map(\.document)
        let count = draft.paperDemanded(by: procedure).count
        guard count > 0 else { return [] }
        return [FactLine(words("factPapersToShow"), language.pick("\(count) chứng từ", "\(count) documents"), Mark("2988-D7.1.d").citation(in: language))]
    }
}

extension FormField {
    /// An answer as people read it.
    func shown(_ answer: String, _ words: Words) -> String {
        switch kind {
        case .yesNo: return ["yes", "no"].contains(answer) ? words(answer) : answer
        case .choice(let options):
            return options.first { $0.value == answer }.map { words.language.pick($0.label.vi, $0.label.en ?? $0.label.vi) } ?? answer
        case .date: return Day(answer).map { words.language.date($0) } ?? answer
        case .money: return Int(answer).map { "\(words.language.count($0)) \(words("dong"))" } ?? answer
        default: return answer
        }
    }
}

enum FilingRoutes {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "drafts/{id}/check") { reader in
            let drafting = try await Drafting.open(reader)
            if let filed = drafting.filed { return filed }
            return try await show(CheckList(drafting: drafting))
        }
        router.pages(desk, post: "drafts/{id}/filing") { reader in try await file(reader) }
    }

    /// Sent twice it is one dossier, and the same confirmation.
    private static func file(_ reader: Reader) async throws -> Response {
        let drafting = try await Drafting.open(reader)
        if let filed = drafting.filed { return filed }
        let isDeclared = FormValues(try await reader.request.fields()).flag(Field.noStateSecrets)
        do {
            let receipt = try await reader.office.file(draft: drafting.draft.id, noStateSecrets: isDeclared, by: drafting.actor)
            return reader.redirect(to: "/dossiers/\(receipt.number)/confirmation")
        } catch let violation as Violation {
            let list = CheckList(drafting: drafting, errors: lines(violation, drafting), isDeclared: isDeclared)
            return try await show(list, status: .unprocessableContent)
        }
    }

    private static func show(_ list: CheckList, status: HTTPResponse.Status = .ok) async throws -> Response {
        let title = list.drafting.words("checkBeforeFiling")
        return try await list.drafting.reader.page("check", title: title, list.page, status: status)
    }

    private static func lines(_ violation: Violation, _ drafting: Drafting) -> [Errors.Line] {
        let (words, form) = (drafting.words, drafting.procedure.form)
        switch violation.fault {
        case .fields(let faults):
            return faults.map { Errors.Line(field: "main", text: $0.words(form.field(at: $0.path), words)) }
        case .components(let faults):
            let names = Dictionary(drafting.draft.places.map { ($0.slot, drafting.name(of: $0)) }, uniquingKeysWith: { first, _ in first })
            return faults.map { Errors.Line(field: "main", text: $0.words(names[$0.slot] ?? $0.slot.text, words)) }
        default:
            let text = "\(violation.fault.words(in: words.language)) (\(violation.mark.citation(in: words.language)))"
            return [Errors.Line(field: violation.fault.field == Field.noStateSecrets ? Field.noStateSecrets : "main", text: text)]
        }
    }
}
