import Hummingbird

extension Reader {
    /// What `attempt` answers; when tries come too fast, the page it came from with what was typed, saying how long to wait.
    /// - Parameter field: where that is said.
    func unhurried(
        at field: String, again: ([FieldError]) async throws -> Response, _ attempt: () async throws -> Response
    ) async throws -> Response {
        do { return try await attempt() } catch {
            let problem = Problem(error)
            guard problem.status == .tooManyRequests else { throw error }
            var answer = try await again([FieldError(field, problem.code == "crowded" ? .crowded : .tooFast, problem.facts)])
            answer.status = .tooManyRequests
            answer.headers.append(contentsOf: problem.headers)
            return answer
        }
    }
}
