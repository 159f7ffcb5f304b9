/// The tags of a mustache text as a tree. swift-mustache keeps its own to itself; this one exists to check templates, not to render them.
package indirect enum TemplateTag: Sendable {
    case variable(String)
    case section(String, inverted: Bool, [TemplateTag])
    case partial(String, blocks: [String: [TemplateTag]])
    /// A place that a template including this one may fill, with what stands there otherwise.
    case block(String, [TemplateTag])
    /// A tag we do not use, because it switches escaping off or hides names from the checks.
    case forbidden(String)

    /// - Throws: `Unreadable` where tags do not close.
    package static func parse(_ text: String) throws -> [TemplateTag] {
        var rest = Substring(text)
        return try parse(&rest, until: nil)
    }

    struct Unreadable: Error, CustomStringConvertible { let description: String }

    private static func parse(_ rest: inout Substring, until closing: String?) throws -> [TemplateTag] {
        var tags: [TemplateTag] = []
        while let open = rest.firstRange(of: "{{") {
            let before = rest[..<open.lowerBound]
            rest = rest[open.upperBound...]
            guard let close = rest.firstRange(of: "}}") else { throw Unreadable(description: "tag without an end") }
            let tag = rest[..<close.lowerBound].trimmed
            rest = rest[close.upperBound...]
            if before.last == "=" { tags.append(.forbidden("\(tag) (attribute without quotes)")) }
            let name = tag.dropFirst().trimmed
            switch tag.first {
            case "/":
                guard name == closing else { throw Unreadable(description: "{{\(tag)}} closes nothing") }
                return tags
            case "#", "^": tags.append(.section(name, inverted: tag.first == "^", try parse(&rest, until: name)))
            case "$": tags.append(.block(name, try parse(&rest, until: name)))
            case "<": tags.append(.partial(name, blocks: blocks(try parse(&rest, until: name))))
            case ">" where !name.hasPrefix("*"): tags.append(.partial(name, blocks: [:]))
            case "{", "&", "=", "%", ">": tags.append(.forbidden(tag))
            case "!": break
            default: tags.append(tag.contains("(") ? .forbidden(tag) : .variable(tag))
            }
        }
        guard closing == nil else { throw Unreadable(description: "{{\(closing ?? "")}} is not closed") }
        return tags
    }

    private static func blocks(_ tags: [TemplateTag]) -> [String: [TemplateTag]] {
        var blocks: [String: [TemplateTag]] = [:]
        for case .block(let name, let inner) in tags { blocks[name] = inner }
        return blocks
    }

    /// This tag and all within it.
    var flat: [TemplateTag] {
        switch self {
        case .variable, .forbidden: [self]
        case .section(_, _, let inner), .block(_, let inner): [self] + inner.flatMap(\.flat)
        case .partial(_, let blocks): [self] + blocks.values.flatMap { $0.flatMap(\.flat) }
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
