import Domain
import HTTPTypes
import Hummingbird
import Service

/// Setting up and removing the second factor of one's own sign-in.
enum SecondFactorPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "account/second-factor") { reader in try await show(reader) }
        router.pages(desk, post: "account/second-factor") { reader in
            let (signedIn, token) = (try reader.demandSignedIn(), SessionToken())
            let code = try await reader.request.fields()["code"] ?? ""
            return try await trying(reader) {
                try desk.signInLimits.attempt(account: "", from: "", device: signedIn.session, at: desk.now)
                let codes = try await reader.office.confirmSecondFactor(code, by: signedIn, newDigest: token.digest)
                var answer = try await shown(reader.under(token), codes)
                answer.headers.append(desk.site.cookies.set(session: token))
                return answer
            }
        }
        router.pages(desk, post: "account/second-factor/removal") { reader in
            let signedIn = try reader.demandSignedIn()
            let code = try await reader.request.fields()["code"] ?? ""
            return try await trying(reader) {
                try desk.signInLimits.attempt(account: "", from: "", device: signedIn.session, at: desk.now)
                try await reader.office.removeSecondFactor(code, by: signedIn)
                return reader.redirect(to: "/account?done=second-factor-removed")
            }
        }
    }

    private static func trying(_ reader: Reader, _ attempt: () async throws -> Response) async throws -> Response {
        try await reader.unhurried(at: "code", again: { try await show(reader, wrong: $0.text("code", reader.words)) }) {
            do { return try await attempt() } catch let violation as OrganisationViolation where violation.fault == .signIn(.wrongCode) {
                return try await show(reader, wrong: violation.fault.words(in: reader.language), .unprocessableContent)
            }
        }
    }

    private static func show(_ reader: Reader, wrong: String? = nil, _ status: HTTPResponse.Status = .ok) async throws -> Response {
        let account = try reader.demandSignedIn().account
        let since = try await reader.office.secondFactor(of: account.id)
        let content: FormPage
        if let since { content = remove(reader, since: since.since, left: since.codesLeft, wrong) } else {
            content = setUp(reader, try await reader.office.prepareSecondFactor(for: account), wrong)
        }
        return try await reader.page("form-page", title: content.formHeading, content, status: status)
    }

    private static func setUp(_ reader: Reader, _ setUp: SecondFactorSetUp, _ wrong: String?) -> FormPage {
        let (language, account) = (reader.language, reader.account)
        let owes = account.map { reader.office.settings.secondFactorFor.contains($0.role) } ?? false
        return FormPage(
            errors: errors(wrong, reader.words), backHref: owes ? nil : "/account", backText: reader.words("account"),
            formHeading: language.pick("Thiết lập mã xác thực", "Set up a second factor"),
            formLead: language.pick("Mở ứng dụng xác thực trên điện thoại và quét mã QR, hoặc gõ khóa ghi dưới mã; nếu bạn đang dùng chính điện thoại đó, mở liên kết ở cuối trang. Sau đó nhập mã ứng dụng hiện ra.", "Open the authenticator on your telephone and scan the QR code, or type the key below it; on that telephone itself, open the link at the end. Then enter the code it shows."),
            formNote: owes ? Note(language.pick("Vai trò của bạn phải có mã xác thực trước khi làm việc khác.", "Your role must have a second factor before anything else."), Mark("2988-D13.2.c"), in: language) : nil,
            qrCode: QRCode(setUp.address, label: language.pick("Mã QR chứa khóa ghi bên dưới", "QR code of the key below")),
            facts: FactList(facts: [FactLine(language.pick("Khóa", "Key"), setUp.key), FactLine(language.pick("Loại", "Kind"), language.pick("Theo thời gian (TOTP), 6 chữ số, 30 giây", "By time (TOTP), 6 digits, 30 seconds"))]),
            form: .init("/account/second-factor", [field(language, wrong)], button: language.pick("Xác nhận", "Confirm")),
            formLinks: [Link(name: language.pick("Mở trong ứng dụng xác thực trên máy này", "Open in the authenticator on this device"), href: setUp.address)])
    }

    private static func remove(_ reader: Reader, since: Instant, left: Int, _ wrong: String?) -> FormPage {
        let language = reader.language
        return FormPage(
            errors: errors(wrong, reader.words), backHref: "/account", backText: reader.words("account"),
            formHeading: language.pick("Mã xác thực khi đăng nhập", "Second factor at sign-in"),
            formLead: language.pick("Để gỡ, nhập mã trên điện thoại hoặc một mã dự phòng.", "To remove it, enter the code on your telephone or one of the codes you kept."), facts: FactList(facts: [
                FactLine(language.pick("Dùng từ", "In use since"), since.words(in: language)), FactLine(language.pick("Mã dự phòng còn lại", "Codes left for a lost device"), "\(left)"),
            ]),
            form: .init("/account/second-factor/removal", [field(language, wrong)], button: language.pick("Gỡ mã xác thực", "Remove it"), style: "red"))
    }

    private static func field(_ language: Language, _ wrong: String?) -> Field {
        Field("code", language.pick("Mã xác thực", "Code"), error: wrong).text(width: "w-half", complete: "one-time-code")
    }

    private static func errors(_ wrong: String?, _ words: Words) -> Errors? { Errors(wrong.map { [Errors.Line(field: "code", text: $0)] } ?? [], words) }

    private static func shown(_ reader: Reader, _ codes: [String]) async throws -> Response {
        let language = reader.language
        let content = ShownOnce(
            shownHeading: language.pick("Giữ các mã dự phòng này", "Keep these codes"),
            shownLead: language.pick("Mỗi mã dùng một lần, khi bạn không có điện thoại bên mình. Chúng chỉ hiện lần này.", "Each opens once, when your telephone is not at hand. They are shown this once."),
            secrets: codes.map { ShownOnce.Secret(secretText: $0) }, nextHref: reader.account?.deskPath ?? "/account", nextText: language.pick("Tôi đã giữ các mã", "I have kept them"))
        return try await reader.page("shown-once", title: content.shownHeading, content)
    }
}
