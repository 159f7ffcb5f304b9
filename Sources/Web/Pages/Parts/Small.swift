import Domain
import Service

// The small parts of pages; each is what one template of the same name reads.

struct FactLine: Sendable {
    var factKey: String
    var factValue: String
    var factText: String?

    init(_ key: String, _ value: String, _ text: String? = nil) { (factKey, factValue, factText) = (key, value, text) }
}

struct Crumb: Sendable {
    var trailName: String
    /// Nil for the page one is on.
    var trailHref: String?

    init(_ name: String, _ href: String? = nil) { (trailName, trailHref) = (name, href) }
}

/// An act that is closed now, and the clause that closes it.
struct ClosedAct: Sendable {
    var closedName: String
    var closedNote: Note?
}

struct Figure: Sendable {
    var figureNumber: String
    var figureWords: String
    var figureHref: String?
    var figureFamily: String
    var figureIcon: String?

    init(_ number: String, _ words: String, href: String? = nil, family: String = "", icon: String? = nil) {
        (figureNumber, figureWords, figureHref, figureFamily, figureIcon) = (number, words, href, family, icon)
    }
}

/// Steps that are fixed: done, here, or next.
struct Step: Sendable {
    enum State: String { case done, here, next }

    var stepNumber: Int
    var stepName: String
    var stepText: String
    var stepClass: String
    var stepHere: Bool
    var stepDone: Bool

    init(_ number: Int, _ name: String, _ text: String, _ state: State) {
        (stepNumber, stepName, stepText, stepClass) = (number, name, text, state.rawValue)
        (stepHere, stepDone) = (state == .here, state == .done)
    }
}

/// Nothing to show, and where to look instead.
struct Nothing: Sendable {
    var nothingHeading: String
    var nothingText: String
    var nothingHref: String
    var nothingLink: String

    init(_ heading: String, _ text: String, link: String, href: String) {
        (nothingHeading, nothingText, nothingLink, nothingHref) = (heading, text, link, href)
    }
}

/// Lists go on by cursor: there is a next page, and the way back to the first.
struct Pager: Sendable {
    struct Number: Sendable {
        var pagerHref: String
        var pagerNumber: String
        var pagerHere: Bool
    }

    var pagerText: String
    var pagerBack: String?
    var pagerNext: String?
    var pagerList: [Number] = []

    /// - Parameter path: of the list, with its filters and without the cursor. Nil when everything is on one page.
    init?(_ next: DossierQuery.Cursor?, after: String?, path: String, text: String) {
        self.init(next: next?.text, after: after, path: path, text: text)
    }

    /// - Parameter next: what the next page begins after.
    init?(next: String?, after: String?, path: String, text: String) {
        guard next != nil || after != nil else { return nil }
        let joint = path.contains("?") ? "&" : "?"
        (pagerText, pagerBack) = (text, after.map { _ in path })
        pagerNext = next.map { "\(path)\(joint)after=\(PercentDecoding.encode($0))" }
    }
}

struct HiddenField: Sendable {
    var hiddenName: String
    var hiddenValue: String

    init(_ name: String, _ value: String) { (hiddenName, hiddenValue) = (name, value) }
}

extension Note {
    /// A sentence and the clause it rests on.
    init(_ text: String, _ mark: Mark, in language: Language, link: Way? = nil) {
        self.init(text, source: mark.citation(in: language), link: link)
    }
}

extension Errors {
    /// Nil when nothing is wrong.
    init?(_ lines: [Line], _ words: Words) {
        guard !lines.isEmpty else { return nil }
        self.init(heading: lines.count == 1 ? words("errorsOne") : words("errorsMany", ["n": "\(lines.count)"]), lines)
    }
}

extension Language {
    /// `12.486`, `12,486`
    func count(_ number: Int) -> String {
        let digits = String(abs(number))
        var groups: [Substring] = []
        var rest = digits[...]
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        return (number < 0 ? "-" : "") + ([rest] + groups).joined(separator: pick(".", ","))
    }

    /// `18,4 MB`, `412 kB`
    func size(_ bytes: Int) -> String {
        if bytes < 1000 { return "\(bytes) B" }
        if bytes < 1_000_000 { return "\((bytes + 500) / 1000) kB" }
        let tenths = (bytes + 50_000) / 100_000
        return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10)\(pick(",", "."))\(tenths % 10) MB"
    }
}
