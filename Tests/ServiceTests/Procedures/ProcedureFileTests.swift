import Domain
import Foundation
import Testing

@testable import Service

@Suite struct ProcedureFileTests {
    static let surroundings = ProcedureFile.Surroundings(fields: ["sites", "tax"], templates: ["decision"])

    /// One of everything; the cases below spoil one line each.
    static let good = """
        key: I-99
        version: 1
        validFrom: 2018-10-08
        validTo: 2020-12-31
        name: {vi: Thủ tục thử, en: Trial}
        kind: other
        state: live
        field: tax
        level: CUC
        serviceLevel: {before: 1, now: 4}
        legalBasis: [Luật Hải quan]
        form:
          - section: Chung
            fields:
              - {id: kind, kind: choice, label: Loại, options: [{value: a, label: A}, {value: b, label: B}]}
              - {id: amount, kind: money, label: Số tiền, shownWhen: {field: kind, is: a}}
              - {id: size, kind: number, label: Cỡ, decimals: 2, least: 1, most: 9}
              - id: people
                kind: rows
                label: Người
                most: 5
                fields:
                  - {id: name, kind: text, label: Tên, maxLength: 100}
                  - {id: foreign, kind: yesNo, label: Nước ngoài}
                  - {id: paper, kind: identityNumber, label: Giấy tờ, papers: [passport], shownWhen: {field: foreign, is: yes}}
        components:
          - {id: request, name: Đơn, copies: {count: 2, kind: original}, byHand: longDocument, formats: [pdf, xml]}
          - {id: passport, name: Hộ chiếu, perRowOf: people, shownWhen: {field: foreign, is: yes}}
        results:
          - {id: decision, name: Quyết định, outcome: granted, template: decision}
          - {id: reply, name: Trả lời, outcome: refused}
        checklist:
          - {id: first, text: Đúng mẫu, legalBasis: Điều 1}
        writtenNotice: {refusal: true, supplement: false}
        approver: {refusal: unitLeader}
        processingTime:
          steps:
            - {name: Kiểm tra, time: {workingDays: 10}}
            - {name: Quyết định, time: {workingDays: 5}}
        clockWhileWaiting: {paper: runOn}
        supplementNotice: {workingHours: 8}
        paperResult: {onRequest: {decision: 123/QĐ-TCHQ}}
        supplementWorkingDays: 15
        lapseWorkingDays: 30
        unknown: [fee]
        assumed: [approver]
        notes: [Ghi chú]
        """

    static func faults(_ yaml: String) -> [ProcedureFault] {
        do throws(ProcedureFaults) {
            _ = try ProcedureFile.read(yaml, in: surroundings)
            return []
        } catch {
            return error.faults
        }
    }

    @Test func `2988-D13.5 a procedure is added by a file alone, everything the rules need from it`() throws {
        let procedure = try ProcedureFile.read(ProcedureFileTests.good, in: ProcedureFileTests.surroundings)
        #expect(procedure.key == "I-99" && procedure.version == 1 && procedure.kind == .other && procedure.state == .live)
        #expect(procedure.name == Localized(vi: "Thủ tục thử", en: "Trial"))
        #expect(procedure.validFrom == Day("2018-10-08") && procedure.validTo == Day("2020-12-31"))
        #expect(procedure.level == "CUC" && procedure.serviceLevel == .init(before: 1, now: 4))
        #expect(procedure.fields.map(\.id) == ["kind", "amount", "size", "people"])
        #expect(procedure.fields[1].shownWhen == Condition(field: "kind", values: ["a"]))
        #expect(procedure.fields[2].kind == .number(decimals: 2, least: 1, most: 9))
        #expect(procedure.components[0].copies == .init(count: 2, kind: .original))
        #expect(procedure.components[1].perRowOf == "people")
        #expect(procedure.results.map(\.outcome) == [.granted, .refused])
        #expect(procedure.writtenNotice == .init(refusal: true, supplement: false))
        #expect(procedure.approver == .init(refusal: .unitLeader, supplement: .divisionLeader, result: .unitLeader))
        #expect(procedure.processingTime.simplified == .workingDays(15))
        #expect(procedure.clockWhileWaiting == .init(supplement: .restart, paper: .runOn, fee: .stop))
        #expect(procedure.paperResult == .onRequest(decision: "123/QĐ-TCHQ"))
        #expect(procedure.fee == .unknown && procedure.unknown == ["fee"])
        #expect(procedure.supplementWorkingDays == 15 && procedure.lapseWorkingDays == 30)
    }

    @Test func `Every state says what goes with it`() throws {
        func state(_ yaml: String) throws -> Procedure.State {
            try ProcedureFile.read(ProcedureFileTests.good.replacing("state: live", with: "state: \(yaml)"), in: ProcedureFileTests.surroundings).state
        }
        #expect(try state("draft") == .draft)
        #expect(try state("{pilot: {units: [03ZZ]}}") == .pilot(units: ["03ZZ"]))
        #expect(try state("{suspended: {reason: Sửa}}") == .suspended(reason: Localized(vi: "Sửa")))
        #expect(try state("{abolished: {by: Nghị định}}") == .abolished(by: Localized(vi: "Nghị định")))
        #expect(try state("{elsewhere: {system: VNACCS}}") == .elsewhere(system: Localized(vi: "VNACCS")))
        #expect(try state("{notOffered: {reason: Mật, instead: Bản giấy}}") == .notOffered(reason: Localized(vi: "Mật"), instead: Localized(vi: "Bản giấy")))
    }

    private static func classified(_ state: String) -> String { good.replacing("state: live", with: "state: \(state)\nclassified: true") }

    @Test(arguments: ["draft", "live", "{pilot: {units: [03ZZ]}}", "{suspended: {reason: Sửa}}"])
    func `NEWS-6 a procedure whose papers are state secrets is refused wherever it could be filed, now or later`(state: String) {
        #expect(Self.faults(Self.classified(state)) == [
            ProcedureFault(line: 7, field: "state", message: "NEWS-6: papers that are state secrets are never accepted, so it is notOffered, elsewhere or abolished")
        ])
    }

    @Test(arguments: ["{notOffered: {reason: Mật, instead: Bản giấy}}", "{elsewhere: {system: Mạng riêng}}", "{abolished: {by: Nghị định}}"])
    func `NEWS-6 a procedure that stays off the system may say that its papers are state secrets`(state: String) throws {
        #expect(try ProcedureFile.read(Self.classified(state), in: Self.surroundings).classified)
    }

    /// What is replaced, by what, and the fault: line, field, words of the message.
    static let spoilt: [(String, String, Int, String, String)] = [
        ("version: 1", "versoin: 1", 2, "versoin", "unknown key; allowed here: key, version"),
        ("version: 1", "version: one", 2, "version", "expected a whole number, found “one”"),
        ("version: 1", "version: 0", 2, "version", "0 is not between 1 and 9999"),
        ("key: I-99", "key: I 99", 1, "key", "only A–Z"),
        ("key: I-99", "key:", 1, "key", "expected a text, found nothing"),
        ("2018-10-08", "08/10/2018", 3, "validFrom", "expected a date like 2018-10-09"),
        ("2020-12-31", "2017-12-31", 4, "validTo", "before the first"),
        ("{vi: Thủ tục thử, en: Trial}", "{en: Trial}", 5, "name.vi", "missing"),
        ("{vi: Thủ tục thử, en: Trial}", "[a]", 5, "name", "expected keys (vi, en)"),
        ("kind: other", "kind: strange", 6, "kind", "“strange” is not one of: administrative, other"),
        ("state: live", "state: suspended", 7, "state", "suspended needs its reason"),
        ("state: live", "state: sleeping", 7, "state", "“sleeping” is not one of: draft, live"),
        ("state: live", "state: {suspended: {}}", 7, "state.suspended.reason", "missing"),
        ("state: live", "state: {notOffered: {reason: Mật}}", 7, "state.notOffered.instead", "missing"),
        ("state: live", "state: {abolished: {by: A}, elsewhere: {system: B}}", 7, "state", "one state"),
        ("field: tax", "field: cars", 8, "field", "“cars” is not one of: sites, tax"),
        ("level: CUC", "level: HUYEN", 9, "level", "is not one of: TC, CUC, CHICUC"),
        ("before: 1, now: 4", "before: 1, now: 5", 10, "serviceLevel.now", "5 is not between 1 and 4"),
        ("legalBasis: [Luật Hải quan]", "legalBasis: Luật", 11, "legalBasis", "expected a list, found “Luật”"),
        ("legalBasis: [Luật Hải quan]", "legalBasis: []", 11, "legalBasis", "name the provisions"),
        ("kind: choice", "kind: select", 15, "form[0].fields[0].kind", "is not one of: text, number"),
        ("{value: b, label: B}", "{value: a, label: B}", 15, "form[0].fields[0].options[1]", "duplicate value “a”, first on line 15"),
        (", {value: b, label: B}", "", 15, "form[0].fields[0].options", "two options"),
        ("{field: kind, is: a}", "{field: sort, is: a}", 16, "form[0].fields[1].shownWhen", "no field “sort” is asked before; there are: kind"),
        ("{field: kind, is: a}", "{field: kind, is: c}", 16, "form[0].fields[1].shownWhen", "“kind” is never “c”"),
        ("id: amount, kind: money", "id: kind, kind: money", 16, "form[0].fields[1]", "duplicate id “kind”, first on line 15"),
        ("id: amount, kind: money", "id: so-tien, kind: money", 16, "form[0].fields[1].id", "is not an id"),
        ("decimals: 2, least: 1, most: 9", "least: 9, most: 1", 17, "form[0].fields[2].most", "most is less than least"),
        ("kind: number", "kind: money", 17, "form[0].fields[2].decimals", "a field of kind money has no decimals"),
        ("{id: name, kind: text, label: Tên, maxLength: 100}", "{id: name, kind: rows, label: Tên, fields: []}", 23, "form[0].fields[3].fields[0]", "rows hold no rows"),
        ("papers: [passport]", "papers: [licence]", 25, "form[0].fields[3].fields[2].papers[0]", "is not one of: citizen, idCard, passport"),
        ("count: 2, kind: original", "count: 2, kind: photocopy", 27, "components[0].copies.kind", "is not one of: original, copy"),
        ("byHand: longDocument", "byHand: yes", 27, "components[0].byHand", "is not one of: never, sampleOrMedium, longDocument"),
        ("formats: [pdf, xml]", "formats: [docx]", 27, "components[0].formats[0]", "is not one of: pdf"),
        ("formats: [pdf, xml]", "mustBeStamped: maybe", 27, "components[0].mustBeStamped", "expected true or false, found “maybe”"),
        ("id: request,", "id: notice,", 27, "components[0].id", "written notices"),
        ("perRowOf: people", "perRowOf: kind", 28, "components[1].perRowOf", "“kind” is not a repeating field; there are: people"),
        ("perRowOf: people, shownWhen: {field: foreign, is: yes}", "shownWhen: {field: people, is: yes}", 28, "components[1].shownWhen", "list of rows"),
        ("id: passport, name", "id: request, name", 28, "components[1]", "duplicate id “request”, first on line 27"),
        ("template: decision", "template: letter", 30, "results[0].template", "there is no template “letter”; there are: decision"),
        ("outcome: granted", "outcome: maybe", 30, "results[0].outcome", "is not one of: granted, refused"),
        ("outcome: refused", "required: false", 30, "results", "outcome refused"),
        ("{refusal: true, supplement: false}", "{refusal: 1}", 34, "writtenNotice.refusal", "expected true or false"),
        ("refusal: unitLeader", "refusal: minister", 35, "approver.refusal", "is not one of: divisionLeader, unitLeader"),
        ("time: {workingDays: 5}", "time: {days: 5}", 39, "processingTime.steps[1].time.days", "unknown key"),
        ("time: {workingDays: 5}", "time: {workingDays: 5, workingHours: 1}", 39, "processingTime.steps[1].time", "one of workingDays"),
        ("{paper: runOn}", "{paper: sleep}", 40, "clockWhileWaiting.paper", "is not one of: stop, restart, runOn"),
        ("{onRequest: {decision: 123/QĐ-TCHQ}}", "always", 42, "paperResult", "“always” is not one of: never"),
        ("{onRequest: {decision: 123/QĐ-TCHQ}}", "{onRequest: {}}", 42, "paperResult.onRequest.decision", "missing"),
        ("unknown: [fee]", "unknown: [price]", 45, "unknown[0]", "is not one of: documents, deadline, fee, legalBasis"),
        ("unknown: [fee]", "unknown: [fee, deadline]", 37, "processingTime", "although deadline is listed under unknown"),
        ("unknown: [fee]", "fee: {amount: 200000}", 45, "fee.basis", "missing"),
        ("unknown: [fee]", "fee: free", 45, "fee", "“free” is not one of: none"),
    ]

    @Test(arguments: spoilt) func `A fault is told with its line and field`(old: String, new: String, line: Int, field: String, message: String) throws {
        try #require(ProcedureFileTests.good.contains(old))
        let faults = ProcedureFileTests.faults(ProcedureFileTests.good.replacing(old, with: new, maxReplacements: 1))
        #expect(faults.contains { $0.line == line && $0.field == field && $0.message.contains(message) }, "\(faults)")
    }

    @Test func `What is left out is named where it belongs`() {
        let faults = ProcedureFileTests.faults("key: I-1\nstate: live\n")
        #expect(faults.map(\.field) == ["version", "name", "field", "level", "serviceLevel", "fee", "processingTime", "components", "results", "results", "legalBasis"])
        #expect(faults.allSatisfy { $0.line == 1 })
    }

    @Test func `A procedure that takes no dossiers needs no papers`() throws {
        let yaml = """
            key: II-1
            version: 1
            name: Thủ tục
            state: {notOffered: {reason: Mật, instead: Bản giấy}}
            field: tax
            level: TC
            serviceLevel: {before: 1, now: 1}
            """
        #expect(try ProcedureFile.read(yaml, in: ProcedureFileTests.surroundings).components == [])
    }

    @Test func `All faults are told at once, in the order of the file`() {
        let yaml = ProcedureFileTests.good.replacing("template: decision", with: "template: letter").replacing("key: I-99", with: "key: I 99")
            .replacing("level: CUC", with: "level: X").replacing("count: 2", with: "count: 0")
        #expect(ProcedureFileTests.faults(yaml).map(\.line) == [1, 9, 27, 30])
    }

    @Test func `A component that is wrong once is told once`() {
        let faults = ProcedureFileTests.faults(ProcedureFileTests.good.replacing("id: passport, name", with: "id: pass port, name"))
        #expect(faults == [ProcedureFault(line: 28, field: "components[1].id", message: "“pass port” is not an id: a letter, then letters and digits")])
    }

    @Test(
        arguments: [
            ("", 1, "empty"), ("key: [1\nversion: 2\n", 2, "not YAML"), ("key: a\nkey: b\n", 1, "the same key twice: key"),
            ("- a\n", 1, "expected keys"), ("key: *nobody\n", 1, "not YAML"), ("key: a\n\tversion: 1\n", 2, "not YAML"),
            ("key: a\n---\nkey: b\n", 2, "not YAML"),
        ])
    func `What is not one YAML mapping is refused with the line`(yaml: String, line: Int, message: String) throws {
        let faults = ProcedureFileTests.faults(yaml)
        let fault = try #require(faults.first)
        #expect(fault.line == line && fault.field == "" && fault.message.contains(message), "\(faults)")
    }
}

/// docs/guide/procedure-files.md, for those who keep the files.
@Suite struct ProcedureGuideTests {
    let guide: String

    init() throws { guide = try String(contentsOfFile: ShippedCatalogueTests.folder + "/../../docs/guide/procedure-files.md", encoding: .utf8) }

    @Test func `The guide's example is a good file`() throws {
        let example = try #require(guide.firstMatch(of: #/```yaml\n(?<yaml>[\s\S]*?)```/#)).output.yaml
        let surroundings = try CatalogueSurroundings(folder: URL(filePath: ShippedCatalogueTests.folder)).files
        #expect(try ProcedureFile.read(String(example), in: surroundings).key == "I-99")
    }

    @Test func `The guide tells of every key a file may have`() throws {
        let fault = try #require(ProcedureFileTests.faults("nothing: 1").first { $0.field == "nothing" })
        let keys = try #require(fault.message.split(separator: ": ").last).split(separator: ", ")
        #expect(keys.count > 30)
        for key in keys { #expect(guide.contains("`\(key)`"), "\(key)") }
    }
}
