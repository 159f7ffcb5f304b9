import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct StaticFilesTests {
    @Test func `a file under its hash may be kept for ever, under another name it is asked for again`() async throws {
        let files = try StaticFiles(Resources())
        let address = try #require(files.address(of: "favicon.svg"))
        #expect(address.hasPrefix("/static/favicon.") && address.hasSuffix(".svg"))
        #expect(files.address("<a href=\"/static/favicon.svg\">") == "<a href=\"\(address)\">")
        try await TestSite().live { client async throws in
            let kept = try await client.get(address)
            #expect(kept.status == .ok && kept.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(kept.headers[.contentType] == "image/svg+xml" && kept.text.hasPrefix("<svg"))
            for other in ["/static/favicon.svg", "/static/favicon.0123456789abcdef.svg", "/favicon.ico"] {
                let answer = try await client.get(other)
                #expect(answer.body == kept.body && answer.headers[.cacheControl] == "no-cache")
            }
            let tag = try #require(kept.headers[.eTag])
            let again = try await client.get("/favicon.ico", [.ifNoneMatch: "\"x\", \(tag)"])
            #expect(again.status == .notModified && again.body.readableBytes == 0 && again.headers[.eTag] == tag)
        }
    }

    @Test(arguments: ["/static/", "/static/nothing.css", "/static/../words/vi/core.json", "/static/%2e%2e/words/vi/core.json", "/static//etc/passwd"])
    func `nothing but the files read at start is served`(_ path: String) async throws {
        let answer = try await TestSite().live { try await $0.get(path) }
        #expect(answer.status == .notFound)
    }

    @Test func `crawlers are told where not to go`() async throws {
        let answer = try await TestSite().live { try await $0.get("/robots.txt") }
        #expect(answer.text.hasPrefix("User-agent: *") && answer.headers[.contentType] == "text/plain; charset=utf-8")
    }
}
