import Domain
import Storage
import Testing

@testable import Service

@Suite struct AdministratorTests {
    @Test(arguments: Engine.allCases)
    func `2988-D5.1.a only the root issues, 2988-D5.1-one only one to a unit, 2988-D5.3 named by the unit's code`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (root, office) = (try await test.root, test.office)
            #expect(try await office.issueAdministrator(unit: "TXNK", holder: "ha.ltt", request: "12/TXNK-VP", by: root) == "txnk_qt")
            #expect(try await office.hats(of: "ha.ltt").map(\.name) == ["txnk_qt"])
            await #expect(throws: OrganisationViolation("2988-D5.1-one", .account(.unitHasAdministrator("txnk_qt")))) {
                try await office.issueAdministrator(unit: "TXNK", holder: "quang.nd", request: "13/TXNK-VP", by: root)
            }
            await #expect(throws: Invalid("unit", .unknown("99XX"))) { try await office.issueAdministrator(unit: "99XX", holder: "ha.ltt", request: "1", by: root) }
            await #expect(throws: OrganisationViolation("2988-D5.1.a", .roleMayNot)) {
                try await office.issueAdministrator(unit: "TXNK", holder: "ha.ltt", request: "1", by: test.administrator)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D6.1 an administrator account is issued on a written request, 2988-D5.2 to somebody of the unit`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (root, office) = (try await test.root, test.office)
            await #expect(throws: OrganisationViolation("3035-D6.1", .account(.reasonMissing))) {
                try await office.issueAdministrator(unit: "TXNK", holder: "ha.ltt", request: "", by: root)
            }
            await #expect(throws: OrganisationViolation("2988-D5.2", .account(.holderUnfit))) {
                try await office.issueAdministrator(unit: "TXNK", holder: "duc.nm", request: "1", by: root)
            }
            #expect(try await office.unitAccounts(for: root).lines.allSatisfy { $0.name != "txnk_qt" })
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D5.2 the head of the unit assigns the holder, with dates, and the one before holds it no more`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (office, head) = (test.office, try await test.actor("cuong.nk"))
            let now = office.clock.instant
            let term = HolderTerm(account: "anh.nq", from: now, until: now.advanced(bySeconds: 30 * 86_400))
            try await office.assignHolder(term, to: "03zz_qt", by: head, seen: 2)
            #expect(try await office.hats(of: "thang.hv") == [])
            #expect(try await office.hats(of: "anh.nq").map(\.name) == ["03zz_qt"])
            await #expect(throws: Conflict(number: "03zz_qt", seen: 2)) { try await office.assignHolder(term, to: "03zz_qt", by: head, seen: 2) }
            test.setClock(TestOffice.tuesday.adding(days: 31), 9)
            #expect(try await office.hats(of: "anh.nq") == [])
            await #expect(throws: NotFound.self) { try await office.unitAccount("gsql_qt", for: head) }
            await #expect(throws: OrganisationViolation("2988-D5.2", .roleMayNot)) {
                try await office.assignHolder(term, to: "03zz_qt", by: test.actor("tien.dm"), seen: 4)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D5.2, A-16 a holder's term ends after it begins, begins today or later, and is not given twice`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (office, head, now) = (test.office, try await test.actor("cuong.nk"), test.office.clock.instant)
            let terms: [(term: HolderTerm, fault: AccountFault)] = [
                (HolderTerm(account: "anh.nq", from: now, until: now), .endBeforeBeginning),
                (HolderTerm(account: "anh.nq", from: now.advanced(bySeconds: -7200), until: now.advanced(bySeconds: -3600)), .endBeforeBeginning),
                (HolderTerm(account: "anh.nq", from: now.advanced(bySeconds: -86_400)), .beginsInThePast),
                (HolderTerm(account: "thang.hv", from: now), .holdsAlready),
            ]
            for (term, fault) in terms {
                await #expect(throws: OrganisationViolation("2988-D5.2", .account(fault))) { try await office.assignHolder(term, to: "03zz_qt", by: head, seen: 2) }
            }
            #expect(try await office.hats(of: "thang.hv").map(\.name) == ["03zz_qt"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D6.5 no administrator account is closed without a request, and a closed one is neither assigned nor closed`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (root, office) = (try await test.root, test.office)
            await #expect(throws: OrganisationViolation("3035-D6.5", .account(.reasonMissing))) {
                try await office.closeUnitAccount("03cc_qt", request: "", by: root, seen: 2)
            }
            try await office.closeUnitAccount("03cc_qt", request: "5/HP", by: root, seen: 2)
            let closed = OrganisationViolation("3035-D6.5", .account(.closed))
            await #expect(throws: closed) { try await office.closeUnitAccount("03cc_qt", request: "6/HP", by: root, seen: 4) }
            let term = HolderTerm(account: "phong.dt", from: office.clock.instant)
            await #expect(throws: closed) { try await office.assignHolder(term, to: "03cc_qt", by: test.actor("hung.pv"), seen: 4) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `3035-D6.5 an administrator account is closed on request and may be issued again`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (root, office) = (try await test.root, test.office)
            try await office.closeUnitAccount("03cc_qt", request: "5/HP", by: root, seen: 2)
            #expect(try await office.hats(of: "linh.nk") == [])
            #expect(try await office.issueAdministrator(unit: "03CC", holder: "phong.dt", request: "6/HP", by: root) == "03cc_qt")
            await #expect(throws: OrganisationViolation("2988-D5.1.a", .account(.closed))) { try await office.closeUnitAccount("cntt_qt", request: "1", by: root, seen: 2) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `A-15 one signs in as oneself and goes on as the unit's account under a new token`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let office = test.office
            let signedIn = try await office.signIn(account: "linh.nk", password: DemoCast.password, tokenDigest: "1".digest, client: "")
            #expect(signedIn.account.role == .officer)
            let worn = try await office.wear("03cc_qt", session: signedIn.session, account: "linh.nk", tokenDigest: "2".digest)
            #expect(worn.account.role == .administrator && worn.account.hat == "03cc_qt" && worn.account.handles.isEmpty)
            #expect(try await office.signedIn(tokenDigest: "1".digest) == nil)
            let stale = try #require(await office.signedIn(tokenDigest: "2".digest))
            #expect(throws: OrganisationViolation("HD-26", .signIn(.proofTooOld)), "what was proven in the other capacity proves nothing in this") { try office.demandProof(of: stale) }
            try await office.prove(DemoCast.password, by: stale)
            try await office.turn(stale, newDigest: "2b".digest)
            try office.demandProof(of: try #require(await office.signedIn(tokenDigest: "2b".digest)))
            #expect(try await office.dossiers(DossierQuery(), for: worn.account.actor).rows.isEmpty)
            await #expect(throws: NotFound.self) { try await office.wear("gsql_qt", session: signedIn.session, account: "linh.nk", tokenDigest: "3".digest) }
            #expect(try await office.wear(nil, session: signedIn.session, account: "linh.nk", tokenDigest: "4".digest).account.role == .officer)
        }
    }

    @Test(arguments: Engine.allCases)
    func `A-15, A-16, 3035-D5.1-ii what an acting leader does to a dossier holds the person and the post`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (head, now) = (try await test.actor("viet.pq"), test.office.clock.instant)
            let term = ActingTerm(id: "t1", from: now, until: now.advanced(bySeconds: 10 * 86_400), reason: "Đi công tác")
            try await test.office.nameActingLeader(term, account: "hoa.nt", by: head, seen: 1)
            let number = try await test.file().number
            try await test.bring(number, to: .atUnitLeader)
            let acting = try await test.wearing("acting-leader", "hoa.nt")
            _ = try await test.office.perform(.approve(direction: "Đồng ý"), on: number, by: acting, seen: test.sequence(of: number))
            let author = try #require(await test.view(number).history.last).event.actor
            #expect(author == Author(account: "hoa.nt", role: .unitLeader, hat: "acting-leader"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-24 an acting leader approves while it lasts, and not after`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (office, head, now) = (test.office, try await test.actor("cuong.nk"), test.office.clock.instant)
            let term = ActingTerm(id: "t1", from: now, until: now.advanced(bySeconds: 10 * 86_400), reason: "Đi công tác")
            try await office.nameActingLeader(term, account: "tien.dm", by: head, seen: 1)
            let acting = try await test.wearing("acting-leader", "tien.dm")
            #expect(acting.role == .unitLeader && acting.hat == "acting-leader")
            let administrator = try await test.administrator
            let list = try await test.list([TestOffice.line("Đặng Thu Trang", number: "HQ-1")], by: administrator, approved: false)
            let sequence = try await office.submit(list: list.id, by: administrator, seen: list.sequence)
            _ = try await office.approve(list: list.id, by: acting, seen: sequence)
            #expect(try await office.accountList(list.id, for: administrator).list.decided?.hat == "acting-leader")
            try await office.endActingLeader("t1", account: "tien.dm", reason: "Về sớm", by: head, seen: 2)
            #expect(try await office.hats(of: "tien.dm") == [])
            for (from, until, fault) in [
                (now, now.advanced(bySeconds: 200 * 86_400), AccountFault.termTooLong(days: 180)), (now, now, .endBeforeBeginning),
                (now.advanced(bySeconds: -3 * 86_400), now.advanced(bySeconds: 86_400), .beginsInThePast),
            ] {
                await #expect(throws: OrganisationViolation("HD-24", .account(fault))) {
                    try await office.nameActingLeader(ActingTerm(id: "t2", from: from, until: until, reason: "x"), account: "tien.dm", by: head, seen: 3)
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-24 an acting leader is named and ended with a reason, and ended once`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (office, head, now) = (test.office, try await test.actor("cuong.nk"), test.office.clock.instant)
            let terms = ["", "Đi công tác"].map { ActingTerm(id: "t1", from: now, until: now.advanced(bySeconds: 86_400), reason: $0) }
            let unreasoned = OrganisationViolation("HD-24", .account(.reasonMissing))
            await #expect(throws: unreasoned) { try await office.nameActingLeader(terms[0], account: "tien.dm", by: head, seen: 1) }
            try await office.nameActingLeader(terms[1], account: "tien.dm", by: head, seen: 1)
            await #expect(throws: unreasoned) { try await office.endActingLeader("t1", account: "tien.dm", reason: "", by: head, seen: 2) }
            try await office.endActingLeader("t1", account: "tien.dm", reason: "Về sớm", by: head, seen: 2)
            await #expect(throws: NotFound.self) { try await office.endActingLeader("t1", account: "tien.dm", reason: "Lần nữa", by: head, seen: 3) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D6.1-ii a look-up account is granted and deactivated with a reason, and deactivated once`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (office, head) = (test.office, try await test.actor("cuong.nk"))
            let unreasoned = OrganisationViolation("2988-D6.1-ii", .account(.reasonMissing))
            let requests = ["", "Thống kê"].map { ObserverRequest(person: "Vương Hải Long", title: "Tổng hợp", serviceNumber: "hd-1020", reason: $0) }
            await #expect(throws: unreasoned) { try await office.grantObserver(requests[0], by: head) }
            let id = try await office.grantObserver(requests[1], by: head)
            await #expect(throws: unreasoned) { try await office.deactivateObserver(id, reason: "", by: head, seen: 1) }
            try await office.deactivateObserver(id, reason: "Hết việc", by: head, seen: 1)
            await #expect(throws: OrganisationViolation("2988-D6.1-ii", .account(.deactivated))) {
                try await office.deactivateObserver(id, reason: "Lần nữa", by: head, seen: 2)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D6.1-ii a look-up account is the leader's to grant, HD-23 named by the service number, and never processes`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (office, head) = (test.office, try await test.actor("cuong.nk"))
            let request = ObserverRequest(person: "Vương Hải Long", title: "Tổng hợp", serviceNumber: "hd-1020", reason: "Thống kê")
            let id = try await office.grantObserver(request, by: head)
            #expect(try await test.accountRow(id).details.name == "hd-1020_tc")
            await #expect(throws: OrganisationViolation("HD-23", .account(.nameTaken("hd-1020_tc")))) { try await office.grantObserver(request, by: head) }
            await #expect(throws: OrganisationViolation("2988-D6.1-ii", .roleMayNot)) { try await office.grantObserver(request, by: test.administrator) }
            await #expect(throws: OrganisationViolation("2988-D6.2.a", .account(.notALookUpAccount))) {
                try await office.deactivateObserver("long.vh", reason: "x", by: head, seen: 1)
            }
            try await office.deactivateObserver(id, reason: "Hết việc", by: head, seen: 1)
            #expect(try await test.accountRow(id).state == .deactivated)
            #expect(Move.table.allSatisfy { $0.by != .observer })
        }
    }
}
