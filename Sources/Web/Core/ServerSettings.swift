/// How the server meets the network. Sizes in bytes, times in seconds.
package struct ServerSettings: Sendable {
    package var host = "127.0.0.1"
    /// 0 lets the system choose.
    package var port = 8080
    /// People reach us over HTTPS, ours or a proxy's: cookies are Secure and HSTS is sent.
    package var secure = false
    /// How many reverse proxies of the same installation stand in front. The address of the client is taken from X-Forwarded-For, that many
    /// places from the right; with 0 the header is ignored, for anyone can write it.
    package var proxies = 0
    package var limits = Limits()

    package init() {}

    package struct Limits: Sendable {
        package var connections = 1000
        /// A connection without a whole request head, or idle between requests, is closed after this time (slowloris).
        package var idle = 30
        /// Bytes a second a sender must reach, measured over each `idle` seconds.
        package var slowestUpload = 1 << 10
        /// A receiver that takes nothing for this long is cut off.
        package var stalledDownload = 60
        /// After an early refusal with the body still coming, the connection stays this long so that the answer is read.
        package var linger = 30
        package var head = 32 << 10
        package var form = 1 << 20
        package var upload = 200 << 20
        package init() {}
    }
}
