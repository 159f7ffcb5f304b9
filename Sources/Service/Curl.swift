import CCurl

/// libcurl, made ready once for whoever sends or fetches by it.
enum Curl {
    static func handle() -> UnsafeMutableRawPointer? { isReady ? curl_easy_init() : nil }

    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
