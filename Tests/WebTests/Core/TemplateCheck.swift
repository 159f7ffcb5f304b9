import Testing

@testable import Web

/// Walks a template with sample pages the way swift-mustache does, and says what that library keeps silent about: a name no struct has, a
/// struct or flag printed as text, a nil through which an outer value of the same name shows, a section that no sample enters.
struct TemplateCheck {
    let templates: Templates
    private(set) var visited: Set<String> = []
    private var found: Set<String> = []
    private var sections: Set<String> = []
    private var entered: Set<String> = []

    init(_ templates: Templates) { self.templates = templates }

    /// Of all templates checked so far.
    var faults: [String] { (found.union(sections.subtracting(entered).map { "\($0) is entered by no sample" })).sorted() }

    /// - Parameter samples: pages that together enter every section: a list with something in it, an optional that is there.
    mutating func check(_ name: String, _ samples: any Sendable..., pages: [Page] = [SamplePages.full, SamplePages.bare]) {
        for page in pages {
            for sample in samples {
                walk(template: name, [Frame(words: templates.words[.vi], page: page, content: sample)], [:])
            }
        }
    }

    private mutating func walk(template name: String, _ stack: [Any], _ blocks: [String: [TemplateTag]], depth: Int = 0) {
        guard let tags = templates.tags[name], depth < 30 else {
            found.insert("\(name): missing, or including itself")
            return
        }
        visited.insert(name)
        walk(tags, in: name, stack, blocks, depth: depth)
    }

    private mutating func walk(_ tags: [TemplateTag], in name: String, _ stack: [Any], _ blocks: [String: [TemplateTag]], depth: Int) {
        for tag in tags {
            switch tag {
            case .variable(let key): checkText(key, in: name, stack)
            case .section(let key, let inverted, let inner):
                for stack in contexts(of: key, inverted: inverted, in: name, stack) { walk(inner, in: name, stack, blocks, depth: depth) }
            case .partial(let partial, let own): walk(template: partial, stack, own.merging(blocks) { _, outer in outer }, depth: depth + 1)
            case .block(let block, let inner): walk(blocks[block] ?? inner, in: name, stack, blocks, depth: depth)
            case .forbidden(let tag): found.insert("\(name): {{\(tag)}}")
            }
        }
    }

    private mutating func checkText(_ key: String, in name: String, _ stack: [Any]) {
        guard let held = find(key, in: name, stack), let value = Self.unwrap(held) else { return }
        if !(value is String || value is Substring || value is any BinaryInteger) { found.insert("\(name): {{\(key)}} prints a \(type(of: value))") }
    }

    /// The contexts in which the inside of a section is rendered.
    private mutating func contexts(of key: String, inverted: Bool, in name: String, _ stack: [Any]) -> [[Any]] {
        guard let held = find(key, in: name, stack) else { return [] }
        if inverted { return [stack] }
        sections.insert("\(name): {{#\(key)}}")
        let inner: [[Any]] =
            switch Self.unwrap(held) {
            case .none: []
            case .some(let list as [Any]): list.map { stack + [$0] }
            case .some(is Bool): [stack]
            case .some(let value): [stack + [value]]
            }
        if !inner.isEmpty { entered.insert("\(name): {{#\(key)}}") }
        if !Self.isOptional(held), held is String || held is any BinaryInteger { found.insert("\(name): {{#\(key)}} is always entered, be it empty or 0") }
        return inner
    }

    /// The value as declared: an optional comes wrapped.
    private mutating func find(_ key: String, in name: String, _ stack: [Any]) -> Any? {
        if key == "." { return stack.last }
        let names = key.split(separator: ".").map(String.init)
        if names[0] == "t" { return Words.key(names.dropFirst(), templates.words[.vi]) ?? missing(key, name) }
        let holders = stack.reversed().filter { Self.declared(names[0], in: $0) != nil }
        guard let first = holders.first, var value = Self.declared(names[0], in: first) else { return missing(key, name) }
        if holders.count > 1, Self.isOptional(value) { found.insert("\(name): {{\(key)}} may be nil, and then an outer \(names[0]) shows") }
        for next in names.dropFirst() {
            guard let outer = Self.unwrap(value) else { return nil }
            guard let inner = Self.declared(next, in: outer) else { return missing(key, name) }
            value = inner
        }
        return value
    }

    private mutating func missing(_ key: String, _ name: String) -> Any? {
        found.insert("\(name): nothing is called \(key)")
        return nil
    }

    private static func declared(_ name: String, in object: Any) -> Any? {
        guard let frame = object as? Frame else { return Mirror(reflecting: object).children.first { $0.label == name }?.value }
        return name == "page" ? frame.page : declared(name, in: frame.content)
    }

    private static func isOptional(_ value: Any) -> Bool { Mirror(reflecting: value).displayStyle == .optional }

    private static func unwrap(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }
}

extension Words {
    fileprivate static func key(_ names: ArraySlice<String>, _ words: Words) -> Any? {
        let key = names.joined(separator: ".")
        return words.contains(key) ? words(key) : nil
    }
}

/// Heads and feet with everything and with nothing.
enum SamplePages {
    static let bare = {
        var page = Page()
        (page.lang, page.title) = ("vi", "Trang")
        return page
    }()

    static let full = {
        var page = bare
        (page.office, page.emblemHref, page.version) = (true, "/emblem.svg", "1.0")
        page.nav = [Page.Entry(name: "Thủ tục", href: "/procedures")]
        page.account = Page.Account(name: "Nguyễn Minh Đức", role: "Công chức", href: "/account")
        page.otherLanguage = Page.OtherLanguage(languageHref: "?lang=en", languageCode: "en", languageName: "English")
        page.strip = Page.Strip(demo: true, clock: "9/10/2018", notice: "Bảo trì tối nay")
        page.workBar = Page.WorkBar([Page.Box(name: "Chờ xử lý", href: "/inbox", count: "3")])
        (page.helpLinks, page.siteLinks) = ([Link(name: "Trợ giúp", href: "/help")], [Link(name: "Sơ đồ", href: "/sitemap")])
        return page
    }()
}
