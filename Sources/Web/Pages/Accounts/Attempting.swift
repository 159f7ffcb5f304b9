import Domain
import HTTPTypes
import Hummingbird
import Service

extension Reader {
    /// A role that never may hears so before its fields are read.
    func demand(_ right: Right) throws {
        try Permission.refuseRole(try actor(), without: right)
    }

    /// Carries out what a form of a page asks for, and shows the page again with everything typed when it cannot be done.
    /// - Parameters:
    ///   - form: the form's id.
    ///   - act: reads the fields, acts, and says where to go.
    ///   - again: the page with the attempt on it.
    func attempt(
        _ form: String, fields: Fields? = nil, _ act: (inout FormValues) async throws -> String, again: (Attempt) async throws -> Response
    ) async throws -> Response {
        let given: Fields = if let fields { fields } else { try await request.fields(limit: 1 << 16) }
        var values = FormValues(given)
        do { return redirect(to: try await act(&values)) } catch {
            guard var attempt = Attempt(form, error, words) else { throw error }
            attempt.typed = values.fields
            return try await again(attempt)
        }
    }

    /// The same for an act on what the address names, which the right is over.
    func act(
        _ form: String, needs right: Right, on name: String, of register: String, done: String,
        _ body: @escaping (_ subject: String, _ actor: Actor, _ seen: Int, _ values: inout FormValues) async throws -> Void,
        again: (Attempt) async throws -> Response
    ) async throws -> Response {
        try demand(right)
        let (subject, actor) = (try parameter(name), try actor())
        return try await attempt(form) { values in
            let seen = values.seen()
            try await body(subject, actor, seen, &values)
            return "\(register)/\(subject)?done=\(done)"
        } again: { try await again($0) }
    }

    func shown(_ page: RecordPage, _ attempt: Attempt?) async throws -> Response {
        var page = page
        let attempt = attempt?.naming(in: &page.recordForms, words)
        page.errors = attempt?.errors(words)
        if page.errors != nil { page.flash = nil }
        return try await self.page("record", title: page.recordHeading, page, status: HTTPResponse.Status(code: attempt?.status ?? 200))
    }

    func shown(_ page: RegisterPage, _ attempt: Attempt?) async throws -> Response {
        var page = page
        let attempt = attempt?.naming(in: &page.recordForms, words)
        page.errors = attempt?.errors(words)
        if page.errors != nil { page.flash = nil }
        return try await self.page("register", title: page.registerHeading, page, status: HTTPResponse.Status(code: attempt?.status ?? 200))
    }

    /// Said once after an act: `?done=` and a key of this page.
    func flash(_ texts: [String: (vi: String, en: String)]) -> Banner? {
        query("done").flatMap { texts[$0] }.map { Banner(.green, language.pick($0.vi, $0.en)) }
    }
}

extension Attempt {
    /// Nil for what no form can mend: it is told on a page of its own.
    init?(_ form: String, _ error: any Error, _ words: Words) {
        self.init(form: form)
        switch error {
        case let errors as FieldErrors:
            faults = errors.all.map { ($0.field, words("field.\($0.code)", $0.facts)) }
            missing = Set(errors.all.filter { $0.code == .missing }.map(\.field))
        case let wrong as CellFaults: fill(wrong.all.map { ($0.column.rawValue, $0) }, words)
        case let wrong as UnitOpening.Faults: fill(wrong.byField.map { ($0.field, $0.fault) }, words)
        case let wrong as AccountSheet.Faults: faults = wrong.all.map { ("file", $0.words(in: words.language)) }
        case let wrong as AccountSheet.Unreadable: faults = [("file", wrong.words(in: words.language))]
        case let invalid as Invalid: faults = [(invalid.field, words("field.notAChoice"))]
        case let violation as OrganisationViolation where !violation.isForbiddenToRole:
            faults = [("", "\(violation.fault.words(in: words.language)) (\(violation.mark.citation(in: words.language)))")]
        case is Conflict: (faults, status) = ([("", words("accountsChanged"))], 409)
        default: return nil
        }
    }
}

extension Attempt {
    private mutating func fill(_ wrong: [(field: String, cell: CellFault)], _ words: Words) {
        faults = wrong.map { ($0.field, $0.cell.fault.words(in: words.language)) }
        missing = Set(wrong.filter { $0.cell.fault == .missing }.map(\.field))
    }

    /// Where something is missing, the question's own words say what, at the field too.
    fileprivate func naming(in forms: inout [RecordForm], _ words: Words) -> Attempt {
        var attempt = self
        for form in forms.indices where forms[form].formId == self.form {
            forms[form].formFields = forms[form].formFields.named(missing.map { FieldError($0, .missing) }, words)
            for index in faults.indices where missing.contains(faults[index].field) {
                let field = forms[form].formFields.first { $0.fieldName == faults[index].field }
                attempt.faults[index].text = field?.fieldError ?? faults[index].text
            }
        }
        return attempt
    }
}

extension FormValues {
    /// The state of things the page showed.
    mutating func seen() -> Int { integer("sequence", in: 0...1_000_000) }

    /// The beginning of a day, in Vietnam.
    mutating func moment(_ name: String) -> Instant? {
        let text = date(name)
        return Day(text).map { Instant(day: $0, minute: 0) }
    }
}

extension AccountSheet.Fault: Worded {
    /// `D3: Chọn một phòng…`
    package func words(in language: Language) -> String {
        "\(letter.isEmpty ? language.pick("Dòng", "Line") + " " : letter)\(row): \(cell.fault.words(in: language)) (\(cell.mark.citation(in: language)))"
    }
}

extension AccountSheet.Unreadable: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .notASheet: language.pick("Chọn tệp CSV (UTF-8) hoặc XLSX; tệp này không đọc được", "Choose a CSV (UTF-8) or XLSX file; this one cannot be read")
        case .tooLarge: language.pick("Chia nhỏ danh sách: tối đa 500 dòng và 4 MB một tệp", "Split the list: at most 500 lines and 4 MB a file")
        case .headingsMissing(let columns):
            language.pick(
                "Dùng tệp mẫu; thiếu cột: \(columns.map { $0.name(.vi) }.joined(separator: ", "))",
                "Use the template; these columns are missing: \(columns.map { $0.name(.en) }.joined(separator: ", "))")
        case .noLines: language.pick("Tệp chưa có dòng nào", "The file has no line")
        case .workbooksUnavailable: language.pick("Máy chủ chưa đọc được XLSX; lưu lại thành CSV (UTF-8) rồi tải lên", "The server cannot read XLSX now; save the file as CSV (UTF-8)")
        }
    }
}

extension AccountListColumn {
    func name(_ language: Language) -> String {
        switch self {
        case .person: language.pick("Họ và tên", "Name")
        case .title: language.pick("Chức vụ", "Title")
        case .division: language.pick("Tên Phòng/Đội", "Division")
        case .serviceNumber: language.pick("Số hiệu công chức", "Service number")
        case .eCustomsAccount: language.pick("Tên tài khoản E-Customs", "E-Customs account")
        case .role: language.pick("Vai trò", "Role")
        case .procedures: language.pick("Thủ tục", "Procedures")
        case .form: language.pick("Hình thức", "Form")
        case .note: language.pick("Ghi chú", "Note")
        case .unit: language.pick("Đơn vị", "Unit")
        case .holder: language.pick("Người giữ", "Holder")
        }
    }
}
