import Domain
import Service

/// Template `record`: one thing with its facts, lines, acts and history.
struct RecordPage: Sendable {
    var errors: Errors?
    var flash: Banner?
    var trail: [Crumb]
    var recordHeading: String
    var recordTag: Tag?
    var recordBanner: Banner?
    var recordFacts: Facts?
    var recordTables: [RecordTable] = []
    var recordLinks: Links?
    var recordForms: [RecordForm] = []
    var recordClosed: Closed?
    var recordHistory: History?

    struct Facts: Sendable { var facts: [FactLine] }
    struct Links: Sendable { var linkList: [Link] }
    struct Closed: Sendable { var closedActs: [ClosedAct] }
    struct History: Sendable {
        var timeline: [TimelineEntry]
        var pager: Pager?
    }
}

/// Template `register`: a list of such things, and what one may do beside it.
struct RegisterPage: Sendable {
    var errors: Errors?
    var flash: Banner?
    var registerHeading: String
    var registerText: String
    var recordLinks: RecordPage.Links?
    var registerFilter: Filter?
    var recordTables: [RecordTable] = []
    var nothingFound: Nothing?
    var pager: Pager?
    var recordForms: [RecordForm] = []

    struct Filter: Sendable {
        var filterAction: String
        var filterLabel: String
        var filterText: String
        var options: [Choice]
    }
}

struct RecordTable: Sendable {
    var tableId: String
    var tableHeading: String
    var tableColumns: [Column]
    var tableLines: [Line]

    struct Column: Sendable { var columnName: String }

    struct Line: Sendable {
        var lineName: String
        var lineHref: String?
        var lineSecond: String
        var lineCells: [Cell]
        var lineTag: Tag?
        var lineNote: String?
        var lineActs: [Act]
    }

    struct Cell: Sendable {
        var cellKey: String
        var cellText: String
    }

    /// A button of one line.
    struct Act: Sendable {
        var lineAction: String
        var lineSequence: String
        var lineActText: String
        var lineActAbout: String
    }

    /// Nil without lines.
    /// - Parameter columns: the first is the lines' name, the last their state.
    init?(_ id: String, _ heading: String, columns: [String], _ lines: [(line: Line, cells: [String])]) {
        guard !lines.isEmpty else { return nil }
        (tableId, tableHeading, tableColumns) = (id, heading, columns.map(Column.init))
        tableLines = lines.map { line, cells in
            var line = line
            line.lineCells = zip(columns.dropFirst(), cells).map { Cell(cellKey: $0, cellText: $1) }
            return line
        }
    }
}

extension RecordTable.Line {
    init(_ name: String, href: String? = nil, second: String = "", tag: Tag? = nil, note: String? = nil, acts: [RecordTable.Act] = []) {
        (lineName, lineHref, lineSecond, lineCells, lineTag, lineNote, lineActs) = (name, href, second, [], tag, note, acts)
    }
}

struct RecordForm: Sendable {
    var formId: String
    var formAction: String
    var formSequence: String
    var formUploads = false
    var formHeading: String
    var formText: String?
    var formNote: Note?
    var formFields: [Field]
    var formStyle: String
    var formButton: String

    /// - Parameters:
    ///   - id: also what its fields' ids begin with, so that several forms of one page may ask for the same.
    ///   - wrong: what an earlier try typed, and what was wrong with it.
    init(
        _ id: String, _ heading: String, action: String, sequence: Int = 0, text: String? = nil, note: Note? = nil, uploads: Bool = false,
        style: String = "sea", button: String, wrong: Attempt? = nil, fields: [Field] = []
    ) {
        (formId, formAction, formSequence, formUploads) = (id, action, "\(sequence)", uploads)
        (formHeading, formText, formNote, formStyle, formButton) = (heading, text, note, style, button)
        let attempt = wrong?.form == id ? wrong : nil
        formFields = fields.map { $0.asked(in: id, attempt) }
    }
}

/// A form that was sent and could not be carried out: everything typed, and what is wrong.
struct Attempt: Sendable {
    var form: String
    var typed = Fields()
    /// By field; empty where no field is at fault.
    var faults: [(field: String, text: String)] = []
    /// Fields that were left empty.
    var missing: Set<String> = []
    var status = 422

    func errors(_ words: Words) -> Errors? {
        Errors(faults.map { Errors.Line(field: $0.field.isEmpty ? form : "\(form)-\($0.field)", text: $0.text) }, words)
    }
}

extension Field {
    fileprivate func asked(in form: String, _ attempt: Attempt?) -> Field {
        var field = self
        field.fieldId = "\(form)-\(fieldName)"
        field.rename(in: form)
        guard let attempt else { return field }
        field.fieldError = attempt.faults.first { $0.field == fieldName }?.text
        field.fill(attempt.typed)
        return field
    }

    private mutating func rename(in form: String) {
        for index in asRadios?.options.indices ?? 0..<0 { asRadios?.options[index].optionId = "\(fieldId)-\(index + 1)" }
        for index in asChecks?.options.indices ?? 0..<0 { asChecks?.options[index].optionId = "\(fieldId)-\(index + 1)" }
    }

    private mutating func fill(_ typed: Fields) {
        fieldValue = typed[fieldName] ?? ""
        let chosen = Set(typed.values(fieldName))
        for index in asRadios?.options.indices ?? 0..<0 { asRadios?.options[index].choose(among: chosen) }
        for index in asChecks?.options.indices ?? 0..<0 { asChecks?.options[index].choose(among: chosen) }
        for index in asSelect?.options.indices ?? 0..<0 { asSelect?.options[index].choose(among: chosen) }
        if asDate != nil {
            asDate = AsDate(
                dateDay: typed["\(fieldName)-day"] ?? "", dateMonth: typed["\(fieldName)-month"] ?? "", dateYear: typed["\(fieldName)-year"] ?? "")
        }
    }

    func checks(_ choices: [Choice.Of], chosen: Set<String>) -> Field {
        var field = self
        field.asChecks = AsChecks(options: choices.enumerated().map { Choice($1, id: "\(fieldId)-\($0 + 1)", chosen: chosen.contains($1.value)) })
        return field
    }
}

extension Choice {
    fileprivate mutating func choose(among values: Set<String>) { optionChosen = values.contains(optionValue) }
}
