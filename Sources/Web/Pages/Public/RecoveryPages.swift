import Domain
import HTTPTypes
import Hummingbird
import Service

/// A forgotten password. What is answered never tells whether there is such an account.
enum RecoveryPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "recovery") { reader in try await ask(reader) }
        router.pages(desk, post: "recovery") { reader in
            var values = FormValues(try await reader.request.fields())
            let account = values.text("account")
            guard values.errors.isEmpty else { return try await ask(reader, account, values.errors) }
            return try await reader.unhurried(at: "account", again: { try await ask(reader, account, $0) }) {
                try desk.limit(desk.mailLimits, reader.context)
                try await desk.requestRecovery(of: account, reader.context)
                return reader.redirect(to: "/recovery?done=sent")
            }
        }
        router.pages(desk, get: "recovery/new") { reader in try await set(reader, secret: reader.query("secret") ?? "") }
        router.pages(desk, post: "recovery/new") { reader in
            var values = FormValues(try await reader.request.fields())
            let (secret, password) = (values.optional("secret", maximum: 100) ?? "", values.secret("password"))
            guard values.errors.isEmpty else { return try await set(reader, secret: secret, values.errors) }
            do { try await reader.office.recover(secret, password: password) } catch let violation as OrganisationViolation {
                return try await set(reader, secret: secret, [violation.passwordError("password")].compactMap { $0 }, violation)
            }
            return reader.redirect(to: "/sign-in?done=recovered")
        }
    }

    private static func ask(_ reader: Reader, _ account: String = "", _ errors: [FieldError] = []) async throws -> Response {
        let (language, words) = (reader.language, reader.words)
        let sent = Banner(
            .green, language.pick("Nếu có tài khoản như vậy, thư đã được gửi", "If there is such an account, a mail is on its way"),
            language.pick("Mở liên kết trong thư trong vòng một giờ.", "Open the link in it within one hour."))
        let address = Field("account", language.pick("Địa chỉ thư điện tử", "Mail address"), error: errors.text("account", words), value: account)
        let fields = [address.text(mode: "email", width: "w-half", complete: "username")].named(errors, words)
        let content = FormPage(
            errors: Errors(of: fields, words), flash: reader.query("done") == "sent" ? sent : nil, backHref: "/sign-in", backText: words("signIn"),
            formHeading: language.pick("Quên mật khẩu", "Forgotten password"),
            formLead: language.pick("Công chức liên hệ người quản trị của đơn vị để được bàn giao lại. Người khai nhận liên kết qua thư điện tử.", "Officers go to their unit's administrator. Declarants get a link by mail."),
            formNote: Note(language.pick("Người quản trị giao lại thông tin đăng nhập.", "The administrator hands over new credentials."), "2988-D6.2.b-ii", in: language),
            form: .init("/recovery", fields, button: language.pick("Gửi liên kết", "Send the link")))
        return try await reader.page("form-page", title: content.formHeading, content, status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private static func set(_ reader: Reader, secret: String, _ errors: [FieldError] = [], _ violation: OrganisationViolation? = nil) async throws -> Response {
        let (language, words) = (reader.language, reader.words)
        let spent = errors.isEmpty ? violation.map { [Errors.Line(field: "main", text: $0.fault.words(in: language))] } ?? [] : []
        let fields = [Field.newPassword("password", errors, words)].named(errors, words)
        let content = FormPage(
            errors: Errors(of: fields, words, and: spent), backText: "",
            formHeading: language.pick("Đặt mật khẩu mới", "Set a new password"),
            formLead: language.pick("Mọi phiên đăng nhập kết thúc khi mật khẩu thay đổi.", "Every session ends when the password changes."),
            form: .init("/recovery/new", fields, button: language.pick("Đặt mật khẩu", "Set the password"), hidden: [HiddenField("secret", secret)]),
            formLinks: spent.isEmpty ? [] : [Link(name: language.pick("Yêu cầu liên kết mới", "Ask for a new link"), href: "/recovery")])
        return try await reader.page("form-page", title: content.formHeading, content, status: errors.isEmpty && spent.isEmpty ? .ok : .unprocessableContent)
    }
}

extension Field {
    /// A new password: what it must be said before it is typed; managers of passwords and pasting are welcome.
    static func newPassword(_ name: String, _ errors: [FieldError], _ words: Words) -> Field {
        Field(
            name, words.language.pick("Mật khẩu mới", "New password"),
            hint: words.language.pick("Ít nhất \(PasswordRule.least) ký tự; dán được từ trình quản lý mật khẩu", "At least \(PasswordRule.least) characters; you may paste it from a password manager"),
            error: errors.text(name, words)
        ).text(type: "password", width: "w-half", complete: "new-password")
    }
}

extension [FieldError] {
    /// What is wrong with one field; nil when nothing is.
    func text(_ field: String, _ words: Words) -> String? { first { $0.field == field }.map { words("field.\($0.code)", $0.facts) } }
}

extension [Field] {
    /// Where something is missing, the question's own words say what.
    func named(_ errors: [FieldError], _ words: Words) -> [Field] {
        map { field in
            guard errors.first(where: { $0.field == field.fieldName })?.code == .missing else { return field }
            var field = field
            field.fieldError = words(field.asRadios == nil ? "answerMissing" : "answerChoose", ["field": "“\(field.fieldLabel)”"])
            return field
        }
    }
}

extension Errors {
    /// The same words as at the fields, in their order.
    init?(of fields: [Field], _ words: Words, and more: [Line] = []) {
        self.init(fields.compactMap { field in field.fieldError.map { Line(field: field.fieldId, text: $0) } } + more, words)
    }
}
