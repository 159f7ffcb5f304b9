import Domain
import Storage

/// A file on its way into the document store. What is neither finished nor aborted leaves nothing behind that anybody could name.
package struct IncomingFile: Sendable {
    package let name: String
    /// What the file came in as, for refusals.
    package let field: String
    private let office: Office
    private let content: DocumentStore.Upload

    fileprivate init(name: String, field: String, office: Office, content: DocumentStore.Upload) {
        (self.name, self.field, self.office, self.content) = (name, field, office, content)
    }

    /// - Throws: `Invalid` when it grows over the limit.
    package func write(_ bytes: [UInt8]) async throws {
        do { try await content.write(bytes) } catch DocumentStoreError.tooLarge(let limit) {
            throw Invalid(field, .fileTooLarge(name: name, limit: limit))
        }
    }

    /// Durable when this returns.
    /// - Throws: `Invalid` when it is empty.
    package func finish() async throws -> Upload {
        try await office.admit(try await content.finish(), name: name, slot: Slot(text: field), field: field)
    }

    package func abort() async { await content.abort() }
}

extension Office {
    package func receive(_ name: String, as field: String) async throws -> IncomingFile {
        IncomingFile(name: name, field: field, office: self, content: try await documents.begin())
    }
}
