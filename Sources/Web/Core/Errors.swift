import Domain
import HTTPTypes
import Hummingbird
import Service

/// The one place where an error becomes an answer.
extension Problem {
    package init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as FieldErrors: self.init(.unprocessableContent, "fields", fields: error.all)
        case let violation as Violation: self.init(violation)
        case let violation as OrganisationViolation: self.init(violation)
        case let fault as WithholdingFault: self.init(fault)
        case let invalid as Invalid: self.init(invalid)
        case let conflict as Conflict: self = .conflict(conflict)
        case is NotFound: self = .notFound
        case let fault as DraftFault: self.init(fault)
        case let slow as SlowDown: self = .tooManyRequests(retryAfter: slow.seconds)
        case let crowded as Crowded: self = .tooManyRequests("crowded", retryAfter: crowded.seconds)
        case is SecondFactorWanted: self.init(.unauthorized, "second-factor", headers: [.wwwAuthenticate: "Bearer"])
        case is WrongCredentials: self = .wrongCredentials
        case let wrong as CellFaults: self.init(wrong)
        case let wrong as UnitOpening.Faults: self.init(wrong)
        case let wrong as AccountSheet.Faults: self.init(wrong)
        case let wrong as AccountSheet.Unreadable: self.init(.unprocessableContent, "sheet", fields: [FieldError("file", .cell, ["place": "file", "fault": "\(wrong)"])])
        // No text of ours has a use for U+0000; what asks for it is no question.
        case let error where Office.isUnreadable(error): self.init(.badRequest, "bad-request")
        case let error as FormError: self.init(error)
        case let error as MultipartError: self.init(error)
        case let error as BodyError: self.init(error)
        case is DecodingError: self.init(.badRequest, "malformed-json")
        case let error as HTTPError: self.init(status: error.status, headers: error.headers)
        default: self.init(.internalServerError, "fault", facts: ["reference": Self.reference()], cause: String(reflecting: error))
        }
    }

    private init(_ error: FormError) {
        switch error {
        case .malformed: self.init(.badRequest, "malformed-form")
        case .tooManyFields(let limit): self.init(.contentTooLarge, "too-many-fields", facts: ["limit": "\(limit)"])
        }
    }

    private init(_ error: MultipartError) {
        switch error {
        case .boundary, .malformed: self = Problem(.badRequest, "malformed-form").closing()
        case .truncated: self = Problem(.badRequest, "upload-cut").closing()
        case .tooManyParts(let limit): self = Problem(.contentTooLarge, "too-many-fields", facts: ["limit": "\(limit)"]).closing()
        case .headTooLarge(let limit): self = Problem(.contentTooLarge, "too-large", facts: ["limit": size(limit)]).closing()
        case .fieldTooLarge(let name, let limit), .fileTooLarge(let name, let limit):
            self = Problem(.contentTooLarge, "field-too-large", facts: ["limit": size(limit), "field": name]).closing()
        }
    }

    private init(_ error: BodyError) {
        switch error {
        case .tooLarge(let limit): self = Problem(.contentTooLarge, "too-large", facts: ["limit": size(limit)]).closing()
        case .cut: self = Problem(.badRequest, "upload-cut").closing()
        case .unsupported(let type): self.init(.unsupportedMediaType, "unsupported-media-type", facts: ["type": type])
        }
    }

    /// What Hummingbird itself refuses.
    private init(status: HTTPResponse.Status, headers: HTTPFields) {
        switch status {
        case .notFound: self = .notFound
        default:
            let ours = status.kind == .serverError
            self.init(status, ours ? "fault" : "bad-request", facts: ours ? ["reference": Self.reference()] : [:], headers: headers)
        }
    }

    /// Eight letters and digits that a person can read over the telephone; the log has the same beside the cause.
    private static func reference() -> String {
        String((0..<8).map { _ in "ABCDEFGHJKLMNPQRSTUVWXYZ23456789".randomElement()! })
    }
}

/// A size limit as people write it.
private func size(_ bytes: Int) -> String {
    switch bytes {
    case (1 << 20)... where bytes % (1 << 20) == 0: "\(bytes >> 20) MB"
    case (1 << 10)... where bytes % (1 << 10) == 0: "\(bytes >> 10) KB"
    default: "\(bytes) B"
    }
}
