import HTTPTypes
import Hummingbird

/// What every answer says to the browser, errors too. A header a route has set itself stays.
enum SecurityHeaders {
    /// Only files of ours; no inline script or style, so text that slips through escaping still does nothing.
    static let policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'"

    static func dress(_ response: inout Response, secure: Bool) {
        for field in secure ? always + overHTTPS : always where response.headers[field.name] == nil { response.headers[field.name] = field.value }
    }

    private static let always: [HTTPField] = [
        HTTPField(name: .contentSecurityPolicy, value: policy),
        HTTPField(name: .xContentTypeOptions, value: "nosniff"),
        HTTPField(name: HTTPField.Name("X-Frame-Options")!, value: "DENY"),
        HTTPField(name: HTTPField.Name("Referrer-Policy")!, value: "same-origin"),
        HTTPField(name: HTTPField.Name("Permissions-Policy")!, value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        HTTPField(name: HTTPField.Name("Cross-Origin-Opener-Policy")!, value: "same-origin"),
        HTTPField(name: HTTPField.Name("Cross-Origin-Resource-Policy")!, value: "same-origin"),
        // A shared computer at a customs counter must not show the last person's dossier to the next one who presses "back".
        HTTPField(name: .cacheControl, value: "no-store"),
    ]

    private static let overHTTPS = [HTTPField(name: .strictTransportSecurity, value: "max-age=31536000; includeSubDomains")]
}
