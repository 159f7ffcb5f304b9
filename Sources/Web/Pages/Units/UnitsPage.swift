import Domain
import Hummingbird
import Service

/// Template `units`: what a search among the units finds.
struct UnitsPage: Sendable {
    struct LevelChip: Sendable {
        var chipText: String
        var chipHref: String
        var chipOn: Bool
    }

    struct List: Sendable {
        var listCaption: String
        var units: [Line]
    }

    struct Line: Sendable {
        var unitCode: String
        var unitHref: String
        var unitName: String
        var unitTag: Tag?
        var unitLevel: String
        var unitAbove: String
        var unitSince: String
    }

    var errors: Errors?
    var unitsHeading: String
    var searchText: String
    var searchLevel: String?
    var levelChips: [LevelChip]
    var list: List?
    var nothingFound: Nothing?
    var pager: Pager?
}

extension UnitsPage {
    static func show(_ reader: Reader) async throws -> Response {
        let (text, level, parent, after) = (reader.query("q"), reader.query("level"), reader.query("below"), reader.query("after"))
        let query = UnitQuery(text: text, level: level, parent: parent, after: after, closed: reader.query("closed") == "yes")
        let found = try await reader.office.units(query, for: try reader.actor())
        let page = UnitsPage(found, query, reader)
        return try await reader.page("units", title: page.unitsHeading, page)
    }

    private init(_ found: UnitList, _ query: UnitQuery, _ reader: Reader) {
        let (words, language) = (reader.words, reader.language)
        unitsHeading = query.parent.map { words("unitsBelow", ["code": $0]) } ?? words("unitsTitle")
        (searchText, searchLevel) = (query.text ?? "", query.level)
        let chips = [(String?.none, words("unitsAll"))] + found.levels.map { (Optional($0.key), language.pick($0.name.vi, $0.name.en ?? $0.name.vi)) }
        levelChips = chips.map { LevelChip(chipText: $1, chipHref: Self.path(query, level: $0), chipOn: $0 == query.level) }
        let caption = words("unitsFound", ["n": language.count(found.count)])
        list = found.units.isEmpty ? nil : List(listCaption: caption, units: found.units.map { Line($0, reader) })
        nothingFound = list == nil ? Nothing(words("unitsNone"), words("unitsNoneText"), link: words("unitsAll"), href: "/units") : nil
        pager = Pager(next: found.next, after: query.after, path: Self.path(query, level: query.level), text: caption)
    }

    private static func path(_ query: UnitQuery, level: String?) -> String {
        let parts = [("q", query.text), ("level", level), ("below", query.parent), ("closed", query.closed ? "yes" : nil)]
        let kept = parts.compactMap { name, value in value.map { "\(name)=\(PercentDecoding.encode($0))" } }
        return kept.isEmpty ? "/units" : "/units?" + kept.joined(separator: "&")
    }
}

extension UnitsPage.Line {
    init(_ unit: UnitEntry, _ reader: Reader) {
        (unitCode, unitName) = (unit.details.code, unit.details.name)
        unitHref = "/units/\(unit.details.code)"
        unitTag = unit.tag(reader.words)
        unitLevel = reader.text(unit.level.name)
        unitAbove = unit.parent?.name ?? "–"
        unitSince = unit.from.map { reader.language.date($0) } ?? "–"
    }
}

extension UnitEntry {
    /// Where it is not simply there under a published code.
    func tag(_ words: Words) -> Tag? {
        if to != nil { return Tag("grey", "dash", words("unitClosed")) }
        return details.origin == .published ? nil : Tag("amber", "warn", words(details.origin == .derived ? "codeDerived" : "codeProvisional"))
    }
}
