import Domain
import Storage

/// One look at a dossier, one of its documents, or a list taken out of the system.
package struct DossierRead: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable { case dossier, document, export }

    package var dossier: String
    package var document: String?
    package var kind: Kind
    package var purpose: ReadPurpose
    /// Of an export.
    package var list: ExportedList?

    package init(of view: DossierView, document: String? = nil, for purpose: ReadPurpose) {
        (dossier, self.document, self.purpose) = (view.row.number, document, purpose)
        kind = document == nil ? .dossier : .document
    }

    init(of list: ExportedList, for purpose: ReadPurpose) { (dossier, kind, self.list, self.purpose) = ("", .export, list, purpose) }

    /// Of a returned result, at whatever unit.
    package init(of result: String, document: String? = nil) {
        (dossier, self.document, kind, purpose) = (result, document, document == nil ? .dossier : .document, .relying)
    }
}

extension Role {
    /// Whose reads are recorded: everybody's but the declarant's own.
    package var readsAreRecorded: Bool {
        switch self {
        case .officer, .divisionLeader, .unitLeader, .recordsClerk, .observer: true
        case .declarant, .administrator, .rootAdministrator, .monitor, .system: false
        }
    }
}

extension Office {
    /// What an actor reads a dossier for: as the dossier tells, else as the actor said today; nil: nobody knows yet, so ask before showing anything.
    package func purpose(of actor: Actor, reading view: DossierView) async throws -> ReadPurpose? {
        if let purpose = view.dossier.purpose(of: actor) { return purpose }
        return try await database.read { tx in
            try tx.row(
                """
                SELECT purpose FROM read_purpose
                WHERE account = \(actor.account) AND dossier = \(view.row.number) AND day = \(tx.instant.day.number)
                """
            ).map { try ReadPurpose(stored: $0.text("purpose")) }
        }
    }

    /// Remembered for this dossier until midnight.
    /// - Throws: `NotFound` for a dossier the actor may not see.
    package func state(_ purpose: ReadPurpose, for number: String, by actor: Actor) async throws {
        guard purpose.isStated else { throw Invalid("purpose", .unknown(purpose.rawValue)) }
        try await database.write { tx in
            _ = try DossierTable.find(number, visibleTo: actor, in: tx)
            try tx.execute(
                """
                INSERT INTO read_purpose (account, dossier, day, purpose)
                VALUES (\(actor.account), \(number), \(tx.instant.day.number), \(purpose.rawValue))
                ON CONFLICT (account, dossier, day) DO UPDATE SET purpose = excluded.purpose
                """)
        }
    }

    /// 2988-D4.3-i: durable when this returns, so before the answer leaves. Outside the transaction that read the dossier, which may be a snapshot
    /// on a connection that cannot write.
    package func record(_ read: DossierRead, by actor: Actor) async throws {
        guard actor.role.readsAreRecorded, let unit = actor.unit else { return }
        let (id, mailIDs) = (String.newID(), (0..<5).map { _ in String.newID() })
        let limit = settings.readsBeforeFlag
        try await database.write { tx in
            let day = read.purpose.isStated && read.list == nil ? tx.instant.day.number : nil
            try tx.execute(
                """
                INSERT INTO read_entry (id, at, account, role, hat, unit, dossier, document, kind, purpose, outside_day, filter, line_count)
                VALUES (\(id), \(tx.now), \(actor.account), \(actor.role.rawValue), \(actor.hat), \(unit), \(read.dossier), \(read.document),
                    \(read.kind.rawValue), \(read.purpose.rawValue), \(day), \(read.list?.filter), \(read.list?.lines))
                """)
            if let day { try ReadFlags.watch(actor, day: day, unit: unit, limit: limit, mailIDs, in: tx) }
        }
    }

    /// For what comes in pieces, as the pictures of a document's pages: one entry for all that is looked at within ten minutes.
    package func recordOnce(_ read: DossierRead, by actor: Actor) async throws {
        let isKnown = try await database.read { tx in
            try tx.row(
                """
                SELECT 1 AS one FROM read_entry
                WHERE account = \(actor.account) AND at > \(tx.now - 600_000) AND dossier = \(read.dossier) AND document = \(read.document) LIMIT 1
                """) != nil
        }
        if !isKnown { try await record(read, by: actor) }
    }

    /// HD-34: drops what is older than the installation keeps. Bounded; call it again while it returns something.
    package func forgetReads() async throws -> Int {
        let cutoff = try await database.read { tx -> Int64? in
            guard let days = try tx.row("SELECT days FROM retention WHERE subject = 'reads'")?.integer("days") else { return nil }
            let cutoff = tx.now - days * 86_400_000
            return try tx.row("SELECT at FROM read_entry WHERE at < \(cutoff) ORDER BY at LIMIT 1").map { _ in cutoff }
        }
        guard let cutoff else { return 0 }
        return try await database.write { tx in
            try tx.execute("DELETE FROM read_purpose WHERE day < \(tx.instant.day.number - 1)")
            return try tx.execute("DELETE FROM read_entry WHERE id IN (SELECT id FROM read_entry WHERE at < \(cutoff) ORDER BY at LIMIT 500)")
        }
    }
}

/// HD-33: many dossiers outside one's own work within a day.
enum ReadFlags {
    static func watch(_ actor: Actor, day: Int, unit: String, limit: Int, _ mailIDs: [String], in tx: Transaction) throws {
        let row = try tx.row(
            """
            SELECT count(*) AS n FROM (
                SELECT DISTINCT dossier FROM read_entry WHERE account = \(actor.account) AND outside_day = \(day) AND outside_day IS NOT NULL LIMIT \(limit + 1)
            ) AS counted
            """)
        guard let dossiers = try row?.int("n"), dossiers > limit else { return }
        let isNew = try tx.execute(
            "INSERT INTO read_flag (account, day, unit, at) VALUES (\(actor.account), \(day), \(unit), \(tx.now)) ON CONFLICT (account, day) DO NOTHING")
        if isNew == 1 { try raise(actor, Day(number: day), unit, dossiers, mailIDs, in: tx) }
    }

    private static func raise(_ actor: Actor, _ day: Day, _ unit: String, _ dossiers: Int, _ mailIDs: [String], in tx: Transaction) throws {
        let stream = AccountHistory.stream(actor.account)
        try AccountHistory.append(
            .readManyDossiers(day: day.description, dossiers: dossiers), "HD-33", to: actor.account, by: Actor.system.author, in: tx)
        let sequence = try EventTable.length(stream, in: tx)
        let leaders = try tx.rows("SELECT id, email FROM account WHERE unit = \(unit) AND role = 'unitLeader' AND disabled_at IS NULL ORDER BY id LIMIT 5")
        for (leader, id) in zip(leaders, mailIDs) {
            try NoticeTable.tell(try leader.text("id"), of: stream, at: sequence, in: tx)
            guard let email = try leader.optionalText("email") else { continue }
            try Outbox.queue(mail(actor.account, day, dossiers, to: email), id: id, in: tx)
        }
    }

    private static func mail(_ account: String, _ day: Day, _ dossiers: Int, to address: String) -> Mail {
        Mail(
            to: address, subject: "Nhật ký đọc hồ sơ: \(account) đọc nhiều hồ sơ ngoài phần việc",
            body: "Ngày \(day.inVietnamese) tài khoản \(account) đã mở hơn \(dossiers - 1) hồ sơ không thuộc phần việc được giao. Xem mục Nhật ký đọc và hỏi lý do (Điều 4 khoản 3 Quyết định 2988/QĐ-TCHQ).")
    }
}
