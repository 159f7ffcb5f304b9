import Domain
import HTTPTypes
import Hummingbird
import Service

/// Template `tokens`: what programs of this person may do.
struct TokensPage: Sendable {
    struct Table: Sendable { var tokenList: [Row] }

    struct Row: Sendable {
        var tokenName: String
        var tokenScope: String
        var tokenEnds: String
        var tokenUsed: String
        var tokenAction: String
    }

    var errors: Errors?
    var flash: Banner?
    var backHref = "/account"
    var backText: String
    var tokenRule: Note
    var tokenTable: Table?
    var fields: [Field]
}

enum TokenPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "account/tokens") { reader in try await show(reader, Fields()) }
        router.pages(desk, post: "account/tokens") { reader in
            let fields = try await reader.request.fields()
            return try await reader.unhurried(at: "password", again: { try await show(reader, fields, $0) }) { try await make(reader, fields, desk) }
        }
        router.pages(desk, post: "account/tokens/{id}/revocation") { reader in
            try await reader.office.revokeToken(try reader.parameter("id"), of: try reader.demandSignedIn().account)
            return reader.redirect(to: "/account/tokens?done=revoked")
        }
    }

    private static func make(_ reader: Reader, _ fields: Fields, _ desk: Desk) async throws -> Response {
        let signedIn = try reader.demandSignedIn()
        var values = FormValues(fields)
        let wish = values.tokenWish()
        guard values.errors.isEmpty else { return try await show(reader, fields, values.errors) }
        var next: SessionToken?
        if wish.scope == .approve, reader.isProofTooOld {
            do { try await desk.prove(fields["password"] ?? "", signedIn, reader.context) } catch is WrongCredentials {
                return try await show(reader, fields, [FieldError("password", .wrongPassword)])
            }
            next = SessionToken()
            try await reader.office.turn(signedIn, newDigest: next?.digest ?? "")
        }
        let proven = SignedIn(account: signedIn.account, session: signedIn.session, provenAt: next == nil ? signedIn.provenAt : OfficeClock.wall)
        let token = SessionToken()
        let line = try await reader.office.issueToken(wish, by: proven, digest: token.digest)
        var answer = try await shown(next.map(reader.under) ?? reader, line, token)
        if let next { answer.headers.append(desk.site.cookies.set(session: next)) }
        return answer
    }

    private static func shown(_ reader: Reader, _ line: TokenLine, _ token: SessionToken) async throws -> Response {
        let language = reader.language
        let content = ShownOnce(
            shownHeading: language.pick("Mã truy cập “\(line.name)”", "Token “\(line.name)”"),
            shownLead: language.pick("Chép mã vào phần mềm ngay; nó chỉ hiện lần này. Gửi kèm mỗi yêu cầu: Authorization: Bearer <mã>.", "Copy it into the program now; it is shown this once. Send it with every request: Authorization: Bearer <token>."),
            secrets: [ShownOnce.Secret(secretText: SessionToken.apiPrefix + token.secret)], shownNote: rule(language), nextHref: "/account/tokens",
            nextText: language.pick("Xong", "Done"))
        return try await reader.page("shown-once", title: content.shownHeading, content)
    }

    private static func rule(_ language: Language) -> Note {
        Note(language.pick("Mã hết hạn sau tối đa một năm và chỉ làm được việc trong phạm vi của nó.", "A token expires within a year and does no more than its scope."), Mark("HD-27"), in: language)
    }

    private static func show(_ reader: Reader, _ typed: Fields, _ errors: [FieldError] = []) async throws -> Response {
        let (language, words) = (reader.language, reader.words)
        let lines = try await reader.office.tokens(of: try reader.demandSignedIn().account.id)
        let rows = lines.map { line in
            TokensPage.Row(
                tokenName: line.name, tokenScope: line.scope.name(in: language), tokenEnds: line.expiresAt.words(in: language),
                tokenUsed: line.lastUsedAt?.words(in: language) ?? language.pick("Chưa dùng", "Never"), tokenAction: "/account/tokens/\(line.id)/revocation")
        }
        let revoked = reader.query("done") == "revoked" ? Banner(.green, language.pick("Đã thu hồi mã truy cập", "Token revoked")) : nil
        let fields = fields(typed, errors, words, asksPassword: reader.isProofTooOld).named(errors, words)
        let content = TokensPage(
            errors: Errors(of: fields, words), flash: revoked, backText: words("account"), tokenRule: rule(language),
            tokenTable: rows.isEmpty ? nil : TokensPage.Table(tokenList: rows), fields: fields)
        return try await reader.page("tokens", title: words("tokens"), content, status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private static func fields(_ typed: Fields, _ errors: [FieldError], _ words: Words, asksPassword: Bool) -> [Field] {
        let language = words.language
        let scopes = TokenScope.allCases.map { Choice.Of($0.rawValue, $0.name(in: language)) }
        let password = Field("password", words("fieldPassword"), hint: language.pick("Chỉ cần cho phạm vi có phê duyệt", "Only for the scope that approves"), error: errors.text("password", words), optional: true)
        return [
            Field("name", language.pick("Tên để nhận ra", "Name to know it by"), error: errors.text("name", words), value: typed["name"] ?? "").text(width: "w-half"),
            Field("scope", language.pick("Phạm vi", "Scope"), error: errors.text("scope", words), value: typed["scope"] ?? "").choice(scopes, choose: ""),
            Field("days", language.pick("Thời hạn", "Lifetime"), error: errors.text("days", words), value: typed["days"] ?? "90").text(mode: "numeric", width: "w-tiny", unit: language.pick("ngày", "days")),
        ] + (asksPassword ? [password.text(type: "password", width: "w-half", complete: "current-password")] : [])
    }
}
