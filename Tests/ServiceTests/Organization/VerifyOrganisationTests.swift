import Domain
import Storage
import Testing

@testable import Service

/// What stands behind every other test of the organisation finds what it is there to find.
@Suite struct VerifyOrganisationTests {
    /// By the kind of history the row belongs to.
    // swift-format-ignore
    static let damages: [String: [Statement]] = [
        "account": [
            "UPDATE account SET role = 'unitLeader' WHERE id = 'long.vh'", "UPDATE account SET disabled_at = 1 WHERE id = 'long.vh'",
            "UPDATE account SET name = 'x' WHERE id = 'huong.ttm'", "UPDATE account SET locked_at = NULL WHERE id = 'tung.vd'",
            "UPDATE account SET locked_at = 1, lock_reason = 'requested' WHERE id = 'long.vh'", "UPDATE account SET handed_over_at = NULL WHERE id = 'anh.nq'",
            "UPDATE account SET lock_reason = 'requested' WHERE id = 'tung.vd'", "DELETE FROM account_procedure WHERE account = 'long.vh'",
            "UPDATE api_token SET scope = 'approve' WHERE name = 'máy'", "UPDATE api_token SET expires_at = expires_at + 1 WHERE name = 'máy'",
            "UPDATE api_token SET revoked_at = NULL WHERE name = 'cũ'", "UPDATE acting_leader SET to_at = to_at + 1", "UPDATE acting_leader SET ended_at = 1",
            "INSERT INTO second_factor (account, secret, made_at, confirmed_at, last_step) VALUES ('long.vh', 'x', 1, 1, 0)",
            "INSERT INTO read_flag (account, day, unit, at) VALUES ('long.vh', 1, '03ZZ', 1)", "DELETE FROM event WHERE stream = 'account/long.vh'",
        ],
        "list": [
            "UPDATE account_list SET state = 'carriedOut'", "UPDATE account_list SET row_count = 7", "DELETE FROM account_list",
            "DELETE FROM event WHERE stream LIKE 'list/%' AND sequence = 2", "UPDATE account_list SET kind = 'officers' WHERE kind = 'monitoring'",
            "UPDATE account_list SET done_count = 1 WHERE kind = 'monitoring'",
        ],
        "administrator": [
            "UPDATE administrator SET closed_at = 1 WHERE name = '03cc_qt'", "UPDATE administrator SET root_since = 1 WHERE name = '03cc_qt'",
            "UPDATE administrator_holder SET to_at = 1 + from_at WHERE administrator = '03cc_qt'",
            "UPDATE administrator SET kind = 'monitoring' WHERE name = '03cc_qt'", "UPDATE administrator SET closed_at = 1 WHERE kind = 'monitoring'",
            "DELETE FROM administrator_holder WHERE administrator = '03zz_gs'", "DELETE FROM administrator_holder WHERE administrator = '03cc_qt'", "DELETE FROM event WHERE stream = 'administrator/03cc_qt'",
        ],
        "unit": [
            "UPDATE unit SET name = 'x' WHERE id = '03CC'", "UPDATE unit SET closed_day = '2018-01-01' WHERE id = '03CC'",
            "UPDATE unit_period SET code = 'X' WHERE unit = '03CC'", "UPDATE unit_period SET to_day = '2030-01-01' WHERE unit = '03CC'",
            "INSERT INTO unit_successor (unit, successor) VALUES ('03CC', '03ZZ')", "UPDATE division SET name = 'x' WHERE id = '03ZZ-GSQL'",
            "INSERT INTO division (id, unit, name) VALUES ('x', '03CC', 'x')", "UPDATE division SET closed_at = 1 WHERE id = 'GSQL-P1'",
            "UPDATE unit_procedure SET mode = 5 WHERE procedure = 'T-3'", "DELETE FROM unit_procedure WHERE procedure = 'T-3'",
            "UPDATE assignment_order SET replaced_at = 1", "UPDATE assignment_order SET carried_out_at = 1", "DELETE FROM event WHERE stream = 'unit/03ZZ'",
        ],
        "party": [
            "UPDATE party_person SET ended_at = 1 WHERE party = '0209999016'", "UPDATE party_person SET owner_since = NULL WHERE party = '0209999016'",
            "INSERT INTO party_person (party, account, asked_at, granted_at) VALUES ('0209999016', 'tung.vd', 1, 1)",
            "DELETE FROM event WHERE stream = 'party/0209999016'",
        ],
    ]

    @Test(arguments: Engine.allCases)
    func `2988-D4.1, 2988-D4.5, 3035-D5.2.c whatever of the organisation is changed behind the history's back is found`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            try await Self.fill(test)
            for (kind, damages) in Self.damages {
                for damage in damages {
                    let found = await #expect(throws: Found.self) {
                        try await test.office.database.write { tx in
                            #expect(try tx.execute(damage) > 0, "\(damage)")
                            throw Found(problems: try Differences.kinds.flatMap { try $0.look(after: "", in: tx).found })
                        }
                    }
                    #expect(found?.problems.contains { $0.contains(kind) } == true, "\(damage)")
                }
            }
        }
    }

    /// Something in every table.
    private static func fill(_ test: TestOffice) async throws {
        let office = test.office
        _ = try await test.list([TestOffice.line("Đặng Thu Trang", number: "HQ-1")], by: test.administrator)
        let monitoring = try await test.approvedRequest([TestOffice.unitLine("03ZZ", holder: "nga.pt")], by: test.administrator)
        _ = try await office.carryOut(list: monitoring.id, .monitoring, by: test.root, seen: monitoring.sequence)
        _ = try await test.request([TestOffice.unitLine("03CC", holder: "phong.dt")], by: test.administrator)
        let term = ActingTerm(id: "t1", from: office.clock.instant, until: office.clock.instant.advanced(bySeconds: 86_400), reason: "Đi công tác")
        try await office.nameActingLeader(term, account: "tien.dm", by: test.actor("cuong.nk"), seen: 1)
        _ = try await office.orderAssignment(AssignmentOrder(id: .newID(), procedure: "T-3", mode: .leaderOfficer), at: "03ZZ", by: test.actor("cuong.nk"))
        let ticket = try await office.prepareHandOver(of: "anh.nq", by: test.administrator)
        try await office.handOver(ticket, HandOverCommand(way: .letter, receivedBy: "Văn thư", address: "Hải Phòng", replyNumber: "1/CV"), by: test.administrator)
        try await office.reportRisk(to: "tung.vd")
        let signedIn = try await office.signIn(account: "huong.ttm", password: DemoCast.password, tokenDigest: "s".digest, client: "test")
        for (name, digest) in [("máy", "a"), ("cũ", "b")] {
            _ = try await office.issueToken(TokenWish(name: name, scope: .read, days: 9), by: signedIn, digest: digest.digest)
        }
        let old = try #require(await office.tokens(of: "huong.ttm").first { $0.name == "cũ" })
        try await office.revokeToken(old.id, of: signedIn.account)
    }

    /// Carries the finding out of a transaction that must not stay.
    private struct Found: Error { var problems: [String] }
}
