/// How a `Problem` looks on a page. Template `error`.
package struct ProblemPage: Sendable {
    package var errors: Errors?
    package var failHeading: String
    package var failText: String
    package var failNote: Note?
    /// What of the reader's work is safe.
    package var failKept: String?
    package var failReference: String?
    package var failWays: [Way]
    package var failCode: String

    package struct Way: Sendable {
        package var wayText: String
        package var wayHref: String
    }

    init(_ problem: Problem, _ words: Words) {
        let key = "problem.\(problem.code)."
        failHeading = words(key + "title", problem.facts)
        let detail = problem.rule?.words(in: words.language) ?? words(key + "detail", problem.facts)
        let lines = problem.fields.map { Errors.Line(field: $0.field, text: words("field.\($0.code)", $0.facts)) }
        errors = lines.isEmpty ? nil : Errors(heading: failHeading, lines)
        // A form shows its own errors at its fields; this is for one that could not be shown again.
        failText = ([detail] + lines.map { "\($0.errorField): \($0.errorText)." }).joined(separator: " ")
        failNote = problem.clause.map { Note(words("problem.clause"), source: $0.citation(in: words.language)) }
        failKept = words.contains(key + "kept") ? words(key + "kept") : nil
        failReference = problem.facts["reference"]
        failWays = [Way(wayText: words("problem.home"), wayHref: "/")]
        failCode = "\(problem.status.code)"
    }
}
