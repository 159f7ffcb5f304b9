/// A document of a dossier, as the rules see it. Its content lies in the document store under `sha256` and never changes.
package struct Document: Hashable, Sendable, Codable {
    package var id: String
    /// The component (of the procedure) or result document it is filed as.
    package var component: String
    /// Which row of the repeating field the component belongs to; nil when it is filed once.
    package var row: Int?
    package var name: String
    package var sha256: String
    /// In bytes.
    package var size: Int
    package var kind: FileKind
    /// Frozen at the moment the dossier was stored.
    package var verdict: SignatureVerdict

    package init(
        id: String, component: String, row: Int? = nil, name: String, sha256: String, size: Int,
        kind: FileKind = .pdf, verdict: SignatureVerdict
    ) {
        (self.id, self.component, self.row, self.name) = (id, component, row, name)
        (self.sha256, self.size, self.kind, self.verdict) = (sha256, size, kind, verdict)
    }

    /// What a later upload replaces: the same component, for the same row.
    package var slot: Slot { Slot(component: component, row: row) }
}

package struct Slot: Hashable, Sendable, Codable {
    package var component: String
    package var row: Int?
    package init(component: String, row: Int? = nil) { (self.component, self.row) = (component, row) }
}

extension Slot {
    /// `degree` or, for a row counted from nought, `degree.1`: the name of a file field.
    package var text: String { row.map { "\(component).\($0)" } ?? component }

    package init(text: String) {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        self.init(component: parts.first ?? "", row: parts.count > 1 ? Int(parts[1]) : nil)
    }
}
