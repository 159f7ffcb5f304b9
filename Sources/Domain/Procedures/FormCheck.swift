extension Form {
    /// The answers as they are stored, and what is wrong with them in the order of the form. Answers that read well stand in
    /// their one written form (see `FormField.Kind.canonical`), the others as typed. Questions not asked are left out
    /// without a word, empty rows at the end too. Unicode normalisation is the caller's, before.
    package func checked(_ answers: Answers) -> (answers: Answers, faults: [FieldFault]) {
        var check = FormCheck()
        let values = check.read(fields, given: answers.values)
        return (Answers(values), check.faults)
    }

    package func normalised(_ answers: Answers) -> Answers { checked(answers).answers }

    /// 2988-D7.1.a, for what is typed: empty when the form may be filed. A draft may lack answers, so for a draft
    /// leave out `missing` and `tooFewRows`.
    package func faults(in answers: Answers) -> [FieldFault] { checked(answers).faults }
}

private struct FormCheck {
    var faults: [FieldFault] = []

    mutating func read(
        _ fields: [FormField], given: [String: AnswerValue], path: String = "", form: [String: AnswerValue] = [:]
    ) -> [String: AnswerValue] {
        var kept: [String: AnswerValue] = [:]
        for field in fields where field.shownWhen?.holds(inRow: kept, of: form) ?? true {
            kept[field.id] = answer(to: field, given: given[field.id], path: path + field.id, form: kept)
        }
        for id in given.keys.sorted() where !fields.contains(where: { $0.id == id }) {
            faults.append(FieldFault(path: path + id, fault: .unknownField))
        }
        return kept
    }

    private mutating func answer(
        to field: FormField, given: AnswerValue?, path: String, form: [String: AnswerValue]
    ) -> AnswerValue? {
        if case .rows(let inner, let least, let most) = field.kind {
            return rows(of: field, inner, least...max(least, most), given: given, path: path, form: form)
        }
        guard let given else { return nothing(for: field, path: path) }
        guard let typed = given.text else { return keep(given, .notText, field, path) }
        let text = field.kind.trimmed(typed)
        if text.isEmpty { return nothing(for: field, path: path) }
        do {
            return .text(try field.kind.canonical(text))
        } catch {
            return keep(.text(text), error, field, path)
        }
    }

    private mutating func rows(
        of field: FormField, _ inner: [FormField], _ count: ClosedRange<Int>, given: AnswerValue?, path: String,
        form: [String: AnswerValue]
    ) -> AnswerValue? {
        guard var rows = (given ?? .rows([])).rows else { return keep(given, .notRows, field, path) }
        while let last = rows.last, last.values.allSatisfy(\.isBlank) { rows.removeLast() }
        let least = field.required ? max(1, count.lowerBound) : count.lowerBound
        if rows.isEmpty, !field.required { return nil }
        if rows.count < least { fault(rows.isEmpty ? .missing : .tooFewRows(least: least), field, path) }
        if rows.count > count.upperBound { return keep(given, .tooManyRows(most: count.upperBound), field, path) }
        return .rows(rows.enumerated().map { read(inner, given: $1, path: "\(path)[\($0)].", form: form) })
    }

    private mutating func nothing(for field: FormField, path: String) -> AnswerValue? {
        if field.required { fault(.missing, field, path) }
        return nil
    }

    private mutating func keep(
        _ value: AnswerValue?, _ reason: FieldFault.Fault, _ field: FormField, _ path: String
    ) -> AnswerValue? {
        fault(reason, field, path)
        return value
    }

    private mutating func fault(_ reason: FieldFault.Fault, _ field: FormField, _ path: String) {
        faults.append(FieldFault(path: path, fault: reason, message: field.message))
    }
}

extension AnswerValue {
    fileprivate var isBlank: Bool {
        switch self {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .rows(let rows): rows.isEmpty
        }
    }
}
