import Domain
import Hummingbird
import Service

/// Template `procedures`: what a search finds.
struct ProceduresPage: Sendable {
    struct AreaChip: Sendable {
        var chipText: String
        var chipHref: String
        var chipOn: Bool
    }

    struct Results: Sendable {
        var resultsHeading: String?
        var procedures: [Line]
    }

    struct Line: Sendable {
        var procedureName: String
        var procedureHref: String
        var nameLang: String?
        var procedureFacts: String
        var procedureTag: Tag?
    }

    var errors: Errors?
    var listHeading: String
    var searchAction: String
    var searchText: String
    var searchArea: String?
    var areaChips: [AreaChip]
    var results: [Results]
    var nothingFound: Nothing?
    var pager: Pager?
}

enum ProcedureList {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "procedures") { reader in
            let page = page(reader)
            return try await reader.page("procedures", title: page.listHeading, page)
        }
    }

    private static func page(_ reader: Reader) -> ProceduresPage {
        let (words, text, area) = (reader.words, reader.query("q") ?? "", reader.query("area"))
        let onlyOffline = reader.query("state") == "offline"
        let found = reader.office.catalogue.search(text, on: reader.today).flatMap(\.procedures).filter { area == nil || $0.field == area }
        let (online, offline) = (onlyOffline ? [] : found.filter(\.isOpen), found.filter { !$0.isOpen })
        let count = online.count + offline.count
        return ProceduresPage(
            listHeading: heading(count, text, onlyOffline, words), searchAction: "/procedures", searchText: text, searchArea: area,
            areaChips: chips(reader, text, area),
            results: [results("proceduresOnline", online, reader), results("proceduresNotOnline", offline, reader)].compactMap { $0 },
            nothingFound: count > 0
                ? nil : Nothing(words("noProcedures", ["words": text]), words("noProceduresText"), link: words("noProceduresLink"), href: "/procedures"))
    }

    private static func heading(_ count: Int, _ text: String, _ onlyOffline: Bool, _ words: Words) -> String {
        if !text.isEmpty { return words("proceduresMatching", ["n": "\(count)", "words": text]) }
        return onlyOffline ? words("proceduresNotOnline") : words.language.pick("\(count) thủ tục", count == 1 ? "1 procedure" : "\(count) procedures")
    }

    private static func results(_ key: String, _ procedures: [Procedure], _ reader: Reader) -> ProceduresPage.Results? {
        guard !procedures.isEmpty else { return nil }
        return ProceduresPage.Results(resultsHeading: reader.words(key), procedures: procedures.map { line($0, reader) })
    }

    private static func line(_ procedure: Procedure, _ reader: Reader) -> ProceduresPage.Line {
        let field = reader.office.catalogue.fields.first { $0.key == procedure.field }.map { reader.text($0.name) }
        let time = procedure.processingTime == .unknown ? reader.words("factTimeUnknown") : procedure.processingTime.words(in: reader.language)
        let level = reader.words("factServiceLevelValue", ["n": "\(procedure.serviceLevel.now)"])
        let facts = [field, reader.level(of: procedure)] + (procedure.isOpen ? [time, level] : [])
        return ProceduresPage.Line(
            procedureName: reader.text(procedure.name), procedureHref: "/procedures/\(procedure.key)", nameLang: reader.nameLanguage(procedure),
            procedureFacts: facts.compactMap { $0 }.joined(separator: " · "), procedureTag: .procedure(procedure.state, reader.words))
    }

    private static func chips(_ reader: Reader, _ text: String, _ area: String?) -> [ProceduresPage.AreaChip] {
        let kept = text.isEmpty ? "" : "&q=\(PercentDecoding.encode(text))"
        let all = ProceduresPage.AreaChip(
            chipText: reader.language.pick("Tất cả", "All"), chipHref: "/procedures" + (text.isEmpty ? "" : "?q=\(PercentDecoding.encode(text))"), chipOn: area == nil)
        return [all] + reader.office.catalogue.fields.map { field in
            ProceduresPage.AreaChip(
                chipText: reader.text(field.name), chipHref: "/procedures?area=\(PercentDecoding.encode(field.key))\(kept)", chipOn: area == field.key)
        }
    }
}

extension Reader {
    /// The level that carries a procedure out, `cấp Cục`.
    func level(of procedure: Procedure) -> String { words("factLevel\(procedure.level)") }

    /// An English page says an official name in Vietnamese where there is no other.
    func nameLanguage(_ procedure: Procedure) -> String? { language == .en && procedure.name.en == nil ? "vi" : nil }
}
