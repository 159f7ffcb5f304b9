import Domain
import Foundation
import Storage
import Testing

@testable import Service

@Suite struct UnitOpeningTests {
    private static func person(_ name: String, _ title: String, _ number: String) -> AccountListEntry {
        var entry = AccountListEntry()
        (entry.person, entry.title, entry.serviceNumber) = (name, title, number)
        return entry
    }

    private static func opening(_ unit: String, _ numbers: (String, String)) -> UnitOpening {
        UnitOpening(
            unit: unit, request: "12/\(unit)-VP", head: person("Trần Văn An", "Lãnh đạo", numbers.0), holder: person("Lê Thị Bình", "Chuyên viên", numbers.1))
    }

    private static func founded(_ engine: Engine, _ body: (Office, HandOverTicket) async throws -> Void) async throws {
        try await Turns.shared.take {
            let office = try await TestOffice.emptyOffice(engine)
            let ticket = try await office.found(opening("CNTT", ("HQ-1", "HQ-2")), units: TestOffice.units)
            try await body(office, ticket)
            let problems = try await office.verifyHistory().problems
            #expect(problems == [])
            await office.database.close()
        }
    }

    private static let password = "đèn biển sáng đêm"

    private static func arrive(_ office: Office, _ ticket: HandOverTicket, hat: String? = nil) async throws -> Actor {
        let name = ticket.access.account.name
        try await office.activate(account: name, secret: ticket.secret.text, password: password)
        return try await office.signIn(account: name, password: password, hat: hat, tokenDigest: String.newID().digest, client: "test").account.actor
    }

    private static func handOver(_ office: Office, _ id: String, by actor: Actor) async throws -> HandOverTicket {
        let ticket = try await office.prepareHandOver(of: id, by: actor)
        try await office.handOver(ticket, HandOverCommand(way: .counter, receivedBy: "chính chủ", address: "", replyNumber: "1"), by: actor)
        return ticket
    }

    private static func id(_ name: String, _ office: Office) async throws -> String {
        try #require(await office.database.read { tx in try tx.row("SELECT id FROM account WHERE name = \(name)")?.text("id") })
    }

    @Test(arguments: Engine.allCases)
    func `HD-39, 2988-D5.1.a from nothing to a unit that works by lists of its own, every step by whom it belongs to`(_ engine: Engine) async throws {
        try await Self.founded(engine) { office, ticket in
            let root = try await Self.arrive(office, ticket, hat: "cntt_qt")
            #expect(root.role == .rootAdministrator && ticket.access.account.name == "hq-2")
            let opened = try await office.openUnit(Self.opening("03ZZ", ("HQ-3", "HQ-4")), by: root)
            #expect(opened == "03zz_qt")
            let holder = try await Self.arrive(office, Self.handOver(office, Self.id("hq-4", office), by: root), hat: "03zz_qt")
            let head = try await Self.arrive(office, Self.handOver(office, Self.id("hq-3", office), by: holder))
            #expect(head.role == .unitLeader && holder.role == .administrator && head.unit == holder.unit)
            let list = try await office.beginAccountList(by: holder)
            let line = TestOffice.line("Ngô Thu Hà", number: "HQ-5", division: "")
            let submitted = try await office.submit(list: list, by: holder, seen: office.put(line, in: list, by: holder, seen: 1))
            let approved = try await office.approve(list: list, by: head, seen: submitted)
            let results = try await office.carryOut(list: list, by: holder, seen: approved)
            #expect(results.map(\.result.isDone) == [true])
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-39 only where nobody has an account, 2988-D5.1.a only by the root, 3035-D6.1 only on a written request`(_ engine: Engine) async throws {
        try await Self.founded(engine) { office, ticket in
            let root = try await Self.arrive(office, ticket, hat: "cntt_qt")
            _ = try await office.openUnit(Self.opening("03ZZ", ("HQ-3", "HQ-4")), by: root)
            await #expect(throws: OrganisationViolation("HD-39", .account(.unitAtWork))) { try await office.openUnit(Self.opening("03zz", ("HQ-8", "HQ-9")), by: root) }
            await #expect(throws: Invalid("unit", .unknown("99XX"))) { try await office.openUnit(Self.opening("99XX", ("HQ-8", "HQ-9")), by: root) }
            var silent = Self.opening("03CC", ("HQ-8", "HQ-9"))
            silent.request = ""
            let unasked = silent
            await #expect(throws: OrganisationViolation("3035-D6.1", .account(.reasonMissing))) { try await office.openUnit(unasked, by: root) }
            let holder = try await Self.arrive(office, Self.handOver(office, Self.id("hq-4", office), by: root), hat: "03zz_qt")
            await #expect(throws: OrganisationViolation("HD-39", .roleMayNot)) { try await office.openUnit(Self.opening("03CC", ("HQ-8", "HQ-9")), by: holder) }
            await #expect(throws: OrganisationViolation("2988-D6.1-i", .account(.officerHasAccount("hq-3")))) {
                try await office.openUnit(Self.opening("03CC", ("HQ-3", "HQ-9")), by: root)
            }
            let names = try await office.unitAccounts(for: root).lines.map(\.name)
            #expect(names == ["03zz_qt", "cntt_qt"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `all that is wrong with the two is named at once, and one cannot be both`(_ engine: Engine) async throws {
        try await Self.founded(engine) { office, ticket in
            let root = try await Self.arrive(office, ticket, hat: "cntt_qt")
            let wrong = UnitOpening(unit: "03ZZ", request: "1", head: Self.person("", "Cục trưởng", "HQ-3"), holder: Self.person("Lê Thị Bình", "Chuyên viên", "hq-3"))
            let faults = try #require(await #expect(throws: UnitOpening.Faults.self) { try await office.openUnit(wrong, by: root) })
            #expect(faults.head == [CellFault(.person, "2988-M01-v", .missing)] && faults.holder == [CellFault(.serviceNumber, "2988-D6.1-i", .twice)])
        }
    }

    @Test(arguments: Engine.allCases)
    func `an installation is founded once, and the first secret opens once`(_ engine: Engine) async throws {
        try await Self.founded(engine) { office, ticket in
            await #expect(throws: AlreadyFounded.self) { try await office.found(Self.opening("CNTT", ("HQ-8", "HQ-9")), units: TestOffice.units) }
            _ = try await Self.arrive(office, ticket, hat: "cntt_qt")
            await #expect(throws: OrganisationViolation.self) {
                try await office.activate(account: "hq-2", secret: ticket.secret.text, password: Self.password)
            }
        }
    }
}
