import Domain
import HTTPTypes
import Hummingbird
import Service

/// The first sign-in: account name and secret in, a password of one's own out.
enum ActivatePage {
    static func show(
        _ reader: Reader, account: String, secret: String, wrong: [Errors.Line] = [], note: Note? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let language = reader.language
        let heading = language.pick("Kích hoạt tài khoản", "Activate your account")
        let page = SimpleFormPage(
            errors: Errors(wrong, reader.words), formHeading: heading,
            formLead: language.pick("Dùng mã trong thư bàn giao, một lần.", "Use the code in your letter, once."),
            formNote: note ?? Note(language.pick("Kích hoạt trong 30 ngày kể từ ngày nhận.", "Activate within thirty days of receiving it."), ActivationTime.mark, in: language),
            simpleForm: SimpleFormPage.Form(
                formAction: "/activate", fields: fields(reader, account, secret, wrong), formButton: language.pick("Kích hoạt", "Activate")))
        return try await reader.page("simple-form", title: heading, page, status: status)
    }

    private static func labels(_ language: Language) -> [String: String] {
        [
            "account": language.pick("Tên tài khoản", "Account name"), "secret": language.pick("Mã kích hoạt", "Activation code"),
            "password": language.pick("Mật khẩu mới", "New password"), "again": language.pick("Nhập lại mật khẩu mới", "New password again"),
        ]
    }

    private static func fields(_ reader: Reader, _ account: String, _ secret: String, _ wrong: [Errors.Line]) -> [Field] {
        let labels = labels(reader.language)
        let hint = reader.language.pick("Ít nhất \(PasswordRule.least) ký tự; một câu dễ nhớ với riêng bạn là tốt.", "At least \(PasswordRule.least) letters; a sentence only you would think of is fine.")
        return [
            Field("account", labels["account"] ?? "", error: wrong.text("account"), value: account).text(width: "w-half", complete: "username"),
            Field("secret", labels["secret"] ?? "", error: wrong.text("secret"), value: secret).text(),
            Field("password", labels["password"] ?? "", hint: hint, error: wrong.text("password")).text(type: "password", width: "w-half", complete: "new-password"),
            Field("again", labels["again"] ?? "", error: wrong.text("again")).text(type: "password", width: "w-half", complete: "new-password"),
        ]
    }

    static func activate(_ reader: Reader) async throws -> Response {
        let fields = try await reader.request.fields(limit: 1 << 16)
        return try await reader.unhurried(at: "secret", again: { errors in
            try await show(
                reader, account: fields["account"] ?? "", secret: fields["secret"] ?? "", wrong: reader.lines(FieldErrors(errors), [:]))
        }) { try await activate(reader, FormValues(fields)) }
    }

    private static func activate(_ reader: Reader, _ given: FormValues) async throws -> Response {
        var values = given
        let (account, secret) = (values.text("account", maximum: 100), values.text("secret", maximum: 100))
        let password = values.secret("password")
        do {
            try values.finish()
            guard values.fields["again"] == password else { return try await again(reader, account, secret) }
            try await reader.desk.activate(account: account, secret: secret, password: password, reader.context)
            return reader.redirect(to: "/sign-in?done=activated")
        } catch let errors as FieldErrors {
            return try await show(reader, account: account, secret: secret, wrong: reader.lines(errors, labels(reader.language)), status: .unprocessableContent)
        } catch let violation as OrganisationViolation {
            if let error = violation.passwordError("password") {
                return try await show(reader, account: account, secret: secret, wrong: reader.lines(FieldErrors([error]), [:]), status: .unprocessableContent)
            }
            let line = Errors.Line(field: "secret", text: violation.fault.words(in: reader.language))
            return try await show(reader, account: account, secret: secret, wrong: [line], status: .unprocessableContent)
        }
    }

    private static func again(_ reader: Reader, _ account: String, _ secret: String) async throws -> Response {
        let line = Errors.Line(field: "again", text: reader.language.pick("Hai lần nhập mật khẩu khác nhau; nhập lại", "The two passwords differ; enter them again"))
        return try await show(reader, account: account, secret: secret, wrong: [line], status: .unprocessableContent)
    }
}

extension Desk {
    /// Slowed like sign-in: a secret cannot be guessed, but whoever tries costs time.
    func activate(account: String, secret: String, password: String, _ context: WebContext) async throws {
        try activationLimits.attempt(account: account, from: context.address, at: now)
        try await office.activate(account: account, secret: secret, password: password)
        activationLimits.succeeded(account: account, from: context.address, at: now)
    }

    func reportRisk(account: String, password: String, _ context: WebContext) async throws {
        try signInLimits.attempt(account: account, from: context.address, at: now)
        try await office.reportRisk(account: account, password: password)
        signInLimits.succeeded(account: account, from: context.address, at: now)
    }
}
