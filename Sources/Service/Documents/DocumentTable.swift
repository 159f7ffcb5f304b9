import Domain
import Storage

/// A document of a dossier, with what pages show of it.
package struct DocumentLine: Hashable, Sendable {
    package var document: Document
    package var origin: Origin
    package var pages: Int?
    package var sealedFrom: String?
    package var addedAt: Instant
    package var withheld: Withholding?

    package enum Origin: String, Hashable, Sendable { case declarant, office, seal }
}

enum DocumentTable {
    /// - Parameter moment: when they came, where that is not now.
    static func insert(
        _ uploads: [Upload], dossier: String, origin: DocumentLine.Origin, by actor: Actor, at moment: Instant? = nil, in tx: Transaction
    ) throws {
        for upload in uploads {
            let document = upload.document
            try tx.send(
                """
                INSERT INTO document (id, dossier, origin, component, row_number, name, sha256, size, kind, verdict, pages, sealed_from, added_at, added_by)
                VALUES (\(document.id), \(dossier), \(origin.rawValue), \(document.component), \(document.row), \(document.name),
                    \(document.sha256), \(document.size), \(document.kind.rawValue), \(document.verdict.rawValue),
                    \(upload.pages), \(upload.sealedFrom), \((moment ?? tx.instant).milliseconds), \(actor.account))
                """)
        }
    }

    /// In the order they came.
    static func all(of dossier: String, in tx: Snapshot) throws -> [DocumentLine] {
        try tx.rows("SELECT \(columns) FROM document f WHERE f.dossier = \(dossier) ORDER BY f.added_at, f.id").map(DocumentLine.init)
    }

    static func find(_ id: String, dossier: String, in tx: Snapshot) throws -> DocumentLine? {
        try tx.row("SELECT \(columns) FROM document f WHERE f.id = \(id) AND f.dossier = \(dossier)").map(DocumentLine.init)
    }

    static func withhold(_ events: [Event], in tx: Transaction) throws {
        for event in events {
            guard case .documentWithheld(let document, let reason) = event.fact else { continue }
            try tx.send(
                """
                UPDATE document SET withheld_at = \(event.recordedAt.milliseconds), withheld_by = \(event.actor.account), withheld_reason = \(reason)
                WHERE id = \(document)
                """)
        }
    }

    private static let columns: Statement =
        """
        f.id, f.origin, f.component, f.row_number, f.name, f.sha256, f.size, f.kind, f.verdict, f.pages, f.sealed_from, f.added_at, f.withheld_at,
        f.withheld_by, f.withheld_reason
        """
}

extension Document {
    init(_ row: Row) throws {
        self.init(
            id: try row.text("id"), component: try row.text("component"), row: try row.optionalInt("row_number"),
            name: try row.text("name"), sha256: try row.text("sha256"), size: try row.int("size"),
            kind: try FileKind(stored: row.text("kind")), verdict: try SignatureVerdict(stored: row.text("verdict")))
    }
}

extension DocumentLine {
    fileprivate init(_ row: Row) throws {
        self.init(
            document: try Document(row), origin: try Origin(stored: row.text("origin")), pages: try row.optionalInt("pages"),
            sealedFrom: try row.optionalText("sealed_from"), addedAt: Instant(milliseconds: try row.integer("added_at")), withheld: try Withholding(row))
    }
}

extension Withholding {
    fileprivate init?(_ row: Row) throws {
        guard let at = try row.optionalInstant("withheld_at") else { return nil }
        self.init(account: try row.text("withheld_by"), at: at, reason: try row.text("withheld_reason"))
    }
}
