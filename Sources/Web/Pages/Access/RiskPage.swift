import Domain
import HTTPTypes
import Hummingbird
import Service

/// "Tài khoản của tôi có nguy cơ" (2988-D4.4-ii), for those signed in and for those who are not.
enum RiskPage {
    static func show(_ reader: Reader, account: String = "", wrong: String? = nil, status: HTTPResponse.Status = .ok) async throws -> Response {
        let language = reader.language
        let heading = reader.words("accountAtRisk")
        if reader.query("done") != nil { return try await reader.page("simple-form", title: heading, locked(heading, language)) }
        let page = SimpleFormPage(
            errors: Errors(wrong.map { [Errors.Line(field: "account", text: $0)] } ?? [], reader.words), formHeading: heading,
            formLead: language.pick(
                "Báo ngay khi nghi có người khác biết mật khẩu. Tài khoản bị khóa, mọi phiên đăng nhập kết thúc và người quản trị được báo.",
                "Report at once when somebody else may know your password. The account is locked, every session ends, and the administrator is told."),
            formNote: Note(language.pick("Chỉ người quản trị mở khóa được, bằng bàn giao mới.", "Only the administrator opens it again, by a new hand-over."), "2988-D4.4-ii", in: language),
            simpleForm: SimpleFormPage.Form(
                formAction: "/risk", fields: reader.account == nil ? fields(reader, account, wrong) : [], formStyle: "red",
                formButton: language.pick("Khóa tài khoản của tôi", "Lock my account")))
        return try await reader.page("simple-form", title: heading, page, status: status)
    }

    private static func locked(_ heading: String, _ language: Language) -> SimpleFormPage {
        SimpleFormPage(
            flash: Banner(
                .green, language.pick("Tài khoản đã khóa", "The account is locked"),
                language.pick("Người quản trị đã được báo và sẽ bàn giao lại cho bạn.", "The administrator has been told and will hand it over to you anew.")),
            formHeading: heading, formLinks: [Link(name: language.pick("Về trang chủ", "Home"), href: "/")])
    }

    private static func fields(_ reader: Reader, _ account: String, _ wrong: String?) -> [Field] {
        [
            Field("account", reader.words("fieldAccount"), error: wrong, value: account).text(width: "w-half", complete: "username"),
            Field("password", reader.language.pick("Mật khẩu", "Password")).text(type: "password", width: "w-half", complete: "current-password"),
        ]
    }

    static func report(_ reader: Reader) async throws -> Response {
        var values = FormValues(try await reader.request.fields(limit: 1 << 16))
        let account = values.optional("account", maximum: 100) ?? ""
        return try await reader.unhurried(at: "account", again: { try await show(reader, account: account, wrong: $0.text("account", reader.words)) }) {
            do {
                if let own = reader.account { try await reader.office.reportRisk(to: own.id) } else {
                    try await reader.desk.reportRisk(account: account, password: values.fields["password"] ?? "", reader.context)
                }
                var answer = reader.redirect(to: "/risk?done=locked")
                answer.headers.append(reader.desk.site.cookies.clearSession)
                return answer
            } catch is WrongCredentials {
                return try await show(reader, account: account, wrong: reader.words("signInWrong"), status: .unprocessableContent)
            }
        }
    }
}
