import Domain
import Hummingbird
import Service

/// 2988-D7.2: what the officer goes through, with what was found.
struct Checklist: Sendable {
    var checklistLeft: String
    /// Where the findings go; nil for readers.
    var checklistAction: String?
    var checks: [Check]
    var checklistSaved: String?

    struct Check: Sendable {
        var checkName: String
        var checkText: String
        var checkBasis: String?
        var checkDoubt: String?
        var checkAnswer: String
        var options: [Choice]
    }
}

extension Checklist {
    static func of(_ view: DossierView, _ account: Account, _ words: Words, isSaved: Bool) -> Checklist? {
        let items = view.procedure.checklist
        guard !items.isEmpty else { return nil }
        let left = items.count { view.findings[$0.id] == nil }
        let isMine = view.dossier.hand.officer == account.id && view.dossier.phase == .inProcessing
        return Checklist(
            checklistLeft: left == 0 ? words.language.pick("đủ \(items.count) mục", "all \(items.count) done") : words("checklistLeft", ["n": "\(left)"]),
            checklistAction: isMine ? "/dossiers/\(view.row.number)/findings" : nil, checks: items.map { Check($0, view.findings[$0.id], words) },
            checklistSaved: isSaved ? words("flashSaved") : nil)
    }

    /// Findings that were chosen; what was left open stays open.
    static func save(_ reader: Reader) async throws -> Response {
        let (number, actor) = (try reader.parameter("number"), try reader.officeAccount().actor)
        var values = FormValues(try await reader.request.fields(limit: 1 << 18))
        var findings: [String: Finding] = [:]
        for field in values.fields.under("finding").all { findings[field.name] = values.choice("finding.\(field.name)") }
        try values.finish()
        try await reader.office.note(findings, on: number, by: actor)
        return reader.redirect(to: "/dossiers/\(number)?saved=checklist#checklist")
    }
}

extension Checklist.Check {
    fileprivate init(_ item: ChecklistItem, _ finding: Finding?, _ words: Words) {
        checkName = "finding.\(item.id)"
        checkText = words.language.pick(item.text.vi, item.text.en ?? item.text.vi)
        checkBasis = item.legalBasis
        checkAnswer = finding?.name(words) ?? words.language.pick("Chưa kiểm tra", "Not looked at")
        options = Finding.allCases.map { each in
            Choice(Choice.Of(each.rawValue, each.name(words)), id: "finding-\(item.id)-\(each.rawValue)", chosen: each == finding)
        }
    }
}

extension Finding {
    fileprivate func name(_ words: Words) -> String {
        switch self {
        case .met: words("checkMet")
        case .unmet: words("checkUnmet")
        case .inapplicable: words("checkNotApplicable")
        }
    }
}
