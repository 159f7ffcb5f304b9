import Domain
import Foundation
import Testing

@testable import Service

/// The files that come with the program, against the plan 2151/QĐ-TCHQ.
@Suite struct ShippedCatalogueTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Resources/procedures").standardized.path
    /// Read once for all tests; a catalogue is a value.
    static let shipped = Result { try Catalogue.load(folder: folder) }
    let catalogue: Catalogue

    init() throws { catalogue = try ShippedCatalogueTests.shipped.get() }

    var appendixI: [Procedure] { catalogue.procedures.filter { $0.key.hasPrefix("I-") } }
    var appendixII: [Procedure] { catalogue.procedures.filter { $0.key.hasPrefix("II-") } }

    @Test func `2151-PL1.01 to 2151-PL1.42 and 2151-PL2.01 to 2151-PL2.10 are all there, by the plan's names`() {
        #expect(catalogue.procedures.map(\.key) == (1...42).map { "I-\($0)" } + (1...10).map { "II-\($0)" })
        for (procedure, name) in zip(catalogue.procedures, PlanNames.appendixI + PlanNames.appendixII) {
            #expect(procedure.name.vi == name, "\(procedure.key)")
        }
    }

    @Test(arguments: [("TC", 22, 14, 8), ("CUC", 13, 7, 6), ("CHICUC", 7, 3, 4)])
    func `2151-II.1 Appendix I counts as the plan counts: by level, and by service level before`(level: String, all: Int, one: Int, two: Int) {
        let here = appendixI.filter { $0.level == level }
        #expect(here.count == all)
        #expect(here.count { $0.serviceLevel.before == 1 } == one)
        #expect(here.count { $0.serviceLevel.before == 2 } == two)
    }

    @Test func `A-31 all of Appendix I is live at level 3 or 4, whatever it was before`() {
        #expect(appendixI.allSatisfy { $0.state == .live && $0.serviceLevel.now >= 3 })
        #expect(appendixI.count { $0.serviceLevel.before == 1 } == 24)
        #expect(appendixI.count { $0.serviceLevel.before == 2 } == 18)
    }

    @Test func `2151-PL2.01 to 2151-PL2.09 stay off the system, each with its reason and where to go`() {
        for procedure in appendixII.dropLast() {
            guard case .notOffered(let reason, let instead) = procedure.state else { Issue.record("\(procedure.key)"); continue }
            #expect(reason.vi.count > 40 && reason.en != nil && !instead.vi.isEmpty && instead.en != nil)
        }
        #expect(appendixII.count { $0.level == "TC" } == 3 && appendixII.count { $0.level == "CHICUC" } == 7)
    }

    @Test func `NEWS-6 the ministries' exemptions are classified, and nothing that is classified can be filed`() {
        let classified = catalogue.procedures.filter(\.classified)
        #expect(classified.map(\.key) == ["II-1"])
        #expect(classified.allSatisfy { $0.closedBy == "NEWS-6" })
    }

    @Test func `2151-PL2.10 a procedure whose legal basis is gone is abolished, with the decree`() throws {
        let procedure = try #require(catalogue.procedure("II-10", version: 1))
        guard case .abolished(let by) = procedure.state else { Issue.record("\(procedure.state)"); return }
        #expect(by.vi.contains("68/2016/NĐ-CP"))
    }

    @Test func `2988-D7.1.a 32 procedures or more ask for papers of their own; where the papers are unknown, one request stands in`() {
        let known = appendixI.filter { !$0.unknown.contains("documents") }
        #expect(known.count >= 32)
        #expect(known.allSatisfy { $0.components.contains { $0.required } })
        for procedure in appendixI where procedure.unknown.contains("documents") {
            #expect(procedure.components.count { $0.required } == 1, "\(procedure.key)")
        }
    }

    @Test func `2988-D7.4 32 procedures or more have a deadline of their own`() {
        #expect(appendixI.count { $0.processingTime != .unknown } >= 32)
        #expect(appendixI.allSatisfy { ($0.processingTime == .unknown) == $0.unknown.contains("deadline") })
    }

    @Test func `No two procedures share a form`() {
        struct Whole: Hashable { let fields: [FormField]; let components: [Component] }
        let byForm = Dictionary(grouping: appendixI) { Whole(fields: $0.fields, components: $0.components) }
        for group in byForm.values where group.count > 1 { Issue.record("the same form: \(group.map(\.key))") }
        #expect(appendixI.allSatisfy { $0.fields.count >= 8 })
    }

    @Test func `2988-D9.2-iii every procedure names the provisions it rests on, and every checked point of its papers its own`() {
        for procedure in appendixI {
            #expect(!procedure.legalBasis.isEmpty, "\(procedure.key)")
            #expect(procedure.checklist.count >= 3, "\(procedure.key)")
            if !procedure.unknown.contains("documents") {
                let unfounded = procedure.components.filter { $0.legalBasis == nil }.map(\.id)
                #expect(unfounded == (procedure.key == "I-1" ? ["request"] : []), "\(procedure.key)")
            }
        }
    }

    @Test func `Every entry is found by four words or more and speaks English too`() {
        for procedure in catalogue.procedures {
            #expect(procedure.keywords.count >= 4 && procedure.name.en != nil && procedure.summary?.en != nil, "\(procedure.key)")
            #expect(procedure.fields.allSatisfy { $0.label.en != nil } && procedure.components.allSatisfy { $0.name.en != nil }, "\(procedure.key)")
            #expect(procedure.results.allSatisfy { $0.name.en != nil } && procedure.checklist.allSatisfy { $0.text.en != nil }, "\(procedure.key)")
        }
    }

    @Test func `2988-D9.1-cfg what the sources do not settle is owned up to as assumed`() {
        for procedure in appendixI {
            #expect(procedure.assumed.contains("officerMayRefuse") && procedure.assumed.contains("approver"), "\(procedure.key)")
            #expect(procedure.lapseWorkingDays != nil, "\(procedure.key) would wait for ever")
        }
    }

    @Test func `2151-PL1.28 2151-PL1.38 one matter at two levels is two procedures`() throws {
        let province = try #require(catalogue.procedure("I-28", version: 1))
        let branch = try #require(catalogue.procedure("I-38", version: 1))
        #expect(province.level == "CUC" && branch.level == "CHICUC")
    }

    @Test func `2988-D7.3.c-ii where customs stamps the declarant's bill of lading, the result goes on paper`() {
        let stamped = appendixI.filter { $0.components.contains { $0.mustBeStamped } }
        #expect(stamped.map(\.key) == ["I-25", "I-32"])
        #expect(stamped.allSatisfy { $0.paperResult == .requiredByStamping })
    }

    @Test func `The six fields hold what the home page says`() {
        let counts = catalogue.fields.map { field in appendixI.count { $0.field == field.key } }
        #expect(catalogue.fields.map(\.key) == ["sites", "vehicles", "tax", "postal", "border", "brokers"])
        #expect(counts == [14, 10, 7, 5, 4, 2])
    }
}
