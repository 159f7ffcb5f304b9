import Domain
import Storage
import Testing

@testable import Service

@Suite struct OwnPasswordTests {
    private static let new = "con cá vàng bơi"

    private static func signIn(_ test: TestOffice, _ password: String = DemoCast.password, token: String) async throws -> SignedIn {
        try await test.office.signIn(account: "huong.ttm", password: password, tokenDigest: token.digest, client: "test")
    }

    @Test(arguments: Engine.allCases)
    func `3035-D5.1-i a change wants the old password, ends the other sessions and turns the token`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (here, _) = (try await Self.signIn(test, token: "đây"), try await Self.signIn(test, token: "kia"))
            await #expect(throws: WrongCredentials.self) { try await test.office.changePassword(from: "sai", to: Self.new, by: here, newDigest: "x".digest) }
            await #expect(throws: OrganisationViolation("HD-25", .signIn(.password(.common)))) {
                try await test.office.changePassword(from: DemoCast.password, to: "matkhau123", by: here, newDigest: "x".digest)
            }
            try await test.office.changePassword(from: DemoCast.password, to: Self.new, by: here, newDigest: "mới".digest)
            for (token, holds) in [("đây", false), ("kia", false), ("mới", true)] {
                #expect(try await (test.office.signedIn(tokenDigest: token.digest) != nil) == holds)
            }
            await #expect(throws: WrongCredentials.self) { try await Self.signIn(test, token: "a") }
            _ = try await Self.signIn(test, Self.new, token: "a")
            let history = try await test.office.database.read { tx in try AccountHistory.read("huong.ttm", in: tx).map(\.fact) }
            #expect(Array(history.dropFirst()) == [.passwordChanged])
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D5.2.b a link for a forgotten password opens once, for one hour, and a stranger's asking changes nothing`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            try await test.office.database.write { tx in _ = try tx.execute("UPDATE account SET email = 'huong@bienxanh.example' WHERE id = 'huong.ttm'") }
            for name in ["khong.co", "duc.nm"] { try await test.office.requestRecovery(of: name, in: .vi) }
            #expect(try await test.count("mail") == 0, "officers go to their administrator; nobody else exists")
            try await test.office.requestRecovery(of: "huong.ttm", in: .vi)
            let secret = try await Self.secret(test)
            _ = try await Self.signIn(test, token: "trước")
            try await test.office.recover(secret, password: Self.new)
            #expect(try await test.office.signedIn(tokenDigest: "trước".digest) == nil)
            _ = try await Self.signIn(test, Self.new, token: "sau")
            let spent = OrganisationViolation("3035-D5.1-i", .signIn(.linkSpent))
            await #expect(throws: spent) { try await test.office.recover(secret, password: Self.new) }
            await #expect(throws: spent) { try await test.office.recover("abc", password: Self.new) }
            try await test.office.requestRecovery(of: "huong.ttm", in: .vi)
            let late = try await Self.secret(test)
            test.setClock(TestOffice.tuesday, 10, 30)
            await #expect(throws: spent) { try await test.office.recover(late, password: Self.new) }
        }
    }

    /// Of the mail whose link still opens something.
    static func secret(_ test: TestOffice) async throws -> String {
        let bodies = try await test.office.database.read { tx in try tx.rows("SELECT body FROM mail").map { try $0.text("body") } }
        let links = bodies.compactMap { $0.firstMatch(of: /secret=([a-z0-9-]+)/).map { String($0.1) } }
        for link in links {
            let isOpen = try await test.office.database.read { tx in
                try OneTimeSecrets.find(link, for: .recovery, in: tx) != nil || RegistrationTable.find(where: "digest = \(OneTimeSecret.digest(of: link))", in: tx) != nil
            }
            if isOpen { return link }
        }
        throw NotFound()
    }

    @Test(arguments: Engine.allCases)
    func `HD-26 a proof grows old by the real clock, and a password renews it under a new token`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            _ = try await Self.signIn(test, token: "cũ")
            let fresh = try #require(await test.office.signedIn(tokenDigest: "cũ".digest))
            try test.office.demandProof(of: fresh)
            try await test.office.database.write { tx in
                _ = try tx.execute("UPDATE session SET proven_at = \(OfficeClock.wall - test.office.settings.confirmMinutes * 60_000 - 1)")
            }
            let old = try #require(await test.office.signedIn(tokenDigest: "cũ".digest))
            #expect(throws: OrganisationViolation("HD-26", .signIn(.proofTooOld))) { try test.office.demandProof(of: old) }
            await #expect(throws: WrongCredentials.self) { try await test.office.prove("sai", by: old) }
            try await test.office.prove(DemoCast.password, by: old)
            try await test.office.turn(old, newDigest: "mới".digest)
            #expect(try await test.office.signedIn(tokenDigest: "cũ".digest) == nil)
            try test.office.demandProof(of: try #require(await test.office.signedIn(tokenDigest: "mới".digest)))
        }
    }
}
