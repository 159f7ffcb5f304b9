/// One question of a form. Exactly one of the `as…` is there and says how it is asked.
struct Field: Sendable {
    var fieldId: String
    var fieldName: String
    var fieldLabel: String
    var fieldHint: String?
    var fieldError: String?
    var fieldOptional: Bool
    var fieldValue: String
    var asText: AsText?
    var asLong: AsLong?
    var asSelect: AsSelect?
    var asRadios: AsRadios?
    var asChecks: AsChecks?
    var asDate: AsDate?
    var asFile: AsFile?

    struct AsText: Sendable {
        var inputType = "text"
        var inputMode = "text"
        var inputWidth = ""
        var inputComplete = "off"
        var inputMax: String?
        var inputUnit: String?
    }

    struct AsLong: Sendable { var longRows: Int }

    struct AsSelect: Sendable {
        var options: [Choice]
        var selectWidth = "w-half"
    }

    struct AsRadios: Sendable {
        var options: [Choice]
        var optionsInline = false
    }

    struct AsChecks: Sendable { var options: [Choice] }

    struct AsDate: Sendable {
        var dateDay: String
        var dateMonth: String
        var dateYear: String
    }

    struct AsFile: Sendable {
        /// What the file button offers, `.pdf,.jpg`.
        var fileAccept: String
        var fileMany = false
        /// The name of a file laid aside by an earlier try.
        var fileKept: String?
    }

    init(_ name: String, _ label: String, hint: String? = nil, error: String? = nil, optional: Bool = false, value: String = "") {
        (fieldId, fieldName, fieldLabel, fieldHint) = (name, name, label, hint)
        (fieldError, fieldOptional, fieldValue) = (error, optional, value)
    }
}

extension Field {
    func text(
        type: String = "text", mode: String = "text", width: String = "", complete: String = "off", max: Int? = nil, unit: String? = nil
    ) -> Field {
        asking {
            $0.asText = AsText(
                inputType: type, inputMode: mode, inputWidth: width, inputComplete: complete, inputMax: max.map(String.init), inputUnit: unit)
        }
    }

    func long(rows: Int = 4) -> Field { asking { $0.asLong = AsLong(longRows: rows) } }
    func date(day: String, month: String, year: String) -> Field { asking { $0.asDate = AsDate(dateDay: day, dateMonth: month, dateYear: year) } }
    func file(accept: String, kept: String? = nil) -> Field { asking { $0.asFile = AsFile(fileAccept: accept, fileKept: kept) } }

    /// Few are shown at once, many in a list to pull down.
    /// - Parameter choices: value, label, and the letter of the questions it reveals.
    func choice(_ choices: [Choice.Of], choose: String) -> Field {
        let options = choices.enumerated().map { Choice($1, id: "\(fieldId)-\($0 + 1)", chosen: $1.value == fieldValue) }
        return asking {
            if choices.count <= 5 { $0.asRadios = AsRadios(options: options, optionsInline: choices.count <= 2 && choices.allSatisfy { $0.label.count < 12 }) } else {
                $0.asSelect = AsSelect(options: [Choice(Choice.Of("", choose), id: "", chosen: fieldValue.isEmpty)] + options)
            }
        }
    }

    private func asking(_ how: (inout Field) -> Void) -> Field {
        var field = self
        how(&field)
        return field
    }
}

struct Choice: Sendable {
    var optionId: String
    var optionValue: String
    var optionLabel: String
    var optionHint: String?
    var optionChosen: Bool
    var optionReveals: String?

    init(_ of: Of, id: String, chosen: Bool) {
        (optionId, optionValue, optionLabel, optionHint) = (id, of.value, of.label, of.hint)
        (optionChosen, optionReveals) = (chosen, of.reveals)
    }

    struct Of: Sendable {
        var value: String
        var label: String
        var hint: String?
        var reveals: String?

        init(_ value: String, _ label: String, hint: String? = nil, reveals: String? = nil) {
            (self.value, self.label, self.hint, self.reveals) = (value, label, hint, reveals)
        }
    }
}

/// A stretch of a form: a heading, a question, questions that an answer above reveals, or rows of questions.
struct Block: Sendable {
    var blockHeading: String?
    var blockField: Field?
    var blockReveal: Reveal?
    var blockRows: Rows?

    struct Reveal: Sendable {
        var revealClass: String
        var revealFields: [Field]
    }

    struct Rows: Sendable {
        var rowsId: String
        var rowsLabel: String
        var rowsHint: String?
        var rowsError: String?
        /// What the button to add a row sends; nil where rows are fixed.
        var rowsAdd: String?
        var rowsAddText: String
        var rowList: [Row]
    }

    struct Row: Sendable {
        var rowId: String
        var rowTitle: String
        var rowRemove: String?
        var rowFields: [Field]
    }

    static func heading(_ text: String) -> Block { Block(blockHeading: text) }
    static func field(_ field: Field) -> Block { Block(blockField: field) }
    static func reveal(_ letter: String, _ fields: [Field]) -> Block {
        Block(blockReveal: Reveal(revealClass: "reveal-\(letter)", revealFields: fields))
    }
    static func rows(_ rows: Rows) -> Block { Block(blockRows: rows) }
}
