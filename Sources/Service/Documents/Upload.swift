import Domain
import Foundation
import NIOPosix
import Paper
import Storage

/// A document that is durable in the store and about to become part of a dossier.
package struct Upload: Hashable, Sendable {
    package var document: Document
    package var pages: Int?
    package var sealedFrom: String?

    package init(document: Document, pages: Int? = nil, sealedFrom: String? = nil) {
        (self.document, self.pages, self.sealedFrom) = (document, pages, sealedFrom)
    }
}

extension Office {
    /// Takes in what lies durable in the store: tells its kind by its content and looks for a signature.
    ///
    /// - Parameter field: what to name in a refusal.
    /// - Throws: `Invalid` when the file is empty.
    package func admit(_ stored: StoredContent, name: String, slot: Slot, field: String) async throws -> Upload {
        guard stored.size > 0 else { throw Invalid(field, .fileEmpty(name: name)) }
        let kind = FileKind(head: stored.head)
        let (verdict, pages) = kind == .pdf ? try await inspect(stored) : (.unsigned, nil)
        return Upload(
            document: Document(
                id: .newID(), component: slot.component, row: slot.row, name: String(name.prefix(200)), sha256: stored.sha256,
                size: Int(stored.size), kind: kind, verdict: verdict),
            pages: pages)
    }

    /// Until signatures are judged, a PDF that carries any is undecided. Reading blocks, so not on the threads that serve requests.
    private func inspect(_ stored: StoredContent) async throws -> (SignatureVerdict, Int?) {
        let path = try documents.path(of: stored.sha256)
        let inspection = try await inspections.runIfActive { try PDFInspection.inspect(fileAt: path) }
        return (inspection.signature == .none ? .unsigned : .undecided, inspection.pages)
    }

    package func bytes(of sha256: String) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await chunk in try await documents.open(sha256) { bytes += chunk }
        return bytes
    }

    /// A document the office itself has made.
    func store(_ bytes: [UInt8], name: String, component: String) async throws -> Upload {
        let upload = try await documents.begin()
        try await upload.write(bytes)
        return try await admit(try await upload.finish(), name: name, slot: Slot(component: component), field: component)
    }
}
