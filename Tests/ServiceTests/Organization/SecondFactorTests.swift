import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Service

@Suite struct SecondFactorTests {
    /// Signs in, sets up a factor, and tells its secret and the codes for a lost device.
    private static func setUp(_ test: TestOffice, _ account: String = "viet.pq") async throws -> (secret: Data, codes: [String]) {
        let signedIn = try await test.office.signIn(account: account, password: DemoCast.password, tokenDigest: "a".digest, client: "test")
        _ = try await test.office.prepareSecondFactor(for: signedIn.account)
        let secret = try await secret(test, account)
        let old = TimeCode.code(secret, step: TimeCode.step(at: OfficeClock.wall) - 1)
        let codes = try await test.office.confirmSecondFactor(old, by: signedIn, newDigest: "b".digest)
        return (secret, codes)
    }

    private static func secret(_ test: TestOffice, _ account: String = "viet.pq") async throws -> Data {
        try await test.office.database.read { [key = test.office.factorKey] tx in try #require(try SecondFactorTable.secret(of: account, key, in: tx)) }
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

    @Test(arguments: Engine.allCases)
    func `2988-D13.2.c a wrong code sets nothing up, and is refused`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let signedIn = try await Self.signIn(test, nil, token: "a")
            _ = try await test.office.prepareSecondFactor(for: signedIn.account)
            await #expect(throws: OrganisationViolation("2988-D13.2.c", .signIn(.wrongCode))) {
                try await test.office.confirmSecondFactor("sai", by: signedIn, newDigest: "b".digest)
            }
            #expect(try await test.office.secondFactor(of: "viet.pq") == nil)
            #expect(try await test.office.signedIn(tokenDigest: "a".digest) != nil, "the session goes on under its token")
            _ = try await Self.signIn(test, nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D13.2.c a factor that is set is neither prepared nor confirmed anew, and removed once`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (secret, codes) = try await Self.setUp(test)
            let signedIn = try #require(await test.office.signedIn(tokenDigest: "b".digest))
            let isSet = OrganisationViolation("2988-D13.2.c", .signIn(.alreadySetUp))
            await #expect(throws: isSet) { try await test.office.prepareSecondFactor(for: signedIn.account) }
            let code = TimeCode.code(secret, step: TimeCode.step(at: OfficeClock.wall))
            await #expect(throws: isSet) { try await test.office.confirmSecondFactor(code, by: signedIn, newDigest: "c".digest) }
            try await test.office.removeSecondFactor(codes[0], by: signedIn)
            await #expect(throws: OrganisationViolation("2988-D13.2.c", .signIn(.notSetUp))) { try await test.office.removeSecondFactor(codes[1], by: signedIn) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D5.2.b wrong codes make the account wait wherever they come from, and a new password ends the wait`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (secret, _) = try await Self.setUp(test)
            for _ in 0..<5 { await #expect(throws: SecondFactorWanted.self) { try await Self.signIn(test, "000000") } }
            let code = TimeCode.code(secret, step: TimeCode.step(at: OfficeClock.wall))
            await #expect(throws: SlowDown.self) { try await Self.signIn(test, code) }
            let waiting = try await Self.signIn(test, nil, mayWait: true, token: "đợi")
            await #expect(throws: SlowDown.self) {
                try await test.office.enterCode(code, waiting: "đợi".digest, newDigest: "mới".digest, from: SignInPlace(network: "192.0.2.1"))
            }
            #expect(waiting.isWaiting)
            let signedIn = try #require(await test.office.signedIn(tokenDigest: "b".digest))
            await #expect(throws: SlowDown.self) { try await test.office.removeSecondFactor(code, by: signedIn) }
            try await test.office.changePassword(from: DemoCast.password, to: DemoCast.password + " mới", by: signedIn, newDigest: "c".digest)
            _ = try await test.office.signIn(
                account: "viet.pq", password: DemoCast.password + " mới", code: code, tokenDigest: "d".digest, client: "test")
        }
    }

    @Test(arguments: Engine.allCases)
    func `each further wrong code doubles the wait, to a quarter of an hour; a right one ends the count`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (_, codes) = try await Self.setUp(test)
            for _ in 0..<4 { await #expect(throws: SecondFactorWanted.self) { try await Self.signIn(test, "000000") } }
            for wait in [30, 60, 120, 240, 480, 900, 900] {
                await #expect(throws: SecondFactorWanted.self) { try await Self.signIn(test, "000000") }
                let slow = await #expect(throws: SlowDown.self) { try await Self.signIn(test, codes[0]) }
                // The clock runs on while the password is checked.
                #expect((wait / 2 + 1...wait).contains(slow?.seconds ?? 0))
                test.office.clock.set(Instant(milliseconds: test.office.clock.now + Int64(wait) * 1000))
            }
            _ = try await Self.signIn(test, codes[0])
            await #expect(throws: SecondFactorWanted.self) { try await Self.signIn(test, "000000") }
            _ = try await Self.signIn(test, codes[1])
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D13.2.c a copy of the database makes no code: the secret is sealed with a key outside it, for one account`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (secret, _) = try await Self.setUp(test)
            let stored = try await test.office.database.read { tx in try #require(try tx.row("SELECT secret FROM second_factor")).text("secret") }
            #expect(!stored.contains(secret.hexadecimal))
            let key = test.office.factorKey
            #expect(key.open(stored, of: "viet.pq") == secret)
            #expect(key.open(stored, of: "duc.nm") == nil)
            #expect(FactorKey().open(stored, of: "viet.pq") == nil)
            #expect(key.open(String(stored.dropLast(2)), of: "viet.pq") == nil)
        }
    }

    @Test func `the key is made once, whole, and readable to the program alone`() async throws {
        let file = URL(filePath: try TemporaryFolder.make()).appending(path: "factor.key")
        let keys = try await withThrowingTaskGroup(of: FactorKey.self) { group in
            for _ in 0..<8 { group.addTask { try FactorKey(keptAt: file) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let sealed = try keys[0].seal(Data([1, 2, 3]), of: "a")
        #expect(keys.allSatisfy { $0.open(sealed, of: "a") == Data([1, 2, 3]) })
        #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path) == ["factor.key"])
        try Data([1]).write(to: file)
        #expect(throws: CocoaError.self) { try FactorKey(keptAt: file) }
    }
}
