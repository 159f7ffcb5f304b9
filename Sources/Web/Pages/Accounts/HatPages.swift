import Domain
import Hummingbird
import Service

/// Template `hats`: in what capacity one goes on.
struct HatsPage: Sendable {
    var errors: Errors?
    var hatsText: String
    var hatList: [Line]

    struct Line: Sendable {
        var hatName: String
        var hatText: String
        var hatValue: String
        var hatReturn: String
        var hatWorn: Bool
    }
}

enum HatPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "hats") { reader in
            guard let signedIn = try await desk.signedIn(reader.context) else { throw Problem.signInFirst }
            return try await reader.page("hats", title: reader.words("accountsHats"), try await page(reader, signedIn.account))
        }
        router.pages(desk, post: "hats") { reader in
            guard let signedIn = try await desk.signedIn(reader.context) else { throw Problem.signInFirst }
            let fields = try await reader.request.fields()
            let hat = fields["hat"].flatMap { $0.isEmpty ? nil : $0 }
            let token = SessionToken()
            let worn = try await reader.office.wear(hat, session: signedIn.session, account: signedIn.account.id, tokenDigest: token.digest)
            var answer = reader.redirect(to: SignInPages.local(fields["return"]) ?? worn.account.deskPath)
            answer.headers.append(desk.site.cookies.set(session: token))
            return answer
        }
    }

    private static func page(_ reader: Reader, _ account: Account) async throws -> HatsPage {
        let language = reader.language
        let person = try await reader.office.person(account.id)
        let returnTo = SignInPages.local(reader.query("return")) ?? ""
        let own = person.role == .administrator ? [] : [
            HatsPage.Line(hatName: person.person, hatText: Masthead.role(of: person, language), hatValue: "", hatReturn: returnTo, hatWorn: account.hat == nil)
        ]
        let hats = try await reader.office.hats(of: account.id).map { hat in
            let until = hat.until.map { language.pick("đến \($0.words(in: .vi))", "until \($0.words(in: .en))") }
            return HatsPage.Line(
                hatName: hat.title(language), hatText: [reader.words.role(hat.role), hat.monitors?.name(language), hat.unit.name, until].compactMap { $0 }.joined(separator: " · "), hatValue: hat.name,
                hatReturn: returnTo, hatWorn: account.hat == hat.name)
        }
        return HatsPage(
            hatsText: language.pick("Lịch sử ghi cả tên bạn và tư cách bạn dùng.", "The history holds your name and the capacity you use."), hatList: own + hats)
    }
}
