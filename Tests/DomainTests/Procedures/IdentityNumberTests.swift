import Testing

@testable import Domain

@Suite struct IdentityNumberTests {
    @Test(
        arguments: [
            ("031 088 999 018", IdentityNumber.Paper.citizen, "031088999018"), ("012345678", .idCard, "012345678"),
            ("b1234567", .passport, "B1234567"), ("C01X00T47", .passport, "C01X00T47"),
        ])
    func `A personal paper is recognised by its shape`(typed: String, paper: IdentityNumber.Paper, text: String) throws {
        let number = try IdentityNumber(typed)
        #expect(number.paper == paper)
        #expect(number.text == text)
    }

    @Test(
        arguments: [
            ("097088999018", IdentityNumber.Fault.noSuchProvince("097")), ("000088999018", .noSuchProvince("000")),
            ("03108899901", .wrongLength(accepted: [.citizen, .idCard])), ("B1234567", .wrongLength(accepted: [.citizen, .idCard])),
            ("", .wrongLength(accepted: [.citizen, .idCard])), ("03108899901Ơ", .notLettersAndDigits),
        ])
    func `A number that no accepted paper can have is refused`(typed: String, fault: IdentityNumber.Fault) {
        #expect(throws: fault) { try IdentityNumber(typed, as: [.citizen, .idCard]) }
    }

    @Test func `Digits alone are a passport only where nothing else is accepted`() throws {
        #expect(throws: IdentityNumber.Fault.wrongLength(accepted: IdentityNumber.Paper.allCases)) { try IdentityNumber("12345678901") }
        #expect(try IdentityNumber("12345678", as: [.passport]).paper == .passport)
    }
}
