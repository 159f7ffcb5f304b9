import Domain
import Storage

/// What a look over the whole history found.
package struct HistoryReport: Hashable, Sendable {
    package var events = 0
    package var dossiers = 0
    /// One line each, naming the dossier; at most a hundred.
    package var problems: [String] = []
}

extension Office {
    /// Reads every stream back, folds it, and compares it with the row lists are read from.
    package func verifyHistory() async throws -> HistoryReport {
        var report = HistoryReport()
        var last = ""
        while true {
            let after = last
            let numbers = try await database.read { tx in
                try tx.rows("SELECT number FROM dossier WHERE number > \(after) ORDER BY number LIMIT 500").map { try $0.text("number") }
            }
            guard let end = numbers.last else { break }
            last = end
            for number in numbers { try await verify(number, &report) }
        }
        try await verifyOrganisation(&report)
        return report
    }

    private func verify(_ number: String, _ report: inout HistoryReport) async throws {
        let (events, problems) = try await database.read { [self] tx in
            let history = try EventTable.read(number, in: tx)
            return (history.count, try differences(of: number, history, in: tx))
        }
        report.events += events
        report.dossiers += 1
        report.problems += problems.prefix(max(0, 100 - report.problems.count))
    }

    /// What does not agree with one dossier's history, a line each.
    func differences(of number: String, in tx: Snapshot) throws -> [String] {
        try differences(of: number, EventTable.read(number, in: tx), in: tx)
    }

    private func differences(of number: String, _ history: [Event], in tx: Snapshot) throws -> [String] {
        let (row, version) = try DossierTable.find(number, visibleTo: .system, in: tx)
        let rules = try rules(unit: row.unit, procedure: row.procedure, version: row.version, organisation: version, in: tx)
        guard let first = history.first, let last = history.last else { return ["\(number): no history"] }
        let folded = Dossier.fold(history, procedure: row.procedure, version: row.version, unit: row.unit, party: row.party)
        var expected = row
        (expected.storedAt, expected.closedAt) = (first.recordedAt, nil)
        // Nothing but a withholding comes after the end.
        let ended = history.last { if case .documentWithheld = $0.fact { false } else { true } } ?? last
        expected.follow(folded, under: rules, sequence: history.count, at: ended.recordedAt)
        var problems: [String] = []
        if expected != row {
            problems.append("\(number): the list shows \(row.phase) at \(row.sequence), the history says \(expected.phase) at \(expected.sequence)")
        }
        if try !DossierTable.agrees(expected, lookAt: folded.nextLook(under: rules), in: tx) { problems.append("\(number): the work lists differ from the history") }
        if zip(history, history.dropFirst()).contains(where: { $0.recordedAt > $1.recordedAt }) { problems.append("\(number): time runs backwards") }
        if try DeputyTable.count(of: number, in: tx) != folded.deputies.count { problems.append("\(number): the deputies differ from the history") }
        return problems + Self.documentProblems(of: number, folded, try DocumentTable.all(of: number, in: tx))
    }

    private static func documentProblems(of number: String, _ folded: Dossier, _ stored: [DocumentLine]) -> [String] {
        var problems: [String] = []
        if !Set(stored.map(\.document)).isSuperset(of: folded.documents) { problems.append("\(number): a document of the history is not in the table") }
        let withheld = stored.compactMap { line in line.withheld.map { (line.document.id, $0) } }
        if Dictionary(withheld, uniquingKeysWith: { first, _ in first }) != folded.withheld { problems.append("\(number): the documents withheld differ from the history") }
        return problems
    }
}

extension DossierTable {
    /// Whether the columns that only queries read say the same as the row.
    fileprivate static func agrees(_ row: DossierRow, lookAt: Instant?, in tx: Snapshot) throws -> Bool {
        guard let stored = try tx.row("SELECT hand, passed_by, sort_at, look_at FROM dossier WHERE number = \(row.number)") else { return false }
        return try stored.optionalText("hand") == row.hand?.key && stored.optionalText("passed_by") == row.passedBy?.key
            && stored.integer("sort_at") == row.sortAt && stored.optionalInstant("look_at") == lookAt
    }
}

extension Office {
    /// What keeps this process from serving, in words for the log; empty when it can.
    package func faults() async -> [String] {
        do {
            _ = try await database.read { tx in try tx.row("SELECT version FROM organisation WHERE id = 1") }
            return []
        } catch {
            return ["database"]
        }
    }
}
