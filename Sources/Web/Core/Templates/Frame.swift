import Mustache

/// The outermost context of a template: the properties of the page's own struct, `page` for head and foot, and the words as `t`.
package struct Frame: MustacheParent {
    package let words: Words
    package let page: Page
    package let content: Any

    package init(words: Words, page: Page, content: Any) { (self.words, self.page, self.content) = (words, page, content) }

    package func child(named name: String) -> Any? {
        switch name {
        case "t": words
        case "page": page
        default: Self.property(name, of: content)
        }
    }

    /// As swift-mustache looks into structs: a nil counts as absent.
    private static func property(_ name: String, of object: Any) -> Any? {
        guard let value = Mirror(reflecting: object).children.first(where: { $0.label == name })?.value else { return nil }
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }
}
