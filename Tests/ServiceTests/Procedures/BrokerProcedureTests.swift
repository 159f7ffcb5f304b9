import Domain
import Testing

@testable import Service

/// 2151-PL1.18, the procedure that has most of everything.
@Suite struct BrokerProcedureTests {
    let procedure: Procedure

    init() throws {
        procedure = try #require(try ShippedCatalogueTests.shipped.get().procedure("I-18", version: 1))
    }

    static let employee: [String: AnswerValue] = [
        "name": "Đỗ Văn Khải", "birthDate": "1988-03-02", "identityNumber": "031088999018", "degree": "university", "subject": "law",
        "certificateNumber": "CC-123", "certificateDate": "2016-05-01", "hadNumber": "no",
    ]

    static let answers: Answers = [
        "organisationName": "Công ty TNHH Giao nhận Biển Xanh", "taxCode": "0100233488", "address": "Số 12 đường Lê Thánh Tông",
        "businessLine": "both", "registrationNumber": "0100233488", "registrationDate": "2010-01-02", "representativeName": "Hoàng Đình Phúc",
        "representativeTitle": "Giám đốc", "contactName": "Trần Thị Mai Hương", "email": "vanthu@bienxanh.example",
        "hasDeclarationSoftware": "yes", "softwareName": "Khai báo", "hasDigitalSignature": "yes", "employees": .rows([employee, employee]),
    ]

    @Test func `2151-PL1.18 a complete form is taken, and each employee brings five papers`() {
        #expect(procedure.form.faults(in: BrokerProcedureTests.answers) == [])
        let places = procedure.places(for: BrokerProcedureTests.answers).map(\.slot)
        #expect(places.count == 1 + 2 * 5)
        #expect(procedure.faults(in: BrokerProcedureTests.answers, uploaded: Set(places)) == [])
    }

    @Test func `2151-PL1.18 2988-D7.1.a the second employee's certificate is missed by name`() {
        let missing = Slot(component: "certificate", row: 1)
        let papers = Set(procedure.places(for: BrokerProcedureTests.answers).map(\.slot)).subtracting([missing])
        #expect(procedure.faults(in: BrokerProcedureTests.answers, uploaded: papers) == [SlotFault(slot: missing, fault: .missing)])
    }

    @Test func `2151-PL1.18 an employee's wrong identity number is told in words of the form`() {
        var answers = BrokerProcedureTests.answers
        var employee = BrokerProcedureTests.employee
        employee["identityNumber"] = "0310889990"
        answers.values["employees"] = .rows([BrokerProcedureTests.employee, employee])
        let faults = procedure.form.faults(in: answers)
        #expect(faults.map(\.path) == ["employees[1].identityNumber"])
        #expect(faults.first?.message?.vi.contains("12 chữ số") == true)
    }

    @Test func `2151-PL1.18 it is recognised in five working days, by decision and staff numbers, refused in writing`() {
        #expect(procedure.processingTime == .workingDays(5))
        #expect(procedure.results.filter { $0.outcome == .granted }.map(\.id) == ["decision", "staffNumbers"])
        #expect(procedure.results.first?.template == "decision-recognition")
        #expect(procedure.writtenNotice.refusal)
        #expect(procedure.conditions.count == 3)
    }
}
