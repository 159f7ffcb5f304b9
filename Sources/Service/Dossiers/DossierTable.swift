import Domain
import Storage

/// A dossier as lists show it.
package struct DossierRow: Hashable, Sendable {
    package var number: String
    package var procedure: String
    package var version: Int
    package var unit: String
    package var party: String
    package var partyName: String
    package var phase: Phase
    package var division: String?
    package var officer: String?
    package var storedAt: Instant
    package var receivedAt: Instant?
    package var dueAt: Instant?
    package var pausedSince: Instant?
    package var closedAt: Instant?
    package var sequence: Int
}

enum DossierTable {
    static let columns: Statement =
        """
        d.number, d.procedure, d.version, d.unit, d.party, d.party_name, d.phase, d.division, d.officer, d.stored_at, d.received_at,
        d.due_at, d.paused_since, d.closed_at, d.sequence
        """

    /// - Throws: `NotFound` when there is none, or none this actor may see.
    static func find(_ number: String, visibleTo actor: Actor, in tx: Snapshot) throws -> (row: DossierRow, organisation: Int64) {
        let row = try tx.row(
            """
            SELECT \(columns), o.version AS organisation
            FROM dossier d CROSS JOIN organisation o
            WHERE d.number = \(number) AND \(scope(of: actor))
            """)
        guard let row else { throw NotFound() }
        return (try DossierRow(row), try row.integer("organisation"))
    }

    /// Which dossiers an actor may know of. Everything that reads dossiers for somebody asks it in its query (2988-D4.3-i).
    static func scope(of actor: Actor) -> Statement {
        switch actor.role.seesDossiers {
        case .ownParty: "d.party = \(actor.party ?? "")"
        case .ownUnit: "d.unit = \(actor.unit ?? "")"
        case .all: "1 = 1"
        case .none: "1 = 0"
        }
    }

    static func insert(_ row: DossierRow, filedBy account: String, lookAt: Instant?, in tx: Transaction) throws {
        try tx.send(
            """
            INSERT INTO dossier (number, procedure, version, unit, party, party_name, filed_by, phase, division, officer, stored_at,
                received_at, due_at, paused_since, closed_at, look_at, hand, passed_by, sort_at, sequence)
            VALUES (\(row.number), \(row.procedure), \(row.version), \(row.unit), \(row.party), \(row.partyName), \(account),
                \(row.phase.rawValue), \(row.division), \(row.officer), \(row.storedAt.milliseconds),
                \(row.receivedAt?.milliseconds), \(row.dueAt?.milliseconds), \(row.pausedSince?.milliseconds),
                \(row.closedAt?.milliseconds), \(lookAt?.milliseconds), \(row.hand?.key), \(row.passedBy?.key), \(row.sortAt),
                \(row.sequence))
            """)
    }

    static func update(_ row: DossierRow, lookAt: Instant?, in tx: Transaction) throws {
        try tx.send(
            """
            UPDATE dossier SET unit = \(row.unit), phase = \(row.phase.rawValue), division = \(row.division), officer = \(row.officer),
                received_at = \(row.receivedAt?.milliseconds), due_at = \(row.dueAt?.milliseconds),
                paused_since = \(row.pausedSince?.milliseconds), closed_at = \(row.closedAt?.milliseconds),
                look_at = \(lookAt?.milliseconds), hand = \(row.hand?.key), passed_by = \(row.passedBy?.key), sort_at = \(row.sortAt),
                sequence = \(row.sequence)
            WHERE number = \(row.number)
            """)
    }
}

extension DossierRow {
    init(_ row: Row) throws {
        self.init(
            number: try row.text("number"), procedure: try row.text("procedure"), version: try row.int("version"),
            unit: try row.text("unit"), party: try row.text("party"), partyName: try row.text("party_name"),
            phase: try Phase(stored: row.text("phase")), division: try row.optionalText("division"),
            officer: try row.optionalText("officer"), storedAt: Instant(milliseconds: try row.integer("stored_at")),
            receivedAt: try row.optionalInstant("received_at"), dueAt: try row.optionalInstant("due_at"),
            pausedSince: try row.optionalInstant("paused_since"), closedAt: try row.optionalInstant("closed_at"),
            sequence: try row.int("sequence"))
    }

    /// What the fold says, for the columns that follow it.
    mutating func follow(_ dossier: Dossier, under rules: Rules, sequence: Int, at now: Instant) {
        (unit, phase, division, officer) = (dossier.unit, dossier.phase, dossier.hand.division, dossier.hand.officer)
        (receivedAt, self.sequence) = (dossier.clock.received, sequence)
        let due = dossier.due(under: rules)
        dueAt = due?.at
        pausedSince = if case .paused(let since, _)? = due?.state { since } else { nil }
        closedAt = dossier.phase.isClosed ? closedAt ?? now : nil
    }
}

extension Row {
    func optionalInstant(_ column: String) throws -> Instant? {
        try optionalInteger(column).map(Instant.init(milliseconds:))
    }
}
