import Domain
import Storage
import Testing

@testable import Service

@Suite struct NoticeTests {
    @Test(arguments: Engine.allCases)
    func `2988-D9.2.b who must be told is told in the act's own transaction`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            try await test.bring(number, to: .awaitingSupplement)
            let officer = try #require(try await test.view(number).row.officer)
            let told = try await test.office.database.read { tx in
                try tx.rows("SELECT party, account, sequence, at FROM notice WHERE dossier = \(number) ORDER BY sequence").map { row in
                    (to: try row.optionalText("party") ?? row.text("account"), sequence: try row.int("sequence"), at: try row.integer("at"))
                }
            }
            let history = try await test.view(number).history
            #expect(told.map(\.to) == ["0209999016", officer, "0209999016"])
            for notice in told { #expect(history[notice.sequence - 1].event.recordedAt.milliseconds == notice.at) }
        }
    }
}
