import Domain

/// The questions of a procedure as blocks of a page, with what was typed and what is wrong with it.
struct FormBlocks {
    let form: Form
    let answers: Answers
    let faults: [FieldFault]
    let words: Words

    private var language: Language { words.language }

    /// The id on the page of a path such as `employees[1].name`.
    static func id(of path: String) -> String {
        "answers." + path.replacing("[", with: ".").replacing("]", with: "")
    }

    var errors: [Errors.Line] {
        faults.filter { $0.fault != .unknownField }.map { Errors.Line(field: Self.id(of: $0.path), text: $0.words(form.field(at: $0.path), words)) }
    }

    var blocks: [Block] {
        var blocks: [Block] = []
        var section: Localized?
        for (index, field) in form.fields.enumerated() where !reveals.isRevealed(field.id) {
            if let heading = field.section, heading != section { blocks.append(.heading(text(heading))) }
            section = field.section ?? section
            if case .rows(let inner, _, let most) = field.kind { blocks.append(rows(field, inner, most: most)) } else {
                blocks.append(.field(question(field, path: field.id, value: answers[field.id], in: index)))
            }
            blocks += reveals.groups(after: field.id).map { group in
                .reveal(group.letter, group.fields.map { question($0, path: $0.id, value: answers[$0.id], in: nil) })
            }
        }
        return blocks
    }

    private var reveals: Reveals { Reveals(form) }

    private func rows(_ field: FormField, _ inner: [FormField], most: Int) -> Block {
        let given = answers.rows(field.id)
        let shown = given.isEmpty ? [[:]] : given
        let list = shown.enumerated().map { index, row in
            Block.Row(
                rowId: "answers.\(field.id)-\(index + 1)", rowTitle: words("rowTitle", ["name": text(field.label), "n": "\(index + 1)"]),
                rowRemove: shown.count > 1 ? "\(field.id).\(index)" : nil,
                rowFields: inner.map { question($0, path: "\(field.id)[\(index)].\($0.id)", value: row[$0.id]?.text, in: nil) })
        }
        return .rows(
            Block.Rows(
                rowsId: Self.id(of: field.id), rowsLabel: text(field.label), rowsHint: field.hint.map(text), rowsError: error(at: field.id, field),
                rowsAdd: shown.count < most ? field.id : nil, rowsAddText: words("addRow"), rowList: list))
    }

    /// One question, wherever it stands.
    func question(_ field: FormField, path: String, value: String?, in index: Int? = nil) -> Field {
        let asked = Field(
            Self.id(of: path), text(field.label), hint: hint(of: field, at: path), error: error(at: path, field),
            optional: !field.required || (field.shownWhen != nil && !reveals.isRevealed(field.id)), value: value ?? "")
        switch field.kind {
        case .text(_, let lines): return lines > 1 ? asked.long(rows: lines) : asked.text(complete: field.complete)
        case .number: return asked.text(mode: "decimal", width: "w-short")
        case .money: return asked.text(mode: "numeric", width: "w-short", unit: words("dong"))
        case .date: return date(asked, value ?? "")
        case .choice(let options):
            return asked.choice(options.map { Choice.Of($0.value, text($0.label), reveals: reveals.letter(for: $0.value, of: field.id)) }, choose: words("chooseDots"))
        case .yesNo:
            return asked.choice(["yes", "no"].map { Choice.Of($0, words($0), reveals: reveals.letter(for: $0, of: field.id)) }, choose: words("chooseDots"))
        case .taxCode, .identityNumber: return asked.text(mode: "numeric", width: "w-half")
        case .email: return asked.text(type: "email", mode: "email", complete: "email")
        case .phone: return asked.text(type: "tel", mode: "tel", width: "w-half", complete: "tel")
        case .rows: return asked.text()
        }
    }

    private func hint(of field: FormField, at path: String) -> String? {
        if let hint = field.hint { return text(hint) }
        guard let condition = field.shownWhen, !reveals.isRevealed(field.id) else { return nil }
        let inRow = String(path.prefix { $0 != "." }) + "." + condition.field
        guard let above = form.field(at: inRow) ?? form.field(at: condition.field) else { return nil }
        let answers = condition.values.map { "“\(above.shown($0, words))”" }.joined(separator: ", ")
        return language.pick("Khai khi mục “\(text(above.label))” là \(answers)", "Only where “\(text(above.label))” is \(answers)")
    }

    private func error(at path: String, _ field: FormField) -> String? { faults.first { $0.path == path }?.words(field, words) }

    private func date(_ field: Field, _ value: String) -> Field {
        if let day = Day(value) { return field.date(day: "\(day.day)", month: "\(day.month)", year: "\(day.year)") }
        let parts = value.split(separator: "/", omittingEmptySubsequences: false).map(String.init) + ["", "", ""]
        return field.date(day: parts[0], month: parts[1], year: parts[2])
    }

    private func text(_ localized: Localized) -> String { language.pick(localized.vi, localized.en ?? localized.vi) }
}

extension FormField {
    fileprivate var complete: String {
        switch prefill {
        case .organisationName: "organization"
        case .address: "address-line1"
        case .personName: "name"
        default: "off"
        }
    }
}

/// Questions that only follow from the answer right above them. The style sheet hides them by two letters, without a script.
struct Reveals {
    struct Group {
        var letter: String
        var values: [String]
        var fields: [FormField]
    }

    private var groups: [String: [Group]] = [:]
    private var revealed: Set<String> = []

    init(_ form: Form) {
        var asked: FormField?
        for field in form.fields {
            guard let condition = field.shownWhen, let above = asked, condition.field == above.id, above.isChoice, !field.isRows, add(field, condition) else {
                asked = field
                continue
            }
        }
    }

    func isRevealed(_ field: String) -> Bool { revealed.contains(field) }
    func groups(after field: String) -> [Group] { groups[field] ?? [] }
    func letter(for value: String, of field: String) -> String? { groups(after: field).first { $0.values.contains(value) }?.letter }

    private mutating func add(_ field: FormField, _ condition: Condition) -> Bool {
        var known = groups[condition.field] ?? []
        if let index = known.firstIndex(where: { $0.values == condition.values }) { known[index].fields.append(field) } else {
            let isFree = !known.contains { $0.values.contains(where: condition.values.contains) }
            guard known.count < 2, isFree else { return false }
            known.append(Group(letter: known.isEmpty ? "a" : "b", values: condition.values, fields: [field]))
        }
        groups[condition.field] = known
        revealed.insert(field.id)
        return true
    }
}

extension FormField {
    var isRows: Bool { if case .rows = kind { true } else { false } }
}
