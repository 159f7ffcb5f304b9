import Domain
import Foundation

/// Finds procedures by words typed with or without Vietnamese marks. Some fifty entries: walking over all of them is quick enough.
struct SearchIndex: Sendable {
    private let lines: [SearchLine]

    init(_ procedures: [Procedure], _ fields: [CatalogueField]) {
        let names = Dictionary(fields.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
        lines = procedures.map { SearchLine($0, field: names[$0.field]) }
    }

    /// Every word must begin a word of the entry; a text that is a keyword comes first, then one that stands in the name.
    func find(_ text: String) -> [Procedure] {
        let text = text.searchWords
        let words = text.split(separator: " ").map { " " + $0 }
        let found = lines.compactMap { line in line.score(text, words).map { (score: $0, procedure: line.procedure) } }
        return found.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element.procedure)
    }
}

private struct SearchLine: Sendable {
    let procedure: Procedure
    private let name: String
    private let keywords: [String]
    private let rest: String

    init(_ procedure: Procedure, field: Localized?) {
        self.procedure = procedure
        name = "\(procedure.name.vi) | \(procedure.name.en ?? "")".searchWords
        keywords = procedure.keywords.map(\.searchWords)
        let other = [procedure.key, procedure.summary?.vi, procedure.summary?.en, field?.vi, field?.en]
        rest = other.compactMap { $0 }.joined(separator: " | ").searchWords
    }

    func score(_ text: String, _ words: [String]) -> Int? {
        let scores = words.map { word in
            if name.contains(word) { return 3 }
            return keywords.contains { $0.contains(word) } ? 2 : rest.contains(word) ? 1 : 0
        }
        guard !scores.contains(0) else { return nil }
        return scores.reduce(0, +) + (name.contains(text) ? 10 : 0) + (keywords.contains(text) ? 20 : 0)
    }
}

extension String {
    /// Lower case without marks: `Đại lý` → `dai ly`. Đ is a letter of its own in Unicode, so no folding undoes it.
    package var folded: String {
        replacing("Đ", with: "D").replacing("đ", with: "d")
            .folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
    }

    /// A blank before each word and none after: ` dai ly hai quan`.
    fileprivate var searchWords: String {
        folded.split { !$0.isLetter && !$0.isNumber }.map { " " + $0 }.joined()
    }
}
