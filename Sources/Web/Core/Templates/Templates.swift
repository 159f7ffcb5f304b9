import Mustache

/// All templates and words, read once at start. A fault in any of them is a reason not to start, and all are told at once.
package struct Templates: Sendable {
    package let words: WordBook
    /// Tags by template name, which is its path without the extension: `dossiers/inbox`.
    package let tags: [String: [TemplateTag]]
    private let library: MustacheLibrary

    package struct Faults: Error, CustomStringConvertible {
        package let all: [String]
        package var description: String { all.joined(separator: "\n") }
    }

    package struct Missing: Error, Equatable { package let name: String }

    /// - Parameter required: templates that code names; those that templates name are found out.
    package init(_ resources: Resources, files: StaticFiles, required: [String] = []) throws {
        var faults: [String] = []
        var library = MustacheLibrary()
        var tags: [String: [TemplateTag]] = [:]
        for file in try resources.files(in: "templates", extension: "mustache") {
            let name = String(file.path.dropLast(".mustache".count))
            do {
                let text = files.address(String(decoding: file.content, as: UTF8.self))
                try library.register(text, named: name)
                tags[name] = try TemplateTag.parse(text)
            } catch { faults.append("\(name): \(error)") }
        }
        words = try WordBook(resources, faults: &faults)
        faults += required.filter { tags[$0] == nil }.map { "\($0): no such template" }
        faults += tags.sorted { $0.key < $1.key }.flatMap { [words] in Self.faults(of: $0.key, $0.value, among: tags, words[.vi]) }
        guard faults.isEmpty else { throw Faults(all: faults) }
        (self.library, self.tags) = (library, tags)
    }

    package func render(_ name: String, _ frame: Frame) throws(Missing) -> String {
        guard let text = library.render(frame, withTemplate: name) else { throw Missing(name: name) }
        return text
    }

    /// What can be told without knowing the page's struct: forbidden tags, partials and words that do not exist.
    private static func faults(of name: String, _ tags: [TemplateTag], among all: [String: [TemplateTag]], _ words: Words) -> [String] {
        tags.flatMap(\.flat).compactMap { tag in
            switch tag {
            case .forbidden(let tag): "\(name): {{\(tag)}} is not allowed"
            case .partial(let partial, _) where all[partial] == nil: "\(name): no template \(partial)"
            case .variable(let key) where key.hasPrefix("t.") && !words.contains(String(key.dropFirst(2))): "\(name): no words for \(key)"
            case .section(let key, _, _) where key == "t" || key.hasPrefix("t."): "\(name): words are no section (\(key))"
            default: nil
            }
        }
    }
}
