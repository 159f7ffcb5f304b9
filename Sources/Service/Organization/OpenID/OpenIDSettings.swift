import Foundation

/// Another provider people may sign in with, `oidc.json` in the data folder; the client's secret comes from the environment.
package struct OpenIDSettings: Sendable, Decodable {
    package var issuer: String
    package var client: String
    /// Which claim of the ID token names the account here.
    package var accountClaim: String
    /// What the button says.
    package var name: String
    package var secret: String?

    private enum CodingKeys: CodingKey { case issuer, client, accountClaim, name }

    package static func read(_ file: URL, secret: String?) throws -> OpenIDSettings? {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        var settings = try JSONDecoder().decode(OpenIDSettings.self, from: Data(contentsOf: file))
        settings.secret = secret
        return settings
    }
}

/// What went wrong on the way over the provider. The person hears what to do about it; the log gets this.
package enum OpenIDFault: Error, Hashable, Sendable {
    case notConfigured
    /// The provider says so itself, `access_denied` when the person did not want to.
    case declined(String)
    /// The provider has named somebody with no open account here.
    case noAccount(String)
    case unreachable(String)
    case malformed(String)
    case refused(String)
    case unknownVisit
    case badToken(String)
}
