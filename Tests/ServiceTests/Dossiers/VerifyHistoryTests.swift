import Domain
import Storage
import Testing

@testable import Service

/// The check that stands behind every other test here finds what it is there to find.
@Suite struct VerifyHistoryTests {
    static let damages: [Statement] = [
        "UPDATE dossier SET phase = 'completed'", "UPDATE dossier SET officer = 'nobody'", "UPDATE dossier SET division = NULL",
        "UPDATE dossier SET due_at = due_at + 1", "UPDATE dossier SET received_at = received_at + 1", "UPDATE dossier SET closed_at = 1",
        "UPDATE dossier SET stored_at = stored_at - 1", "UPDATE dossier SET sequence = sequence + 1", "UPDATE dossier SET hand = NULL",
        "UPDATE dossier SET sort_at = 0", "UPDATE dossier SET look_at = 1", "UPDATE dossier SET passed_by = 'officer/x'",
        "UPDATE dossier SET paused_since = 1", "DELETE FROM event WHERE sequence = 5", "UPDATE event SET recorded_at = 0 WHERE sequence = 4",
        "UPDATE document SET sha256 = 'x' WHERE component = 'request'",
        "UPDATE document SET withheld_at = 1, withheld_by = 'x', withheld_reason = 'y' WHERE component = 'request'",
    ]

    @Test(arguments: Engine.allCases)
    func `2988-D4.5 whatever is changed behind the history's back is found`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .inProcessing)
            for damage in Self.damages {
                let problems = await #expect(throws: Found.self) {
                    try await test.office.database.write { tx in
                        try tx.execute(damage)
                        throw Found(problems: try test.office.differences(of: number, in: tx))
                    }
                }
                #expect(problems?.problems.isEmpty == false, "\(damage)")
            }
            #expect(try await test.office.verifyHistory() == HistoryReport(events: 5, dossiers: 1))
        }
    }

    /// Carries the finding out of a transaction that must not stay.
    private struct Found: Error { var problems: [String] }
}
