import Domain
import Storage
import Testing

@testable import Service

@Suite struct SignInTests {
    @Test(arguments: Engine.allCases)
    func `a wrong password, an unknown account and a disabled one get the same answer`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            try await test.office.database.write { tx in try AccountChanges.deactivate("thao.hp", "2988-D6.2.b-i", reason: "", by: Actor.system.author, in: tx) }
            for (account, password) in [("duc.nm", "sai"), ("khong.co", DemoCast.password), ("thao.hp", DemoCast.password), ("duc.nm", "")] {
                await #expect(throws: WrongCredentials()) {
                    try await test.office.signIn(account: account, password: password, tokenDigest: "a".digest, client: "test")
                }
            }
            #expect(try await test.count("session") == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a session says who it is until it ends, expires or the account is disabled`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let office = test.office
            let signedIn = try await office.signIn(account: "duc.nm", password: DemoCast.password, tokenDigest: "một".digest, client: "Firefox")
            #expect(signedIn.account.actor.handles == ["I-18"])
            #expect(try await office.signedIn(tokenDigest: "một".digest)?.session == signedIn.session)
            #expect(try await office.signedIn(tokenDigest: "hai".digest) == nil)
            try await office.signOut(tokenDigest: "một".digest)
            #expect(try await office.signedIn(tokenDigest: "một".digest) == nil)

            _ = try await office.signIn(account: "duc.nm", password: DemoCast.password, tokenDigest: "ba".digest, client: "Firefox")
            test.setClock(TestOffice.tuesday, 9 + office.settings.sessionHours - 1)
            #expect(try await office.signedIn(tokenDigest: "ba".digest) != nil)
            test.setClock(TestOffice.tuesday, 9 + office.settings.sessionHours, 5)
            #expect(try await office.signedIn(tokenDigest: "ba".digest) == nil)

            _ = try await office.signIn(account: "duc.nm", password: DemoCast.password, tokenDigest: "tư".digest, client: "Firefox")
            try await office.database.write { tx in try AccountChanges.deactivate("duc.nm", "2988-D6.2.b-i", reason: "", by: Actor.system.author, in: tx) }
            #expect(try await office.signedIn(tokenDigest: "tư".digest) == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `one's own sessions are listed and can be ended, another's cannot`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            for token in ["một", "hai"] {
                _ = try await test.office.signIn(account: "duc.nm", password: DemoCast.password, tokenDigest: token.digest, client: token)
            }
            let sessions = try await test.office.sessions(of: "duc.nm")
            #expect(Set(sessions.map(\.client)) == ["một", "hai"])
            let first = try #require(sessions.first { $0.client == "một" })
            await #expect(throws: NotFound.self) { try await test.office.endSession(first.id, of: "thao.hp") }
            try await test.office.endSession(first.id, of: "duc.nm")
            await #expect(throws: NotFound.self) { try await test.office.endSession(first.id, of: "duc.nm") }
            #expect(try await test.office.signedIn(tokenDigest: "một".digest) == nil)
            #expect(try await test.office.sessions(of: "duc.nm").map(\.client) == ["hai"])
        }
    }

    @Test func `a password is the same however its marks are composed`() async throws {
        let passwords = Passwords()
        let stored = try await passwords.hash("h\u{1EA3}i \u{0111}\u{0103}ng")
        #expect(try await passwords.matches("ha\u{0309}i \u{0111}a\u{0306}ng", stored: stored))
        #expect(try await passwords.matches("hai dang", stored: stored) == false)
        #expect(try await passwords.matches("", stored: "") == false)
    }
}
