import Domain
import Service

/// One act on one dossier as a form: empty at first, later with everything typed and what is wrong with it.
struct ActForm {
    let key: ActKey
    let view: DossierView
    let words: Words
    var typed = Fields()
    /// Files laid aside by an earlier try.
    var kept: [Upload] = []
    /// By field; "main" where no field is at fault.
    var wrong: [Errors.Line] = []
    /// HD-26: the last proof of who is there is too old for this act.
    var asksPassword = false

    private var language: Language { words.language }

    var fields: [ActField] {
        let all = ActField.fields(of: key.act, on: view)
        return key.kind.map { kind in all.compactMap { $0.asked(for: kind, view.procedure) } } ?? all.filter { !presets.keys.contains($0.name) }
    }

    var takesFiles: Bool { fields.contains { $0.isFile } }

    /// What the address has settled already.
    var presets: [String: String] {
        switch (key.act, key.face) {
        case (.propose, let kind?): ["kind": kind.rawValue]
        case (.sendBack, let target?): ["to": target.rawValue]
        case (.rejectManualPart, _): ["accepted": "false"]
        default: [:]
        }
    }

    var hidden: [HiddenField] {
        presets.sorted { $0.key < $1.key }.map { HiddenField($0.key, $0.value) } + exemptions.enumerated().map { HiddenField("exemptions.\($0).slot", $1.value) }
    }

    private var exemptions: [ActField.Option] {
        fields.compactMap { field in if case .exemptions(let options) = field.kind { options } else { nil } }.first ?? []
    }

    var blocks: [Block] { fields.flatMap(blocks) + (asksPassword ? [.field(password)] : []) }

    private var password: Field {
        Field(
            "password", words("fieldPassword"), hint: language.pick("Xác nhận bạn đang ở đây (\(Mark("HD-26").citation(in: language)))", "Shows that you are there (\(Mark("HD-26").citation(in: language)))"),
            error: wrong.first { $0.errorField == "password" }?.errorText
        ).text(type: "password", width: "w-half", complete: "current-password")
    }

    private func blocks(of field: ActField) -> [Block] {
        switch field.kind {
        case .gaps(let subjects): [gaps(subjects)]
        case .exemptions(let options): options.enumerated().map { .field(exemption($0, $1)) }
        default: [.field(question(field))]
        }
    }

    private func question(_ field: ActField) -> Field {
        let value = typed[field.name] ?? standard(field)
        let result = key.kind == .result ? view.procedure.results.first { $0.id == field.name } : nil
        let asked = Field(
            field.name, field.label(words), hint: result?.outcome.map { words("outcome\($0.rawValue.capitalizedFirst)") }, error: error(field.name),
            optional: result.map { !$0.required } ?? !field.required, value: value)
        switch field.kind {
        case .line: return asked.text()
        case .text: return asked.long()
        case .number: return asked.text(mode: "numeric", width: "w-tiny", unit: field.name == "workingDays" ? language.pick("ngày làm việc", "working days") : nil)
        case .money: return asked.text(mode: "numeric", width: "w-short", unit: words("dong"))
        case .moment: return asked.text(type: "datetime-local", width: "w-half")
        case .day: return day(asked, field.name)
        case .yesNo:
            return asked.choice([Choice.Of("true", words("answerAccept")), Choice.Of("false", words("answerDecline"))], choose: words("chooseDots"))
        case .declaration: return .declaration(words, isDeclared: !value.isEmpty, error: error(field.name))
        case .choice(let options): return asked.choice(options.map { Choice.Of($0.value, $0.shown(words)) }, choose: words("chooseDots"))
        case .file:
            let name = kept.last { $0.document.slot.text == field.name }?.document.name
            return asked.file(accept: ".pdf,.jpg,.jpeg,.png,.xml,.docx,.xlsx", kept: name)
        case .gaps, .exemptions: return asked
        }
    }

    /// What stands in a field at first.
    private func standard(_ field: ActField) -> String {
        switch (field.name, field.kind) {
        case ("workingDays", _): return "\(view.procedure.supplementWorkingDays)"
        case (_, .choice(let options)) where options.count == 1: return options[0].value
        default: return ""
        }
    }

    private func day(_ field: Field, _ name: String) -> Field {
        let (year, month, day) = view.now.day.parts
        return field.date(
            day: typed["\(name)-day"] ?? "\(day)", month: typed["\(name)-month"] ?? "\(month)", year: typed["\(name)-year"] ?? "\(year)")
    }

    private func exemption(_ index: Int, _ option: ActField.Option) -> Field {
        let name = "exemptions.\(index).reason"
        let label = "\(words("fieldExemptionReason")): \(language.pick(option.label.vi, option.label.en ?? option.label.vi))"
        return Field(name, label, error: error(name) ?? error("exemptions"), optional: true, value: typed[name] ?? "").text()
    }

    private func gaps(_ subjects: [ActField.Option]) -> Block {
        let rows = typed.rows("gaps")
        let shown = rows.isEmpty ? [Fields()] : rows
        let list = shown.enumerated().map { index, row in
            Block.Row(
                rowId: "gaps-\(index + 1)", rowTitle: language.pick("Điểm \(index + 1)", "Point \(index + 1)"),
                rowRemove: shown.count > 1 ? "gaps.\(index)" : nil, rowFields: gap(index, row, subjects))
        }
        return .rows(
            Block.Rows(
                rowsId: "gaps", rowsLabel: words("fieldGaps"), rowsHint: nil, rowsError: error("gaps"), rowsAdd: "gaps", rowsAddText: words("addGap"),
                rowList: list))
    }

    private func gap(_ index: Int, _ row: Fields, _ subjects: [ActField.Option]) -> [Field] {
        let choices = subjects.map { Choice.Of($0.value, language.pick($0.label.vi, $0.label.en ?? $0.label.vi)) }
        return [
            Field("gaps.\(index).subject", words("fieldGapSubject"), value: row["subject"] ?? "").select(choices, choose: words("chooseDots")),
            Field("gaps.\(index).missing", words("fieldGapMissing"), value: row["missing"] ?? "").long(rows: 2),
            Field("gaps.\(index).legalBasis", words("fieldLegalBasis"), value: row["legalBasis"] ?? "").text(),
        ]
    }

    private func error(_ field: String) -> String? { wrong.first { $0.errorField == field }?.errorText }

    /// What was typed, question by question, for a page on which the act is closed now.
    var written: [(label: String, text: String)] {
        let plain = fields.compactMap { field in typed[field.name].flatMap { text in text.isEmpty ? nil : (field.label(words), shown(text, in: field)) } }
        let gaps = typed.rows("gaps").enumerated().compactMap { index, row in
            row["missing"].flatMap { $0.isEmpty ? nil : (language.pick("Điểm \(index + 1)", "Point \(index + 1)"), [$0, row["legalBasis"] ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")) }
        }
        return plain + gaps + kept.map { (words("fileKept"), $0.document.name) }
    }

    private func shown(_ text: String, in field: ActField) -> String {
        if field.kind == .declaration { return words("yes") }
        guard case .choice(let options) = field.kind else { return text }
        return options.first { $0.value == text }?.shown(words) ?? text
    }
}

extension ActField {
    var isFile: Bool { if case .file = kind { true } else { false } }

    /// The same act asks other things for each kind of proposal; nil: this kind has no such field.
    fileprivate func asked(for kind: Proposal.Kind, _ procedure: Procedure) -> ActField? {
        var field = self
        switch name {
        case "kind": return nil
        case "outcome": field.required = true; return kind == .result ? field : nil
        case "reason": field.required = true; return kind == .refusal ? field : nil
        case "workingDays", "gaps": field.required = true; return kind == .supplement ? field : nil
        case Proposal.notice:
            let isWritten = kind == .refusal ? procedure.writtenNotice.refusal : procedure.writtenNotice.supplement
            field.required = true
            return kind != .result && isWritten ? field : nil
        case "memo", "recommendation": return field
        default: return kind == .result ? field : nil
        }
    }
}

extension Field {
    /// A list to pull down, however few there are.
    func select(_ choices: [Choice.Of], choose: String) -> Field {
        var field = self
        let options = [Choice(Choice.Of("", choose), id: "", chosen: fieldValue.isEmpty)] + choices.map { Choice($0, id: "", chosen: $0.value == fieldValue) }
        field.asSelect = AsSelect(options: options, selectWidth: "")
        return field
    }
}

extension Fields {
    /// Rows `name.0.…`, in order.
    func rows(_ name: String) -> [Fields] {
        let fields = under(name)
        let indices = Set(fields.all.compactMap { $0.name.split(separator: ".").first.flatMap { Int($0) } }).sorted()
        return indices.map { fields.under("\($0)") }
    }

    /// The same with a row more at the end, or one taken out; numbered anew.
    func changing(_ name: String, add: Bool, removing: Int? = nil) -> Fields {
        var rows = rows(name)
        if let removing, rows.indices.contains(removing) { rows.remove(at: removing) }
        var result = Fields()
        for field in all where !field.name.hasPrefix(name + ".") { result.append(field.name, field.value) }
        for (index, row) in rows.enumerated() {
            for field in row.all { result.append("\(name).\(index).\(field.name)", field.value) }
        }
        if add { result.append("\(name).\(rows.count).missing", "") }
        return result
    }
}
