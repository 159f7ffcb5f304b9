import Domain
import Foundation
import Service

/// Reads what was sent for a noun into the action it means. No rule is here: what does not fit the rules is refused by `decide`.
struct ActReading {
    var values: FormValues
    var uploads: [Upload]
    let dossier: Dossier
    let actor: Actor

    /// - Throws: `FieldErrors`, or `Problem.notFound` for a noun that does not exist.
    mutating func action(for noun: String) throws -> Action {
        let action = try read(noun)
        try values.finish()
        return action
    }

    private mutating func read(_ noun: String) throws -> Action {
        switch noun {
        case "manual-parts": try manualPart()
        case "assignments": .assign(to: assignee())
        case "claims": .claim
        case "proposals": .propose(proposal())
        case "forwardings": .forward(recommendation: text("recommendation"))
        case "approvals": .approve(direction: text("direction"))
        case "sendbacks": .sendBack(to: choice("to") ?? .officer, direction: text("direction"))
        case "refusals": .refuse(reason: optional("reason"))
        case "supplement-requests": .requestSupplement(supplementContent())
        case "supplement-openings": .openSupplement(reason: text("reason"))
        case "supplements": .supplement(try supplementAnswer())
        case "takebacks": .takeBack(reason: optional("reason"))
        case "paper-demands": .demandPaper(exemptions: exemptions())
        case "paper-receipts": .confirmPaper(slot: slot(), keptAt: optional("keptAt") ?? "")
        case "fee-notices": .notifyFee(fee())
        case "payments": .confirmPayment(receipt: text("receipt"))
        case "voidings": .voidApproval(cause: required("cause") ?? .errorFound, reason: text("reason"))
        case "releases": .release(scan: uploads.map(\.document))
        case "paper-releases": .releaseOnPaper(paperReason())
        case "issues": .issue(Issue(number: text("number"), date: day("date"), place: text("place")))
        case "paper-requests": .requestPaperResult(reason: text("reason"))
        case "paper-request-answers": .answerPaperRequest(accepted: decided("accepted"), reason: optional("reason") ?? "")
        case "withdrawals": .withdraw(reason: optional("reason") ?? "")
        case "reassignments": .reassign(to: assignee(), reason: text("reason"))
        case "deputies": .nameDeputy(deputy())
        case "apologies": .apologise(reason: text("reason"), newDue: moment("newDue"))
        default: throw Problem.notFound
        }
    }

    // Texts the rules demand are passed on even when empty: the refusal then names the clause.
    private mutating func text(_ name: String) -> String { values.optional(name, maximum: 4000) ?? "" }
    private mutating func optional(_ name: String) -> String? { values.optional(name, maximum: 4000) }

    private mutating func choice<Value: RawRepresentable>(_ name: String) -> Value? where Value.RawValue == String {
        values.fields[name] == nil ? nil : values.choice(name)
    }

    /// Nothing that decides is assumed: left out, it is asked for.
    private mutating func required<Value: RawRepresentable>(_ name: String) -> Value? where Value.RawValue == String {
        if values.fields[name] == nil { values.record(name, .missing) }
        return choice(name)
    }

    private mutating func decided(_ name: String) -> Bool {
        if values.fields[name] == nil { values.record(name, .missing) }
        return values.flag(name)
    }

    private mutating func manualPart() throws -> Action {
        if actor.role == .declarant {
            guard let document = uploads.first?.document else {
                values.record("file", .missing)
                try values.finish()
                return .claim
            }
            return .uploadManualPart(document, noStateSecrets: declaresNoStateSecrets)
        }
        return values.fields["accepted"].map { $0 == "false" } ?? false
            ? .rejectManualPart(slot: slot(), reason: text("reason")) : .confirmManualPart(slot: slot(), keptAt: text("keptAt"))
    }

    /// `slot` as `component.row`, or `component` and `row`.
    private mutating func slot() -> Slot {
        if let text = values.optional("slot") { return Slot(text: text) }
        return Slot(component: values.text("component"), row: values.fields["row"].flatMap { Int($0) })
    }

    /// `to` as `officer:ID` or `division:ID`, or one field of either name.
    private mutating func assignee() -> Assignee {
        if let division = values.optional("division") { return .division(division) }
        if let officer = values.optional("officer") { return .officer(officer) }
        let parts = values.text("to").split(separator: ":", maxSplits: 1).map(String.init)
        switch parts.first {
        case "division" where parts.count == 2: return .division(parts[1])
        case "officer" where parts.count == 2: return .officer(parts[1])
        default:
            if values.errors.isEmpty { values.record("to", .notAChoice) }
            return .officer("")
        }
    }

    private mutating func proposal() -> Proposal {
        let kind: Proposal.Kind = required("kind") ?? .result
        let documents = uploads.map(\.document)
        let belongs: (Document) -> Bool = { kind == .result ? $0.component != Proposal.notice : $0.component == Proposal.notice }
        return Proposal(
            kind: kind, recommendation: text("recommendation"), outcome: kind == .result ? choice("outcome") : nil,
            reason: optional("reason"), supplement: kind == .supplement ? supplementContent() : nil,
            documents: documents.filter { $0.component != "memo" && belongs($0) }, memo: documents.first { $0.component == "memo" })
    }

    private mutating func supplementContent() -> SupplementContent? {
        guard dossier.phase != .supplementApproved else { return nil }
        let days = values.optionalWord("workingDays").flatMap { Int($0) } ?? 0
        return SupplementContent(workingDays: days, gaps: rows("gaps").compactMap(gap))
    }

    /// A row left empty on a page says nothing.
    private func gap(_ row: Fields) -> SupplementContent.Gap? {
        let (missing, basis) = (row["missing"] ?? "", row["legalBasis"] ?? "")
        let subject = subject(row)
        if subject == nil && missing.isEmpty && basis.isEmpty { return nil }
        return SupplementContent.Gap(subject: subject ?? .field(""), missing: missing, legalBasis: basis)
    }

    private func subject(_ row: Fields) -> SupplementContent.Subject? {
        if let component = row["component"] { return .document(Slot(component: component, row: row["row"].flatMap { Int($0) })) }
        if let field = row["field"] { return .field(field) }
        let parts = (row["subject"] ?? "").split(separator: ":", maxSplits: 1).map(String.init)
        switch parts.first {
        case "document" where parts.count == 2: return .document(Slot(text: parts[1]))
        case "field" where parts.count == 2: return .field(parts[1])
        default: return nil
        }
    }

    private mutating func supplementAnswer() throws -> SupplementAnswer {
        let answers = try values.fields["answers"].map { try JSONDecoder().decode(Answers.self, from: Data($0.utf8)) }
        return SupplementAnswer(
            documents: uploads.map(\.document), answers: answers, answersDigest: try answers.map(Office.digest), note: optional("note"),
            noStateSecrets: declaresNoStateSecrets)
    }

    private var declaresNoStateSecrets: Bool { values.flag(Violation.Field.noStateSecrets.rawValue) }

    private func exemptions() -> [PaperExemption] {
        rows("exemptions").compactMap { row in
            guard let slot = row["slot"] ?? row["component"], let reason = row["reason"], !reason.isEmpty else { return nil }
            return PaperExemption(slot: Slot(text: slot), reason: reason)
        }
    }

    private mutating func fee() -> FeeStatement {
        let digits = values.optionalWord("amount")?.filter { !" ., ₫đ".contains($0) }
        let amount = digits.flatMap { Int($0) }
        if digits?.isEmpty == false, amount == nil { values.record("amount", .notANumber) }
        return FeeStatement(amount: amount == 0 ? nil : amount, basis: text("basis"), guidance: optional("guidance") ?? "")
    }

    private mutating func paperReason() -> PaperReason {
        switch values.text("cause") {
        case "onRequest": return .onRequest
        case "stamping": return .stamping
        case "outage": return .outage(id: values.text("outage"), happenedAt: moment("happenedAt"))
        default:
            if values.errors.isEmpty { values.record("cause", .notAChoice) }
            return .onRequest
        }
    }

    private mutating func deputy() -> Deputy {
        let level: Level = Level(actor.role) ?? .divisionLeader
        return Deputy(account: values.text("account"), level: level, from: moment("from"), to: moment("to"), reason: text("reason"))
    }

    private mutating func day(_ name: String) -> Day { Day(values.date(name)) ?? Day(number: 0) }

    /// ISO 8601, or what a browser's `datetime-local` sends, which is local time.
    private mutating func moment(_ name: String) -> Instant {
        let text = values.text(name)
        guard !text.isEmpty else { return Instant(milliseconds: 0) }
        if let instant = Instant(text) ?? Instant(text + ":00+07:00") ?? Instant(text + "+07:00") { return instant }
        values.record(name, .notADate)
        return Instant(milliseconds: 0)
    }

    private func rows(_ name: String) -> [Fields] {
        let fields = values.fields.under(name)
        let indices = Set(fields.all.compactMap { $0.name.split(separator: ".").first.flatMap { Int($0) } }).sorted()
        return indices.map { fields.under("\($0)") }
    }
}
