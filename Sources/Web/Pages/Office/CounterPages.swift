import Domain
import HTTPTypes
import Hummingbird
import Service

/// HD-28: the records clerk looks at the paper of somebody who registered, and hands over a code.
enum CounterPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "counter") { reader in
            let actor = try reader.actor()
            let number = reader.query("number")
            do {
                let row = try await reader.office.registration(number: number ?? "", for: actor)
                return try await check(reader, row)
            } catch is NotFound { return try await ask(reader, number) }
        }
        router.pages(desk, post: "counter") { reader in
            let actor = try reader.actor()
            let fields = try await reader.request.fields()
            let number = fields["number"] ?? ""
            let row: RegistrationRow
            do { row = try await reader.office.registration(number: number, for: actor) } catch is NotFound { return try await ask(reader, number) }
            guard fields["paper"] != nil || fields["checked"] != nil else { return reader.redirect(to: "/counter?number=" + PercentDecoding.encode(number)) }
            guard let paper = fields["paper"].flatMap({ PaperShown(rawValue: $0) }) else { return try await check(reader, row, isMissing: true) }
            return try await hand(reader, try await reader.office.identify(registration: row.id, paper: paper, by: actor), row)
        }
    }

    private static func ask(_ reader: Reader, _ number: String?) async throws -> Response {
        let language = reader.language
        let wrong = number.map { _ in SignInFault.notRegistered.pair }.map { language.pick($0.vi, $0.en) }
        let field = Field("number", language.pick("Số đăng ký", "Number of the registration"), error: wrong, value: number ?? "").text(width: "w-half")
        let content = FormPage(
            errors: Errors(wrong.map { [Errors.Line(field: "number", text: $0)] } ?? [], reader.words), backHref: "/account", backText: reader.words("account"),
            formHeading: language.pick("Đăng ký tại quầy", "Registration at the counter"),
            formNote: Note(language.pick("Văn thư kiểm tra giấy tờ người khai xuất trình.", "The records clerk looks at the paper that is shown."), "HD-28", in: language),
            form: .init("/counter", [field], button: language.pick("Tìm", "Find")),
            formLinks: [Link(name: language.pick("Người đã có tài khoản xuất trình giấy tờ", "Somebody with an account shows the paper"), href: "/counter/owners")])
        return try await reader.page("form-page", title: content.formHeading, content, status: wrong == nil ? .ok : .unprocessableContent)
    }

    private static func check(_ reader: Reader, _ row: RegistrationRow, isMissing: Bool = false) async throws -> Response {
        let (language, words) = (reader.language, reader.words)
        let wrong = isMissing ? language.pick(SignInFault.paperMissing.pair.vi, SignInFault.paperMissing.pair.en) : nil
        let papers = PaperShown.allCases.map { Choice.Of($0.rawValue, $0.name(in: language)) }
        let facts = [
            FactLine(language.pick("Người đăng ký", "Registered by"), row.person, row.email), FactLine(language.pick("Nộp hồ sơ cho", "Files for"), row.name, row.identifier),
            FactLine(language.pick("Địa chỉ", "Address"), row.address),
        ]
        let content = FormPage(
            errors: Errors(wrong.map { [Errors.Line(field: "paper", text: $0)] } ?? [], words), backHref: "/counter", backText: language.pick("Số khác", "Another number"),
            formHeading: language.pick("Kiểm tra giấy tờ", "Check the paper"), facts: FactList(facts: facts),
            form: .init(
                "/counter", [Field("paper", language.pick("Giấy tờ đã xuất trình", "Paper that was shown"), error: wrong).choice(papers, choose: "")],
                button: language.pick("Đã đối chiếu, đưa mã kích hoạt", "Checked; give the code"), hidden: [HiddenField("number", row.id), HiddenField("checked", "yes")]))
        return try await reader.page("form-page", title: content.formHeading, content, status: isMissing ? .unprocessableContent : .ok)
    }

    private static func hand(_ reader: Reader, _ secret: OneTimeSecret, _ row: RegistrationRow) async throws -> Response {
        let language = reader.language
        let content = ShownOnce(
            shownHeading: language.pick("Mã kích hoạt cho \(row.person)", "Activation code for \(row.person)"),
            shownLead: language.pick("Đưa mã này cho người khai. Mở \(reader.office.settings.address)/registration/activation trong ba ngày và nhập mã.", "Give this code to the declarant, to be entered at \(reader.office.settings.address)/registration/activation within three days."),
            secrets: [ShownOnce.Secret(secretText: secret.text)],
            shownNote: Note(language.pick("Mã chỉ hiện một lần.", "The code is shown this once.")), nextHref: "/counter", nextText: language.pick("Xong", "Done"))
        return try await reader.page("shown-once", title: content.shownHeading, content)
    }
}
