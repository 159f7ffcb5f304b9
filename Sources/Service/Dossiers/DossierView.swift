import Domain
import Storage

/// A dossier as one person may see it: for its page and for the API alike.
package struct DossierView: Sendable {
    package var row: DossierRow
    package var dossier: Dossier
    package var rules: Rules
    package var answers: Answers
    package var documents: [DocumentLine]
    /// Oldest first; numbers are the places in the stream.
    package var history: [(sequence: Int, event: Event)]
    package var offers: [Offer]
    package var due: Due?
    package var findings: [String: Finding]
    package var names: Names
    /// Where it is: of a closed dossier as the unit was called then.
    package var unit: Account.Unit
    /// Every unit it was in, by the names of each day.
    package var places: [UnitPeriod]
    package var now: Instant
    /// HD-29: who answers for the declarant has shown no paper. Only the office is told.
    package var isKnownByMailOnly = false

    package var procedure: Procedure { rules.procedure }
}

/// What an officer noted for one item of the checklist.
package enum Finding: String, Hashable, Sendable, CaseIterable { case met, unmet, inapplicable }

/// Names of accounts and divisions for the ids in events.
package struct Names: Hashable, Sendable {
    package var people: [String: String] = [:]
    package var titles: [String: String] = [:]
    package var divisions: [String: String] = [:]
}

extension Office {
    package func dossier(_ number: String, for actor: Actor) async throws -> DossierView {
        let now = clock.instant
        return try await database.read { [self] tx in
            let file = try open(number, visibleTo: actor, in: tx)
            let history = try EventTable.read(number, in: tx).enumerated().map { (sequence: $0.offset + 1, event: $0.element) }
            let places = try UnitTable.periods(of: history.unitIDs, in: tx)
            var view = DossierView(
                row: file.row, dossier: file.dossier, rules: file.rules,
                answers: try AnswersTable.latest(of: number, in: tx),
                documents: try DocumentTable.all(of: number, in: tx).filter { $0.isVisible(to: actor, in: file.dossier) },
                history: history.filter { $0.event.isVisible(to: actor) },
                offers: Case.offers(to: actor, on: file.dossier, under: file.rules, at: now),
                due: file.dossier.due(under: file.rules), findings: try FindingTable.all(of: number, in: tx),
                names: try Names.of(unit: file.row.unit, and: history.map(\.event.actor.account), in: tx),
                unit: try OrganisationTable.unit(file.row.unit, in: tx) ?? .init(id: file.row.unit, code: "", name: ""), places: places, now: now)
            view.isKnownByMailOnly = try actor.role != .declarant && PartyHistory.hasUnprovenOwner(file.row.party, in: tx)
            if let closed = file.row.closedAt { view.unit = view.unit(at: closed) }
            return view
        }
    }

    /// How a dossier stands, without what its page shows besides.
    package func standing(of number: String, for actor: Actor) async throws -> Dossier {
        try await database.read { [self] tx in try open(number, visibleTo: actor, in: tx).dossier }
    }

    /// One document of a dossier, for whoever may see it.
    package func document(_ id: String, of number: String, for actor: Actor) async throws -> (line: DocumentLine, path: String) {
        let line = try await database.read { [self] tx in
            let file = try open(number, visibleTo: actor, in: tx)
            guard let line = try DocumentTable.find(id, dossier: number, in: tx), line.isVisible(to: actor, in: file.dossier) else {
                throw NotFound()
            }
            try file.dossier.demandReach(of: id)
            return line
        }
        return (line, try documents.path(of: line.document.sha256))
    }

    /// 2988-D7.2: notes what the officer found for one item of the procedure's checklist. Only the handling officer, only while processing.
    package func note(_ findings: [String: Finding], on number: String, by actor: Actor) async throws {
        try await database.write { [self] tx in
            let file = try open(number, visibleTo: actor, in: tx)
            guard file.dossier.hand.officer == actor.account, file.dossier.phase == .inProcessing else {
                throw Violation("2988-D9.0", .propose, .notAssigned)
            }
            let items = Set(file.rules.procedure.checklist.map(\.id))
            for (item, finding) in findings {
                guard items.contains(item) else { throw Invalid("findings", .unknown(item)) }
                try FindingTable.put(finding, item: item, dossier: number, by: actor, in: tx)
            }
        }
    }
}

enum FindingTable {
    static func all(of dossier: String, in tx: Snapshot) throws -> [String: Finding] {
        let rows = try tx.rows("SELECT item, verdict FROM finding WHERE dossier = \(dossier)")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.text("item"), try Finding(stored: $0.text("verdict"))) })
    }

    static func put(_ finding: Finding, item: String, dossier: String, by actor: Actor, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO finding (dossier, item, verdict, account, at)
            VALUES (\(dossier), \(item), \(finding.rawValue), \(actor.account), \(tx.now))
            ON CONFLICT (dossier, item) DO UPDATE SET verdict = excluded.verdict, account = excluded.account, at = excluded.at
            """)
    }
}

extension DocumentLine {
    /// The office sees all; a declarant what they filed, what was sealed and the scan of what was issued on paper, never a draft or a memo.
    func isVisible(to actor: Actor, in dossier: Dossier) -> Bool {
        guard actor.role == .declarant else { return true }
        return switch origin {
        case .declarant: true
        case .seal: dossier.phase != .beingSealed
        case .office: dossier.phase == .completed && document.component == "scan"
        }
    }
}

extension Event {
    /// A declarant sees what concerns them and how far the dossier is, not what officers and leaders write to each other.
    func isVisible(to actor: Actor) -> Bool {
        guard actor.role == .declarant else { return true }
        switch fact {
        case .proposed, .forwarded, .sentBack, .takenBack, .noticeToBeSealed, .resultToBeSealed, .sealFailed, .deputyNamed,
            .supplementOpened, .fellBack, .reassigned, .printedForSignature, .issued, .sealed:
            return false
        case .approved(_, let kind, _, _): return kind == .result
        default: return true
        }
    }
}

extension Names {
    static func of(unit: String, and accounts: [String], in tx: Snapshot) throws -> Names {
        let people = try tx.rows("SELECT id, person, title FROM account WHERE id IN \(list: Array(Set(accounts)).sorted()) OR unit = \(unit)")
        let divisions = try tx.rows("SELECT id, name FROM division WHERE unit = \(unit)")
        var names = Names()
        for row in people {
            names.people[try row.text("id")] = try row.text("person")
            names.titles[try row.text("id")] = try row.text("title")
        }
        for row in divisions { names.divisions[try row.text("id")] = try row.text("name") }
        return names
    }
}

extension DossierView {
    /// The unit it was in at a moment, as that was called on the day.
    package func unit(at moment: Instant) -> Account.Unit {
        let id = history.filter { $0.event.recordedAt <= moment }.compactMap(\.event.fact.unit).last ?? row.unit
        return unit(id, at: moment)
    }

    /// Where it was received.
    package var receivingUnit: Account.Unit { unit(history.lazy.compactMap(\.event.fact.unit).first ?? row.unit, at: row.storedAt) }

    /// On the day a unit ends it is still called as it was.
    private func unit(_ id: String, at moment: Instant) -> Account.Unit {
        let then = places.first { $0.unit == id && $0.covers(moment.day) } ?? places.last { $0.unit == id }
        return then.map { Account.Unit(id: id, code: $0.details.code, name: $0.details.name) } ?? unit
    }
}

extension Fact {
    /// The unit it is in from then on, where that changes.
    fileprivate var unit: String? {
        switch self {
        case .filed(let filed): filed.unit
        case .unitSucceeded(_, let to): to
        default: nil
        }
    }
}

extension [(sequence: Int, event: Event)] {
    fileprivate var unitIDs: [String] { Set(compactMap(\.event.fact.unit)).sorted() }
}
