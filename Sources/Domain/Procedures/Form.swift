/// The questions of a procedure, in the order they are asked.
package struct Form: Hashable, Sendable {
    package var fields: [FormField]

    package init(_ fields: [FormField]) { self.fields = fields }

    /// The field a path such as `employees[1].name` means; nil when the form asks no such thing.
    package func field(at path: String) -> FormField? {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false)
        let id = parts[0].prefix { $0 != "[" }
        guard let field = fields.first(where: { $0.id == id }) else { return nil }
        if parts.count == 1 { return field }
        guard parts.count == 2, case .rows(let inner, _, _) = field.kind else { return nil }
        return inner.first { $0.id == parts[1] }
    }
}

extension Procedure {
    package var form: Form { Form(fields) }
}

/// One question. What is typed into it is data, not a document (2988-D7.1.b, A-40).
package struct FormField: Hashable, Sendable {
    /// Unique among its siblings.
    package var id: String
    package var label: Localized
    package var kind: Kind
    package var required: Bool
    package var shownWhen: Condition?
    /// The heading it stands under, the same text for neighbours.
    package var section: Localized?
    package var hint: Localized?
    /// Said instead of the general sentence when the answer will not do.
    package var message: Localized?
    package var legalBasis: String?
    /// What the account already knows and the form offers (TT 32/2017/TT-BTTTT Điều 8).
    package var prefill: Prefill?

    package indirect enum Kind: Hashable, Sendable {
        /// `maxLength` in characters; more than one line is a text area of that height.
        case text(maxLength: Int, lines: Int)
        /// In whole units or with decimals, between bounds in whole units.
        case number(decimals: Int, least: Int?, most: Int?)
        /// Whole đồng, never negative.
        case money
        case date
        case choice([Option])
        case yesNo
        case taxCode
        case identityNumber([IdentityNumber.Paper])
        case email
        case phone
        /// The same questions for each employee, vehicle …; rows hold no rows.
        case rows([FormField], least: Int, most: Int)
    }

    package struct Option: Hashable, Sendable {
        package var value: String
        package var label: Localized
        package init(value: String, label: Localized) { (self.value, self.label) = (value, label) }
    }

    package enum Prefill: String, Hashable, Sendable, Codable, CaseIterable {
        case organisationName, taxCode, address, phone, email, personName, identityNumber
    }

    package init(
        id: String, label: Localized, kind: Kind, required: Bool = true, shownWhen: Condition? = nil,
        section: Localized? = nil, hint: Localized? = nil, message: Localized? = nil, legalBasis: String? = nil,
        prefill: Prefill? = nil
    ) {
        (self.id, self.label, self.kind, self.required, self.shownWhen) = (id, label, kind, required, shownWhen)
        (self.section, self.hint, self.message) = (section, hint, message)
        (self.legalBasis, self.prefill) = (legalBasis, prefill)
    }
}

/// Asked or required only when an earlier field, of the same row or else of the form, was answered with one of these.
package struct Condition: Hashable, Sendable {
    package var field: String
    package var values: [String]

    package init(field: String, values: [String]) { (self.field, self.values) = (field, values) }

    package func holds(inRow row: [String: AnswerValue], of form: [String: AnswerValue]) -> Bool {
        guard let answer = (row[field] ?? form[field])?.text else { return false }
        return values.contains(answer)
    }
}
