import Testing

@testable import Domain

@Suite struct AccountSituationTests {
    private static func row(_ form: AccountListRow.Form, eCustoms: String? = "trang.dt", role: Role = .officer, division: String? = "P1", handles: [String] = ["I-18"]) -> AccountListRow {
        AccountListRow(
            id: "1", person: "Đặng Thu Trang", title: "Công chức", division: division, serviceNumber: "HQ-1", eCustomsAccount: eCustoms, role: role,
            procedures: handles, form: form)
    }

    private static func known(_ state: AccountStanding.State = .active, unit: String = "U", role: Role = .officer, name: String = "trang.dt") -> AccountSituation.Known {
        let details = row(.new, role: role).details(at: unit, role: role)
        var named = details
        (named.name, named.eCustomsAccount) = (name, name == "hq-1" ? nil : name)
        return .init(id: "x", standing: AccountStanding(details: named, state: state))
    }

    private func refusal(_ situation: AccountSituation, _ row: AccountListRow) -> OrganisationViolation? {
        do {
            _ = try situation.change(by: row, at: "U")
            return nil
        } catch { return error }
    }

    private static func violation(_ mark: Mark, _ fault: AccountFault) -> OrganisationViolation { OrganisationViolation(mark, .account(fault)) }

    @Test func `2988-D6.3.a and 2988-D6.3.b a name somebody else has is refused nationwide`() {
        let situation = AccountSituation(nameHolder: "other")
        #expect(refusal(situation, Self.row(.new)) == Self.violation("2988-D6.3.a", .nameTaken("trang.dt")))
        #expect(refusal(situation, Self.row(.new, eCustoms: nil)) == Self.violation("2988-D6.3.b", .nameTaken("hq-1")))
    }

    @Test func `2988-D6.3.a an account of that name under another service number is another officer's`() {
        var known = Self.known()
        known.standing.details.serviceNumber = "HQ-9"
        let situation = AccountSituation(known: known, nameHolder: "x")
        #expect(refusal(situation, Self.row(.new)) == Self.violation("2988-D6.3.a", .nameTaken("trang.dt")))
        for form in [AccountListRow.Form.change, .deactivate] {
            #expect(refusal(situation, Self.row(form)) == Self.violation("2988-D6.2.a", .noSuchAccount("trang.dt")))
        }
    }

    @Test func `2988-D6.1-i an officer with an account in use gets no second one`() {
        let situation = AccountSituation(known: Self.known(unit: "V"), nameHolder: "x")
        #expect(refusal(situation, Self.row(.new)) == Self.violation("2988-D6.1-i", .officerHasAccount("trang.dt")))
    }

    @Test(arguments: [AccountListRow.Form.new, .change])
    func `2988-D6.4.b the unit joined takes a released account over, the same account with the same name`(_ form: AccountListRow.Form) throws {
        let situation = AccountSituation(known: Self.known(.released, unit: "V"), nameHolder: "x")
        let details = Self.row(form).details(at: "U", role: .officer)
        #expect(try situation.change(by: Self.row(form), at: "U") == .takeOver(id: "x", details))
        #expect(try situation.change(by: Self.row(form, eCustoms: nil), at: "U") == .takeOver(id: "x", details))
    }

    @Test func `2988-D6.2.a another unit's account does not exist for a list`() {
        let situation = AccountSituation(known: Self.known(unit: "V"), nameHolder: "x")
        for form in [AccountListRow.Form.change, .deactivate] {
            #expect(refusal(situation, Self.row(form)) == Self.violation("2988-D6.2.a", .noSuchAccount("trang.dt")))
        }
        #expect(refusal(AccountSituation(), Self.row(.change)) == Self.violation("2988-D6.2.a", .noSuchAccount("trang.dt")))
    }

    @Test(arguments: [AccountStanding.State.released, .deactivated])
    func `2988-D6.2.a an account that is closed already is not deactivated once more`(_ state: AccountStanding.State) {
        let situation = AccountSituation(known: Self.known(state), nameHolder: "x")
        #expect(refusal(situation, Self.row(.deactivate)) == Self.violation("2988-D6.2.a", .deactivated))
    }

    @Test func `2988-D6.3.a a change does not take a name that another officer has`() {
        let situation = AccountSituation(known: Self.known(name: "hq-1"), nameHolder: "other")
        #expect(refusal(situation, Self.row(.change)) == Self.violation("2988-D6.3.a", .nameTaken("trang.dt")))
    }

    @Test func `2988-D6.1-ii a look-up account is not let go to another unit`() {
        #expect(throws: Self.violation("2988-D6.1-ii", .notHere)) { try AccountSituation(known: Self.known(role: .observer)).release(from: "U") }
    }

    @Test func `HD-22 the last approver is neither deactivated nor made anything else nor released`() {
        let last = AccountSituation(known: Self.known(role: .unitLeader), nameHolder: "x", otherApprovers: 0)
        #expect(refusal(last, Self.row(.deactivate, role: .unitLeader)) == Self.violation("HD-22", .lastApprover))
        #expect(refusal(last, Self.row(.change)) == Self.violation("HD-22", .lastApprover))
        #expect(refusal(last, Self.row(.change, role: .unitLeader)) == nil)
        #expect(throws: Self.violation("HD-22", .lastApprover)) { try last.release(from: "U") }
        let one = AccountSituation(known: Self.known(role: .unitLeader), nameHolder: "x", otherApprovers: 1)
        #expect(refusal(one, Self.row(.deactivate, role: .unitLeader)) == nil)
    }

    @Test func `HD-21 an officer's open dossiers are re-assigned before the account loses them`() {
        let situation = AccountSituation(known: Self.known(), nameHolder: "x", inHand: [.init(number: "N-1", procedure: "I-18")])
        let refused = Self.violation("HD-21", .openDossiers(["N-1"], more: false))
        #expect(refusal(situation, Self.row(.deactivate)) == refused)
        #expect(refusal(situation, Self.row(.change, division: "P2")) == refused)
        #expect(refusal(situation, Self.row(.change, role: .divisionLeader)) == refused)
        #expect(refusal(situation, Self.row(.change, handles: [])) == refused)
        #expect(refusal(situation, Self.row(.change)) == nil)
    }

    @Test func `2988-D6.4.a an account is let go only with empty hands, and only by its own unit`() {
        let busy = AccountSituation(known: Self.known(), inHand: (1...25).map { .init(number: "N-\($0)", procedure: "I-18") })
        #expect(throws: Self.violation("2988-D6.4.a", .openDossiers((1...20).map { "N-\($0)" }, more: true))) { try busy.release(from: "U") }
        #expect(throws: Self.violation("2988-D6.4.a", .notHere)) { try AccountSituation(known: Self.known(unit: "V")).release(from: "U") }
        #expect(throws: Self.violation("2988-D6.4.a", .notHere)) { try AccountSituation(known: Self.known(.released)).release(from: "U") }
        #expect(throws: Never.self) { try AccountSituation(known: Self.known()).release(from: "U") }
    }

    @Test func `2988-D6.3.a an officer who gets an E-Customs account is renamed, and nobody loses that name again`() throws {
        let situation = AccountSituation(known: Self.known(name: "hq-1"))
        guard case .change(_, let details) = try situation.change(by: Self.row(.change), at: "U") else { throw Unexpected() }
        #expect(details.name == "trang.dt")
        let named = AccountSituation(known: Self.known(), nameHolder: nil)
        guard case .change(_, let kept) = try named.change(by: Self.row(.change, eCustoms: nil), at: "U") else { throw Unexpected() }
        #expect(kept.name == "trang.dt" && kept.eCustomsAccount == "trang.dt")
    }

    private struct Unexpected: Error {}

    @Test func `2988-D5.3 an administrator account is named by the unit's code in lower case and _qt`() {
        #expect(UnitCode("03ZZ").accountName(.administration) == "03zz_qt" && UnitCode("03ZZ").accountName(.monitoring) == "03zz_gs")
    }
}
