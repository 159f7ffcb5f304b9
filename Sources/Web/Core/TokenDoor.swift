import Domain
import HTTPTypes

/// What a request asks for, seen from the scopes of programs' tokens (HD-27). What is not named here is for people only: passwords, second
/// factors, tokens, accounts.
package struct TokenDoor: Sendable {
    package var method: HTTPRequest.Method
    package var path: String

    /// The least scope that opens it; nil: no token does.
    var scope: TokenScope? {
        guard path.hasPrefix("/api/v1/"), !path.hasPrefix("/api/v1/sessions") else { return nil }
        if method.isSafe { return .read }
        let parts = path.split(separator: "/").dropFirst(2).map(String.init)
        guard method == .post, parts.first == "dossiers" else { return nil }
        switch parts.count {
        case 1: return .file
        case 3: return Self.scope(of: parts[2])
        default: return parts.count == 5 && parts[4] == "withholdings" ? .act : nil
        }
    }

    /// The scope of the weightiest act behind a noun.
    private static func scope(of noun: String) -> TokenScope? {
        Act.allCases.filter { $0.noun == noun }.map { act in
            act.bindsTheOffice ? .approve : Move.permits(act, to: .declarant) ? .file : .act
        }.max()
    }

    /// The few doors open to whoever owes a second factor.
    var leadsToSecondFactor: Bool {
        path.hasPrefix("/account/second-factor") || path.hasPrefix("/api/v1/account/second-factor") || path == "/sign-out" || path == "/api/v1/sessions/current"
    }
}
