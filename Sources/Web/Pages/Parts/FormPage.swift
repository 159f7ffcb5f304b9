/// Template `form-page`: a page that says one thing and asks for few.
struct FormPage: Sendable {
    struct Form: Sendable {
        var formAction: String
        var hiddenFields: [HiddenField]
        var fields: [Field]
        var formStyle: String
        var formButton: String
    }

    var errors: Errors?
    var flash: Banner?
    var backHref: String?
    var backText: String
    var formHeading: String
    var formLead: String?
    var formNote: Note?
    var qrCode: QRCode?
    var facts: FactList?
    var form: Form?
    var formLinks: [Link] = []
}

struct FactList: Sendable { var facts: [FactLine] }

/// Template `shown-once`: a secret that nobody sees a second time.
struct ShownOnce: Sendable {
    struct Secret: Sendable { var secretText: String }

    var errors: Errors?
    var shownHeading: String
    var shownLead: String
    var secrets: [Secret]
    var shownNote: Note?
    var nextHref: String
    var nextText: String
}

extension FormPage.Form {
    init(_ action: String, _ fields: [Field], button: String, style: String = "sea", hidden: [HiddenField] = []) {
        (formAction, self.fields, formButton, formStyle, hiddenFields) = (action, fields, button, style, hidden)
    }
}
