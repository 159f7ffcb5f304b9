import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct ForeignRequestTests {
    static let site = TestSite()
    static let session = SessionToken()
    static let token = site.csrf.token(for: session)
    static let cookie: HTTPFields = [.cookie: "hd=\(session.secret)"]

    static func multipart(_ parts: (String, String)...) -> String {
        parts.map { "--b\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }.joined() + "--b--\r\n"
    }

    @Test func `a form of our own page passes`() async throws {
        try await Self.site.live { client async throws in
            let page = try await client.get("/page")
            let visit = try #require(page.headers[.setCookie]).prefix { $0 != ";" }
            #expect(visit.hasPrefix("hd-visit="))
            let token = Self.site.csrf.token(for: try #require(SessionToken(visit.dropFirst("hd-visit=".count))))
            let answer = try await client.post("/form", "name=An&csrf=\(token)", [.cookie: String(visit), .origin: "http://localhost"])
            #expect(answer.status == .ok && answer.text == "An")
        }
    }

    @Test func `a signed-in form passes, urlencoded, multipart or by header`() async throws {
        try await Self.site.live { client async throws in
            #expect(try await client.post("/form", "csrf=\(Self.token)&name=An", Self.cookie).text == "An")
            let body = Self.multipart(("csrf", Self.token), ("name", "An"))
            #expect(try await client.post("/form", body, type: "multipart/form-data; boundary=b", Self.cookie).text == "An")
            var headers = Self.cookie
            headers[.csrfToken] = Self.token
            #expect(try await client.post("/form", #"{"name":"An"}"#, type: "application/json", headers).text == "An")
        }
    }

    @Test(arguments: ["", String(repeating: "0", count: 64), site.csrf.token(for: SessionToken()), String(token.dropLast()), token + "0", "é"])
    func `a missing, wrong or foreign token is refused`(_ token: String) async throws {
        try await Self.site.live { client async throws in
            var byHeader = Self.cookie
            byHeader[.csrfToken] = token.utf8.count == token.count ? token : "x"
            let answers = [
                try await client.post("/form", "name=An&csrf=\(token)", Self.cookie),
                try await client.post("/form", Self.multipart(("csrf", token), ("name", "An")), type: "multipart/form-data; boundary=b", Self.cookie),
                try await client.post("/form", #"{"name":"An","csrf":"\#(token)"}"#, type: "application/json", Self.cookie),
                try await client.post("/form", "name=An&csrf=\(token)", byHeader),
                try await client.post("/api/form", #"{"name":"An"}"#, type: "application/json", Self.cookie),
                try await client.executeRequest(uri: "/things/1", method: .put, headers: Self.cookie, body: nil),
            ]
            #expect(answers.allSatisfy { $0.status == .forbidden })
            #expect(answers[4].member("code") == "foreign-form")
        }
    }

    @Test func `in a multipart form the token comes first`() async throws {
        try await Self.site.live { client async throws in
            let body = Self.multipart(("name", "An"), ("csrf", Self.token))
            #expect(try await client.post("/form", body, type: "multipart/form-data; boundary=b", Self.cookie).status == .forbidden)
        }
    }

    @Test func `a form without any cookie is refused, a program without one is not`() async throws {
        try await Self.site.live { client async throws in
            #expect(try await client.post("/form", "name=An&csrf=\(Self.token)").status == .forbidden)
            #expect(try await client.post("/api/form", #"{"name":"An"}"#, type: "application/json").text == "An")
        }
    }

    @Test func `a Bearer token needs no form token, and its cookies count for nothing`() async throws {
        try await Self.site.live { client async throws in
            var headers = Self.cookie
            headers[.authorization] = "Bearer \(SessionToken().secret)"
            #expect(try await client.post("/form", "name=An", headers).text == "An")
            headers[.authorization] = "Bearer short"
            #expect(try await client.post("/form", "name=An", headers).status == .forbidden)
        }
    }

    @Test(arguments: [
        (HTTPField.Name.origin, "https://evil.example"), (.origin, "null"), (.origin, "http://localhost.evil.example"), (.fetchSite, "cross-site"),
        (.fetchSite, "same-site"),
    ])
    func `what the browser says comes from elsewhere is refused even with a token`(_ name: HTTPField.Name, _ value: String) async throws {
        try await Self.site.live { client async throws in
            var headers = Self.cookie
            headers[name] = value
            #expect(try await client.post("/form", "name=An&csrf=\(Self.token)", headers).status == .forbidden)
        }
    }

    @Test func `a token prints itself nowhere`() {
        let token = SessionToken()
        var dumped = ""
        dump(token, to: &dumped)
        #expect(!"\(token) \(String(reflecting: token)) \(dumped)".contains(token.secret))
        #expect(SessionToken(token.secret) == token && SessionToken("a") == nil && SessionToken(String(repeating: "=", count: 43)) == nil)
    }
}
