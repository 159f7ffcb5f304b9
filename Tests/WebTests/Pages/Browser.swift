import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// What a browser does without a script: keeps cookies, sends the token of the page it is on, follows See Other.
final class Browser {
    private let client: any TestClientProtocol
    private var cookies: [String: String] = [:]
    /// Of the last page with a form: a page before it in the browser's history has the same one.
    private(set) var token = ""
    private(set) var path = "/"
    private(set) var status = HTTPResponse.Status.ok
    private(set) var html = ""
    private(set) var type = ""

    init(_ client: any TestClientProtocol) { self.client = client }

    /// Signs in as somebody of the demonstration.
    static func signedIn(_ client: any TestClientProtocol, as account: String = "huong.ttm") async throws -> Browser {
        let browser = Browser(client)
        try await browser.open("/sign-in")
        try await browser.post("/sign-in", ["account": account, "password": "haidang-demo"])
        try #require(browser.path == (account == "huong.ttm" || account == "tung.vd" ? "/dossiers" : "/inbox"))
        return browser
    }

    func open(_ path: String) async throws { try await send(path, .get, type: nil, Data()) }

    func post(_ path: String, _ fields: KeyValuePairs<String, String> = [:]) async throws {
        let pairs = [("csrf", token)] + fields.map { ($0.key, $0.value) }
        let body = pairs.map { "\(PercentDecoding.encode($0.0))=\(PercentDecoding.encode($0.1))" }.joined(separator: "&")
        try await send(path, .post, type: "application/x-www-form-urlencoded", Data(body.utf8))
    }

    /// - Parameter files: field, name and content.
    func upload(_ path: String, _ fields: KeyValuePairs<String, String> = [:], files: [(field: String, name: String, bytes: [UInt8])]) async throws {
        try await send(path, .post, type: "multipart/form-data; boundary=paper", multipart(fields, files))
    }

    func multipart(_ fields: KeyValuePairs<String, String>, _ files: [(field: String, name: String, bytes: [UInt8])]) -> Data {
        var body = Data()
        for (name, value) in [("csrf", token)] + fields.map({ ($0.key, $0.value) }) {
            body += Data("--paper\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for file in files {
            body += Data("--paper\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n\r\n".utf8)
            body += Data(file.bytes) + Data("\r\n".utf8)
        }
        return body + Data("--paper--\r\n".utf8)
    }

    /// The text of the page as a reader sees it.
    var text: String {
        let plain = html.replacing(/<[^>]*>/, with: " ")
        return ["&amp;": "&", "&quot;": "\"", "&#39;": "'", "&lt;": "<", "&gt;": ">"].reduce(plain) { $0.replacing($1.key, with: $1.value) }
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    var title: String { html.firstMatch(of: /<title>([^<]*)<\/title>/).map { String($0.1) } ?? "" }
    func has(_ words: String) -> Bool { text.contains(words) }
    func value(_ field: String) -> String? { html.firstMatch(of: try! Regex("name=\"\(field)\" value=\"([^\"]*)\"")).flatMap { $0[1].substring.map(String.init) } }

    var cookieHeader: String { cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }

    private func send(_ target: String, _ method: HTTPRequest.Method, type: String?, _ body: Data) async throws {
        var headers: HTTPFields = [.cookie: cookieHeader, .accept: "text/html"]
        headers[.contentType] = type
        let answer = try await client.execute(uri: target, method: method, headers: headers, body: body.isEmpty ? nil : ByteBuffer(bytes: body))
        for cookie in answer.headers[values: .setCookie] { keep(cookie) }
        if answer.status == .seeOther, let location = answer.headers[.location] {
            return try await open(String(location.prefix { $0 != "#" }))
        }
        (path, status, html) = (String(target.prefix { $0 != "?" }), answer.status, String(buffer: answer.body))
        self.type = answer.headers[.contentType] ?? ""
        token = value("csrf") ?? token
    }

    private func keep(_ cookie: String) {
        let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
        guard let name = pair.first else { return }
        cookies[name] = pair.count > 1 && !pair[1].isEmpty ? pair[1] : nil
    }
}
