import Domain
import Hummingbird
import Service

/// Template `done`: the confirmation, the same whenever it is opened again.
struct DonePage: Sendable {
    struct Receipt: Sendable {
        var receiptHref: String
        var receiptText: String
    }

    struct Why: Sendable { var whyText: String }

    struct Question: Sendable {
        var questionHref: String
        var questionText: String
    }

    var errors: Errors?
    var dossierNumber: String
    var storedText: String
    var dossierHref: String
    var receipt: Receipt?
    var dueHeading: String
    var clock: DayStrip?
    var why: [Why]
    var doneNote: Note?
    var steps: [Step]
    var question: Question?
}

enum Done {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "dossiers/{number}/confirmation") { reader in
            let account = try reader.declarant()
            let view = try await reader.office.dossier(try reader.parameter("number"), for: account.actor)
            return try await reader.page("done", title: reader.words("dossierReceived"), page(view, reader))
        }
    }

    private static func page(_ view: DossierView, _ reader: Reader) -> DonePage {
        let (words, language) = (reader.words, reader.language)
        let reception = view.dossier.reception(under: view.rules, stored: view.row.storedAt)
        let reasons = reception + (view.due?.because ?? [])
        return DonePage(
            dossierNumber: view.row.number, storedText: words("storedAt", ["time": view.row.storedAt.words(in: language)]),
            dossierHref: "/dossiers/\(view.row.number)", dueHeading: heading(view, words), clock: DayStrip.of(view, in: language),
            why: reasons.isEmpty ? waiting(view, language) : reasons.map { DonePage.Why(whyText: $0.words(in: language)) },
            doneNote: note(reasons, language), steps: steps(view, words))
    }

    private static func heading(_ view: DossierView, _ words: Words) -> String {
        if view.row.receivedAt == nil { return words.language.pick("Hồ sơ chờ phần nộp trực tiếp", "Waiting for the parts to be handed in") }
        return view.due?.at.map { words("dueHeading", ["time": $0.words(in: words.language)]) } ?? words("dueUnknownHeading")
    }

    private static func waiting(_ view: DossierView, _ language: Language) -> [DonePage.Why] {
        let names = view.dossier.byHand.map { language.pick(view.name(of: $0.slot).vi, view.name(of: $0.slot).en ?? view.name(of: $0.slot).vi) }
        return [DonePage.Why(whyText: language.pick(
            "Nộp tại \(view.unit.name): \(names.joined(separator: "; ")). Thời hạn tính từ khi đơn vị nhận đủ cả hai cách.",
            "Hand in at \(view.unit.name): \(names.joined(separator: "; ")). The time counts from when both are complete."))]
    }

    /// Every clause the dates rest on, once each.
    private static func note(_ reasons: [Reason], _ language: Language) -> Note? {
        guard !reasons.isEmpty else { return Note(language.pick("Tiếp nhận khi đủ cả hai cách.", "Received when both are complete."), "2988-D7.5.b", in: language) }
        var sources: [String] = []
        for reason in reasons where !sources.contains(reason.mark.citation(in: language)) { sources.append(reason.mark.citation(in: language)) }
        return Note(language.pick("Thời hạn tính theo:", "The dates follow:"), source: sources.joined(separator: "; "))
    }

    private static func steps(_ view: DossierView, _ words: Words) -> [Step] {
        let language = words.language
        var steps: [(String, String)] = [
            (words("nextExamined", ["unit": view.unit.name]), words("notYourTurn")),
            (words("nextSupplement"), words("nextSupplementText")),
        ]
        let papers = view.dossier.paperDemanded(by: view.procedure).count
        if papers > 0 {
            steps.append((
                language.pick("Bạn xuất trình bản giấy của \(papers) chứng từ chưa có chữ ký số kiểm tra được", "You show on paper \(papers) documents without a signature that could be checked"),
                language.pick("khi được thông báo, trước khi nhận kết quả", "when told to, before you get the result")
            ))
        }
        steps.append((words("nextResult"), view.procedure.results.map { language.pick($0.name.vi, $0.name.en ?? $0.name.vi) }.first ?? ""))
        return steps.enumerated().map { Step($0 + 1, $1.0, $1.1, .next) }
    }
}
