import Domain
import HTTPTypes
import Hummingbird
import Service

/// Template `parties`: for whom a declarant files, and who else does (HD-29).
struct PartiesPage: Sendable {
    struct Row: Sendable {
        var partyName: String
        var partyNumber: String
        var partyTag: Tag
        var partyChoose: Choose?
    }

    struct Choose: Sendable { var partyAction: String }
    struct People: Sendable { var personList: [Person] }

    struct Person: Sendable {
        var personName: String
        var personParty: String
        var personTag: Tag
        var personActs: [Decision]
    }

    struct Decision: Sendable {
        var personAction: String
        var personAct: String
        var personStyle: String
        var personOf: String
    }

    var errors: Errors?
    var flash: Banner?
    var backHref = "/account"
    var backText: String
    var partyRule: Note
    var partyList: [Row]
    var people: People?
    var fields: [Field]
}

enum PartyPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "account/parties") { reader in try await show(reader, Fields()) }
        router.pages(desk, post: "account/parties") { reader in
            let (account, fields) = (try reader.declarant(), try await reader.request.fields())
            var values = FormValues(fields)
            let form = values.party()
            guard values.errors.isEmpty, let form else { return try await show(reader, fields, values.errors) }
            try await reader.office.askToFile(for: form, by: account)
            return reader.redirect(to: "/account/parties?done=asked")
        }
        router.pages(desk, post: "account/parties/{id}/choice") { reader in
            let token = SessionToken()
            _ = try await reader.office.choose(party: try reader.parameter("id"), by: try reader.demandSignedIn(), newDigest: token.digest)
            var answer = reader.redirect(to: "/account/parties?done=chosen")
            answer.headers.append(desk.site.cookies.set(session: token))
            return answer
        }
        router.pages(desk, post: "account/parties/{id}/people/{account}/{answer}") { reader in
            let account = try reader.demandSignedIn().account
            guard let answer = Office.ConsentAnswer(rawValue: try reader.parameter("answer")) else { throw Problem.notFound }
            try await reader.office.answer(answer, to: try reader.parameter("account"), for: try reader.parameter("id"), by: account)
            return reader.redirect(to: "/account/parties?done=\(answer.rawValue)")
        }
    }

    private static func show(_ reader: Reader, _ typed: Fields, _ errors: [FieldError] = []) async throws -> Response {
        let (language, words, account) = (reader.language, reader.words, try reader.declarant())
        let parties = try await reader.office.parties(of: account)
        let people = parties.others.map { person($0, language) }
        let fields = Field.party(typed, errors, words).named(errors, words)
        let content = PartiesPage(
            errors: Errors(of: fields, words), flash: flash(reader), backText: words("account"),
            partyRule: Note(language.pick("Người đại diện tổ chức quyết định ai khác được nộp hồ sơ cho tổ chức.", "Who answers for the organisation decides who else files for it."), Mark("HD-29"), in: language),
            partyList: parties.own.map { row($0, chosen: account.party?.id, language) }, people: people.isEmpty ? nil : PartiesPage.People(personList: people),
            fields: fields)
        return try await reader.page("parties", title: words("parties"), content, status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private static func flash(_ reader: Reader) -> Banner? {
        let language = reader.language
        return switch reader.query("done") {
        case "asked": Banner(.green, language.pick("Đã ghi nhận đề nghị", "Your request is recorded"))
        case "chosen": Banner(.green, language.pick("Bạn đang nộp hồ sơ cho \(reader.account?.party?.name ?? "")", "You file for \(reader.account?.party?.name ?? "") now"))
        case "consent": Banner(.green, language.pick("Đã đồng ý", "Consent given"))
        case "decline": Banner(.sea, language.pick("Đã từ chối", "Declined"))
        case "revoke": Banner(.sea, language.pick("Đã thu hồi quyền nộp hồ sơ", "Consent taken back"))
        default: nil
        }
    }

    private static func row(_ one: PartyPerson, chosen: String?, _ language: Language) -> PartiesPage.Row {
        let isChosen = one.party.id == chosen
        let mayChoose = !isChosen && (one.standing == .owner || one.standing == .mayFile)
        return PartiesPage.Row(
            partyName: one.party.name, partyNumber: one.party.identifier,
            partyTag: isChosen ? Tag("green", "check", language.pick("Đang nộp cho", "Filing for now")) : one.standing.tag(language),
            partyChoose: mayChoose ? PartiesPage.Choose(partyAction: "/account/parties/\(one.party.id)/choice") : nil)
    }

    private static func person(_ one: PartyPerson, _ language: Language) -> PartiesPage.Person {
        let answers: [(Office.ConsentAnswer, String, String)] =
            one.standing == .asked
            ? [(.consent, language.pick("Đồng ý", "Consent"), "sea"), (.decline, language.pick("Từ chối", "Decline"), "")]
            : [(.revoke, language.pick("Thu hồi", "Take back"), "red")]
        return PartiesPage.Person(
            personName: "\(one.person) (\(one.name))", personParty: one.party.name, personTag: one.standing.tag(language),
            personActs: answers.map { answer, words, style in
                PartiesPage.Decision(
                    personAction: "/account/parties/\(one.party.id)/people/\(one.account)/\(answer.rawValue)", personAct: words, personStyle: style,
                    personOf: one.person)
            })
    }
}

extension PartyPerson.Standing {
    fileprivate func tag(_ language: Language) -> Tag {
        switch self {
        case .owner: Tag("sea", "person", language.pick("Người đại diện", "Answers for it"))
        case .mayFile: Tag("sea", "check", language.pick("Được nộp hồ sơ", "May file"))
        case .asked: Tag("amber", "person", language.pick("Chờ đồng ý", "Waits for consent"))
        case .ended: Tag("grey", "dash", language.pick("Đã hết quyền", "Ended"))
        }
    }
}
