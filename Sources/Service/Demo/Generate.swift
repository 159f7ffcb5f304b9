import Domain
import Foundation
import Paper
import Storage

extension Office {
    /// Adds dossiers to a demonstration: spread over its units, three years and some ten thousand parties, most of them closed. Their events
    /// are what the production `decide` gives, in memory; rows, events and all that belongs to them are written in large transactions. A
    /// random sample is read back afterwards and compared with its history.
    ///
    /// - Parameter progress: told the number made so far.
    /// - Throws: `DemoFault`, or `GeneratedWrongly` when the sample does not agree.
    package func generate(dossiers count: Int, progress: (Int) -> Void) async throws {
        let world = try await GeneratedWorld.open(in: self, parties: min(10_000, max(count / 20, 10)))
        let starts = world.starts(count)
        let batches = stride(from: 0, to: count, by: Self.generatedAtOnce).map { Array(starts[$0..<min($0 + Self.generatedAtOnce, count)]) }
        var numbers: [String] = []
        var next = Task { try await world.play(batches.first ?? []) }
        for index in batches.indices {
            let played = try await next.value
            // The next batch is played while this one is written.
            let following = index + 1 < batches.count ? batches[index + 1] : []
            next = Task { try await world.play(following) }
            numbers += try await write(played)
            progress(numbers.count)
        }
        try await checkSample(of: numbers)
    }

    private static let generatedAtOnce = 2000

    private func write(_ played: [GeneratedDossier]) async throws -> [String] {
        try await database.write { [self] tx in
            var free: [String: Int64] = [:]
            for (key, group) in Dictionary(grouping: played, by: \.numberKey) {
                free[key] = try DossierNumbers.reserve(Int64(group.count), unit: group[0].unit.id, day: group[0].storedAt.day, in: tx)
            }
            return try played.map { dossier in
                let running = free[dossier.numberKey, default: 1]
                free[dossier.numberKey] = running + 1
                let number = settings.numberPattern.number(unitCode: dossier.unit.code, day: dossier.storedAt.day, running: running)
                try dossier.insert(as: number, in: tx)
                return number
            }
        }
    }

    private func checkSample(of numbers: [String]) async throws {
        let sample = numbers.shuffled().prefix(200)
        let problems = try await database.read { [self] tx in try sample.flatMap { try differences(of: $0, in: tx) } }
        if !problems.isEmpty { throw GeneratedWrongly(problems: problems) }
    }
}

/// What was generated and read back does not agree with its history.
package struct GeneratedWrongly: Error, Hashable, Sendable {
    package var problems: [String]
}

/// A dossier played in memory, ready to be written.
struct GeneratedDossier: Sendable {
    var unit: Account.Unit
    var rules: Rules
    var party: Party
    var filedBy: Actor
    var answers: String
    var dossier: Dossier
    var events: [Event]
    /// The events' facts, encoded.
    var facts: [String]
    var papers: [Papers]

    struct Papers: Sendable {
        var uploads: [Upload]
        var origin: DocumentLine.Origin
        var by: Actor
        var at: Instant
    }

    var storedAt: Instant { events[0].recordedAt }
    var numberKey: String { "\(unit.id) \(storedAt.day)" }

    func insert(as number: String, in tx: Transaction) throws {
        var row = DossierRow(
            number: number, procedure: rules.procedure.key, version: rules.procedure.version, unit: unit.id, party: party.id,
            partyName: party.name, phase: .draft, storedAt: storedAt, sequence: 0)
        row.follow(dossier, under: rules, sequence: events.count, at: events[events.count - 1].recordedAt)
        try DossierTable.insert(row, filedBy: filedBy.account, lookAt: dossier.nextLook(under: rules), in: tx)
        try EventTable.append(events, facts: facts, to: number, after: 0, in: tx)
        try NoticeTable.queue(events, of: DossierFile(row: row, dossier: dossier, rules: rules), after: 0, in: tx)
        for papers in papers {
            try DocumentTable.insert(papers.uploads, dossier: number, origin: papers.origin, by: papers.by, at: papers.at, in: tx)
        }
        try AnswersTable.insert(answers, digest: answers.digest, dossier: number, at: storedAt, in: tx)
        if dossier.phase == .beingSealed { try SealQueue.add(number, in: tx) }
    }
}
