import Domain
import Foundation

/// Where mail is handed over, and in whose name.
package struct MailServer: Sendable, CustomStringConvertible {
    package var url: String
    package var from: String
    package var user: String?
    /// PEM certificates to trust instead of the system's.
    package var authorities: String?
    private(set) var password: String?

    package enum Fault: Error, Hashable, Sendable { case url, from }

    /// - Parameter url: `smtp://host:25`, encrypted with STARTTLS except on this very machine, or `smtps://host:465`.
    package init(url: String, from: String, user: String? = nil, password: String? = nil, authorities: String? = nil) throws(Fault) {
        guard let parts = URL(string: url), ["smtp", "smtps"].contains(parts.scheme), parts.host?.isEmpty == false, parts.user == nil else { throw .url }
        guard EmailAddress.isPlausible(from) else { throw .from }
        (self.url, self.from, self.user, self.password, self.authorities) = (url, from, user, password, authorities)
    }

    /// Passwords and one-time secrets never travel in the clear between machines.
    var mustEncrypt: Bool { authorities != nil || !["localhost", "127.0.0.1", "::1", "[::1]"].contains(URL(string: url)?.host ?? "") }

    package var description: String { "\(url), from \(from)" }
}
