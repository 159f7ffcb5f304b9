import Domain

/// Reads `form`: sections with their fields.
struct FormReader {
    func sections(_ entry: Entry) -> [FormField]? {
        guard let sections = entry.list() else { return nil }
        var fields: [FormField] = []
        var lines: [String: Int] = [:]
        for section in sections {
            guard let keys = section.keys("section", "fields") else { continue }
            let title = keys.need("section") { $0.localized() }
            for field in keys.need("fields", { $0.list() }) ?? [] {
                read(field, section: title, into: &fields, &lines, form: [])
            }
        }
        return fields
    }

    private func read(
        _ entry: Entry, section: Localized?, into fields: inout [FormField], _ lines: inout [String: Int], form: [FormField]
    ) {
        guard let field = field(entry, section: section, siblings: fields, form: form) else { return }
        if let first = lines[field.id] { entry.fault("duplicate id “\(field.id)”, first on line \(first)") }
        lines[field.id] = entry.line
        fields.append(field)
    }

    private func field(_ entry: Entry, section: Localized?, siblings: [FormField], form: [FormField]) -> FormField? {
        let keys = entry.keys(
            "id", "label", "kind", "required", "shownWhen", "hint", "message", "legalBasis", "prefill",
            "maxLength", "lines", "decimals", "least", "most", "options", "papers", "fields")
        guard let keys else { return nil }
        let id = keys.need("id", identifier)
        let label = keys.need("label") { $0.localized() }
        let kind = keys.need("kind") { self.kind($0, keys, siblings: siblings + form) }
        let condition = keys.may("shownWhen") { self.condition($0, among: siblings + form) }
        guard let id, let label, let kind else { return nil }
        return FormField(
            id: id, label: label, kind: kind, required: keys.may("required") { $0.flag() } ?? true, shownWhen: condition,
            section: section, hint: keys.may("hint") { $0.localized() }, message: keys.may("message") { $0.localized() },
            legalBasis: keys.may("legalBasis") { $0.text() }, prefill: keys.may("prefill") { $0.one(of: FormField.Prefill.self) })
    }

    private static let kinds = [
        "text", "number", "money", "date", "choice", "yesNo", "taxCode", "identityNumber", "email", "phone", "rows",
    ]

    /// Keys that only some kinds have.
    private static let extras: [String: Set<String>] = [
        "text": ["maxLength", "lines"], "number": ["decimals", "least", "most"], "choice": ["options"],
        "identityNumber": ["papers"], "rows": ["fields", "least", "most"],
    ]

    private func kind(_ entry: Entry, _ keys: Keys, siblings: [FormField]) -> FormField.Kind? {
        guard let word = entry.one(of: FormReader.kinds) else { return nil }
        refuseExtras(of: word, keys)
        switch word {
        case "text":
            let lines = keys.may("lines") { $0.whole(in: 1...40) } ?? 1
            return .text(maxLength: keys.may("maxLength") { $0.whole(in: 1...20_000) } ?? (lines > 1 ? 4000 : 250), lines: lines)
        case "number": return number(keys)
        case "money": return .money
        case "date": return .date
        case "choice": return keys.need("options", options).map(FormField.Kind.choice)
        case "yesNo": return .yesNo
        case "taxCode": return .taxCode
        case "identityNumber":
            let papers = keys.may("papers") { $0.list { $0.one(of: IdentityNumber.Paper.self) } }
            return .identityNumber(papers ?? IdentityNumber.Paper.allCases)
        case "email": return .email
        case "phone": return .phone
        default: return rows(keys, siblings: siblings)
        }
    }

    private func refuseExtras(of kind: String, _ keys: Keys) {
        let allowed = FormReader.extras[kind] ?? []
        for extra in Set(FormReader.extras.values.joined()).subtracting(allowed).sorted() {
            keys[extra]?.fault("a field of kind \(kind) has no \(extra)")
        }
    }

    private func number(_ keys: Keys) -> FormField.Kind {
        let least = keys.may("least") { $0.whole(in: Int.min...Int.max) }
        let most = keys.may("most") { $0.whole(in: Int.min...Int.max) }
        if let least, let most, least > most { keys["most"]?.fault("most is less than least") }
        return .number(decimals: keys.may("decimals") { $0.whole(in: 0...6) } ?? 0, least: least, most: most)
    }

    private func options(_ entry: Entry) -> [FormField.Option]? {
        var lines: [String: Int] = [:]
        let options = entry.list { option -> FormField.Option? in
            guard let keys = option.keys("value", "label") else { return nil }
            let label = keys.need("label") { $0.localized() }
            guard let value = keys.need("value", { $0.text() }), let label else { return nil }
            if let first = lines.updateValue(option.line, forKey: value) {
                option.fault("duplicate value “\(value)”, first on line \(first)")
            }
            return .init(value: value, label: label)
        }
        if let options, options.count < 2 { entry.fault("a choice needs two options or more") }
        return options
    }

    private func rows(_ keys: Keys, siblings: [FormField]) -> FormField.Kind? {
        let least = keys.may("least") { $0.whole(in: 0...1000) } ?? 1
        let most = keys.may("most") { $0.whole(in: 1...1000) } ?? 100
        if least > most { keys["most"]?.fault("most is less than least") }
        var fields: [FormField] = []
        var lines: [String: Int] = [:]
        for entry in keys.need("fields", { $0.list() }) ?? [] {
            read(entry, section: nil, into: &fields, &lines, form: siblings)
            if case .rows = fields.last?.kind { entry.fault("rows hold no rows") }
        }
        return .rows(fields, least: least, most: most)
    }

    private func identifier(_ entry: Entry) -> String? {
        guard let text = entry.text() else { return nil }
        return text.isIdentifier ? text : entry.refuse("“\(text)” is not an id: a letter, then letters and digits")
    }

    /// `{field: …, is: …}`, about a question asked before.
    func condition(_ entry: Entry, among fields: [FormField]) -> Condition? {
        guard let keys = entry.keys("field", "is") else { return nil }
        let id = keys.need("field") { $0.text() }
        let values = keys.need("is") { $0.textOrTexts() }
        guard let id, let values else { return nil }
        guard let field = fields.first(where: { $0.id == id }) else {
            return entry.refuse("no field “\(id)” is asked before; there are: \(fields.map(\.id).joined(separator: ", "))")
        }
        if case .rows = field.kind { return entry.refuse("“\(id)” is a list of rows; ask about one of its fields") }
        for value in values {
            if let allowed = field.values, !allowed.contains(value) {
                entry.fault("“\(id)” is never “\(value)”, only: \(allowed.joined(separator: ", "))")
            }
        }
        return Condition(field: id, values: values)
    }
}

extension FormField {
    /// The answers it can have, when they can be listed.
    fileprivate var values: [String]? {
        switch kind {
        case .choice(let options): options.map(\.value)
        case .yesNo: ["yes", "no"]
        default: nil
        }
    }
}

extension String {
    var isIdentifier: Bool {
        guard let first, first.isASCII, first.isLetter else { return false }
        return allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
