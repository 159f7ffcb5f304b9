import Mustache

/// The outermost context of a template: the properties of the page's own struct, `page` for head and foot, and the words as `t`.
package struct Frame: MustacheParent {
    package let words: Words
    package let page: Page
    package let content: Any
    private let properties: Properties

    package init(words: Words, page: Page, content: Any) {
        (self.words, self.page, self.content) = (words, page, content)
        properties = Properties(of: content, and: ["t": words, "page": Properties(of: page)])
    }

    package func child(named name: String) -> Any? { properties.child(named: name) }
}

/// A struct's properties by name, read once and with all that is in them: swift-mustache would look into each struct again for every tag it meets.
/// As there, a nil counts as absent.
private struct Properties: MustacheParent {
    private var values: [String: Any] = [:]

    init(of object: Any, and more: [String: Any] = [:]) { self.init(Mirror(reflecting: object), more) }

    private init(_ mirror: Mirror, _ more: [String: Any] = [:]) {
        values = more
        for case (let name?, let value) in mirror.children where more[name] == nil { values[name] = Self.readable(value) }
    }

    func child(named name: String) -> Any? { values[name] }

    private static func readable(_ value: Any) -> Any? {
        if value is String || value is Bool { return value }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { readable($0.value) }
        case .collection, .set: return mirror.children.compactMap { readable($0.value) }
        case .struct where !(value is Substring): return Properties(mirror)
        default: return value
        }
    }
}
