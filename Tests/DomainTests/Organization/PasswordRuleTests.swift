import Domain
import Testing

@Suite struct PasswordRuleTests {
    @Test(
        "HD-25 a password that will not do is named for what it is",
        arguments: [
            ("ngắn quá", .tooShort), (String(repeating: "dài ", count: 60), .tooLong), ("Huong@BienXanh.example", .accountName),
            ("matkhau123", .common), ("PassWord123", .common), ("aaaaaaaaaaaa", .common), ("abababababab", .common),
        ] as [(String, PasswordRule.Fault)])
    func refused(_ password: String, _ fault: PasswordRule.Fault) {
        #expect(PasswordRule.fault(of: password, account: "huong@bienxanh.example") == fault)
        let violation = #expect(throws: OrganisationViolation.self) { try PasswordRule.check(password, account: "huong@bienxanh.example") }
        #expect(violation?.mark == "HD-25")
    }

    @Test("HD-25 length is enough: words, spaces, any letters", arguments: ["con cá vàng bơi", "đèn biển sáng đêm", "9vqk2xw7zr"])
    func accepted(_ password: String) {
        #expect(PasswordRule.fault(of: password, account: "duc.nm") == nil)
    }
}

@Suite struct TokenScopeTests {
    @Test func `each scope includes the one before`() {
        #expect(TokenScope.allCases.sorted() == [.read, .file, .act, .approve])
    }

    @Test func `HD-26 acts in the office's name are the four that give a decision effect`() {
        #expect(Set(Act.allCases.filter(\.bindsTheOffice)) == [.approve, .release, .releaseOnPaper, .issue])
    }
}
