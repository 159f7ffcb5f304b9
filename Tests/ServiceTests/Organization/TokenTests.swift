import Domain
import Storage
import Testing

@testable import Service

@Suite struct TokenTests {
    private static func signedIn(_ test: TestOffice, _ account: String = "duc.nm") async throws -> SignedIn {
        try await test.office.signIn(account: account, password: DemoCast.password, tokenDigest: String.newID().digest, client: "test")
    }

    @Test(arguments: Engine.allCases)
    func `HD-27 a token opens until it expires or is revoked, and only its owner can revoke it`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let signedIn = try await Self.signedIn(test)
            for days in [0, 366] {
                await #expect(throws: OrganisationViolation("HD-27", .signIn(.tokenLifetime(mostDays: 365)))) {
                    try await test.office.issueToken(TokenWish(name: "máy", scope: .read, days: days), by: signedIn, digest: "a".digest)
                }
            }
            _ = try await test.office.issueToken(TokenWish(name: "một", scope: .read, days: 1), by: signedIn, digest: "một".digest)
            let two = try await test.office.issueToken(TokenWish(name: "hai", scope: .act, days: 365), by: signedIn, digest: "hai".digest)
            #expect(try await test.office.signedIn(apiTokenDigest: "hai".digest)?.token == TokenUse(name: "hai", scope: .act))
            #expect(try await test.office.tokens(of: "duc.nm").first { $0.id == two.id }?.lastUsedAt != nil)
            test.setClock(Day(2018, 10, 10), 9, 1)
            #expect(try await test.office.signedIn(apiTokenDigest: "một".digest) == nil)
            #expect(try await test.office.tokens(of: "duc.nm").map(\.id) == [two.id])
            await #expect(throws: NotFound.self) { try await test.office.revokeToken(two.id, of: Self.signedIn(test, "thao.hp").account) }
            try await test.office.revokeToken(two.id, of: signedIn.account)
            #expect(try await test.office.signedIn(apiTokenDigest: "hai".digest) == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-26 a token that may approve wants a fresh proof, then stands for it`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            var signedIn = try await Self.signedIn(test, "viet.pq")
            signedIn.provenAt = 0
            let stale = signedIn
            await #expect(throws: OrganisationViolation("HD-26", .signIn(.proofTooOld))) {
                try await test.office.issueToken(TokenWish(name: "máy", scope: .approve, days: 9), by: stale, digest: "a".digest)
            }
            signedIn.provenAt = OfficeClock.wall
            _ = try await test.office.issueToken(TokenWish(name: "máy", scope: .approve, days: 9), by: signedIn, digest: "a".digest)
            try test.office.demandProof(of: try #require(await test.office.signedIn(apiTokenDigest: "a".digest)))
        }
    }

    @Test(arguments: Engine.allCases)
    func `what a program did says so in the history, and a locked account's token opens nothing`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let signedIn = try await Self.signedIn(test, "huong.ttm")
            _ = try await test.office.issueToken(TokenWish(name: "Kế toán", scope: .file, days: 9), by: signedIn, digest: "a".digest)
            let program = try #require(await test.office.signedIn(apiTokenDigest: "a".digest)).account.actor
            let receipt = try await test.office.file(try test.filing(), by: program)
            let events = try await test.office.database.read { tx in try EventTable.read(receipt.number, of: Fact.self, in: tx) }
            #expect(events.first?.actor == Author(account: "huong.ttm", role: .declarant, token: "Kế toán"))
            try await test.office.reportRisk(to: "huong.ttm")
            #expect(try await test.office.signedIn(apiTokenDigest: "a".digest) == nil)
            await #expect(throws: WrongCredentials.self) { try await Self.signedIn(test, "huong.ttm") }
        }
    }
}
