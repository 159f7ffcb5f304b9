import Domain
import HTTPTypes
import Hummingbird
import Service

/// The second step of a sign-in: the code of an authenticator, or one kept for a lost device.
enum SignInCode {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "sign-in/code") { reader in try await show(reader) }
        router.pages(desk, post: "sign-in/code") { reader in
            guard let waiting = reader.context.session else { return reader.redirect(to: "/sign-in") }
            var values = FormValues(try await reader.request.fields())
            let (code, token) = (values.optional("code", maximum: 40) ?? "", SessionToken())
            let returnTo = SignInPages.local(values.optional("return", maximum: 1000))
            return try await reader.unhurried(at: "code", again: { try await show(reader, wrong: $0.text("code", reader.words)) }) {
                do {
                    try desk.signInLimits.attempt(account: "", from: reader.context.address, device: waiting.digest, at: desk.now)
                    let signedIn = try await reader.office.enterCode(code, waiting: waiting.digest, newDigest: token.digest, from: desk.place(reader.context))
                    return try await SignInPages.entered(signedIn, token, returnTo: returnTo, reader)
                } catch is NotFound { return reader.redirect(to: "/sign-in") } catch is SecondFactorWanted {
                    return try await show(reader, wrong: reader.words("field.wrongCode"), .unprocessableContent)
                }
            }
        }
    }

    private static func show(_ reader: Reader, wrong: String? = nil, _ status: HTTPResponse.Status = .ok) async throws -> Response {
        let language = reader.language
        let field = Field(
            "code", language.pick("Mã xác thực", "Code"), hint: language.pick("6 chữ số trên điện thoại, hoặc một mã dự phòng", "Six digits on your telephone, or one of the codes you kept"), error: wrong
        ).text(width: "w-half", complete: "one-time-code")
        let returnTo = SignInPages.local(reader.query("return")).map { [HiddenField("return", $0)] } ?? []
        let content = FormPage(
            errors: Errors(wrong.map { [Errors.Line(field: "code", text: $0)] } ?? [], reader.words), backHref: "/sign-in", backText: reader.words("signIn"),
            formHeading: language.pick("Nhập mã xác thực", "Enter the code"), form: .init("/sign-in/code", [field], button: reader.words("signIn"), hidden: returnTo))
        return try await reader.page("form-page", title: content.formHeading, content, status: status)
    }
}
