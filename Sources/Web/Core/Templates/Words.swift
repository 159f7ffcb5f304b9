import Foundation
import Mustache

/// The texts of the interface in one language. Files are flat JSON objects, `"dossier.title": "Hồ sơ {number}"`; in a template
/// `{{t.dossier.title}}`, in code `words("dossier.title", ["number": "…"])`.
package struct Words: Sendable, MustacheParent {
    package let language: Language
    private let texts: [String: String]
    private let prefix: String

    init(language: Language, texts: [String: String], prefix: String = "") {
        (self.language, self.texts, self.prefix) = (language, texts, prefix)
    }

    /// The text with its `{places}` filled; the key itself where there is none, so that a gap shows and nothing breaks.
    package func callAsFunction(_ key: String, _ facts: [String: String] = [:]) -> String {
        guard var text = texts[prefix + key] else { return prefix + key }
        for (name, value) in facts { text = text.replacing("{\(name)}", with: value) }
        return text
    }

    package func contains(_ key: String) -> Bool { texts[prefix + key] != nil }
    package var keys: [String] { texts.keys.sorted() }

    package func child(named name: String) -> Any? {
        if let text = texts[prefix + name] { return text }
        return Words(language: language, texts: texts, prefix: prefix + name + ".")
    }

    /// The names in braces.
    static func places(in text: String) -> Set<String> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in part.firstIndex(of: "}").map { String(part[..<$0]) } }
        )
    }
}

/// Both languages, with the same keys and the same places in each text.
package struct WordBook: Sendable {
    private let words: [Language: Words]

    package subscript(_ language: Language) -> Words { words[language] ?? Words(language: language, texts: [:]) }

    /// Reads `words/<language>.json` and `words/<language>/*.json`: each part of the service may keep its own file.
    init(_ resources: Resources, faults: inout [String]) throws {
        var texts: [Language: [String: String]] = [:]
        for language in Language.allCases {
            let files = try resources.files(in: "words", extension: "json")
            for file in files where file.path == "\(language).json" || file.path.hasPrefix("\(language)/") {
                guard let part = try? JSONDecoder().decode([String: String].self, from: file.content) else {
                    faults.append("words/\(file.path) is not a flat JSON object of texts")
                    continue
                }
                texts[language, default: [:]].merge(part) { old, _ in
                    faults.append("words/\(file.path) repeats a key that says: \(old)")
                    return old
                }
            }
        }
        faults += Self.differences(texts[.vi] ?? [:], texts[.en] ?? [:])
        words = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, Words(language: $0, texts: texts[$0] ?? [:])) })
    }

    private static func differences(_ vi: [String: String], _ en: [String: String]) -> [String] {
        let keys = Set(vi.keys).union(en.keys).sorted()
        return keys.compactMap { key in
            guard let left = vi[key] else { return "words: \(key) has no Vietnamese" }
            guard let right = en[key] else { return "words: \(key) has no English" }
            return Words.places(in: left) == Words.places(in: right) ? nil : "words: \(key) has different {places} in the two languages"
        }
    }
}
