import Domain
import Storage
import Testing

@testable import Service

@Suite struct VerifyOrganisationTests {
    @Test(arguments: Engine.allCases)
    func `2988-D4.5 an account, list or administrator account changed behind its history's back is found`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            _ = try await test.list([TestOffice.line("Đặng Thu Trang", number: "HQ-1")], by: test.administrator)
            let damages: [(damage: Statement, mend: Statement)] = [
                ("UPDATE account SET role = 'unitLeader' WHERE id = 'long.vh'", "UPDATE account SET role = 'officer' WHERE id = 'long.vh'"),
                ("UPDATE account SET disabled_at = 1 WHERE id = 'long.vh'", "UPDATE account SET disabled_at = NULL WHERE id = 'long.vh'"),
                ("UPDATE account_list SET state = 'carriedOut'", "UPDATE account_list SET state = 'approved'"),
                ("UPDATE administrator SET closed_at = 1 WHERE name = '03cc_qt'", "UPDATE administrator SET closed_at = NULL WHERE name = '03cc_qt'"),
                ("UPDATE administrator_holder SET to_at = 1 + from_at WHERE administrator = '03cc_qt'", "UPDATE administrator_holder SET to_at = NULL WHERE administrator = '03cc_qt'"),
            ]
            for (damage, mend) in damages {
                try await test.office.database.write { tx in try tx.execute(damage) }
                #expect(try await test.office.verifyHistory().problems.count == 1, "\(damage)")
                try await test.office.database.write { tx in try tx.execute(mend) }
            }
        }
    }
}
