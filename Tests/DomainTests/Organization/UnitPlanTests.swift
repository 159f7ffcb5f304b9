import Testing

@testable import Domain

/// A department over two branches, one of them with two teams.
struct UnitPlanTests {
    @Test func `A-38 names, levels, codes and parents change from a day on`() throws {
        let plan = try plan(
            UnitChange(line: 3, .open(Sector.details("15KV", level: "KV", parent: "TC"))), UnitChange(line: 4, .rename("03ZZ", name: "Chi cục khu vực III", level: "KV")),
            UnitChange(line: 5, .move("03CC", parent: "15KV")), UnitChange(line: 6, .recode("03CC", code: "03C1", .published)))
        #expect(plan.opened == ["15KV"] && plan.changed == ["03ZZ", "03CC"] && plan.closed.isEmpty)
        #expect(plan.tree.units["03CC"]?.details == UnitDetails(code: "03C1", origin: .published, level: "CHICUC", parent: "15KV", name: "03CC"))
        #expect(plan.tree.units["03ZZ"]?.details.name == "Chi cục khu vực III" && plan.tree.units["03ZZ"]?.details.level == "KV")
    }

    @Test func `HD-16 a merger takes everybody along, and divisions where the level has some`() throws {
        let plan = try plan(UnitChange(line: 3, .close(["03CC"], successor: "03ZZ")))
        let transfer = try #require(plan.transfers.first)
        #expect(transfer.accounts == ["an": "03ZZ", "lan": "03ZZ"] && transfer.divisions == ["03CC-1": "03ZZ", "03CC-2": "03ZZ"])
        #expect(transfer.home(ofProcedure: "I-1", division: nil) == "03ZZ" && transfer.successors == ["03ZZ"] && plan.closed == ["03CC"])
        let without = try self.plan(
            UnitChange(line: 3, .rename("03TG", name: "Hải quan cửa khẩu", level: "CK")), UnitChange(line: 4, .close(["03CC"], successor: "03TG")))
        #expect(without.transfers[0].divisions == ["03CC-1": nil, "03CC-2": nil])
    }

    @Test func `HD-16 a unit is split by procedure or by division, and the rest stays or goes on elsewhere`() throws {
        let shares = ["03TG": UnitChange.Share(keys: ["I-1"], accounts: ["an"])]
        let transfer = try plan(UnitChange(line: 3, .split("03CC", by: .procedure, parts: shares, rest: "03CC"))).transfers[0]
        #expect(transfer.home(ofProcedure: "I-1", division: "03CC-1") == "03TG" && transfer.home(ofProcedure: "I-2", division: nil) == "03CC")
        #expect(transfer.accounts == ["an": "03TG", "lan": "03CC"])
        let byDivision = ["03TG": UnitChange.Share(keys: ["03CC-1"]), "03ZZ": UnitChange.Share(keys: ["03CC-2"], accounts: ["lan"])]
        let plan = try plan(UnitChange(line: 3, .split("03CC", by: .division, parts: byDivision, rest: nil)), dossiers: [.init(procedure: "I-1", division: "03CC-2", count: 2)])
        #expect(plan.closed == ["03CC"] && plan.transfers[0].accounts == ["an": "03TG", "lan": "03ZZ"])
        #expect(plan.transfers[0].home(ofProcedure: "I-1", division: "03CC-2") == "03ZZ")
    }

    @Test func `HD-16 no dossier and no account is left without a unit`() {
        #expect(refused(UnitChange(line: 7, .close(["03CC"], successor: nil))) == [
            UnitFault(line: 7, mark: "HD-16", reason: .accountsWithoutUnit(["an", "lan"])), UnitFault(line: 7, mark: "HD-16", reason: .dossiersWithoutUnit(3)),
        ])
        let shares = ["03TG": UnitChange.Share(keys: ["03CC-1"], accounts: ["lan"])]
        #expect(refused(UnitChange(line: 8, .split("03CC", by: .division, parts: shares, rest: nil)))?.map(\.reason) == [.dossiersWithoutUnit(1)])
        #expect(throws: Never.self) { try plan(UnitChange(line: 3, .close(["03TG"], successor: nil))) }
    }

    @Test(arguments: [UnitChange.Kind.open(Sector.details("03TG")), .open(Sector.details("03Z0")), .recode("03CC", code: "03ZZ", .published)])
    func `HD-17 a code once given is given to no other unit`(change: UnitChange.Kind) {
        #expect(refused(UnitChange(line: 2, change))?.map(\.mark) == ["HD-17"])
    }

    @Test(arguments: [
        (UnitChange.Kind.rename("99XX", name: "a", level: nil), UnitFault.Reason.unknownUnit("99XX")), (.move("03CC", parent: "99XX"), .unknownUnit("99XX")),
        (.close(["03CC"], successor: "99XX"), .unknownUnit("99XX")), (.open(Sector.details("15KV", level: "XA")), .unknownLevel("XA")),
        (.close(["03ZZ"], successor: "TC"), .openChildren(["03CC", "03TG"])), (.move("03ZZ", parent: "03CC"), .parentBelow("03ZZ")),
        (.close(["03CC"], successor: "03CC"), .successorOfItself("03CC")), (.rename("MOI", name: "a", level: nil), .notAfterLastChange("MOI", Sector.day)),
        (.split("03CC", by: .division, parts: ["03TG": .init(keys: ["3"])], rest: "03CC"), .unknownDivision("3")),
        (.split("03CC", by: .procedure, parts: ["03TG": .init(keys: [], accounts: ["x"])], rest: "03CC"), .unknownAccount("x")),
        (.split("03CC", by: .procedure, parts: ["03TG": .init(keys: ["I-1"]), "03ZZ": .init(keys: ["I-1"])], rest: "03CC"), .givenTwice("I-1")),
    ])
    func `HD-16 what does not hold together is refused, with its line`(change: UnitChange.Kind, reason: UnitFault.Reason) {
        #expect(refused(UnitChange(line: 9, change))?.map(\.reason) == [reason] && refused(UnitChange(line: 9, change))?.map(\.line) == [9])
    }

    @Test func `HD-16 a file is applied on its day or later, and does one thing to a unit`() {
        let later = UnitChanges(from: Sector.day.adding(days: 2), decision: "", changes: [])
        #expect(throws: UnitFaults(faults: [UnitFault(line: 1, mark: "HD-16", reason: .dayToCome(later.from))])) {
            try planUnits(later, on: Sector.tree, holding: [:], today: Sector.day)
        }
        let twice = refused(UnitChange(line: 3, .split("03CC", by: .procedure, parts: [:], rest: "03CC")), UnitChange(line: 4, .close(["03CC"], successor: "03TG")))
        #expect(twice?.map(\.reason) == [.twice("03CC")])
        let chain = refused(UnitChange(line: 3, .close(["03CC"], successor: "03TG")), UnitChange(line: 4, .close(["03TG"], successor: "03ZZ")))
        #expect(chain?.map(\.reason) == [.tookOver("03TG")])
    }

    private func plan(_ changes: UnitChange..., dossiers: [UnitHolding.Load]? = nil) throws(UnitFaults) -> UnitPlan {
        try plan(changes, dossiers)
    }

    private func plan(_ changes: [UnitChange], _ dossiers: [UnitHolding.Load]? = nil) throws(UnitFaults) -> UnitPlan {
        let holding = UnitHolding(
            accounts: [.init(id: "an", name: "an", division: "03CC-1"), .init(id: "lan", name: "lan", division: nil)], divisions: ["03CC-1", "03CC-2"],
            dossiers: dossiers ?? [.init(procedure: "I-1", division: "03CC-1", count: 2), .init(procedure: "I-2", division: nil, count: 1)])
        return try planUnits(UnitChanges(from: Sector.day, decision: "QĐ", changes: changes), on: Sector.tree, holding: ["03CC": holding], today: Sector.day)
    }

    private func refused(_ changes: UnitChange...) -> [UnitFault]? {
        do throws(UnitFaults) {
            _ = try plan(changes)
            return nil
        } catch {
            return error.faults
        }
    }
}

private enum Sector {
    static let day = Day(2025, 3, 1)

    static func details(_ code: String, level: String = "CHICUC", parent: String? = "03ZZ") -> UnitDetails {
        UnitDetails(code: code, origin: .published, level: level, parent: parent, name: code)
    }

    static let tree: UnitTree = {
        let units = [details("TC", level: "TC", parent: nil), details("03ZZ", level: "CUC", parent: "TC"), details("03CC"), details("03TG")]
        var members = Dictionary(uniqueKeysWithValues: units.map { ($0.code, UnitTree.Member(details: $0, since: Day(2016, 1, 1))) })
        members["MOI"] = UnitTree.Member(details: details("MOI", parent: nil), since: day)
        let levels = [("TC", true), ("CUC", true), ("CHICUC", true), ("KV", true), ("CK", false)].map {
            UnitLevel(key: $0.0, name: Localized(vi: $0.0), performs: $0.0, hasDivisions: $0.1)
        }
        // 03Z0 was the department's code before.
        return UnitTree(
            units: members, codes: Dictionary(uniqueKeysWithValues: members.keys.map { ($0, $0) } + [("03Z0", "03ZZ")]),
            levels: Dictionary(uniqueKeysWithValues: levels.map { ($0.key, $0) }))
    }()
}
