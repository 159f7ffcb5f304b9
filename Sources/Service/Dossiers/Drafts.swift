import Domain
import Storage

/// A filing on its way: what has been answered and uploaded so far.
package struct FilingDraft: Sendable {
    package var id: String
    package var procedure: Procedure
    package var unit: Account.Unit
    package var answers: Answers
    package var uploads: [Upload]
    package var byHand: [ManualPart]
    package var changedAt: Instant
    /// Set once it was filed; it then only answers with its receipt.
    package var number: String?

    /// 2988-D7.1.a: the places for papers, with what stands in each.
    package var places: [Place] { procedure.places(for: answers) }
}

extension Office {
    package func beginDraft(of key: String, unit chosen: String?, by actor: Actor) async throws -> String {
        guard let procedure = catalogue.current(key, on: clock.instant.day) else { throw NotFound() }
        let unit = try await receivingUnit(of: procedure, chosen: chosen)
        let id = String.newID()
        _ = try await database.write { tx in
            try tx.execute(
                """
                INSERT INTO draft (id, account, procedure, version, unit, answers, by_hand, changed_at)
                VALUES (\(id), \(actor.account), \(procedure.key), \(procedure.version), \(unit.id), '{}', '[]', \(tx.now))
                """)
        }
        return id
    }

    package func draft(_ id: String, of actor: Actor) async throws -> FilingDraft {
        try await database.read { [self] tx in try draft(id, of: actor, in: tx) }
    }

    /// Unfiled drafts, newest first.
    package func drafts(of actor: Actor) async throws -> [FilingDraft] {
        try await database.read { [self] tx in
            try tx.rows("SELECT id FROM draft WHERE account = \(actor.account) AND number IS NULL ORDER BY changed_at DESC LIMIT 20")
                .map { try draft($0.text("id"), of: actor, in: tx) }
        }
    }

    /// Keeps what was typed, right or wrong.
    package func keep(_ answers: Answers, byHand: [ManualPart]? = nil, in draft: String, of actor: Actor) async throws {
        let (body, parts) = (try StoredJSON.encode(answers), try byHand.map(StoredJSON.encode))
        let changed = try await database.write { tx in
            try tx.execute(
                """
                UPDATE draft SET answers = \(body), by_hand = coalesce(\(parts), by_hand), changed_at = \(tx.now)
                WHERE id = \(draft) AND account = \(actor.account) AND number IS NULL
                """)
        }
        if changed == 0 { throw NotFound() }
    }

    package func discard(draft: String, of actor: Actor) async throws {
        let gone = try await database.write { tx in
            try tx.execute("DELETE FROM upload WHERE draft = \(draft) AND account = \(actor.account)")
            return try tx.execute("DELETE FROM draft WHERE id = \(draft) AND account = \(actor.account) AND number IS NULL")
        }
        if gone == 0 { throw NotFound() }
    }

    /// Files the draft; filed twice it answers with the same receipt. Nothing typed is lost when it is refused.
    package func file(draft id: String, noStateSecrets: Bool, by actor: Actor) async throws -> Receipt {
        let draft = try await draft(id, of: actor)
        let receipt = try await file(
            FileDossier(
                procedure: draft.procedure.key, unit: draft.unit.id, answers: draft.answers, documents: draft.uploads,
                byHand: draft.byHand, noStateSecrets: noStateSecrets, key: "draft-\(id)"), by: actor)
        _ = try await database.write { tx in
            try tx.execute("UPDATE draft SET number = \(receipt.number) WHERE id = \(id) AND account = \(actor.account)")
        }
        return receipt
    }

    private func draft(_ id: String, of actor: Actor, in tx: Snapshot) throws -> FilingDraft {
        let row = try tx.row(
            """
            SELECT d.procedure, d.version, d.answers, d.by_hand, d.changed_at, d.number, u.id AS unit, u.code, u.name
            FROM draft d JOIN unit u ON u.id = d.unit WHERE d.id = \(id) AND d.account = \(actor.account)
            """)
        guard let row, let procedure = catalogue.procedure(try row.text("procedure"), version: try row.int("version")) else {
            throw NotFound()
        }
        return FilingDraft(
            id: id, procedure: procedure,
            unit: Account.Unit(id: try row.text("unit"), code: try row.text("code"), name: try row.text("name")),
            answers: try StoredJSON.decode(Answers.self, from: row.text("answers")),
            uploads: try UploadTable.all(of: id, by: actor, in: tx),
            byHand: try StoredJSON.decode([ManualPart].self, from: row.text("by_hand")),
            changedAt: Instant(milliseconds: try row.integer("changed_at")), number: try row.optionalText("number"))
    }
}

extension Office {
    /// Lays a durable document beside a draft, or beside a dossier for an act to come. One document a place: a new one takes the old one's.
    package func lay(_ upload: Upload, beside draft: String, by actor: Actor) async throws {
        let limit = settings.dossierLimit
        try await database.write { tx in
            try UploadTable.remove(slot: upload.document.slot, draft: draft, by: actor, in: tx)
            let total = try tx.row("SELECT coalesce(sum(size), 0) AS total FROM upload WHERE draft = \(draft) AND account = \(actor.account)")
            if try total!.integer("total") + Int64(upload.document.size) > limit {
                throw Invalid(upload.document.component, .dossierTooLarge(limit: limit))
            }
            try UploadTable.insert(upload, draft: draft, by: actor, in: tx)
        }
    }

    package func uploads(beside draft: String, by actor: Actor) async throws -> [Upload] {
        try await database.read { tx in try UploadTable.all(of: draft, by: actor, in: tx) }
    }

    package func removeUpload(_ id: String, beside draft: String, by actor: Actor) async throws {
        _ = try await database.write { tx in
            try tx.execute("DELETE FROM upload WHERE id = \(id) AND draft = \(draft) AND account = \(actor.account)")
        }
    }
}

enum UploadTable {
    static func insert(_ upload: Upload, draft: String, by actor: Actor, in tx: Transaction) throws {
        let document = upload.document
        try tx.execute(
            """
            INSERT INTO upload (id, draft, account, component, row_number, name, sha256, size, kind, verdict, pages, added_at)
            VALUES (\(document.id), \(draft), \(actor.account), \(document.component), \(document.row), \(document.name),
                \(document.sha256), \(document.size), \(document.kind.rawValue), \(document.verdict.rawValue), \(upload.pages), \(tx.now))
            """)
    }

    static func all(of draft: String, by actor: Actor, in tx: Snapshot) throws -> [Upload] {
        try tx.rows(
            """
            SELECT id, component, row_number, name, sha256, size, kind, verdict, pages FROM upload
            WHERE draft = \(draft) AND account = \(actor.account) ORDER BY added_at, id
            """
        ).map { Upload(document: try Document($0), pages: try $0.optionalInt("pages")) }
    }

    static func remove(slot: Slot, draft: String, by actor: Actor, in tx: Transaction) throws {
        let row = slot.row ?? -1
        try tx.execute(
            """
            DELETE FROM upload
            WHERE draft = \(draft) AND account = \(actor.account) AND component = \(slot.component) AND coalesce(row_number, -1) = \(row)
            """)
    }
}
