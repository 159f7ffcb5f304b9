import Domain
import HTTPTypes
import Hummingbird
import Service

/// HD-29: somebody who came by mail alone shows the records clerk the paper that says they may speak for the organisation or person.
enum OwnerProofPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "counter/owners") { reader in
            try Permission.refuseRole(try reader.actor(), without: .identifyDeclarant)
            return try await ask(reader, Fields())
        }
        router.pages(desk, post: "counter/owners") { reader in
            let actor = try reader.actor()
            try Permission.refuseRole(actor, without: .identifyDeclarant)
            let fields = try await reader.request.fields()
            let claim = OwnerClaim(identifier: fields["identifier"] ?? "", account: fields["account"] ?? "")
            do {
                let owner = try await reader.office.owner(claim, for: actor)
                return fields["checked"] == nil ? try await check(reader, owner, nil) : try await record(reader, claim, owner, fields["paper"], actor)
            } catch is NotFound { return try await ask(reader, fields) }
        }
    }

    private static func record(_ reader: Reader, _ claim: OwnerClaim, _ owner: PartyPerson, _ paper: String?, _ actor: Actor) async throws -> Response {
        guard let paper = paper.flatMap({ PaperShown(rawValue: $0) }) else { return try await check(reader, owner, SignInFault.paperMissing.text(reader.language)) }
        do { _ = try await reader.office.prove(claim, paper: paper, by: actor) } catch let violation as OrganisationViolation where !violation.isForbiddenToRole {
            let text = "\(violation.fault.words(in: reader.language)) (\(violation.mark.citation(in: reader.language)))"
            return try await check(reader, owner, text)
        }
        return try await done(reader, owner, paper)
    }

    private static func ask(_ reader: Reader, _ typed: Fields) async throws -> Response {
        let (language, words) = (reader.language, reader.words)
        let wrong = typed.all.isEmpty ? nil : language.pick("Tài khoản này không đại diện cho số đó; xem lại cả hai.", "That account does not answer for that number; look at both again.")
        let fields = [
            Field("identifier", language.pick("Mã số thuế, hoặc số giấy tờ tùy thân", "Tax code, or number of the personal paper"), error: wrong, value: typed["identifier"] ?? "").text(width: "w-half"),
            Field("account", words("fieldAccount"), hint: language.pick("Địa chỉ thư điện tử đã đăng ký", "The mail address that was registered"), value: typed["account"] ?? "").text(mode: "email"),
        ]
        let content = FormPage(
            errors: Errors(of: fields, words), backHref: "/counter", backText: language.pick("Đăng ký tại quầy", "Registration at the counter"),
            formHeading: language.pick("Bổ sung giấy tờ của người đại diện", "The paper of who answers for a declarant"),
            formNote: Note(language.pick("Người đại diện mới xác nhận qua thư xuất trình giấy tờ tại quầy.", "Who was known by mail alone shows the paper at the counter."), "HD-29", in: language),
            form: .init("/counter/owners", fields, button: language.pick("Tìm", "Find")))
        return try await reader.page("form-page", title: content.formHeading, content, status: wrong == nil ? .ok : .unprocessableContent)
    }

    private static func check(_ reader: Reader, _ owner: PartyPerson, _ wrong: String?) async throws -> Response {
        let language = reader.language
        let papers = PaperShown.allCases.map { Choice.Of($0.rawValue, $0.name(in: language)) }
        let content = FormPage(
            errors: Errors(wrong.map { [Errors.Line(field: "paper", text: $0)] } ?? [], reader.words), backHref: "/counter/owners",
            backText: language.pick("Người khác", "Somebody else"), formHeading: language.pick("Kiểm tra giấy tờ", "Check the paper"), facts: facts(owner, language),
            form: .init(
                "/counter/owners", [Field("paper", language.pick("Giấy tờ đã xuất trình", "Paper that was shown"), error: wrong).choice(papers, choose: "")],
                button: language.pick("Đã đối chiếu, ghi nhận", "Checked; record it"),
                hidden: [HiddenField("identifier", owner.party.identifier), HiddenField("account", owner.name), HiddenField("checked", "yes")]))
        return try await reader.page("form-page", title: content.formHeading, content, status: wrong == nil ? .ok : .unprocessableContent)
    }

    private static func done(_ reader: Reader, _ owner: PartyPerson, _ paper: PaperShown) async throws -> Response {
        let language = reader.language
        var facts = facts(owner, language)
        facts.facts.append(FactLine(language.pick("Giấy tờ đã xuất trình", "Paper that was shown"), paper.name(in: language)))
        let content = FormPage(
            flash: Banner(.green, language.pick("Đã ghi nhận giấy tờ", "The paper is recorded")), backHref: "/counter/owners", backText: language.pick("Người khác", "Somebody else"),
            formHeading: language.pick("Giấy tờ của \(owner.person)", "The paper of \(owner.person)"), facts: facts)
        return try await reader.page("form-page", title: content.formHeading, content)
    }

    private static func facts(_ owner: PartyPerson, _ language: Language) -> FactList {
        FactList(facts: [
            FactLine(language.pick("Người đại diện", "Answers for it"), owner.person, owner.name),
            FactLine(language.pick("Nộp hồ sơ cho", "Files for"), owner.party.name, owner.party.identifier),
        ])
    }
}

extension SignInFault {
    fileprivate func text(_ language: Language) -> String { language.pick(pair.vi, pair.en) }
}
