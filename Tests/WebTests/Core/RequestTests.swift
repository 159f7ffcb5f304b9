import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct RequestTests {
    static func post(_ body: String, type: String) async throws -> TestResponse {
        try await TestSite().live { try await $0.post("/api/form", body, type: type) }
    }

    @Test(
        arguments: [
            (#"{"name":"An"}"#, "application/json", 200, nil), ("name=An", "application/x-www-form-urlencoded", 200, nil),
            ("{", "application/json", 400, "malformed-json"), ("[]", "application/json", 400, "malformed-form"),
            ("name=%ff", "application/x-www-form-urlencoded", 400, "malformed-form"), ("name=An", "text/plain", 415, "unsupported-media-type"),
            ("name=\(String(repeating: "a", count: 2000))", "application/x-www-form-urlencoded", 413, "too-large"),
            ("name=%20", "application/x-www-form-urlencoded", 422, "fields"),
            ("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\nx\r\n--b--", "multipart/form-data; boundary=b", 400, "malformed-form"),
        ] as [(String, String, Int, String?)])
    func `a body is read or refused by name`(_ body: String, _ type: String, _ status: Int, _ code: String?) async throws {
        let answer = try await Self.post(body, type: type)
        #expect(answer.status.code == status && answer.member("code") == code)
    }

    @Test func `field errors name their fields`() async throws {
        let answer = try await Self.post("{}", type: "application/json")
        #expect(answer.text.contains(#""errors":[{"code":"missing","detail":"Nhập mục này","field":"name"}]"#))
    }

    @Test func `behind a proxy the client is whom the proxy saw`() {
        func address(_ forwarded: String?, proxies: Int) -> String {
            var head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")
            head.headerFields[.forwardedFor] = forwarded
            return ClientAddress.of(Request(head: head, body: RequestBody(buffer: ByteBuffer())), socket: "10.0.0.1", proxies: proxies)
        }
        #expect(address("1.1.1.1, 2.2.2.2", proxies: 0) == "10.0.0.1")
        #expect(address("1.1.1.1, 2.2.2.2", proxies: 1) == "2.2.2.2")
        #expect(address("6.6.6.6, 1.1.1.1,2.2.2.2 ", proxies: 2) == "1.1.1.1")
        #expect(address("1.1.1.1", proxies: 2) == "10.0.0.1" && address(nil, proxies: 1) == "10.0.0.1")
    }

    @Test func `one household of IPv6 addresses is one`() {
        #expect(ClientAddress.network(of: "2001:db8:1:2:3:4:5:6") == "2001:db8:1:2")
        #expect(ClientAddress.network(of: "2001:db8::6") == "2001:db8:0:0")
        #expect(ClientAddress.network(of: "203.0.113.9") == "203.0.113.9")
    }
}
