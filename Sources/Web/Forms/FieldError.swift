/// What is wrong with one field. Words for people are `field.<code>` in the words files, with `facts` filled in.
package struct FieldError: Error, Equatable, Sendable {
    package enum Code: String, CaseIterable, Sendable {
        case missing, tooLong, characters, notText, notANumber, outOfRange, notAChoice, notADate
        case fileEmpty, fileKind, answer, paper, cell
        case taxCode, identityNumber, mailAddress, passwordTooShort, passwordTooLong, passwordAccountName, passwordCommon, wrongPassword, wrongCode, tooFast, crowded
    }

    package var field: String
    package var code: Code
    package var facts: [String: String]

    package init(_ field: String, _ code: Code, _ facts: [String: String] = [:]) {
        (self.field, self.code, self.facts) = (field, code, facts)
    }
}

/// All that is wrong with a form, so that a person corrects it once.
package struct FieldErrors: Error, Equatable, Sendable {
    package var all: [FieldError]
    package init(_ all: [FieldError]) { self.all = all }
}
