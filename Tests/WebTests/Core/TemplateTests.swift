import Foundation
import Testing

@testable import Web

@Suite struct TemplateTests {
    /// Resources made of these templates and words (the same in both languages unless `en` says otherwise).
    static func load(_ templates: [String: String], words: String = #"{"hi":"Xin chào {name}"}"#, en: String? = nil, required: [String] = []) throws
        -> Templates
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "haidang-templates-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        for part in ["templates/sub", "words/vi", "static"] {
            try FileManager.default.createDirectory(at: folder.appending(path: part), withIntermediateDirectories: true)
        }
        try Data(words.utf8).write(to: folder.appending(path: "words/vi/a.json"))
        try Data((en ?? words).utf8).write(to: folder.appending(path: "words/en.json"))
        try Data("body{}".utf8).write(to: folder.appending(path: "static/a.css"))
        for (name, text) in templates { try Data(text.utf8).write(to: folder.appending(path: "templates/\(name).mustache")) }
        let resources = try Resources(folder.path)
        return try Templates(resources, files: StaticFiles(resources), required: required)
    }

    static func faults(_ templates: [String: String], words: String = #"{"hi":"Xin chào {name}"}"#, en: String? = nil, required: [String] = []) -> [String] {
        do { _ = try load(templates, words: words, en: en, required: required) } catch { return (error as? Templates.Faults)?.all ?? ["\(error)"] }
        return []
    }

    struct Row: Sendable { let name: String }
    struct Sample: Sendable {
        var title = "<Hồ sơ>"
        var rows = [Row(name: "a"), Row(name: "b")]
        var note: String? = "n"
        var flag = true
        var number = 7
    }

    static func render(_ text: String, _ more: [String: String] = [:]) throws -> String {
        let templates = try load(more.merging(["x": text]) { $1 })
        return try templates.render("x", Frame(words: templates.words[.vi], page: SamplePages.bare, content: Sample()))
    }

    static func check(_ text: String, _ more: [String: String] = [:], sample: Sample = Sample()) throws -> [String] {
        var check = TemplateCheck(try load(more.merging(["x": text]) { $1 }))
        check.check("x", sample)
        return check.faults
    }

    @Test func `a struct fills a template, escaped, with words, page and partials`() throws {
        let text = "{{title}} {{number}} {{t.hi}} {{page.lang}}{{#rows}} {{>sub/row}}{{/rows}}{{^flag}}no{{/flag}}{{#note}} {{.}}{{/note}}"
        #expect(try Self.render(text, ["sub/row": "[{{name}}/{{number}}]"]) == "&lt;Hồ sơ&gt; 7 Xin chào {name} vi [a/7] [b/7] n")
    }

    @Test func `static files are named by their hash`() throws {
        let text = try Self.render(#"<link href="/static/a.css"><a href="/static/b.css">"#)
        #expect(text.hasPrefix(#"<link href="/static/a."#) && text.contains(#".css"><a href="/static/b.css">"#) && !text.contains("/static/a.css"))
    }

    @Test(arguments: [
        ("{{{title}}}", "x: {{{title}} is not allowed"), ("{{&title}}", "x: {{&title}} is not allowed"), ("{{=<% %>=}}", "x: {{=<% %>=}} is not allowed"),
        ("{{% CONTENT_TYPE:TEXT}}", "x: {{% CONTENT_TYPE:TEXT}} is not allowed"), ("{{>*title}}", "x: {{>*title}} is not allowed"),
        ("{{uppercased(title)}}", "x: {{uppercased(title)}} is not allowed"), ("<a href={{title}}>", "x: {{title (attribute without quotes)}} is not allowed"),
        ("{{>row}}", "x: no template row"), ("{{t.gone}}", "x: no words for t.gone"), ("{{#t.hi}}{{/t.hi}}", "x: words are no section (t.hi)"),
        ("{{#rows}}{{>row}}{{/rows}}", "x: no template row"),
    ])
    func `a template that may do harm or misses a part is a reason not to start`(_ text: String, _ fault: String) {
        #expect(Self.faults(["x": text]) == [fault])
    }

    @Test func `a broken or missing template is a reason not to start`() {
        #expect(Self.faults(["x": "{{#rows}}"]).first?.hasPrefix("x: ") == true)
        #expect(Self.faults(["x": ""], required: ["x", "y"]) == ["y: no such template"])
    }

    @Test func `the words of both languages fit each other`() {
        #expect(
            Self.faults([:], words: #"{"a":"x","b":"{n} y"}"#, en: #"{"b":"z","c":"x"}"#) == [
                "words: a has no English", "words: b has different {places} in the two languages", "words: c has no Vietnamese",
            ])
        #expect(Self.faults([:], words: #"{"a":{"b":"c"}}"#).contains("words/vi/a.json is not a flat JSON object of texts"))
    }

    @Test func `words fill their places, and a gap shows its key`() throws {
        let words = try Self.load([:]).words[.vi]
        #expect(words("hi", ["name": "An"]) == "Xin chào An" && words("gone") == "gone")
    }

    @Test func `the check passes what renders`() throws {
        let text =
            "{{title}}{{number}}{{t.hi}}{{page.title}}{{#rows}}{{>row}}{{title}}{{/rows}}{{#note}}{{.}}{{/note}}{{#flag}}{{/flag}}{{^note}}{{title}}{{/note}}"
        let faults = try Self.check(text, ["row": "{{name}}"])
        #expect(faults == [])
        let filled = try Self.check("{{<base}}{{$main}}{{title}}{{/main}}{{/base}}", ["base": "{{$main}}{{gone}}{{/main}}"])
        #expect(filled == [])
    }

    @Test(arguments: [
        ("{{titel}}", "x: nothing is called titel"), ("{{page.titel}}", "x: nothing is called page.titel"),
        ("{{#rows}}{{nmae}}{{/rows}}", "x: nothing is called nmae"), ("{{rows}}", "x: {{rows}} prints a Array<Row>"),
        ("{{flag}}", "x: {{flag}} prints a Bool"), ("{{#title}}{{/title}}", "x: {{#title}} is always entered, be it empty or 0"),
        ("{{#number}}{{/number}}", "x: {{#number}} is always entered, be it empty or 0"), ("{{^flag}}{{gone}}{{/flag}}", "x: nothing is called gone"),
        ("{{#rows}}{{#page}}{{account}}{{/page}}{{/rows}}", "x: {{account}} prints a Account"),
    ])
    func `the check finds what mustache prints as nothing or as rubbish`(_ text: String, _ fault: String) throws {
        #expect(try Self.check(text) == [fault])
    }

    @Test func `the check wants samples that enter every section`() throws {
        var sample = Sample()
        (sample.rows, sample.note) = ([], nil)
        #expect(
            try Self.check("{{#rows}}{{/rows}}{{#note}}{{/note}}", sample: sample) == [
                "x: {{#note}} is entered by no sample", "x: {{#rows}} is entered by no sample",
            ])
    }

    @Test func `the check finds a nil through which an outer value shows`() throws {
        struct Inner: Sendable { let note: String? = nil }
        struct Outer: Sendable {
            let note = "outer"
            let inner = Inner()
        }
        var check = TemplateCheck(try Self.load(["x": "{{#inner}}{{note}}{{/inner}}"]))
        check.check("x", Outer())
        #expect(check.faults == ["x: {{note}} may be nil, and then an outer note shows"])
    }

    @Test func `the error page fits its struct`() throws {
        let site = try TestSite().site()
        var check = TemplateCheck(site.templates)
        let words = site.templates.words[.vi]
        let faults = [
            Problem(TestSite.Fault()), Problem(BodyError.tooLarge(limit: 9)), Problem(FieldErrors([FieldError("a", .missing)])),
            Problem(.forbidden, "rule", clause: "2988-D3.3"),
        ]
        for fault in faults { check.check("error", ProblemPage(fault, words)) }
        var linked = ProblemPage(Problem.notFound, words)
        linked.failNote = Note("a", source: "b", link: Note.Way(text: "c", href: "/d"))
        check.check("error", linked)
        #expect(check.faults == [])
        #expect(check.visited.isSuperset(of: ["error", "head", "foot", "note"]))
    }
}
