import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Service
import Testing

@testable import Web

@Suite struct AnswerTests {
    @Test(arguments: ["/page", "/nowhere", "/fault", "/healthz", "/static/nothing.css", "/api/nowhere"])
    func `every answer carries the security headers`(_ path: String) async throws {
        try await TestSite().live { client async throws in
            let answer = try await client.get(path)
            #expect(answer.headers[.contentSecurityPolicy] == SecurityHeaders.policy)
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(answer.headers[HTTPField.Name("Referrer-Policy")!] == "same-origin")
            #expect(answer.headers[HTTPField.Name("Cross-Origin-Opener-Policy")!] == "same-origin")
            #expect(answer.headers[HTTPField.Name("Permissions-Policy")!] != nil)
            #expect(answer.headers[.requestID] != nil)
            #expect(answer.headers[.strictTransportSecurity] == nil && answer.headers[.server] == nil)
        }
    }

    @Test func `over HTTPS the browser is told to stay there and cookies are bound to the host`() async throws {
        var site = TestSite()
        site.settings.secure = true
        try await site.live { client async throws in
            let answer = try await client.get("/page?lang=en")
            #expect(answer.headers[.strictTransportSecurity]?.hasPrefix("max-age=31536000") == true)
            let cookies = answer.headers[values: .setCookie]
            #expect(
                cookies.count == 2
                    && cookies.allSatisfy { $0.hasPrefix("__Host-") && $0.contains("; Path=/; HttpOnly; SameSite=Lax") && $0.hasSuffix("; Secure") })
        }
    }

    @Test func `a fault shows a reference and nothing else`() async throws {
        let site = TestSite()
        let page = try await site.live { try await $0.get("/fault") }
        let line = try #require(site.log.lines.first { $0.hasPrefix("error fault") })
        let reference = try #require(line.split(separator: "reference=").last)
        #expect(page.status == .internalServerError && page.text.contains(reference) && reference.count == 8)
        #expect(line.contains("the password") && !page.text.contains("password") && !page.text.contains("Fault"))
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
    }

    @Test func `a program gets problem details`() async throws {
        try await TestSite().live { client async throws in
            let answer = try await client.get("/api/nowhere")
            #expect(answer.status == .notFound && answer.headers[.contentType] == "application/problem+json")
            #expect(answer.member("code") == "not-found" && answer.member("status") == "404" && answer.member("title") == "Không tìm thấy")
            let page = try await client.get("/nowhere", [.accept: "application/json", .cookie: "lang=en"])
            #expect(page.member("title") == "Not found" && page.headers[.contentLanguage] == "en")
            let person = try await client.get("/nowhere", [.accept: "text/html,application/json"])
            #expect(person.headers[.contentType] == "text/html; charset=utf-8")
        }
    }

    @Test func `a clause and the fields at fault reach the reader`() async throws {
        let words = try TestSite().site().templates.words[.en]
        let problem = Problem(.unprocessableContent, "fields", clause: "2988-D9.2-iv", fields: [FieldError("age", .outOfRange, ["from": "1", "to": "9"])])
        let details = ProblemDetails(problem, words)
        #expect(details.clause == "2988-D9.2-iv" && details.errors?.first?.detail == "Enter a number from 1 to 9")
        let page = ProblemPage(problem, words)
        #expect(page.failNote?.noteSource?.hasPrefix("Article 9(2)") == true && page.failText.hasSuffix("age: Enter a number from 1 to 9."))
    }

    @Test(arguments: Language.allCases) func `every problem and field error has words`(_ language: Language) throws {
        let words = try TestSite().site().templates.words[language]
        let errors: [any Error] = [
            Problem.notFound, Problem.signInFirst, Problem.foreign, Problem.tooManyRequests(retryAfter: 9), Crowded(), Problem.methodNotAllowed([.get]),
            FieldErrors([]), FormError.malformed(""), FormError.tooManyFields(limit: 9), MultipartError.boundary, MultipartError.truncated,
            MultipartError.tooManyParts(limit: 9), MultipartError.headTooLarge(limit: 9), MultipartError.fileTooLarge(name: "a", limit: 9),
            BodyError.cut, BodyError.tooLarge(limit: 9), BodyError.unsupported("a/b"), HTTPError(.badRequest), HTTPError(.badGateway), TestSite.Fault(),
        ]
        for error in errors {
            let page = ProblemPage(Problem(error), words)
            #expect(!"\(page.failHeading) \(page.failText)".contains("problem.") && !page.failText.contains("{"))
        }
        #expect(FieldError.Code.allCases.allSatisfy { words.contains("field.\($0)") })
    }

    @Test func `what people typed is escaped`() async throws {
        try await TestSite().live { client async throws in
            let page = try await client.get("/page")
            #expect(page.text.contains("<h1>problem.&lt;b&gt;.title</h1>") && !page.text.contains("<b>.title"))
        }
    }

    @Test func `HEAD says what GET would, without a body`() async throws {
        try await TestSite().live { client async throws in
            for path in ["/page", "/nowhere", "/static/favicon.svg", "/file"] {
                let get = try await client.get(path)
                let head = try await client.executeRequest(uri: path, method: .head, headers: [:], body: nil)
                #expect(head.status == get.status && head.body.readableBytes == 0)
                #expect(head.headers[.contentLength] == get.headers[.contentLength] && head.headers[.contentLength] != "0")
            }
        }
    }

    @Test func `a known path with a wrong method is 405 and names the right ones`() async throws {
        try await TestSite().live { client async throws in
            for (method, path) in [(HTTPRequest.Method.delete, "/things/7"), (.post, "/things/7"), (.trace, "/things/7")] {
                let answer = try await client.executeRequest(uri: path, method: method, headers: [:], body: nil)
                #expect(answer.status == .methodNotAllowed && answer.headers[.allow] == "GET, HEAD, PUT")
            }
            let options = try await client.executeRequest(uri: "/form", method: .options, headers: [:], body: nil)
            #expect(options.status == .noContent && options.headers[.allow] == "POST")
            #expect(try await client.executeRequest(uri: "/things", method: .delete, headers: [:], body: nil).status == .notFound)
        }
    }

    @Test func `the language is the one asked for, then the one remembered, then Vietnamese`() async throws {
        try await TestSite().live { client async throws in
            let plain = try await client.get("/page", [.acceptLanguage: "en"])
            #expect(plain.text.contains("<html lang=\"vi\">") && plain.text.contains("href=\"/page?lang=en\""))
            let asked = try await client.get("/page?a=1&lang=en")
            #expect(asked.text.contains("<html lang=\"en\">") && asked.text.contains("href=\"/page?a=1&amp;lang=vi\""))
            #expect(asked.headers[values: .setCookie].contains { $0.hasPrefix("lang=en;") })
            #expect(try await client.get("/page", [.cookie: "lang=en"]).text.contains("<html lang=\"en\">"))
            #expect(try await client.get("/page?lang=xx").text.contains("<html lang=\"vi\">"))
        }
    }

    @Test func `the log has no secrets and no personal path`() async throws {
        let site = TestSite()
        try await site.live { client async throws in
            _ = try await client.get("/things/0123456789?code=hush", [.cookie: "hd=hush", .authorization: "Bearer hush"])
        }
        let line = try #require(site.log.lines.first { $0.hasPrefix("info request") })
        #expect(line.contains("route=/things/{id}") && line.contains("status=200") && line.contains("method=GET"))
        #expect(!line.contains("hush") && !line.contains("0123456789"))
    }

    @Test func `a node that is not ready says so`() async throws {
        try await TestSite().live { client async throws in
            let answers = [try await client.get("/healthz"), try await client.get("/readyz")]
            #expect(answers.map(\.text) == ["alive", "ready"])
        }
        var site = TestSite()
        site.faults = ["database"]
        try await site.live { client async throws in
            let answer = try await client.get("/readyz")
            #expect(answer.status == .serviceUnavailable && answer.text == "not ready: database")
        }
    }

    @Test func `a plus in an address is a space, as forms write it`() async throws {
        try await TestSite().live { client async throws in
            #expect(try await client.get("/query?q=t%E1%BB%9D+khai%2B1").text == "tờ khai+1")
        }
    }

    @Test func `an answer that breaks off is not taken for whole`() async throws {
        let said = try await TestSite().live {
            try await RawConnection(port: $0.port).say("GET /late HTTP/1.1\r\nHost: localhost\r\n\r\n")
        }
        #expect(said.contains("chunked") && said.contains("begun") && !said.hasSuffix("0\r\n\r\n"))
    }

    @Test func `a redirect stays on our site`() throws {
        let site = try TestSite().site()
        #expect(site.redirect(to: "/a?b").headers[.location] == "/a?b")
        #expect(site.redirect(to: "//evil.example").headers[.location] == "/")
        #expect(site.redirect(to: "https://evil.example").headers[.location] == "/")
    }
}
