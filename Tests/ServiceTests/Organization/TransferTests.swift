import Domain
import Storage
import Testing

@testable import Service

@Suite struct TransferTests {
    @Test(arguments: Engine.allCases)
    func `2988-D6.4 the history stays whole, 2988-D6.4.a the unit left lets go, 2988-D6.4.b the unit joined takes over`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let token = "a".digest
            _ = try await test.office.signIn(account: "long.vh", password: DemoCast.password, tokenDigest: token, client: "")
            try await test.office.release(account: "long.vh", reason: "Luân chuyển", by: test.administrator, seen: 1)
            #expect(try await test.office.signedIn(tokenDigest: token) == nil)
            await #expect(throws: WrongCredentials.self) {
                try await test.office.signIn(account: "long.vh", password: DemoCast.password, tokenDigest: "b".digest, client: "")
            }
            let waiting = try await test.accountRow("long.vh")
            #expect(waiting.state == .released)
            let joined = try await test.harbourAdministrator
            let line = TestOffice.line("Vương Hải Long", number: waiting.details.serviceNumber ?? "", form: .change, division: "", eCustoms: "long.vh")
            let list = try await test.list([line], by: joined, leader: "hung.pv")
            #expect(try await test.office.carryOut(list: list.id, by: joined, seen: list.sequence)[0].result == .done(account: "long.vh"))
            let standing = try await test.accountRow("long.vh")
            #expect(standing.state == .active && standing.details.unit == "03CC" && standing.details.name == "long.vh")
            let history = try await test.office.account("long.vh", for: joined).history
            #expect(history.entries.map(\.mark) == ["2988-D6.4.b", "2988-D6.4.a", "2988-D6.2.b-i"])
            await #expect(throws: NotFound.self) { try await test.office.account("long.vh", for: test.administrator) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D6.4.a no account is let go without a reason`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let administrator = try await test.administrator
            await #expect(throws: OrganisationViolation("2988-D6.4.a", .account(.reasonMissing))) {
                try await test.office.release(account: "long.vh", reason: "", by: administrator, seen: 1)
            }
            #expect(try await test.accountRow("long.vh").state == .active)
        }
    }

    @Test(arguments: Engine.allCases)
    func `of two administrators who release the same account one hears that the other was first`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let administrator = try await test.administrator
            let results = await concurrently([1, 2]) { _ in
                try await test.office.release(account: "long.vh", reason: "Luân chuyển", by: administrator, seen: 1)
            }
            #expect(results.count { (try? $0.get()) != nil } == 1)
            #expect(results.compactMap { $0.failure as? Conflict }.count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D3.5 whoever is transferred or deactivated holds no hat any more`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let harbour = try await test.harbourAdministrator
            let token = "h".digest
            _ = try await test.office.signIn(account: "linh.nk", password: DemoCast.password, hat: "03cc_qt", tokenDigest: token, client: "")
            try await test.office.release(account: "linh.nk", reason: "Luân chuyển", by: harbour, seen: 1)
            #expect(try await test.office.signedIn(tokenDigest: token) == nil)
            #expect(try await test.office.hats(of: "linh.nk") == [])
            #expect(try await test.office.unitAccount("03cc_qt", for: test.actor("hung.pv")).line.holders == [])
        }
    }
}
