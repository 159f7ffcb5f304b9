import Domain
import Storage

/// What an act came to.
package struct Receipt: Hashable, Sendable {
    package var number: String
    package var phase: Phase
    package var sequence: Int
    package var storedAt: Instant
    package var receivedAt: Instant?
    /// Why it counts as received then.
    package var reception: [Reason]
    package var due: Due?
}

/// A dossier with all that is needed to decide on it, as one transaction saw it.
struct DossierFile {
    var row: DossierRow
    var dossier: Dossier
    var rules: Rules
}

extension Office {
    /// One act on one dossier: find what this actor may see, decide, append at the sequence read, update the read tables, queue what follows.
    ///
    /// - Parameters:
    ///   - seen: the sequence the actor's page or program showed; nil only for the system, which always acts on what is there.
    ///   - papers: documents of this act, durable already, recorded with it.
    /// - Throws: `NotFound`, `Conflict`, `Violation`.
    package func perform(
        _ action: Action, on number: String, by actor: Actor, seen: Int?, papers: [Upload] = [], answers: Answers? = nil
    ) async throws -> Receipt {
        try await carryOut(on: number, seen: seen) { [self] tx in
            try act(action, on: number, by: actor, seen: seen, papers: papers, answers: answers, in: tx)
        }
    }

    /// - Throws: `Conflict` where somebody appended first.
    func carryOut(on number: String, seen: Int?, _ act: @escaping @Sendable (Transaction) throws -> DossierFile) async throws -> Receipt {
        do {
            let file = try await database.write(act)
            let receipt = receipt(of: file)
            folds.keep(file.dossier, number: number, sequence: receipt.sequence)
            return receipt
        } catch StorageError.uniqueViolation(let constraint) where constraint.hasPrefix("event(") {
            throw Conflict(number: number, seen: seen)
        }
    }

    private func act(
        _ action: Action, on number: String, by actor: Actor, seen: Int?, papers: [Upload], answers: Answers?, in tx: Transaction
    ) throws -> DossierFile {
        var file = try open(number, visibleTo: actor, in: tx)
        if let seen, seen != file.row.sequence { throw Conflict(number: number, seen: seen) }
        let events = try decide(action, by: actor, on: file.dossier, under: file.rules, at: tx.instant)
        try record(events, in: &file, tx: tx)
        try DocumentTable.insert(papers, dossier: number, origin: actor.role == .declarant ? .declarant : .office, by: actor, in: tx)
        if let answers { try AnswersTable.insert(answers, dossier: number, in: tx) }
        return file
    }

    /// Appends, folds, projects and queues: everything an event brings with it, whoever caused it.
    func record(_ events: [Event], in file: inout DossierFile, tx: Transaction) throws {
        let (before, phase) = (file.row.sequence, file.dossier.phase)
        try EventTable.append(events, to: file.row.number, after: before, in: tx)
        for event in events { file.dossier.apply(event) }
        file.row.follow(file.dossier, under: file.rules, sequence: before + events.count, at: tx.instant)
        let lookAt = file.dossier.nextLook(under: file.rules)
        if before == 0 {
            try DossierTable.insert(file.row, filedBy: events[0].actor.account, lookAt: lookAt, in: tx)
        } else {
            try DossierTable.update(file.row, lookAt: lookAt, in: tx)
        }
        try DeputyTable.insert(events, of: file.row.number, after: before, in: tx)
        try NoticeTable.queue(events, of: file, after: before, in: tx)
        // What happens while it is being sealed takes no claim from the worker who seals it.
        if file.dossier.phase == .beingSealed, phase != .beingSealed { try SealQueue.add(file.row.number, in: tx) }
    }

    func open(_ number: String, visibleTo actor: Actor, in tx: Snapshot) throws -> DossierFile {
        let (row, version) = try DossierTable.find(number, visibleTo: actor, in: tx)
        let rules = try rules(unit: row.unit, procedure: row.procedure, version: row.version, organisation: version, in: tx)
        return DossierFile(row: row, dossier: try folds.fold(row, in: tx), rules: rules)
    }

    func rules(unit: String, procedure: String, version: Int, organisation: Int64, in tx: Snapshot) throws -> Rules {
        guard let procedure = catalogue.procedure(procedure, version: version) else { throw NotFound() }
        let (roster, outages) = try rosters.rules(of: unit, for: procedure.key, version: organisation, in: tx)
        return Rules(
            procedure: procedure, unit: try roster.withLoads(in: tx), calendar: calendar, readings: settings.readings, outages: outages)
    }

    func receipt(of file: DossierFile) -> Receipt {
        Receipt(
            number: file.row.number, phase: file.row.phase, sequence: file.row.sequence, storedAt: file.row.storedAt,
            receivedAt: file.row.receivedAt, reception: file.dossier.reception(under: file.rules, stored: file.row.storedAt),
            due: file.dossier.due(under: file.rules))
    }
}
