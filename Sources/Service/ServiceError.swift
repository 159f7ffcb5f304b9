import Domain
import Storage

/// It does not exist, or this actor may not know that it does: the answer is the same.
package struct NotFound: Error, Hashable, Sendable {
    package init() {}
}

/// Somebody was first. `current`: the sequence the stream is at now; `seen`: what the caller had before it.
package struct Conflict: Error, Hashable, Sendable {
    package var number: String
    package var seen: Int?
    package init(number: String, seen: Int?) { (self.number, self.seen) = (number, seen) }
}

/// Something given with a request does not fit, by field.
package struct Invalid: Error, Hashable, Sendable {
    package var field: String
    package var problem: Problem
    package init(_ field: String, _ problem: Problem) { (self.field, self.problem) = (field, problem) }

    package enum Problem: Hashable, Sendable {
        case missing
        case unknown(String)
        case malformed(String)
        case fileEmpty(name: String)
        case fileKind(name: String, allowed: [String])
        case fileTooLarge(name: String, limit: Int64)
        case dossierTooLarge(limit: Int64)
    }
}

extension Office {
    /// A text the database cannot hold: not a fault of ours, but of what was sent.
    package static func isUnreadable(_ error: any Error) -> Bool {
        if case StorageError.nulInText? = error as? StorageError { true } else { false }
    }
}
