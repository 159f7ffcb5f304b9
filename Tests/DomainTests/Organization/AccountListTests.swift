import Testing

@testable import Domain

@Suite struct AccountListTests {
    private let place = AccountListPlace(divisions: ["P1": "Phòng 1"], procedures: ["I-18"])
    private let bare = AccountListPlace(divisions: [:], procedures: ["I-18"])

    private static func entry(_ change: (inout AccountListEntry) -> Void = { _ in }) -> AccountListEntry {
        var entry = AccountListEntry()
        (entry.person, entry.title, entry.division, entry.serviceNumber) = ("Đặng Thu Trang", "Công chức", "Phòng 1", "hq-0123")
        (entry.role, entry.procedures, entry.marks) = ("officer", ["I-18"], [.new])
        change(&entry)
        return entry
    }

    private func faults(_ place: AccountListPlace, _ change: (inout AccountListEntry) -> Void) -> [CellFault] {
        do {
            _ = try Self.entry(change).checked(id: "1", at: place, besides: ["HQ-9"])
            return []
        } catch { return error.all }
    }

    @Test func `2988-M01-iii exactly one form is marked`() {
        #expect(faults(place) { $0.marks = [] } == [CellFault(.form, "2988-M01-iii", .noMark)])
        #expect(faults(place) { $0.marks = [.new, .change] } == [CellFault(.form, "2988-M01-iii", .severalMarks)])
        #expect(AccountListRow.Form.allCases.allSatisfy { form in faults(place) { $0.marks = [form] } == [] })
    }

    @Test func `2988-M01-i the division is empty where the unit has none, and one of the unit's where it has`() {
        #expect(faults(bare) { $0.division = "" } == [])
        #expect(faults(bare) { _ in } == [CellFault(.division, "2988-M01-i", .unitHasNoDivisions)])
        #expect(faults(place) { $0.division = "" } == [CellFault(.division, "2988-M01-i", .missing)])
        #expect(faults(place) { $0.division = "Phòng 9" } == [CellFault(.division, "2988-M01-i", .divisionUnknown(["Phòng 1"]))])
        #expect(faults(place) { ($0.division, $0.role, $0.procedures) = ("", "unitLeader", []) } == [])
    }

    @Test func `2988-D6.3.a the name is the one on E-Customs, and 2988-D6.3.b else the service number`() throws {
        #expect(try Self.entry { $0.eCustomsAccount = "Trang.DT" }.checked(id: "1", at: place).accountName == "trang.dt")
        #expect(try Self.entry().checked(id: "1", at: place).accountName == "hq-0123")
    }

    @Test func `2988-M01-ii the E-Customs name may be empty, and has the form of one`() {
        #expect(faults(place) { $0.eCustomsAccount = "" } == [])
        #expect(faults(place) { $0.eCustomsAccount = "trang dt" } == [CellFault(.eCustomsAccount, "2988-D6.3.a", .eCustomsAccount)])
    }

    @Test func `2988-D6.1-i one officer stands on one line`() {
        #expect(faults(place) { $0.serviceNumber = "hq-9" } == [CellFault(.serviceNumber, "2988-D6.1-i", .twice)])
    }

    @Test func `everything wrong with a line is told at once`() {
        let all = faults(place) {
            ($0.person, $0.serviceNumber, $0.role, $0.marks, $0.note) = ("", "?", "administrator", [], String(repeating: "a", count: 301))
        }
        #expect(all.map(\.column) == [.person, .note, .form, .serviceNumber, .role])
        #expect(faults(place) { $0.procedures = ["X-1"] }.map(\.fault) == [.procedureUnknown("X-1")])
        #expect(faults(place) { $0.role = "recordsClerk" }.map(\.fault) == [.proceduresOfOfficersOnly])
        #expect(faults(place) { $0.title = "a\u{7}" }.map(\.fault) == [.characters])
    }
}

/// Who may do what with a list in which state; everything that is not written here is refused.
@Suite struct AccountListMoveTests {
    private static let monitoring: [AccountList.State: [Role: Set<AccountListAct.Name>]] = [
        .draft: [.administrator: [.put, .remove, .discard, .submit], .rootAdministrator: [.put, .remove, .discard, .submit]],
        .sentBack: [.administrator: [.put, .remove, .submit], .rootAdministrator: [.put, .remove, .submit]],
        .submitted: [.rootAdministrator: [.approve, .sendBack]], .approved: [.rootAdministrator: [.reply, .carryOut]],
        .carriedOut: [.rootAdministrator: [.carryOut]],
    ]

    @Test(arguments: AccountList.State.allCases, AccountListAct.Name.allCases)
    func `3035-D6.0-ii the administrator gathers, and 3035-D6.2-i Cục CNTT decides and carries out, elsewhere too, but writes nothing there`(
        _ state: AccountList.State, _ act: AccountListAct.Name
    ) {
        var list = AccountList()
        (list.kind, list.unit, list.state, list.author, list.reply) = (.monitoring, "U", state, "a", WrittenPaper(number: "1", on: Day(2018, 10, 9)))
        let writing: Set<AccountListAct.Name> = [.put, .remove, .discard, .submit]
        for role in Role.allCases {
            let row = Self.monitoring[state]?[role] ?? []
            #expect((list.refusal(of: act, by: Actor(account: "a", role: role, unit: "U")) == nil) == row.contains(act), "\(role)")
            let elsewhere = role == .rootAdministrator ? row.subtracting(writing) : []
            #expect((list.refusal(of: act, by: Actor(account: "a", role: role, unit: "V")) == nil) == elsewhere.contains(act), "\(role) elsewhere")
        }
    }

    private static let allowed: [AccountList.State: [Role: Set<AccountListAct.Name>]] = [
        .draft: [.administrator: [.put, .add, .remove, .discard, .submit]], .sentBack: [.administrator: [.put, .add, .remove, .submit]],
        .submitted: [.unitLeader: [.approve, .sendBack]], .approved: [.administrator: [.carryOut]], .carriedOut: [.administrator: [.carryOut]],
    ]

    @Test(arguments: AccountList.State.allCases, AccountListAct.Name.allCases)
    func `2988-D6.2.a the administrator compiles, and 2988-D6.2.b-i only what the leader approved is carried out`(
        _ state: AccountList.State, _ act: AccountListAct.Name
    ) {
        var list = AccountList()
        (list.unit, list.state, list.author) = ("U", state, "a")
        for role in Role.allCases {
            let actor = Actor(account: "a", role: role, unit: "U")
            let row = Self.allowed[state]?[role == .rootAdministrator ? .administrator : role] ?? []
            #expect((list.refusal(of: act, by: actor) == nil) == row.contains(act), "\(role)")
        }
    }

    @Test func `2988-D6.2.b-i whoever compiled a list does not approve it`() {
        var list = AccountList()
        (list.unit, list.state, list.compilers) = ("U", .submitted, ["a"])
        let violation = OrganisationViolation("2988-D6.2.b-i", .account(.ownList))
        #expect(list.refusal(of: .approve, by: Actor(account: "a", role: .unitLeader, unit: "U")) == violation)
        #expect(list.refusal(of: .approve, by: Actor(account: "b", role: .unitLeader, unit: "U")) == nil)
    }

    @Test func `HD-35 only whoever began a draft discards it`() throws {
        var list = AccountList()
        (list.unit, list.author) = ("U", "a")
        let (author, other) = (Actor(account: "a", role: .administrator, unit: "U"), Actor(account: "b", role: .administrator, unit: "U"))
        #expect(try list.decide(.discard, by: author) == .discarded)
        #expect(throws: OrganisationViolation("HD-35", .account(.anothersList))) { try list.decide(.discard, by: other) }
    }

    @Test func `an empty list is not submitted, a list is not sent back without a reason, a row is not carried out twice`() {
        let (administrator, leader) = (Actor(account: "a", role: .administrator, unit: "U"), Actor(account: "b", role: .unitLeader, unit: "U"))
        var list = AccountList()
        list.unit = "U"
        #expect(throws: OrganisationViolation("2988-D6.2.a", .account(.listEmpty))) { try list.decide(.submit, by: administrator) }
        list.state = .submitted
        #expect(throws: OrganisationViolation("2988-D6.2.b-i", .account(.reasonMissing))) { try list.decide(.sendBack(reason: ""), by: leader) }
        (list.state, list.results) = (.approved, ["1": .done(account: "x"), "2": .refused("HD-22", .lastApprover)])
        #expect(throws: OrganisationViolation("2988-D6.2.b-i", .account(.rowDone))) { try list.decide(.carryOut(row: "1"), by: administrator) }
        #expect(throws: Never.self) { try list.decide(.carryOut(row: "2"), by: administrator) }
    }
}
