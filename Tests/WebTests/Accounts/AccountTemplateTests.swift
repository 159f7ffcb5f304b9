import Service
import Testing

@testable import Web

private typealias S = SampleParts

/// Every tag of the pages of accounts has a property of its struct behind it.
@Suite struct AccountTemplateTests {
    @Test func `records, registers and hats fit their templates`() throws {
        var check = TemplateCheck(try Site(settings: ServerSettings(), resources: Resources(), csrf: TestSite().csrf, templates: WebPages.templates).templates)
        let act = RecordTable.Act(lineAction: "/a", lineSequence: "1", lineActText: "b", lineActAbout: "c")
        let whole = RecordTable.Line("a", href: "/b", second: "c", tag: S.tag, note: "d", acts: [act])
        let table = RecordTable("t", "a", columns: ["b", "c", "d"], [(whole, ["e"]), (RecordTable.Line("f"), ["g"])])
        let attempt = Attempt(form: "f", typed: Fields(["q": "a"]), faults: [("q", "b")])
        let form = RecordForm("f", "a", action: "/b", text: "c", note: S.note, uploads: true, button: "d", wrong: attempt, fields: S.fields)
        let plain = RecordForm("g", "a", action: "/b", button: "d", fields: S.fields)
        let links = RecordPage.Links(linkList: [Link(name: "a", href: "/b")])
        check.check(
            "record",
            RecordPage(
                errors: S.errors, flash: S.banner, trail: S.trail, recordHeading: "a", recordTag: S.tag, recordBanner: S.banner, recordFacts: .init(facts: [S.fact]),
                recordTables: [table].compactMap { $0 }, recordLinks: links, recordForms: [form, plain], recordClosed: .init(closedActs: [S.closed]),
                recordHistory: .init(timeline: [S.event], pager: S.pager)))
        check.check(
            "register",
            RegisterPage(
                errors: S.errors, flash: S.banner, registerHeading: "a", registerText: "b", recordLinks: links,
                registerFilter: .init(filterAction: "/a", filterLabel: "b", filterText: "c", options: [Choice(Choice.Of("a", "b"), id: "c", chosen: true)]),
                recordTables: [table].compactMap { $0 }, nothingFound: S.nothing, pager: S.pager, recordForms: [form]))
        let hat = { worn in HatsPage.Line(hatName: "a", hatText: "b", hatValue: "c", hatReturn: "/d", hatWorn: worn) }
        check.check("hats", HatsPage(errors: S.errors, hatsText: "a", hatList: [hat(true), hat(false)]))
        #expect(check.faults == [])
    }
}
