import HTTPTypes
import Hummingbird

/// A page that asks a few things and has one button. Template `simple-form`.
struct SimpleFormPage: Sendable {
    struct Form: Sendable {
        var formAction: String
        var hiddenFields: [HiddenField] = []
        var fields: [Field]
        var formStyle = "sea"
        var formButton: String
    }

    var errors: Errors?
    var flash: Banner?
    var formHeading: String
    var formLead: String?
    var formNote: Note?
    var simpleForm: Form?
    var formLinks: [Link] = []
}

extension Reader {
    /// What is wrong with a form, as lines at its fields: the labels' own words where something is missing.
    func lines(_ errors: FieldErrors, _ labels: [String: String]) -> [Errors.Line] {
        errors.all.map { error in
            let label = labels[error.field]
            let text = error.code == .missing && label != nil ? words("answerMissing", ["field": "“\(label ?? "")”"]) : words("field.\(error.code)", error.facts)
            return Errors.Line(field: error.field, text: text)
        }
    }
}

extension [Errors.Line] {
    func text(_ field: String) -> String? { first { $0.errorField == field }?.errorText }
}
