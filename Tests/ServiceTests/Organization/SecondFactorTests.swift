import Domain
import Foundation
import Storage
import Testing

@testable import Service

@Suite struct SecondFactorTests {
    /// Signs in, sets up a factor, and tells its secret and the codes for a lost device.
    private static func setUp(_ test: TestOffice, _ account: String = "viet.pq") async throws -> (secret: Data, codes: [String]) {
        let signedIn = try await test.office.signIn(account: account, password: DemoCast.password, tokenDigest: "a".digest, client: "test")
        _ = try await test.office.prepareSecondFactor(for: signedIn.account)
        let hex = try await test.office.database.read { tx in try #require(try tx.row("SELECT secret FROM second_factor")).text("secret") }
        let secret = try #require(Data(hexadecimal: hex))
        let old = TimeCode.code(secret, step: TimeCode.step(at: OfficeClock.wall) - 1)
        let codes = try await test.office.confirmSecondFactor(old, by: signedIn, newDigest: "b".digest)
        return (secret, codes)
    }

    private static func signIn(_ test: TestOffice, _ code: String?, mayWait: Bool = false, token: String = .newID()) async throws -> SignedIn {
        try await test.office.signIn(
            account: "viet.pq", password: DemoCast.password, code: code, mayWait: mayWait, tokenDigest: token.digest, client: "test")
    }

    @Test(arguments: Engine.allCases)
    func `2988-D13.2.c with a second factor a password alone opens nothing, and a code opens once`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (secret, _) = try await Self.setUp(test)
            #expect(try await test.office.signedIn(tokenDigest: "a".digest) == nil, "the token from before the change must be dead")
            #expect(try await test.office.signedIn(tokenDigest: "b".digest) != nil)
            await #expect(throws: SecondFactorWanted.self) { try await Self.signIn(test, nil) }
            await #expect(throws: SecondFactorWanted.self) { try await Self.signIn(test, "000000") }
            let code = TimeCode.code(secret, step: TimeCode.step(at: OfficeClock.wall))
            _ = try await Self.signIn(test, code)
            await #expect(throws: SecondFactorWanted.self) { try await Self.signIn(test, code) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a session that waits for a code is nobody's until it comes, then goes on under a new token`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (secret, _) = try await Self.setUp(test)
            let waiting = try await Self.signIn(test, nil, mayWait: true, token: "đợi")
            #expect(waiting.isWaiting)
            #expect(try await test.office.signedIn(tokenDigest: "đợi".digest) == nil)
            let place = SignInPlace(network: "192.0.2.1")
            await #expect(throws: SecondFactorWanted.self) {
                try await test.office.enterCode("1", waiting: "đợi".digest, newDigest: "mới".digest, from: place)
            }
            let code = TimeCode.code(secret, step: TimeCode.step(at: OfficeClock.wall))
            _ = try await test.office.enterCode(code, waiting: "đợi".digest, newDigest: "mới".digest, from: place)
            #expect(try await test.office.signedIn(tokenDigest: "mới".digest)?.session == waiting.session)
            await #expect(throws: NotFound.self) { try await test.office.enterCode(code, waiting: "đợi".digest, newDigest: "x".digest, from: place) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `each code for a lost device opens once and is written down`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (_, codes) = try await Self.setUp(test)
            #expect(Set(codes).count == 10)
            _ = try await Self.signIn(test, codes[3].uppercased())
            await #expect(throws: SecondFactorWanted.self) { try await Self.signIn(test, codes[3]) }
            let stored = try await test.office.database.read { tx in try tx.rows("SELECT digest FROM recovery_code").map { try $0.text("digest") } }
            #expect(stored.allSatisfy { digest in !codes.contains { digest.contains($0) } })
            let history = try await test.office.database.read { tx in try AccountHistory.read("viet.pq", in: tx).map(\.fact) }
            #expect(history.suffix(2) == [.secondFactorSet, .recoveryCodeUsed])
        }
    }

    @Test(arguments: Engine.allCases)
    func `only who has it can remove it`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (_, codes) = try await Self.setUp(test)
            let signedIn = try #require(await test.office.signedIn(tokenDigest: "b".digest))
            await #expect(throws: OrganisationViolation("2988-D13.2.c", .signIn(.wrongCode))) { try await test.office.removeSecondFactor("123456", by: signedIn) }
            try await test.office.removeSecondFactor(codes[0], by: signedIn)
            _ = try await Self.signIn(test, nil)
        }
    }
}
