import CCurl
import Foundation
import NIOPosix

/// Fetches JSON from a provider over TLS, or on this machine itself, never from where an answer redirects to: that could carry the client's
/// secret to somebody else. By libcurl, for URLSession on Linux waits for ever when a provider hangs up.
enum OpenIDTransport {
    private static let mostBytes = 1 << 18
    private static let seconds = 10
    /// Of its own, so that a provider that does not answer holds up nobody else.
    private static let threads = {
        let threads = NIOThreadPool(numberOfThreads: 4)
        threads.start()
        return threads
    }()

    /// Who the client is, in the head of the request.
    struct Client: Sendable {
        var name: String
        var secret: String
    }

    static func fetch<T: Decodable>(_ address: String, form: String? = nil, as client: Client? = nil) async throws -> T {
        guard let url = URL(string: address), isSafe(url) else { throw OpenIDFault.malformed("address") }
        let answer = try await threads.runIfActive { try load(url, form, client) }
        do { return try JSONDecoder().decode(T.self, from: answer) } catch { throw OpenIDFault.malformed(url.path) }
    }

    /// A secret goes over TLS only; on this machine itself nobody listens in.
    static func isSafe(_ url: URL) -> Bool { url.scheme == "https" || (url.scheme == "http" && isHere(url)) }

    private static func isHere(_ url: URL) -> Bool { ["127.0.0.1", "localhost", "::1"].contains(url.host ?? "") }

    private static func load(_ url: URL, _ form: String?, _ client: Client?) throws(OpenIDFault) -> Data {
        guard let handle = Curl.handle() else { throw .unreachable("curl") }
        defer { curl_easy_cleanup(handle) }
        configure(handle, url)
        if let form { _ = curl_set_text(handle, CURLOPT_COPYPOSTFIELDS, form) }
        if let client {
            _ = curl_set_text(handle, CURLOPT_USERNAME, client.name)
            _ = curl_set_text(handle, CURLOPT_PASSWORD, client.secret)
        }
        let (answer, result) = download(by: handle)
        guard result == CURLE_OK else { throw .unreachable("\(url.host ?? ""): \(String(cString: curl_easy_strerror(result)))") }
        let status = curl_reply_code(handle)
        guard status == 200 else { throw .refused("\(url.path) \(status)") }
        return answer
    }

    private static func configure(_ handle: UnsafeMutableRawPointer, _ url: URL) {
        _ = curl_set_text(handle, CURLOPT_URL, url.absoluteString)
        _ = curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        if isHere(url) { _ = curl_set_text(handle, CURLOPT_NOPROXY, "*") }
        _ = curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
        _ = curl_set_number(handle, CURLOPT_TIMEOUT, seconds)
    }

    /// Into a buffer that ends: a longer answer is an error of the transfer.
    private static func download(by handle: UnsafeMutableRawPointer) -> (Data, CURLcode) {
        var bytes = [UInt8](repeating: 0, count: mostBytes)
        return bytes.withUnsafeMutableBytes { buffer in
            guard let file = fmemopen(buffer.baseAddress, buffer.count, "w") else { return (Data(), CURLE_OUT_OF_MEMORY) }
            defer { fclose(file) }
            setvbuf(file, nil, _IONBF, 0)
            _ = curl_set_file(handle, CURLOPT_WRITEDATA, file)
            let result = curl_easy_perform(handle)
            return (Data(buffer.prefix(max(0, ftell(file)))), result)
        }
    }
}
