import CCurl
import Foundation

/// Why a mail was not taken.
enum MailFailure: Error, Hashable, Sendable {
    /// The server said no for good, with its reply code.
    case refused(Int)
    /// Later it may succeed.
    case notNow(String)

    var text: String {
        switch self {
        case .refused(let code): "SMTP \(code)"
        case .notNow(let why): why
        }
    }
}

/// SMTP by libcurl.
enum SMTP {
    /// Blocks until the server has the mail or has refused it: not for the threads that serve requests.
    static func send(_ message: MailMessage, by server: MailServer) throws(MailFailure) {
        guard let handle = Curl.handle() else { throw .notNow("curl") }
        defer { curl_easy_cleanup(handle) }
        let recipients = curl_slist_append(nil, "<\(message.recipient)>")
        defer { curl_slist_free_all(recipients) }
        configure(handle, server)
        _ = curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(server.from)>")
        _ = curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
        let result = upload(message.text, by: handle)
        guard result != CURLE_OK else { return }
        throw failure(result, reply: Int(curl_reply_code(handle)))
    }

    private static func configure(_ handle: UnsafeMutableRawPointer, _ server: MailServer) {
        _ = curl_set_text(handle, CURLOPT_URL, server.url)
        _ = curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        _ = curl_set_text(handle, CURLOPT_NOPROXY, "*")
        _ = curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
        _ = curl_set_number(handle, CURLOPT_CONNECTTIMEOUT, 20)
        _ = curl_set_number(handle, CURLOPT_TIMEOUT, 60)
        _ = curl_set_number(handle, CURLOPT_USE_SSL, Int(server.mustEncrypt ? CURLUSESSL_ALL.rawValue : CURLUSESSL_NONE.rawValue))
        if let authorities = server.authorities { _ = curl_set_text(handle, CURLOPT_CAINFO, authorities) }
        if let user = server.user { _ = curl_set_text(handle, CURLOPT_USERNAME, user) }
        if let password = server.password { _ = curl_set_text(handle, CURLOPT_PASSWORD, password) }
    }

    private static func upload(_ text: String, by handle: UnsafeMutableRawPointer) -> CURLcode {
        var bytes = Array(text.utf8)
        return bytes.withUnsafeMutableBytes { buffer in
            guard let file = fmemopen(buffer.baseAddress, buffer.count, "r") else { return CURLE_OUT_OF_MEMORY }
            defer { fclose(file) }
            _ = curl_set_file(handle, CURLOPT_READDATA, file)
            _ = curl_set_number(handle, CURLOPT_UPLOAD, 1)
            return curl_easy_perform(handle)
        }
    }

    /// 5xx is for good (RFC 5321), but for what says that we are not signed in: that is the installation's to mend.
    private static func failure(_ result: CURLcode, reply: Int) -> MailFailure {
        if 500..<600 ~= reply, !(530...538 ~= reply), result != CURLE_LOGIN_DENIED { return .refused(reply) }
        let why = String(cString: curl_easy_strerror(result))
        return .notNow(reply >= 400 ? "SMTP \(reply): \(why)" : why)
    }
}
