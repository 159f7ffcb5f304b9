import Foundation
import HTTPTypes
import Hummingbird

/// RFC 9457 with our members `code`, `clause`, `errors` and `reference`.
struct ProblemDetails: Encodable {
    struct Field: Encodable {
        var field: String
        var code: String
        var detail: String
    }

    var title: String
    var status: Int
    var detail: String
    var code: String
    var clause: String?
    var errors: [Field]?
    var reference: String?

    init(_ problem: Problem, _ words: Words) {
        (title, status, code) = (words("problem.\(problem.code).title", problem.facts), problem.status.code, problem.code)
        detail = problem.rule?.words(in: words.language) ?? words("problem.\(problem.code).detail", problem.facts)
        (clause, reference) = (problem.clause?.id, problem.facts["reference"])
        let fields = problem.fields.map { Field(field: $0.field, code: "\($0.code)", detail: words("field.\($0.code)", $0.facts)) }
        errors = fields.isEmpty ? nil : fields
    }
}

extension Site {
    /// The answer to a problem: a page for a person, problem details for a program.
    func response(to problem: Problem, _ request: Request, _ context: WebContext) async -> Response {
        var answer = (try? await document(of: problem, request, context)) ?? Response(status: problem.status)
        answer.headers[.contentLanguage] = context.language.rawValue
        answer.headers.append(contentsOf: problem.headers)
        return answer
    }

    private func document(of problem: Problem, _ request: Request, _ context: WebContext) async throws -> Response {
        let words = words(context)
        if request.wantsJSON { return try .json(ProblemDetails(problem, words), status: problem.status, type: "application/problem+json") }
        let content = ProblemPage(problem, words)
        return try await page("error", title: content.failHeading, content, status: problem.status, for: request, context)
    }
}

extension Response {
    /// A JSON document: keys sorted, so that equal answers are equal bytes.
    package static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:], type: String = "application/json"
    ) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var headers = headers
        headers[.contentType] = type
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(value))))
    }
}

extension Request {
    /// Everything under /api; elsewhere those who ask for JSON and not for HTML.
    var wantsJSON: Bool {
        let accept = headers[values: .accept].joined(separator: ",").lowercased()
        return isAPI || (accept.contains("json") && !accept.contains("text/html"))
    }
}
