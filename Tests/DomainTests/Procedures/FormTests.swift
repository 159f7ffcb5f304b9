import Testing

@testable import Domain

@Suite struct FormTests {
    static let employees = FormField(
        id: "employees", label: Localized(vi: "Nhân viên"),
        kind: .rows(
            [
                FormField(id: "name", label: Localized(vi: "Họ và tên"), kind: .text(maxLength: 20, lines: 1)),
                FormField(id: "paper", label: Localized(vi: "Giấy tờ"), kind: .choice(["citizen", "passport"].map(option)), required: false),
                FormField(
                    id: "country", label: Localized(vi: "Nước cấp"), kind: .text(maxLength: 20, lines: 1),
                    shownWhen: Condition(field: "paper", values: ["passport"])),
                FormField(
                    id: "visa", label: Localized(vi: "Thị thực"), kind: .yesNo, shownWhen: Condition(field: "foreign", values: ["yes"])),
            ], least: 1, most: 3))

    static let form = Form([
        FormField(id: "organisation", label: Localized(vi: "Tên"), kind: .text(maxLength: 20, lines: 1)),
        FormField(id: "taxCode", label: Localized(vi: "Mã số thuế"), kind: .taxCode, message: Localized(vi: "Nhập mã số thuế của doanh nghiệp")),
        FormField(id: "foreign", label: Localized(vi: "Có người nước ngoài"), kind: .yesNo, required: false),
        FormField(id: "area", label: Localized(vi: "Diện tích"), kind: .number(decimals: 1, least: 1, most: 5000), required: false),
        employees,
    ])

    static func option(_ value: String) -> FormField.Option { .init(value: value, label: Localized(vi: value)) }

    static let complete: Answers = ["organisation": "Biển Xanh", "taxCode": "0100233488", "employees": [["name": "Đỗ Văn Khải"]]]

    func paths(_ answers: Answers) -> [String] { FormTests.form.faults(in: answers).map(\.path) }

    @Test func `2988-D7.1.a a complete form has no fault`() {
        #expect(FormTests.form.faults(in: FormTests.complete) == [])
    }

    @Test func `2988-D7.1.a every answer left out is named, in the order of the form`() {
        #expect(paths([:]) == ["organisation", "taxCode", "employees"])
        #expect(paths(["organisation": " \u{200B} ", "taxCode": "", "employees": [["name": ""], ["name": "A"]]])
            == ["organisation", "taxCode", "employees[0].name"])
    }

    @Test func `A wrong answer is named with its place, its reason and the field's own words`() {
        var answers = FormTests.complete
        answers.values["taxCode"] = "0100233480"
        #expect(FormTests.form.faults(in: answers) == [
            FieldFault(path: "taxCode", fault: .taxCode(.wrongCheckDigit), message: Localized(vi: "Nhập mã số thuế của doanh nghiệp"))
        ])
    }

    @Test func `Answers to questions the form does not ask are refused, also within a row`() {
        var answers = FormTests.complete
        answers.values["role"] = "admin"
        answers.values["employees"] = [["name": "A", "salary": "1"]]
        #expect(FormTests.form.faults(in: answers) == [
            FieldFault(path: "employees[0].salary", fault: .unknownField), FieldFault(path: "role", fault: .unknownField),
        ])
        #expect(FormTests.form.normalised(answers).values["role"] == nil)
    }

    @Test func `A question is asked only when its condition holds, in its row or in the form`() {
        var answers = FormTests.complete
        answers.values["employees"] = [["name": "A", "paper": "passport"], ["name": "B", "paper": "citizen", "country": "Lào"]]
        #expect(paths(answers) == ["employees[0].country"])
        #expect(FormTests.form.normalised(answers).rows("employees")[1]["country"] == nil)
        answers.values["foreign"] = "yes"
        answers.values["employees"] = [["name": "A"]]
        #expect(paths(answers) == ["employees[0].visa"])
    }

    @Test func `Text and rows in each other's place are refused`() {
        #expect(FormTests.form.faults(in: ["organisation": [], "taxCode": "0100233488", "employees": "A"]).map(\.fault) == [.notText, .notRows])
    }

    @Test func `The number of rows has its bounds, and empty rows at the end do not count`() {
        var answers = FormTests.complete
        answers.values["employees"] = [["name": "A"], ["name": " "], [:]]
        #expect(FormTests.form.normalised(answers).rows("employees").count == 1)
        answers.values["employees"] = .rows(Array(repeating: ["name": "A"], count: 4))
        #expect(FormTests.form.faults(in: answers).map(\.fault) == [.tooManyRows(most: 3)])
        var two = FormTests.form
        two.fields[4].kind = .rows([FormField(id: "name", label: Localized(vi: "Tên"), kind: .yesNo, required: false)], least: 2, most: 3)
        #expect(two.faults(in: FormTests.complete).map(\.fault).contains(.tooFewRows(least: 2)))
    }

    @Test func `Reading stored answers again changes nothing`() {
        let typed: Answers = [
            "organisation": "  Biển\u{202E} Xanh\r\n", "taxCode": "0100 233 488", "area": "1.250,5", "foreign": "no",
            "employees": [["name": "Đỗ\tVăn Khải"]],
        ]
        let stored = FormTests.form.checked(typed)
        #expect(stored.faults == [])
        #expect(stored.answers["organisation"] == "Biển Xanh")
        #expect(stored.answers["area"] == "1250,5")
        #expect(stored.answers.rows("employees")[0]["name"] == "Đỗ Văn Khải")
        #expect(FormTests.form.normalised(stored.answers) == stored.answers)
    }

    @Test func `A path names its field`() {
        #expect(FormTests.form.field(at: "employees[1].name")?.label.vi == "Họ và tên")
        #expect(FormTests.form.field(at: "taxCode")?.id == "taxCode")
        #expect(FormTests.form.field(at: "employees")?.id == "employees")
        for path in ["", "nothing", "taxCode.x", "employees[0].nothing", "employees[0].name.x"] {
            #expect(FormTests.form.field(at: path) == nil)
        }
    }
}
