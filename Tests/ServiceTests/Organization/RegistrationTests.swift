import Domain
import Storage
import Testing

@testable import Service

@Suite struct RegistrationTests {
    private static let password = "đèn biển sáng đêm"

    private static func form(_ email: String, taxCode: String = "0100109106", name: String = "Công ty Cổ phần Sao Biển") throws -> RegistrationForm {
        RegistrationForm(
            email: email, person: "Lê Thị Sao", party: try PartyForm(kind: .organisation, identifier: taxCode, name: name, address: "Hải Phòng"))
    }

    private static func join(_ test: TestOffice, _ email: String) async throws -> Account {
        _ = try await test.office.register(try form(email), way: .mail, in: .vi)
        _ = try await test.office.activate(registration: try await OwnPasswordTests.secret(test), password: password)
        return try await test.office.signIn(account: email, password: password, tokenDigest: email.digest, client: "test").account
    }

    @Test(arguments: Engine.allCases)
    func `6853-PL1-1.1-i A-25 a business registers by its tax code and signs in with a secret of its own`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let account = try await Self.join(test, "sao@saobien.example")
            #expect(account.party?.identifier == "0100109106" && account.role == .declarant)
            #expect(try await test.count("registration") == 0, "nothing is kept of a registration that was used")
            let facts = try await test.office.database.read { tx in try AccountHistory.read(account.id, in: tx).map(\.fact) }
            guard case .registered(let details, nil) = facts.first else { return #expect(Bool(false)) }
            #expect(details.person == "Lê Thị Sao")
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D3.8 a person files for themselves, by each of the three papers`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            for (number, email) in [("031 090 001 234", "a@x.example"), ("012345678", "b@x.example"), ("B1234567", "c@x.example")] {
                let party = try PartyForm(kind: .individual, identifier: number, name: "Lê Văn Riêng", address: "Hải Phòng")
                _ = try await test.office.register(RegistrationForm(email: email, person: "Lê Văn Riêng", party: party), way: .mail, in: .en)
                let account = try await test.office.activate(registration: try await OwnPasswordTests.secret(test), password: Self.password)
                #expect(account.party?.kind == .individual)
            }
        }
    }

    @Test func `a tax code with a wrong check digit is refused`() {
        #expect(throws: PartyForm.Fault.taxCode(.wrongCheckDigit)) { try PartyForm(kind: .organisation, identifier: "0100109107", name: "a", address: "b") }
        #expect(throws: PartyForm.Fault.self) { try PartyForm(kind: .individual, identifier: "12345678901", name: "a", address: "b") }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D4.6 who registers a mail that is known already learns nothing; only the mail's owner does`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            _ = try await Self.join(test, "sao@saobien.example")
            _ = try await test.office.register(try Self.form("sao@saobien.example"), way: .mail, in: .vi)
            #expect(try await test.count("registration") == 0)
            #expect(try await test.count("mail WHERE recipient = 'sao@saobien.example'") == 2)
            #expect(try await test.count("account WHERE name = 'sao@saobien.example'") == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a link opens once and for three days`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let spent = OrganisationViolation("A-25", .signIn(.linkSpent))
            _ = try await test.office.register(try Self.form("sao@saobien.example"), way: .mail, in: .vi)
            let secret = try await OwnPasswordTests.secret(test)
            await #expect(throws: OrganisationViolation("HD-25", .signIn(.password(.tooShort)))) { try await test.office.activate(registration: secret, password: "ngắn") }
            _ = try await test.office.activate(registration: secret, password: Self.password)
            await #expect(throws: spent) { try await test.office.activate(registration: secret, password: Self.password) }
            _ = try await test.office.register(try Self.form("muon@saobien.example"), way: .mail, in: .vi)
            let late = try await OwnPasswordTests.secret(test)
            test.setClock(Day(2018, 10, 12), 9, 1)
            await #expect(throws: spent) { try await test.office.activate(registration: late, password: Self.password) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-28 at the counter the records clerk sees the paper, and nobody else may`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.office.register(try Self.form("quay@saobien.example"), way: .counter, in: .vi)
            #expect(try await test.count("mail") == 0)
            for account in ["duc.nm", "viet.pq", "thanh.dc", "huong.ttm"] {
                let actor = try await test.actor(account)
                let refusal = try #require(await #expect(throws: OrganisationViolation.self) {
                    try await test.office.identify(registration: number, paper: .citizenCard, by: actor)
                })
                #expect(refusal == OrganisationViolation("HD-28", .roleMayNot))
            }
            let clerk = try await test.actor("thu.tt")
            await #expect(throws: NotFound.self) { try await test.office.registration(number: "nope", for: clerk) }
            let secret = try await test.office.identify(registration: number, paper: .citizenCard, by: clerk)
            let account = try await test.office.activate(registration: secret.text, password: Self.password)
            let entry = try #require(try await test.office.database.read { tx in try AccountHistory.read(account.id, in: tx).first })
            #expect(entry.actor == Author(account: "thu.tt", role: .recordsClerk))
            guard case .registered(_, .citizenCard) = entry.fact else { return #expect(Bool(false)) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-28 a paper is shown for a registration that waits, and the last secret alone opens it`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (office, clerk) = (test.office, try await test.actor("thu.tt"))
            await #expect(throws: NotFound.self) { try await office.identify(registration: "khong-co", paper: .citizenCard, by: clerk) }
            let number = try await office.register(try Self.form("quay@saobien.example"), way: .counter, in: .vi)
            let first = try await office.identify(registration: number, paper: .citizenCard, by: clerk)
            let last = try await office.identify(registration: number, paper: .introductionLetter, by: clerk)
            await #expect(throws: OrganisationViolation("A-25", .signIn(.linkSpent))) { try await office.activate(registration: first.text, password: Self.password) }
            _ = try await office.activate(registration: last.text, password: Self.password)
            await #expect(throws: NotFound.self) { try await office.identify(registration: number, paper: .citizenCard, by: clerk) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D3.8 nobody of the office asks to file`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let officer = try #require(await test.office.database.read { tx in try AccountTable.find(id: "duc.nm", in: tx) })
            await #expect(throws: Violation("2988-D3.8", .file, .roleMayNot(.officer))) {
                try await test.office.askToFile(for: Self.form("duc@gsql.example").party, by: officer)
            }
            #expect(try await test.count("party_person WHERE account = 'duc.nm'") == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-29 a second person files only with the owner's consent, and only while it lasts`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let owner = try await Self.join(test, "sao@saobien.example")
            let second = try await Self.join(test, "hai@saobien.example")
            let party = try #require(owner.party?.id)
            #expect(second.party == nil && second.actor.party == nil)
            #expect(try await test.count("mail WHERE recipient = 'sao@saobien.example'") == 2, "the owner is told")
            await #expect(throws: NotFound.self) { try await test.office.answer(.consent, to: second.id, for: party, by: second) }
            await #expect(throws: OrganisationViolation("HD-29", .signIn(.ownerStays))) { try await test.office.answer(.revoke, to: owner.id, for: party, by: owner) }
            try await test.office.answer(.consent, to: second.id, for: party, by: owner)
            #expect(try await test.office.signedIn(tokenDigest: "hai@saobien.example".digest)?.account.party?.id == party)
            try await test.office.answer(.revoke, to: second.id, for: party, by: owner)
            #expect(try await test.office.signedIn(tokenDigest: "hai@saobien.example".digest)?.account.party == nil)
            await #expect(throws: NotFound.self) { try await test.office.answer(.consent, to: second.id, for: party, by: owner) }
            try await test.office.askToFile(for: try Self.form("hai@saobien.example").party, by: second)
            try await test.office.answer(.decline, to: second.id, for: party, by: owner)
            let facts = try await test.office.database.read { tx in try EventTable.read("party/\(party)", of: PartyFact.self, in: tx).map(\.fact) }
            #expect(facts == [
                .registered(owner: owner.id, paper: nil), .asked(account: second.id), .consented(account: second.id), .revoked(account: second.id),
                .asked(account: second.id), .declined(account: second.id),
            ])
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-29 an owner known by mail alone shows the paper afterwards, and from then on nobody comes before them`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let owner = try await Self.join(test, "sao@saobien.example")
            let clerk = try await test.actor("thu.tt")
            let claim = OwnerClaim(identifier: "0100 109 106", account: "Sao@saobien.example")
            #expect(try await test.office.owner(claim, for: clerk).account == owner.id)
            for wrong in [OwnerClaim(identifier: "0209999016", account: owner.name), OwnerClaim(identifier: "0100109106", account: "huong.ttm")] {
                await #expect(throws: NotFound.self) { try await test.office.prove(wrong, paper: .introductionLetter, by: clerk) }
            }
            for account in ["duc.nm", "viet.pq", "thanh.dc", "huong.ttm"] {
                let actor = try await test.actor(account)
                await #expect(throws: OrganisationViolation("HD-28", .roleMayNot)) { try await test.office.prove(claim, paper: .introductionLetter, by: actor) }
            }
            await #expect(throws: OrganisationViolation("HD-29", .signIn(.paperOfOtherKind(organisation: true)))) {
                try await test.office.prove(claim, paper: .citizenCard, by: clerk)
            }
            _ = try await test.office.prove(claim, paper: .introductionLetter, by: clerk)
            await #expect(throws: OrganisationViolation("HD-29", .signIn(.paperKnown))) { try await test.office.prove(claim, paper: .introductionLetter, by: clerk) }
            let entry = try #require(try await test.office.database.read { tx in try EventTable.read("party/\(owner.party?.id ?? "")", of: PartyFact.self, in: tx).last })
            #expect(entry.fact == .proven(account: owner.id, paper: .introductionLetter) && entry.actor.account == "thu.tt" && entry.mark == "HD-29")
            let late = try await Self.comeToCounter(test, "sau@saobien.example", .introductionLetter)
            #expect(late.party == nil, "a proven owner is asked like any other")
        }
    }

    private static func comeToCounter(_ test: TestOffice, _ email: String, _ paper: PaperShown) async throws -> Account {
        let number = try await test.office.register(try form(email), way: .counter, in: .vi)
        let secret = try await test.office.identify(registration: number, paper: paper, by: try await test.actor("thu.tt"))
        let account = try await test.office.activate(registration: secret.text, password: password)
        return try await test.office.signIn(account: account.name, password: password, tokenDigest: email.digest, client: "test").account
    }

    @Test(arguments: Engine.allCases)
    func `HD-29 who shows the organisation's letter comes before an owner known by mail alone, and nobody comes before them`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let stranger = try await Self.join(test, "la@thu.example")
            let friend = try await Self.join(test, "ban@thu.example")
            let party = try #require(stranger.party?.id)
            try await test.office.answer(.consent, to: friend.id, for: party, by: stranger)
            let person = try await Self.comeToCounter(test, "rieng@saobien.example", .citizenCard)
            #expect(person.party == nil, "a card of one's own says nothing about an organisation")
            let owner = try await Self.comeToCounter(test, "chu@saobien.example", .introductionLetter)
            #expect(owner.party?.id == party)
            for email in ["la@thu.example", "ban@thu.example"] {
                #expect(try await test.office.signedIn(tokenDigest: email.digest)?.account.party == nil)
            }
            let waiting = try await test.office.parties(of: owner).others
            #expect(Set(waiting.map(\.account)) == [stranger.id, friend.id, person.id] && waiting.allSatisfy { $0.standing == .asked })
            await #expect(throws: NotFound.self) { try await test.office.answer(.consent, to: friend.id, for: party, by: stranger) }
            let late = try await Self.comeToCounter(test, "sau@saobien.example", .introductionLetter)
            #expect(late.party == nil, "a proven owner is asked like any other")
            #expect(try await test.office.parties(of: owner).own.map(\.standing) == [.owner])
        }
    }

    @Test(arguments: Engine.allCases)
    func `one person files for several and chooses for whom, under a new token`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let account = try await Self.join(test, "sao@saobien.example")
            let other = try PartyForm(kind: .individual, identifier: "031090001234", name: "Lê Thị Sao", address: "Hải Phòng")
            try await test.office.askToFile(for: other, by: account)
            let own = try await test.office.parties(of: account).own
            #expect(own.map(\.standing) == [.owner, .owner])
            let signedIn = try #require(await test.office.signedIn(tokenDigest: "sao@saobien.example".digest))
            await #expect(throws: NotFound.self) { try await test.office.choose(party: "0209999016", by: signedIn, newDigest: "x".digest) }
            _ = try await test.office.choose(party: own[1].party.id, by: signedIn, newDigest: "mới".digest)
            #expect(try await test.office.signedIn(tokenDigest: "sao@saobien.example".digest) == nil)
            #expect(try await test.office.signedIn(tokenDigest: "mới".digest)?.account.party?.identifier == "031090001234")
        }
    }
}
