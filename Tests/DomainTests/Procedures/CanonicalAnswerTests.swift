import Testing

@testable import Domain

@Suite struct CanonicalAnswerTests {
    static let decimal = FormField.Kind.number(decimals: 2, least: nil, most: nil)
    static let bounded = FormField.Kind.number(decimals: 0, least: -5, most: 2000)

    @Test(
        arguments: [
            (decimal, "12,5", "12,5"), (decimal, "12.5", "12,5"), (decimal, "1.250", "1250"), (decimal, "1.250.000,75", "1250000,75"),
            (decimal, "007", "7"), (decimal, "0", "0"), (decimal, "- 3,5", "-3,5"), (decimal, "-0", "0"), (bounded, "1,250", "1250"),
            (.money, "1 250 000", "1250000"), (.money, "1.250.000", "1250000"), (.money, "12.000.000.000", "12000000000"),
            (.date, "09/10/2018", "2018-10-09"), (.date, "9-10-2018", "2018-10-09"), (.date, "2018-10-09", "2018-10-09"),
            (.date, "29.02.2020", "2020-02-29"), (.yesNo, "yes", "yes"), (.email, "vanthu@bienxanh.example", "vanthu@bienxanh.example"),
            (.phone, "0225 3859-999", "02253859999"), (.phone, "+84 (225) 385 9999", "+842253859999"),
            (.taxCode, "0314409058-002", "0314409058002"), (.identityNumber([.citizen]), "031 088 999 018", "031088999018"),
        ] as [(FormField.Kind, String, String)])
    func `An answer is written one way, and reading that again changes nothing`(kind: FormField.Kind, typed: String, written: String) throws {
        #expect(try kind.canonical(kind.trimmed(typed)) == written)
        #expect(try kind.canonical(kind.trimmed(written)) == written)
    }

    @Test(
        arguments: [
            (decimal, "1,250", .tooManyDecimals(most: 2)), (decimal, "1,2,3", .notANumber), (decimal, "12.50.1", .notANumber),
            (decimal, "--5", .notANumber), (decimal, "1e5", .notANumber), (decimal, "", .notANumber), (decimal, ",5", .notANumber),
            (decimal, "٣", .notANumber), (decimal, "1234567890123456", .notANumber), (bounded, "-6", .tooSmall(least: -5)),
            (bounded, "2.001", .tooLarge(most: 2000)), (bounded, "12,5", .notANumber), (.money, "-1", .tooSmall(least: 0)),
            (.money, "12,50", .notANumber), (.date, "31/02/2018", .notADate), (.date, "2018", .notADate), (.date, "09/10/18", .notADate),
            (.date, "10/2018", .notADate), (.yesNo, "true", .notAChoice(["yes", "no"])), (.email, "a@b", .notAnEmail),
            (.email, "a b@c.vn", .notAnEmail), (.email, "@c.vn", .notAnEmail), (.email, "a@c..vn", .notAnEmail), (.phone, "12345", .notAPhoneNumber),
            (.phone, "0225 CALL", .notAPhoneNumber), (.text(maxLength: 3, lines: 1), "bốn chữ", .tooLong(length: 7, most: 3)),
        ] as [(FormField.Kind, String, FieldFault.Fault)])
    func `An answer of the wrong kind is refused with its reason`(kind: FormField.Kind, typed: String, fault: FieldFault.Fault) {
        #expect(throws: fault) { try kind.canonical(kind.trimmed(typed)) }
    }

    @Test func `Line breaks stay only in a field that has lines`() {
        #expect(FormField.Kind.text(maxLength: 9, lines: 3).trimmed("\r\na\r\nb\u{0}\n") == "a\nb")
        #expect(FormField.Kind.text(maxLength: 9, lines: 1).trimmed("a\nb") == "a b")
    }
}
