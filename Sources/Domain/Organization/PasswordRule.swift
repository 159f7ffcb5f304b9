/// 3035-D5.2.b: what keeps a password of one's own from being guessed. No rules of composition: they make people write passwords down.
package enum PasswordRule {
    package static let mark: Mark = "HD-25"
    package static let least = 10
    package static let most = 200

    package enum Fault: String, Hashable, Sendable, CaseIterable { case tooShort, tooLong, accountName, common }

    /// - Throws: `OrganisationViolation` under HD-25.
    package static func check(_ password: String, account: String) throws(OrganisationViolation) {
        if let fault = fault(of: password, account: account) { throw OrganisationViolation(mark, .signIn(.password(fault))) }
    }

    package static func fault(of password: String, account: String) -> Fault? {
        if password.count < least { return .tooShort }
        if password.count > most { return .tooLong }
        let plain = password.lowercased()
        if plain == account.lowercased() { return .accountName }
        return commonest.contains(plain) || Set(plain).count < 4 ? .common : nil
    }

    /// Of ten characters and more, the ones people take first.
    private static let commonest: Set<String> = [
        "1234567890", "0123456789", "0987654321", "9876543210", "12345678910", "123456789a", "a123456789", "123456789q", "1234567891",
        "qwertyuiop", "qwerty1234", "qwerty12345", "qwerty123456", "1q2w3e4r5t", "1qaz2wsx3edc", "zxcvbnm123", "asdfghjkl1", "asdfghjkl;",
        "abcdefghij", "abcd123456", "abc1234567", "password12", "password123", "password1234", "passw0rd123", "administrator", "iloveyou123",
        "matkhau123", "matkhau1234", "haiquan123", "haiquan1234", "haiquan2018", "tongcuchaiquan", "vietnam123", "vietnam1234", "anhyeuem123",
        "emyeuanh123", "khongbiet123", "xinchao123", "welcome123", "letmein123", "sunshine123", "football123",
    ]
}
