import Domain

/// Reads what a dossier and its result consist of, against the fields of the form.
struct PartReader {
    let fields: [FormField]
    let templates: Set<String>

    func components(_ entry: Entry) -> [Component]? { unique(entry, component, \.id) }
    func results(_ entry: Entry) -> [ResultDocument]? { unique(entry, result, \.id) }
    func checklist(_ entry: Entry) -> [ChecklistItem]? { unique(entry, item, \.id) }

    private func unique<Part>(_ entry: Entry, _ read: (Entry) -> Part?, _ id: (Part) -> String) -> [Part]? {
        var lines: [String: Int] = [:]
        return entry.list { entry -> Part? in
            guard let part = read(entry) else { return nil }
            if let first = lines[id(part)] { entry.fault("duplicate id “\(id(part))”, first on line \(first)") }
            lines[id(part)] = entry.line
            return part
        }
    }

    private func component(_ entry: Entry) -> Component? {
        let keys = entry.keys(
            "id", "name", "required", "perRowOf", "shownWhen", "copies", "byHand", "mustBeStamped", "originalPresented", "signed",
            "formats", "legalBasis", "hint")
        guard let keys else { return nil }
        let id = keys.need("id", identifier)
        let name = keys.need("name") { $0.localized() }
        let rows = keys.may("perRowOf", repeating)
        guard let id, let name else { return nil }
        return Component(
            id: id, name: name, required: keys.may("required") { $0.flag() } ?? true, perRowOf: rows?.id,
            shownWhen: keys.may("shownWhen") { FormReader().condition($0, among: (rows?.columns ?? []) + fields) },
            copies: keys.may("copies", copies), byHand: keys.may("byHand") { $0.one(of: Component.ByHand.self) } ?? .never,
            mustBeStamped: keys.may("mustBeStamped") { $0.flag() } ?? false,
            originalPresented: keys.may("originalPresented") { $0.flag() } ?? false,
            signed: keys.may("signed") { $0.flag() } ?? true, formats: keys.may("formats", formats) ?? ["pdf"],
            legalBasis: keys.may("legalBasis") { $0.text() }, hint: keys.may("hint") { $0.localized() })
    }

    private func repeating(_ entry: Entry) -> FormField? {
        guard let id = entry.text() else { return nil }
        let rows = fields.filter { $0.columns != nil }
        let known = rows.isEmpty ? "none" : rows.map(\.id).joined(separator: ", ")
        return rows.first { $0.id == id } ?? entry.refuse("“\(id)” is not a repeating field; there are: \(known)")
    }

    private func copies(_ entry: Entry) -> Component.Copies? {
        guard let keys = entry.keys("count", "kind") else { return nil }
        let count = keys.may("count") { $0.whole(in: 1...20) } ?? 1
        return keys.need("kind") { $0.one(of: Component.CopyKind.self) }.map { .init(count: count, kind: $0) }
    }

    private func formats(_ entry: Entry) -> [String]? {
        let formats = entry.list { $0.one(of: ["pdf", "jpeg", "png", "xml", "office"]) }
        return formats?.isEmpty == true ? entry.refuse("no format") : formats
    }

    private func result(_ entry: Entry) -> ResultDocument? {
        guard let keys = entry.keys("id", "name", "outcome", "required", "template") else { return nil }
        let id = keys.need("id", identifier)
        let name = keys.need("name") { $0.localized() }
        guard let id, let name else { return nil }
        return ResultDocument(
            id: id, name: name, outcome: keys.may("outcome") { $0.one(of: Outcome.self) },
            required: keys.may("required") { $0.flag() } ?? true, template: keys.may("template", template))
    }

    private func template(_ entry: Entry) -> String? {
        guard let name = entry.text() else { return nil }
        let known = templates.sorted().joined(separator: ", ")
        return templates.contains(name) ? name : entry.refuse("there is no template “\(name)”; there are: \(known)")
    }

    private func item(_ entry: Entry) -> ChecklistItem? {
        guard let keys = entry.keys("id", "text", "legalBasis") else { return nil }
        let id = keys.need("id", identifier)
        let basis = keys.may("legalBasis") { $0.text() }
        guard let text = keys.need("text", { $0.localized() }), let id else { return nil }
        return ChecklistItem(id: id, text: text, legalBasis: basis)
    }

    private func identifier(_ entry: Entry) -> String? {
        guard let text = entry.text() else { return nil }
        if text == Self.reserved { return entry.refuse("“\(text)” is the id of written notices") }
        return text.isIdentifier ? text : entry.refuse("“\(text)” is not an id: a letter, then letters and digits")
    }

    private static let reserved = "notice"
}

extension FormField {
    /// The fields of a row; nil when the field does not repeat.
    fileprivate var columns: [FormField]? {
        guard case .rows(let fields, _, _) = kind else { return nil }
        return fields
    }
}
