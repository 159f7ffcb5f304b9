import Domain
import HTTPTypes

/// Something that says itself in the reader's language.
package protocol Worded: Sendable {
    func words(in language: Language) -> String
}

/// What went wrong, for a person and for a program: the road every error takes to the reader. Words are `problem.<code>.title` and
/// `problem.<code>.detail` in the words files, with `facts` filled into them; whoever maps a new error adds its words there.
package struct Problem: Error, Sendable {
    package var status: HTTPResponse.Status
    /// Lower case with dashes; stable, programs rely on it.
    package var code: String
    /// The clause that forbids, where a rule decides.
    package var clause: Mark?
    /// What a rule says, in words of its own; then it is the detail.
    package var rule: (any Worded)?
    package var facts: [String: String]
    package var fields: [FieldError]
    package var headers: HTTPFields
    /// For the log only; never reaches the reader. Present only where the fault is ours.
    package var cause: String?

    package init(
        _ status: HTTPResponse.Status, _ code: String, clause: Mark? = nil, facts: [String: String] = [:],
        fields: [FieldError] = [], headers: HTTPFields = [:], cause: String? = nil
    ) {
        (self.status, self.code, self.clause, self.facts) = (status, code, clause, facts)
        (self.fields, self.headers, self.cause) = (fields, headers, cause)
    }

    package static let notFound = Problem(.notFound, "not-found")
    package static let signInFirst = Problem(.unauthorized, "sign-in-first", headers: [.wwwAuthenticate: "Bearer"])

    package static func tooManyRequests(_ code: String = "too-many-requests", retryAfter seconds: Int) -> Problem {
        Problem(.tooManyRequests, code, facts: ["seconds": "\(seconds)"], headers: [.retryAfter: "\(seconds)"])
    }

    static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Problem {
        let list = allowed.map(\.rawValue).joined(separator: ", ")
        return Problem(.methodNotAllowed, "method-not-allowed", facts: ["allowed": list], headers: [.allow: list])
    }

    /// The request does not prove that it comes from a page of ours.
    static let foreign = Problem(.forbidden, "foreign-form")

    /// The rest of the body is not read: the connection is closed after the answer.
    func closing() -> Problem {
        var problem = self
        problem.headers[.connection] = "close"
        return problem
    }
}
