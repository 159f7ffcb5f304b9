import Testing

@testable import Domain

@Suite struct TaxCodeTests {
    @Test(arguments: ["0100233488", "0100112437", "0314409058-002", "0312687878-001", " 0314 409.058 002 "])
    func `A tax code with the right check digit is taken`(text: String) throws {
        let digits = text.filter(\.isDecimalDigit)
        #expect(try TaxCode(text).digits == digits)
    }

    @Test(
        arguments: [
            ("0100233480", TaxCode.Fault.wrongCheckDigit), ("12345", .wrongLength(5)), ("", .wrongLength(0)),
            ("0100000000", .noSuchSerial), ("0314409058-000", .noSuchUnit), ("01002334AB", .notDigits),
            ("0314409059-002", .wrongCheckDigit), ("01002334880", .wrongLength(11)), ("٠١٠٠٢٣٣٤٨٨", .notDigits),
        ])
    func `A tax code that cannot exist is refused with its reason`(text: String, fault: TaxCode.Fault) {
        #expect(throws: fault) { try TaxCode(text) }
    }

    @Test func `A code whose check sum leaves ten has no valid check digit`() throws {
        let serials = (1_000_000...1_000_200).map { [0, 1] + String($0).compactMap(\.wholeNumberValue) }
        let none = try #require(serials.first { TaxCode.checkDigit(of: $0[...]) == 10 })
        for last in 0...9 {
            #expect(throws: TaxCode.Fault.wrongCheckDigit) { try TaxCode((none + [last]).map(String.init).joined()) }
        }
    }

    @Test func `A unit's code is shown with its dash and stored without`() throws {
        #expect(try TaxCode("0314409058002").description == "0314409058-002")
        #expect(try TaxCode("0100233488").description == "0100233488")
    }
}
