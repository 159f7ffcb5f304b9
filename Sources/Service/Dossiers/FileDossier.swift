import Domain
import Foundation
import Storage

/// A dossier to be filed: documents are durable already.
package struct FileDossier: Sendable {
    package var procedure: String
    /// The receiving unit; nil where only one unit carries the procedure out.
    package var unit: String?
    package var answers: Answers
    package var documents: [Upload]
    package var byHand: [ManualPart]
    package var noStateSecrets: Bool
    /// The same key from the same account is the same filing.
    package var key: String

    package init(
        procedure: String, unit: String? = nil, answers: Answers, documents: [Upload], byHand: [ManualPart] = [], noStateSecrets: Bool, key: String
    ) {
        (self.procedure, self.unit, self.answers) = (procedure, unit, answers)
        (self.documents, self.byHand, self.noStateSecrets, self.key) = (documents, byHand, noStateSecrets, key)
    }
}

extension Office {
    /// Files a dossier once: sent again under the same key it answers with the same receipt.
    /// The moment of storing (2988-D7.5.a) is the transaction's: the documents are durable before it begins.
    package func file(_ command: FileDossier, by actor: Actor) async throws -> Receipt {
        guard let procedure = catalogue.current(command.procedure, on: clock.instant.day) else {
            throw Invalid("procedure", .unknown(command.procedure))
        }
        if let earlier = try await filed(under: command.key, by: actor) { return earlier }
        let unit = try await receivingUnit(of: procedure, chosen: command.unit)
        let running = try await numbers.next(unit: unit.id, day: clock.instant.day, in: database)
        do {
            let (receipt, dossier) = try await database.write { [self] tx in
                try store(command, procedure: procedure, unit: unit, running: running, by: actor, in: tx)
            }
            folds.keep(dossier, number: receipt.number, sequence: receipt.sequence)
            return receipt
        } catch StorageError.uniqueViolation(let constraint) where constraint.hasPrefix("filing_key(") {
            guard let earlier = try await filed(under: command.key, by: actor) else { throw NotFound() }
            return earlier
        }
    }

    private func store(
        _ command: FileDossier, procedure: Procedure, unit: Account.Unit, running: Int64, by actor: Actor, in tx: Transaction
    ) throws -> (Receipt, Dossier) {
        let rules = try rules(
            unit: unit.id, procedure: procedure.key, version: procedure.version,
            organisation: OrganisationTable.version(in: tx), in: tx)
        let (party, now) = (actor.party ?? "", tx.instant)
        let answers = procedure.form.normalised(command.answers)
        let filing = Filing(
            answers: answers, answersDigest: try Self.digest(answers), documents: command.documents.map(\.document),
            byHand: command.byHand, noStateSecrets: command.noStateSecrets)
        let draft = Dossier.draft(procedure: procedure.key, version: procedure.version, unit: unit.id, party: party)
        let events = try decide(.file(filing), by: actor, on: draft, under: rules, at: now)
        var file = DossierFile(
            row: DossierRow(
                number: settings.numberPattern.number(unitCode: unit.code, day: now.day, running: running),
                procedure: procedure.key, version: procedure.version, unit: unit.id, party: party,
                partyName: try PartyTable.name(party, in: tx), phase: .draft, storedAt: now, sequence: 0),
            dossier: draft, rules: rules)
        // First, so that the same filing sent at the same time fails here and not at its documents.
        try tx.execute(
            "INSERT INTO filing_key (account, key, number, at) VALUES (\(actor.account), \(command.key), \(file.row.number), \(tx.now))")
        try record(events, in: &file, tx: tx)
        try DocumentTable.insert(command.documents, dossier: file.row.number, origin: .declarant, by: actor, in: tx)
        try AnswersTable.insert(answers, dossier: file.row.number, in: tx)
        return (receipt(of: file), file.dossier)
    }

    /// The receipt of what was filed under this key before.
    package func filed(under key: String, by actor: Actor) async throws -> Receipt? {
        try await database.read { [self] tx in
            let row = try tx.row("SELECT number FROM filing_key WHERE account = \(actor.account) AND key = \(key)")
            guard let number = try row?.text("number") else { return nil }
            return receipt(of: try open(number, visibleTo: actor, in: tx))
        }
    }

    /// The unit that carries the procedure out: chosen among those of its level that do.
    func receivingUnit(of procedure: Procedure, chosen: String?) async throws -> Account.Unit {
        let units = try await receivingUnits(of: procedure)
        if let chosen {
            guard let unit = units.first(where: { $0.id == chosen || $0.code == chosen }) else { throw Invalid("unit", .unknown(chosen)) }
            return unit
        }
        guard let only = units.first else { throw Invalid("unit", .missing) }
        guard units.count == 1 else { throw Invalid("unit", .missing) }
        return only
    }

    /// Units that have fixed how they assign this procedure's dossiers.
    package func receivingUnits(of procedure: Procedure) async throws -> [Account.Unit] {
        try await database.read { tx in
            try tx.rows(
                """
                SELECT u.id, u.code, u.name FROM unit u JOIN unit_procedure up ON up.unit = u.id LEFT JOIN unit_level l ON l.level = u.level
                WHERE up.procedure = \(procedure.key) AND coalesce(l.performs, u.level) = \(procedure.level) AND u.closed_day IS NULL
                ORDER BY u.code
                """
            ).map { Account.Unit(id: try $0.text("id"), code: try $0.text("code"), name: try $0.text("name")) }
        }
    }
}

enum PartyTable {
    static func name(_ id: String, in tx: Snapshot) throws -> String {
        guard let row = try tx.row("SELECT name FROM party WHERE id = \(id)") else { throw NotFound() }
        return try row.text("name")
    }

    /// - Returns: its id; an organisation or person is there once, whoever registers it.
    static func findOrInsert(_ form: PartyForm, in tx: Transaction) throws -> String {
        if let row = try tx.row("SELECT id FROM party WHERE identifier = \(form.identifier)") { return try row.text("id") }
        try AccountTable.insert(
            Party(id: form.id, kind: form.kind, name: form.name, identifier: form.identifier, address: form.address), in: tx)
        try tx.execute("UPDATE party SET registered_at = \(tx.now) WHERE id = \(form.id)")
        return form.id
    }
}

enum AnswersTable {
    /// - Parameter moment: when they were stored, where that is not now.
    static func insert(_ answers: Answers, dossier: String, at moment: Instant? = nil, in tx: Transaction) throws {
        let body = try StoredJSON.encode(answers)
        try insert(body, digest: body.digest, dossier: dossier, at: moment, in: tx)
    }

    static func insert(_ body: String, digest: String, dossier: String, at moment: Instant? = nil, in tx: Transaction) throws {
        try tx.send(
            """
            INSERT INTO answers (dossier, digest, body, stored_at) VALUES (\(dossier), \(digest), \(body), \((moment ?? tx.instant).milliseconds))
            ON CONFLICT (dossier, digest) DO NOTHING
            """)
    }

    /// The answers in force: the latest stored.
    static func latest(of dossier: String, in tx: Snapshot) throws -> Answers {
        let row = try tx.row("SELECT body FROM answers WHERE dossier = \(dossier) ORDER BY stored_at DESC LIMIT 1")
        return try row.map { try StoredJSON.decode(Answers.self, from: $0.text("body")) } ?? Answers()
    }
}

extension Office {
    /// What the history keeps of answers: SHA-256 of their stored form.
    package static func digest(_ answers: Answers) throws -> String { try StoredJSON.encode(answers).digest }
}
