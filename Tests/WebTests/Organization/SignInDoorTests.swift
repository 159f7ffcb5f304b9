import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Service
@testable import Web

/// The doors of sign-in, for people and programs.
@Suite(.serialized) struct SignInDoorTests {
    private static let json: HTTPFields = [.contentType: "application/json"]

    private static func api(_ client: any TestClientProtocol, _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, token: String? = nil) async throws -> TestResponse {
        var headers = json
        headers[.authorization] = token.map { "Bearer \($0)" }
        return try await client.executeRequest(uri: "/api/v1" + path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }

    private static func signIn(_ client: any TestClientProtocol, _ account: String) async throws -> String {
        let answer = try await api(client, .post, "/sessions", #"{"account":"\#(account)","password":"haidang-demo"}"#)
        return try #require(answer.member("token"))
    }

    @Test func `HD-27 a token reads, and is refused what it was not made for`() async throws {
        try await PagesOffice.live { client in
            let session = try await Self.signIn(client, "huong.ttm")
            let made = try await Self.api(client, .post, "/account/tokens", #"{"name":"máy","scope":"read","days":30}"#, token: session)
            #expect(made.status == .created)
            let token = try #require(made.member("token"))
            #expect(token.hasPrefix("hdt_"))
            #expect(try await Self.api(client, .get, "/dossiers", token: token).status == .ok)
            for (method, path) in [(HTTPRequest.Method.post, "/dossiers"), (.post, "/account/tokens"), (.put, "/account/password"), (.get, "/sessions")] {
                let refused = try await Self.api(client, method, path, "{}", token: token)
                #expect(refused.status == .forbidden && refused.member("code") == "token-scope" && refused.member("clause") == "HD-27", "\(path)")
            }
            let id = try #require((try JSONSerialization.jsonObject(with: Data(buffer: made.body)) as? [String: Any])?["about"] as? [String: Any])["id"] as? String ?? ""
            #expect(try await Self.api(client, .delete, "/account/tokens/\(id)", token: session).status == .noContent)
            #expect(try await Self.api(client, .get, "/dossiers", token: token).status == .unauthorized)
            #expect(try await Self.api(client, .delete, "/account/tokens/\(id)", token: session).status == .notFound)
        }
    }

    @Test(arguments: [(HTTPRequest.Method.get, "/api/v1/dossiers/1", TokenScope.read), (.post, "/api/v1/dossiers", .file), (.post, "/api/v1/dossiers/1/supplements", .file), (.post, "/api/v1/dossiers/1/claims", .act), (.post, "/api/v1/dossiers/1/documents/2/withholdings", .act), (.post, "/api/v1/dossiers/1/approvals", .approve), (.post, "/api/v1/dossiers/1/issues", .approve)])
    func `HD-27 each door of the API has its least scope`(_ method: HTTPRequest.Method, _ path: String, _ scope: TokenScope) {
        #expect(TokenDoor(method: method, path: path).scope == scope)
    }

    @Test(arguments: ["/api/v1/sessions", "/api/v1/account/password", "/api/v1/accounts/7/handovers", "/dossiers", "/api/v1/dossiers/1/nope"])
    func `HD-27 what is not named is for people only`(_ path: String) {
        #expect(TokenDoor(method: .post, path: path).scope == nil)
    }

    @Test func `HD-26 releasing with an old proof is refused until the password is given again`() async throws {
        try await PagesOffice.live { client in
            let office = try await PagesOffice.office()
            let session = try await Self.signIn(client, "viet.pq")
            try await office.database.write { tx in _ = try tx.execute("UPDATE session SET proven_at = 0 WHERE account = 'viet.pq'") }
            let refused = try await Self.api(client, .post, "/dossiers/none/approvals", "{}", token: session)
            #expect(refused.status == .forbidden && refused.member("code") == "reauthenticate" && refused.member("clause") == "HD-26")
            #expect(try await Self.api(client, .post, "/sessions/current/confirmations", #"{"password":"sai"}"#, token: session).status == .unauthorized)
            let confirmed = try await Self.api(client, .post, "/sessions/current/confirmations", #"{"password":"haidang-demo"}"#, token: session)
            #expect(confirmed.status == .created)
            #expect(try await Self.api(client, .get, "/account", token: session).status == .unauthorized)
            let renewed = confirmed.member("token")
            #expect(try await Self.api(client, .post, "/dossiers/none/approvals", "{}", token: renewed).status == .notFound)
        }
    }

    @Test func `2988-D4.6 asking for a forgotten password answers the same for everybody`() async throws {
        try await PagesOffice.live { client in
            let answers = try await [Self.api(client, .post, "/recoveries", #"{"account":"huong.ttm"}"#), Self.api(client, .post, "/recoveries", #"{"account":"khong.co"}"#)]
            #expect(answers.map(\.status) == [.accepted, .accepted] && answers[0].text == answers[1].text)
            #expect(try await Self.api(client, .post, "/recoveries/passwords", #"{"secret":"abc","password":"đèn biển sáng"}"#).status == .unprocessableContent)
            #expect(try await Self.api(client, .post, "/recoveries", "{}").status == .unprocessableContent)
        }
    }

    @Test func `HD-28 the counter is the records clerk's`() async throws {
        try await PagesOffice.live { client in
            for (account, status) in [("duc.nm", HTTPResponse.Status.forbidden), ("huong.ttm", .forbidden), ("thu.tt", .notFound)] {
                let answer = try await Self.api(client, .get, "/registrations/none", token: try await Self.signIn(client, account))
                #expect(answer.status == status)
                if status == .forbidden { #expect(answer.member("clause") == "HD-28") }
            }
        }
    }

    @Test func `a registration with faults comes back with everything typed`() async throws {
        try await PagesOffice.live { client in
            let browser = Browser(client)
            try await browser.open("/registration")
            try await browser.post("/registration", ["person": "Lê Thị Sao", "email": "không phải thư", "kind": "organisation", "identifier": "0100109107", "name": "Sao Biển", "address": "", "way": "mail"])
            #expect(browser.status == .unprocessableContent && browser.has("Lê Thị Sao") == false)
            #expect(browser.html.contains("value=\"Lê Thị Sao\"") && browser.html.contains("value=\"0100109107\""))
            #expect(browser.has("đúng chữ số kiểm tra") && browser.has("Nhập địa chỉ thư điện tử") && browser.has("Nhập “Địa chỉ”"))
        }
    }

    @Test func `the cookie of an ended session and the token of another session's form are refused`() async throws {
        try await PagesOffice.live { client in
            let (one, two) = (try await Browser.signedIn(client, as: "tung.vd"), try await Browser.signedIn(client, as: "tung.vd"))
            try await one.open("/account")
            try await two.open("/account")
            let foreign = try await client.executeRequest(
                uri: "/account/other-sessions/end", method: .post, headers: [.cookie: one.cookieHeader, .contentType: "application/x-www-form-urlencoded"],
                body: ByteBuffer(string: "csrf=\(two.token)"))
            #expect(foreign.status == .forbidden)
            try await one.post("/account/other-sessions/end")
            #expect(one.path == "/account" && one.has("Đã kết thúc phiên"))
            try await two.open("/account")
            #expect(two.path == "/sign-in")
        }
    }

    @Test func `3035-D5.1-i a password is changed on a page, with the old one asked`() async throws {
        try await PagesOffice.live { client in
            let browser = try await Browser.signedIn(client, as: "tung.vd")
            try await browser.open("/account/password")
            try await browser.post("/account/password", ["old": "sai", "new": "đèn biển sáng đêm"])
            #expect(browser.status == .unprocessableContent && browser.has("Mật khẩu hiện tại chưa đúng"))
            try await browser.post("/account/password", ["old": "haidang-demo", "new": "matkhau123"])
            #expect(browser.status == .unprocessableContent && browser.has("quá thường gặp"))
            try await browser.post("/account/password", ["old": "haidang-demo", "new": "đèn biển sáng đêm"])
            #expect(browser.path == "/account" && browser.has("Đã đổi mật khẩu"))
            try await browser.open("/account/password")
            try await browser.post("/account/password", ["old": "đèn biển sáng đêm", "new": "haidang-demo"])
            #expect(browser.path == "/account")
        }
    }

    struct Form: Sendable {
        var path: String
        var kept: String
        var typed: KeyValuePairs<String, String>
        init(_ path: String, keeps kept: String, _ typed: KeyValuePairs<String, String>) { (self.path, self.kept, self.typed) = (path, kept, typed) }
    }

    @Test(arguments: [
        Form("/registration", keeps: "Lê Thị Sao", ["person": "Lê Thị Sao", "email": "voi@example.vn", "kind": "individual", "identifier": "001185000019", "name": "Sao", "address": "1 Bến Cảng", "way": "mail"]),
        Form("/recovery", keeps: "khong-co@example.vn", ["account": "khong-co@example.vn"]), Form("/sign-in", keeps: "khong.co", ["account": "khong.co", "password": "sai"]),
        Form("/lookup", keeps: "0100109106", ["number": "03ZZ-181009-9999", "party": "0100109106"]), Form("/risk", keeps: "khong.co", ["account": "khong.co", "password": "sai"]),
        Form("/activate", keeps: "khong.co", ["account": "khong.co", "secret": "abcde", "password": "đèn biển sáng đêm", "again": "đèn biển sáng đêm"]),
    ])
    func `too many tries show the page again, with what was typed and how long to wait`(_ form: Form) async throws {
        try await PagesOffice.live { client in
            let browser = Browser(client)
            for _ in 0..<12 where browser.status != .tooManyRequests {
                try await browser.open(form.path)
                try await browser.post(form.path, form.typed)
            }
            #expect(browser.status == .tooManyRequests && browser.has("giây rồi thử lại"), "\(form.path)")
            #expect(browser.html.contains("value=\"\(form.kept)\""), "\(form.path)")
        }
    }
}
