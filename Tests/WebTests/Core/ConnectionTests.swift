import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite(.timeLimit(.minutes(1))) struct ConnectionTests {
    static func site(_ change: (inout ServerSettings.Limits) -> Void) -> TestSite {
        var site = TestSite()
        change(&site.settings.limits)
        return site
    }

    static let bearer = "Authorization: Bearer \(SessionToken().secret)\r\n"

    static func upload(length: Int?, more: String = "") -> String {
        let size = length.map { "Content-Length: \($0)\r\n" } ?? "Transfer-Encoding: chunked\r\n"
        return "POST /upload HTTP/1.1\r\nHost: localhost\r\n\(bearer)Accept: application/json\r\n"
            + "Content-Type: multipart/form-data; boundary=b\r\n\(size)\(more)\r\n"
    }

    static let file = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.pdf\"\r\n\r\n"

    @Test func `a half-sent head is closed after the idle time`() async throws {
        let said = try await Self.site { $0.idle = 1 }.live { try await RawConnection(port: $0.port).say("GET /page HTTP/1.1\r\nHost: loc") }
        #expect(!said.contains("HTTP"))
    }

    @Test func `an idle connection is closed`() async throws {
        // Longer than a busy machine takes between connecting and asking.
        let said = try await Self.site { $0.idle = 4 }.live {
            try await RawConnection(port: $0.port).say("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        }
        #expect(said.hasPrefix("HTTP/1.1 200") && said.hasSuffix("alive"))
    }

    @Test func `a body that trickles is cut off`() async throws {
        let site = Self.site { ($0.idle, $0.slowestUpload, $0.upload) = (1, 1 << 30, 1 << 40) }
        // Never idle, yet slower than the 1 GB a second asked for here.
        try await site.live { try await RawConnection(port: $0.port).repeatUntilCut(Self.upload(length: 1 << 40) + Self.file, "%PDF") }
    }

    @Test func `an upload announced over the limit is refused before its body`() async throws {
        let said = try await Self.site { ($0.upload, $0.linger) = (1 << 20, 1) }.live {
            try await RawConnection(port: $0.port).say(Self.upload(length: 5 << 20))
        }
        #expect(said.hasPrefix("HTTP/1.1 413") && said.contains("\"code\":\"too-large\"") && said.contains("1 MB"))
        #expect(said.lowercased().contains("connection: close"))
    }

    @Test func `an unannounced upload is refused where it passes the limit, and the answer can be read`() async throws {
        let chunk = String(repeating: "x", count: 4096)
        let said = try await Self.site { ($0.upload, $0.linger) = (8192, 1) }.live {
            let connection = try await RawConnection(port: $0.port)
            let body = (0..<8).map { _ in "1000\r\n\(chunk)\r\n" }.joined()
            return try await connection.say(Self.upload(length: nil), "\(String(Self.file.utf8.count, radix: 16))\r\n\(Self.file)\r\n", body, "0\r\n\r\n")
        }
        #expect(said.hasPrefix("HTTP/1.1 413") && said.contains("8 KB"))
    }

    @Test func `a refused upload that goes on is cut off after a while`() async throws {
        let said = try await Self.site { ($0.upload, $0.linger) = (8192, 1) }.live {
            try await RawConnection(port: $0.port).say(Self.upload(length: 1 << 30), String(repeating: "x", count: 1 << 20))
        }
        #expect(said.hasPrefix("HTTP/1.1 413"))
    }

    @Test func `a body nobody wanted does not hold the connection either`() async throws {
        let said = try await Self.site { $0.linger = 1 }.live {
            try await RawConnection(port: $0.port).say("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nabc")
        }
        #expect(said.hasPrefix("HTTP/1.1 404"))
    }

    @Test func `an upload cut in the middle stores nothing and harms nobody`() async throws {
        let site = TestSite()
        try await site.live { client async throws in
            try await RawConnection(port: client.port).abandon(Self.upload(length: 100_000) + Self.file + "%PDF")
            let multipart = try await client.post(
                "/upload", Self.file + "%PDF", type: "multipart/form-data; boundary=b", [.authorization: "Bearer \(SessionToken().secret)"])
            #expect(multipart.status == .badRequest && multipart.text.contains("Tải lên bị ngắt"))
        }
        #expect(!site.log.lines.contains { $0.hasPrefix("error") })
    }

    @Test func `a whole upload arrives`() async throws {
        let content = String(repeating: "0123456789abcdef", count: 1 << 16)
        let body = "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nxin chào\r\n" + Self.file + content + "\r\n--b--\r\n"
        try await TestSite().live { client async throws in
            let answer = try await client.post(
                "/upload", body, type: "multipart/form-data; boundary=b", [.authorization: "Bearer \(SessionToken().secret)"])
            #expect(answer.text == "xin chào [\"f.pdf=\(content.utf8.count)\", \"f.pdf ended=1\"]")
        }
    }

    @Test func `a client that asks whether to send is told to go on`() async throws {
        let body = Self.file + "\r\n--b--\r\n"
        let said = try await TestSite().live {
            try await RawConnection(port: $0.port).say(
                Self.upload(length: body.utf8.count, more: "Expect: 100-continue\r\nConnection: close\r\n"), body)
        }
        #expect(said.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK"))
    }

    @Test func `who asks whether to send too much is told no`() async throws {
        let said = try await Self.site { ($0.upload, $0.linger) = (8192, 1) }.live {
            try await RawConnection(port: $0.port).say(Self.upload(length: 9000, more: "Expect: 100-continue\r\n"))
        }
        #expect(said.hasPrefix("HTTP/1.1 413"))
    }

    @Test func `what is not HTTP is answered and closed`() async throws {
        try await TestSite().live { client async throws in
            let long = "GET /page HTTP/1.1\r\nHost: localhost\r\nX: " + String(repeating: "a", count: 40 << 10) + "\r\n\r\n"
            for head in ["GET\u{0} nonsense\r\n\r\n", long] {
                let said = try await RawConnection(port: client.port).say(head)
                // Closing while bytes are unread resets the connection, which may overtake the answer.
                #expect(said.hasPrefix("HTTP/1.1 400") || said == "<reset>")
            }
        }
    }

    @Test func `two requests in one packet get two answers`() async throws {
        let said = try await TestSite().live {
            try await RawConnection(port: $0.port).say(
                "GET /things/1 HTTP/1.1\r\nHost: localhost\r\n\r\nGET /things/2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        }
        #expect(said.split(separator: "HTTP/1.1 200 OK").map { String($0.last!) } == ["1", "2"])
    }
}
