import Domain
import Hummingbird
import Service

/// Template `unit-form`: something to fill in about a unit.
struct UnitForm: Sendable {
    var errors: Errors?
    var backHref: String
    var backText: String
    var formHeading: String
    var formLead: String?
    var formNote: Note?
    var facts: [FactLine]
    var formAction: String
    var fields: [Field]
    var formStyle: String
    var formButton: String
    var formEnd: End?

    /// What ends the thing the form is about.
    struct End: Sendable {
        var endHeading: String
        var endText: String
        var endAction: String
        var endButton: String
    }
}

/// What is wrong with a form, by field.
struct FormFaults {
    private(set) var texts: [String: String] = [:]
    private(set) var status = HTTPResponse.Status.unprocessableContent

    init() {}

    /// What a person can mend; everything else goes its own way.
    /// - Parameter field: where a rule's refusal stands that names no field.
    init(_ error: any Error, at field: (OrganisationViolation.Fault) -> String, _ reader: Reader) throws {
        switch error {
        case let errors as FieldErrors:
            for error in errors.all where texts[error.field] == nil { texts[error.field] = reader.words("field.\(error.code)", error.facts) }
        case let invalid as Invalid: texts[invalid.field] = reader.words("field.notAChoice")
        case let violation as OrganisationViolation where !violation.isForbiddenToRole:
            texts[field(violation.fault)] = "\(violation.fault.words(in: reader.language)) (\(violation.mark.citation(in: reader.language)))"
        default: throw error
        }
    }

    func errors(_ order: [String], _ words: Words) -> Errors? {
        Errors(order.compactMap { name in texts[name].map { Errors.Line(field: name, text: $0) } }, words)
    }
}
