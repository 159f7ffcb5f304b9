import Domain
import HTTPTypes
import Hummingbird
import Service

/// How somebody becomes a declarant (2988-D3.8): by mail or at the counter. The answer never tells who is registered already.
enum RegistrationPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "registration") { reader in try await ask(reader, Fields()) }
        router.pages(desk, post: "registration") { reader in
            let fields = try await reader.request.fields()
            var values = FormValues(fields)
            let (form, way) = (values.registration(), values.choice("way") as RegistrationWay?)
            guard values.errors.isEmpty, let form, let way else { return try await ask(reader, fields, values.errors) }
            return try await reader.unhurried(at: "email", again: { try await ask(reader, fields, $0) }) {
                try desk.limit(desk.mailLimits, reader.context)
                let number = try await reader.office.register(form, way: way, in: reader.language.mail)
                return try await taken(reader, way, form.email, number)
            }
        }
        router.pages(desk, get: "registration/activation") { reader in try await activate(reader, secret: reader.query("secret") ?? "") }
        router.pages(desk, post: "registration/activation") { reader in
            var values = FormValues(try await reader.request.fields())
            let (secret, password) = (values.optional("secret", maximum: 100) ?? "", values.secret("password"))
            guard values.errors.isEmpty else { return try await activate(reader, secret: secret, values.errors) }
            do { _ = try await reader.office.activate(registration: secret, password: password) } catch let violation as OrganisationViolation {
                return try await activate(reader, secret: secret, [violation.passwordError("password")].compactMap { $0 }, violation)
            }
            return reader.redirect(to: "/sign-in?done=activated")
        }
    }

    private static func ask(_ reader: Reader, _ typed: Fields, _ errors: [FieldError] = []) async throws -> Response {
        let (language, words) = (reader.language, reader.words)
        let ways = [
            Choice.Of("mail", language.pick("Qua thư điện tử", "By mail"), hint: language.pick("Chúng tôi gửi một liên kết đến địa chỉ trên", "We send a link to the address above")),
            Choice.Of("counter", language.pick("Tại quầy tiếp nhận", "At the counter"), hint: language.pick("Mang giấy tờ tùy thân; văn thư đưa mã kích hoạt", "Bring a personal paper; the clerk gives you a code")),
        ]
        let person = [
            Field("person", language.pick("Họ và tên của bạn", "Your name"), error: errors.text("person", words), value: typed["person"] ?? "").text(complete: "name"),
            Field("email", language.pick("Địa chỉ thư điện tử", "Mail address"), hint: language.pick("Cũng là tên tài khoản của bạn", "It is your account's name too"), error: errors.text("email", words), value: typed["email"] ?? "").text(mode: "email", complete: "email"),
        ]
        let way = Field("way", language.pick("Kích hoạt bằng cách nào", "How to activate"), error: errors.text("way", words), value: typed["way"] ?? "").choice(ways, choose: "")
        let fields = (person + Field.party(typed, errors, words) + [way]).named(errors, words)
        let content = FormPage(
            errors: Errors(of: fields, words), backHref: "/sign-in", backText: words("signIn"), formHeading: language.pick("Đăng ký tài khoản nộp hồ sơ", "Register to file dossiers"),
            formLead: language.pick("Chúng tôi chỉ hỏi những gì cần để biết bạn nộp hồ sơ cho ai.", "We ask only what is needed to know for whom you file."),
            formNote: Note(language.pick("Người khai là tổ chức hoặc cá nhân nộp hồ sơ.", "A declarant is an organisation or a person that files."), "2988-D3.8", in: language),
            form: .init("/registration", fields, button: language.pick("Đăng ký", "Register")))
        return try await reader.page("form-page", title: content.formHeading, content, status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private static func taken(_ reader: Reader, _ way: RegistrationWay, _ email: String, _ number: String) async throws -> Response {
        let language = reader.language
        let atCounter = way == .counter
        let content = FormPage(
            backText: "", formHeading: language.pick("Đã nhận đăng ký", "Registration taken"),
            formLead: atCounter
                ? language.pick("Mang giấy tờ tùy thân, và giấy giới thiệu nếu nộp cho tổ chức, đến quầy tiếp nhận trong 14 ngày và nêu số dưới đây.", "Bring a personal paper, and the organisation's letter if you file for one, to the counter within 14 days and name the number below.")
                : language.pick("Mở liên kết trong thư chúng tôi vừa gửi đến \(email) trong vòng ba ngày.", "Open the link in the mail we have just sent to \(email) within three days."),
            facts: atCounter ? FactList(facts: [FactLine(language.pick("Số đăng ký", "Number"), number)]) : nil,
            formLinks: [Link(name: reader.words("signIn"), href: "/sign-in")])
        return try await reader.page("form-page", title: content.formHeading, content)
    }

    private static func activate(_ reader: Reader, secret: String, _ errors: [FieldError] = [], _ violation: OrganisationViolation? = nil) async throws -> Response {
        let (language, words) = (reader.language, reader.words)
        let known = try await reader.office.registration(secret: secret)
        let spent = errors.isEmpty ? violation.map { [Errors.Line(field: "main", text: $0.fault.words(in: language))] } ?? [] : []
        let facts = known.map { FactList(facts: [FactLine(words("fieldAccount"), $0.email), FactLine(language.pick("Nộp hồ sơ cho", "Files for"), $0.name, $0.identifier)]) }
        let typed = known == nil ? [Field("secret", language.pick("Mã kích hoạt", "Activation code"), value: secret).text(complete: "one-time-code")] : []
        let fields = (typed + [.newPassword("password", errors, words)]).named(errors, words)
        let content = FormPage(
            errors: Errors(of: fields, words, and: spent), backText: "",
            formHeading: language.pick("Kích hoạt tài khoản", "Activate your account"), facts: facts,
            form: .init(
                "/registration/activation", fields, button: language.pick("Kích hoạt", "Activate"),
                hidden: known == nil ? [] : [HiddenField("secret", secret)]),
            formLinks: [Link(name: language.pick("Đăng ký lại", "Register again"), href: "/registration")])
        return try await reader.page("form-page", title: content.formHeading, content, status: errors.isEmpty && spent.isEmpty ? .ok : .unprocessableContent)
    }
}

extension Field {
    /// For whom one files.
    static func party(_ typed: Fields, _ errors: [FieldError], _ words: Words) -> [Field] {
        let language = words.language
        let kinds = [Choice.Of("organisation", language.pick("Tổ chức", "Organisation")), Choice.Of("individual", language.pick("Cá nhân", "Person"))]
        return [
            Field("kind", language.pick("Nộp hồ sơ cho", "File for"), error: errors.text("kind", words), value: typed["kind"] ?? "").choice(kinds, choose: ""),
            Field(
                "identifier", language.pick("Mã số thuế, hoặc số giấy tờ tùy thân", "Tax code, or number of the personal paper"),
                hint: language.pick("Tổ chức: 10 hoặc 13 chữ số. Cá nhân: căn cước 12, chứng minh nhân dân 9 chữ số, hoặc hộ chiếu", "Organisation: 10 or 13 digits. Person: 12 or 9 digits, or a passport"),
                error: errors.text("identifier", words), value: typed["identifier"] ?? ""
            ).text(width: "w-half"),
            Field("name", language.pick("Tên tổ chức, hoặc họ tên cá nhân", "Name of the organisation or person"), error: errors.text("name", words), value: typed["name"] ?? "").text(),
            Field("address", language.pick("Địa chỉ", "Address"), error: errors.text("address", words), value: typed["address"] ?? "").text(complete: "address-line1"),
        ]
    }
}
