import Domain
import Service

/// Reads what pages and programs say of a party, a registration, a token.
extension FormValues {
    mutating func party() -> PartyForm? {
        let kind: Party.Kind? = choice("kind")
        let (identifier, name, address) = (text("identifier", maximum: 40), text("name", maximum: 200), text("address", maximum: 300))
        guard let kind, !identifier.isEmpty else { return nil }
        do { return try PartyForm(kind: kind, identifier: identifier, name: name, address: address) } catch {
            record("identifier", error.code)
            return nil
        }
    }

    /// A person who files for themselves has one name.
    mutating func registration() -> RegistrationForm? {
        let (email, person) = (text("email", maximum: 200), text("person", maximum: 100))
        if !email.isEmpty, !RegistrationForm.isAddress(email) { record("email", .mailAddress) }
        return party().map { RegistrationForm(email: email, person: person, party: $0) }
    }

    mutating func tokenWish() -> TokenWish {
        let (name, days) = (text("name", maximum: 80), integer("days", in: 1...Office.mostTokenDays))
        let scope: TokenScope? = choice("scope")
        return TokenWish(name: name, scope: scope ?? .read, days: days)
    }
}

extension PasswordRule.Fault {
    var code: FieldError.Code {
        switch self {
        case .tooShort: .passwordTooShort
        case .tooLong: .passwordTooLong
        case .accountName: .passwordAccountName
        case .common: .passwordCommon
        }
    }
}

extension OrganisationViolation {
    /// Where a password of one's own will not do, the field at fault; nil for everything else.
    func passwordError(_ field: String) -> FieldError? {
        if case .signIn(.password(let fault)) = fault { FieldError(field, fault.code) } else { nil }
    }
}

extension Language {
    var mail: MailLanguage { self == .vi ? .vi : .en }
}
