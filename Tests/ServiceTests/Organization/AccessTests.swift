import Domain
import Foundation
import Storage
import Testing

@testable import Service

@Suite struct AccessTests {
    private static let password = "một mật khẩu riêng"

    @Test(arguments: Engine.allCases)
    func `2988-D6.2.b-ii, 3035-D6.3, 2988-D4.5 a letter opens an account once, for whoever sets a password of their own`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let secret = try await test.handOver("duc.nm")
            await #expect(throws: WrongCredentials.self) { try await test.signIn("duc.nm", DemoCast.password) }
            await #expect(throws: OrganisationViolation("HD-25", .signIn(.password(.tooShort)))) { try await test.office.activate(account: "duc.nm", secret: secret, password: "ngắn") }
            await #expect(throws: OrganisationViolation("HD-25", .signIn(.password(.common)))) { try await test.office.activate(account: "duc.nm", secret: secret, password: "1234567890") }
            let refusal = OrganisationViolation("3035-D6.4", .access(.cannotActivate))
            for (account, wrong) in [("thao.hp", secret), ("duc.nm", OneTimeSecret().text)] {
                await #expect(throws: refusal) { try await test.office.activate(account: account, secret: wrong, password: Self.password) }
            }
            try await test.office.activate(account: "duc.nm", secret: secret.uppercased(), password: Self.password)
            try await test.signIn("duc.nm", Self.password)
            await #expect(throws: refusal) { try await test.office.activate(account: "duc.nm", secret: secret, password: Self.password) }
            let seen = try await test.office.access(to: "duc.nm", for: test.hat("thanh.dc"))
            let receipt = HandOverReceipt(receivedBy: "Nguyễn Minh Đức", address: "Phòng 2", replyNumber: "12/GSQL")
            #expect(seen.history.map(\.fact) == [.credentialsHandedOver(.letter, receipt: receipt), .activated])
            #expect(seen.history.first?.actor == Author(account: "thanh.dc", role: .administrator, hat: "gsql_qt"))
            #expect(try await test.count("event WHERE fact LIKE \("%\(secret)%")") == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D6.2.b-ii a link goes to the person's mailbox only, and a new hand-over ends the one before`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let first = try await test.handOver("duc.nm", .link, to: "duc@gsql.example")
            let second = try await test.handOver("duc.nm", .link, to: "duc@gsql.example")
            let bodies = try await test.office.database.read { tx in try tx.rows("SELECT body FROM mail WHERE recipient = 'duc@gsql.example'").map { try $0.text("body") } }
            #expect(bodies.count == 2 && bodies.contains { $0.contains(second) })
            await #expect(throws: OrganisationViolation.self) { try await test.office.activate(account: "duc.nm", secret: first, password: Self.password) }
            try await test.office.activate(account: "duc.nm", secret: second, password: Self.password)
            await #expect(throws: Invalid.self) { try await test.handOver("duc.nm", .link, to: "không phải địa chỉ") }
            await #expect(throws: Invalid("replyNumber", .missing)) {
                let ticket = try await test.office.prepareHandOver(of: "duc.nm", by: test.hat("thanh.dc"))
                try await test.office.handOver(ticket, HandOverCommand(way: .letter, receivedBy: "Đức", address: "P2"), by: test.hat("thanh.dc"))
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D6.2.b-ii nothing is handed over to nobody, or of an account that is closed`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (office, administrator) = (test.office, try await test.hat("thanh.dc"))
            let ticket = try await office.prepareHandOver(of: "duc.nm", by: administrator)
            let command = HandOverCommand(way: .letter, receivedBy: "", address: "P2", replyNumber: "12/GSQL")
            await #expect(throws: Invalid("receivedBy", .missing)) { try await office.handOver(ticket, command, by: administrator) }
            try await office.database.write { tx in try AccountChanges.deactivate("duc.nm", "2988-D6.2.b-i", reason: "", by: Actor.system.author, in: tx) }
            await #expect(throws: OrganisationViolation("2988-D6.2.b-ii", .access(.accountClosed))) { try await test.handOver("duc.nm") }
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D6.4, A-33 on day thirty it still opens, on day thirty-one it is locked whether the worker was there or not`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (early, late) = (try await test.handOver("duc.nm"), try await test.handOver("thao.hp"))
            test.setClock(TestOffice.tuesday.adding(days: 30), 23, 59)
            #expect(try await test.office.lockNeverActivated() == 0)
            try await test.office.activate(account: "duc.nm", secret: early, password: Self.password)
            test.setClock(TestOffice.tuesday.adding(days: 31), 0)
            await #expect(throws: OrganisationViolation("3035-D6.4", .access(.cannotActivate))) {
                try await test.office.activate(account: "thao.hp", secret: late, password: Self.password)
            }
            #expect(try await test.office.lockNeverActivated() == 1)
            #expect(try await test.office.lockNeverActivated() == 0)
            let seen = try await test.office.access(to: "thao.hp", for: test.hat("thanh.dc"))
            #expect(seen.access.lockReason == .neverActivated && seen.history.last?.fact == .locked(.neverActivated))
            #expect(seen.history.last?.mark == "3035-D6.4")
            try await test.signIn("duc.nm", Self.password)
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-31 after a lock by time nothing opens but a new hand-over`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let old = try await test.handOver("duc.nm")
            test.setClock(TestOffice.tuesday.adding(days: 31), 8)
            _ = try await test.office.lockNeverActivated()
            let administrator = try await test.hat("thanh.dc")
            await #expect(throws: OrganisationViolation("2988-D6.2.b-ii", .access(.alreadyLocked))) { try await test.handOver("duc.nm") }
            try await test.office.unlock("duc.nm", reason: "Đi công tác về", by: administrator)
            await #expect(throws: OrganisationViolation("3035-D6.4", .access(.notLocked))) {
                try await test.office.unlock("duc.nm", reason: "Lần nữa", by: administrator)
            }
            await #expect(throws: OrganisationViolation.self) { try await test.office.activate(account: "duc.nm", secret: old, password: Self.password) }
            let new = try await test.handOver("duc.nm")
            try await test.office.activate(account: "duc.nm", secret: new, password: Self.password)
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D6.5 locked at its unit's request it comes back as it was; to lock is not to remove`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let administrator = try await test.hat("thanh.dc")
            let token = try await test.signIn("duc.nm", DemoCast.password)
            await #expect(throws: Invalid("reason", .missing)) { try await test.office.lock("duc.nm", reason: "", by: administrator) }
            try await test.office.lock("duc.nm", reason: "Công văn 7/GSQL", by: administrator)
            #expect(try await test.office.signedIn(tokenDigest: token) == nil)
            await #expect(throws: OrganisationViolation("3035-D6.5", .access(.alreadyLocked))) {
                try await test.office.lock("duc.nm", reason: "Lần nữa", by: administrator)
            }
            await #expect(throws: Invalid("reason", .missing)) { try await test.office.unlock("duc.nm", reason: "", by: administrator) }
            try await test.office.unlock("duc.nm", reason: "Công văn 8/GSQL", by: administrator)
            try await test.signIn("duc.nm", DemoCast.password)
            #expect(try await test.count("account WHERE id = 'duc.nm' AND disabled_at IS NOT NULL") == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D4.4-ii one act at risk ends every sign-in and tells the unit's administrator`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            try await test.office.database.write { tx in _ = try tx.execute("UPDATE account SET email = 'thanh@gsql.example' WHERE id = 'thanh.dc'") }
            let tokens = [try await test.signIn("duc.nm", DemoCast.password), try await test.signIn("duc.nm", DemoCast.password)]
            try await test.office.reportRisk(to: "duc.nm")
            for token in tokens { #expect(try await test.office.signedIn(tokenDigest: token) == nil) }
            await #expect(throws: WrongCredentials.self) { try await test.signIn("duc.nm", DemoCast.password) }
            try await test.office.reportRisk(to: "duc.nm")
            #expect(try await test.count("notice WHERE account = 'thanh.dc' AND dossier = 'account/duc.nm'") == 1)
            #expect(try await test.count("mail WHERE recipient = 'thanh@gsql.example'") == 1)
            let waiting = try await test.office.accountsToLookAfter(for: test.hat("thanh.dc"))
            #expect(waiting.map(\.account.id) == ["duc.nm"] && waiting.first?.lockReason == .atRisk)
            #expect(try await test.office.accountsToLookAfter(for: test.hat("thang.hv")).isEmpty)
        }
    }

    enum End: CaseIterable { case lock, risk, deactivation, release, handOver }

    @Test(arguments: Engine.allCases, End.allCases)
    func `3035-D6.5, 2988-D4.4-ii, 2988-D6.2.b-i when an account closes its sessions and tokens end for good`(_ engine: Engine, _ end: End) async throws {
        try await TestOffice.on(engine) { test in
            let (office, administrator) = (test.office, try await test.hat("thanh.dc"))
            let session = try await test.signIn("duc.nm", DemoCast.password)
            let signedIn = try #require(await office.signedIn(tokenDigest: session))
            _ = try await office.issueToken(TokenWish(name: "máy", scope: .read, days: 9), by: signedIn, digest: "máy".digest)
            switch end {
            case .lock: try await office.lock("duc.nm", reason: "Công văn 7/GSQL", by: administrator)
            case .risk: try await office.reportRisk(to: "duc.nm")
            case .deactivation: try await office.database.write { tx in try AccountChanges.deactivate("duc.nm", "2988-D6.2.b-i", reason: "", by: Actor.system.author, in: tx) }
            case .release: try await office.database.write { tx in try AccountChanges.release("duc.nm", reason: "Chuyển đơn vị", by: Actor.system.author, in: tx) }
            case .handOver: try await test.handOver("duc.nm")
            }
            #expect(try await test.count("session WHERE account = 'duc.nm' AND ended_at IS NULL") == 0)
            #expect(try await test.count("api_token WHERE account = 'duc.nm' AND revoked_at IS NULL") == 0)
            #expect(try await office.signedIn(tokenDigest: session) == nil)
            #expect(try await office.signedIn(apiTokenDigest: "máy".digest) == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D4.4-ii who is not signed in reports with the password they still know`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            for (account, password) in [("duc.nm", "sai"), ("khong.co", DemoCast.password)] {
                await #expect(throws: WrongCredentials.self) { try await test.office.reportRisk(account: account, password: password) }
            }
            try await test.office.reportRisk(account: "thanh.dc", password: DemoCast.password)
            // An administrator's own account is looked after by Cục CNTT & Thống kê.
            #expect(try await test.count("notice WHERE account = 'tuan.ma'") == 1)
            #expect(try await test.office.accountsToLookAfter(for: test.hat("tuan.ma")).map(\.account.id) == ["thanh.dc"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D5.1.c, HD-30 only the unit's own administrator, never for a child unit and never for oneself`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            for account in ["viet.pq", "duc.nm", "vy.lk", "huong.ttm"] {
                await #expect(throws: OrganisationViolation("2988-D6.2.b-ii", .roleMayNot)) {
                    try await test.office.prepareHandOver(of: "duc.nm", by: test.actor(account))
                }
            }
            // 03CC is a Chi cục of 03ZZ.
            for id in ["phong.dt", "duc.nm", "huong.ttm", "khong.co"] {
                await #expect(throws: NotFound.self) { try await test.office.prepareHandOver(of: id, by: test.hat("thang.hv")) }
            }
            await #expect(throws: NotFound.self) { try await test.office.prepareHandOver(of: "duc.nm", by: test.hat("tuan.ma")) }
            let own = OrganisationViolation("HD-30", .access(.ownAccount))
            await #expect(throws: own) { try await test.office.lock("thang.hv", reason: "x", by: test.hat("thang.hv")) }
            _ = try await test.office.prepareHandOver(of: "thang.hv", by: test.hat("tuan.ma"))
            _ = try await test.office.prepareHandOver(of: "huong.ttm", by: test.hat("tuan.ma"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D5.2.b, 3035-D6.2-ii a letter's secret is written nowhere, and what mail carried is emptied when it is sent`(_ engine: Engine) async throws {
        let sink = try await MailSink.start()
        try await TestOffice.on(engine, mail: try sink.server) { test in
            let letter = try await test.handOver("duc.nm")
            let link = try await test.handOver("thao.hp", .link, to: "thao@gsql.example")
            #expect(try await test.office.sendNextMail())
            #expect(try sink.messages.map { MailSink.text(of: $0).contains(link) } == [true])
            for secret in [letter, link, letter.filter { $0 != "-" }] {
                let trace = "%\(secret)%"
                #expect(try await test.count("event WHERE fact LIKE \(trace)") == 0)
                #expect(try await test.count("mail WHERE body LIKE \(trace) OR subject LIKE \(trace)") == 0)
                #expect(try await test.count("one_time_secret WHERE digest LIKE \(trace) OR subject LIKE \(trace)") == 0)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `two administrators' hand-overs at once leave one secret that works`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            async let one = test.handOver("duc.nm")
            async let two = test.handOver("duc.nm")
            var opened = 0
            for secret in [try await one, try await two] {
                if (try? await test.office.activate(account: "duc.nm", secret: secret, password: Self.password)) != nil { opened += 1 }
            }
            #expect(opened == 1)
        }
    }
}

extension TestOffice {
    /// Somebody as the administrator account they hold.
    func hat(_ account: String) async throws -> Actor {
        try #require(
            await office.database.read { tx in
                try AccountTable.find(id: account, wearing: UnitAccountTable.hats(of: account, in: tx).first?.name, in: tx)?.actor
            })
    }

    /// The secret as the letter has it.
    @discardableResult
    fileprivate func handOver(_ account: String, _ way: HandOver = .letter, to address: String = "Phòng 2") async throws -> String {
        let administrator = try await hat("thanh.dc")
        let ticket = try await office.prepareHandOver(of: account, by: administrator)
        let command = HandOverCommand(way: way, receivedBy: ticket.access.account.person, address: address, replyNumber: way == .letter ? "12/GSQL" : nil)
        try await office.handOver(ticket, command, by: administrator)
        return ticket.secret.text
    }

    @discardableResult
    fileprivate func signIn(_ account: String, _ password: String) async throws -> String {
        let token = String.newID().digest
        _ = try await office.signIn(account: account, password: password, tokenDigest: token, client: "test")
        return token
    }
}
