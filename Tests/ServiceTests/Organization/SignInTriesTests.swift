import Domain
import Storage
import Testing

@testable import Service

@Suite struct SignInTriesTests {
    private static func signIn(_ test: TestOffice, _ name: String, _ password: String, _ network: String, device: String? = nil) async throws {
        _ = try await test.office.signIn(
            account: name, password: password, tokenDigest: String.newID().digest, client: "test", from: SignInPlace(network: network, device: device))
    }

    @Test(arguments: Engine.allCases)
    func `3035-D5.2.b ten thousand wrong tries slow strangers down and shut out neither the owner nor anybody else`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            try await Self.signIn(test, "duc.nm", DemoCast.password, "198.51.100.7", device: "trình duyệt")
            try await test.office.database.write { tx in
                for name in ["duc.nm", "khong.co"] {
                    for _ in 0..<2 { try SignInTries.record(name, in: tx) }
                    _ = try tx.execute("UPDATE sign_in_try SET wrong = 9999 WHERE name = \(name.digest)")
                    try SignInTries.record(name, in: tx)
                }
            }
            #expect(try await test.count("sign_in_try WHERE wrong = 10000") == 2)
            for name in ["duc.nm", "khong.co"] {
                let slow = try #require(await #expect(throws: SlowDown.self) { try await Self.signIn(test, name, DemoCast.password, "203.0.113.9") })
                #expect(slow.seconds == 900)
            }
            try await Self.signIn(test, "duc.nm", DemoCast.password, "203.0.113.9", device: "trình duyệt")
            try await Self.signIn(test, "duc.nm", DemoCast.password, "198.51.100.7")
            try await Self.signIn(test, "thao.hp", DemoCast.password, "203.0.113.9")
            test.setClock(TestOffice.tuesday, 9, 16)
            try await Self.signIn(test, "duc.nm", DemoCast.password, "192.0.2.77")
        }
    }

    @Test(arguments: Engine.allCases)
    func `the first wrong tries cost nobody anything`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            for _ in 0..<3 { await #expect(throws: WrongCredentials.self) { try await Self.signIn(test, "duc.nm", "sai", "203.0.113.9") } }
            try await Self.signIn(test, "duc.nm", DemoCast.password, "203.0.113.9")
        }
    }
}

@Suite struct PasswordQueueTests {
    @Test func `passwords beyond what the machine can check soon are turned away, and a place is given back`() async throws {
        await #expect(throws: Crowded.self) { try await Passwords(most: 0).hash("a") }
        let passwords = Passwords(most: 1)
        let stored = try await passwords.hash("đèn biển")
        #expect(try await passwords.matches("đèn biển", stored: stored))
    }
}
