import Domain
import Service

extension Violation {
    /// The refusal as a line of the error summary, at the field it is about, with its clause.
    func line(_ words: Words, on form: ActForm) -> Errors.Line {
        let field = fault.field.flatMap { name in form.fields.contains { $0.name == name } ? name : nil }
        let text = "\(fault.words(in: words.language)) (\(mark.citation(in: words.language)))"
        return Errors.Line(field: field ?? form.firstFile(for: fault) ?? "main", text: text)
    }
}

extension ActForm {
    /// Documents that are missing are missed at the first place for one.
    fileprivate func firstFile(for fault: Violation.Fault) -> String? {
        switch fault {
        case .resultIncomplete, .supplementEmpty, .noticeMissing, .documentKind, .documentEmpty: fields.first { $0.isFile }?.name
        default: nil
        }
    }

    /// Choices nobody has made: what is read in their place must never be a default.
    var openChoices: [Errors.Line] {
        fields.filter { field in
            switch field.kind {
            case .choice, .yesNo: field.required && (typed[field.name] ?? "").isEmpty
            default: false
            }
        }.map { Errors.Line(field: $0.name, text: words("answerChoose", ["field": "“\($0.label(words))”"])) }
    }

    func lines(_ errors: FieldErrors) -> [Errors.Line] {
        errors.all.map { error in
            let label = fields.first { $0.name == error.field }?.label(words)
            let text = error.code == .missing && label != nil ? words("answerMissing", ["field": "“\(label ?? "")”"]) : words("field.\(error.code)", error.facts)
            return Errors.Line(field: error.field, text: text)
        }
    }
}

extension Violation.Fault {
    /// The field of the form that mends it.
    var field: String? {
        switch self {
        case .missing(let field): field.name
        case .outcomeMissing: "outcome"
        case .noticeMissing: Proposal.notice
        case .timeLimitOutOfRange: "workingDays"
        case .feeNotTariff: "amount"
        case .assigneeUnfit, .noSuchTarget: "to"
        case .exemptionUnfounded: "exemptions"
        case .newDateNotLater: "newDue"
        case .deputyUnfit: "account"
        case .paperReasonUnfounded, .paperResultRequired: "cause"
        case .paperNotOwed, .noSuchPart: "slot"
        default: nil
        }
    }
}

extension Violation.Field {
    fileprivate var name: String {
        switch self {
        case .recommendation, .direction, .reason, .gaps, .receipt, .keptAt, .scan, .noStateSecrets: rawValue
        case .legalBasis: "gaps"
        case .issueNumber: "number"
        case .issuePlace: "place"
        case .feeBasis: "basis"
        case .feeGuidance: "guidance"
        }
    }
}
