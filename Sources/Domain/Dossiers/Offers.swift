/// What an actor may do now, and what is closed and why: the same table, the same guards.
package struct Offer: Hashable, Sendable {
    package var act: Act
    package var mark: Mark
    /// Nil: the act is open, once its own fields are filled in. Otherwise what stands in the way.
    package var closed: Violation?
}

extension Case {
    /// Every act of the actor's role in this phase, open ones first, in the order of the table. An act is open when `decide` would accept it for something the actor
    /// could type or choose.
    package static func offers(to actor: Actor, on dossier: Dossier, under rules: Rules, at now: Instant, moves: [Move] = Move.table) -> [Offer] {
        let instance = Case(action: .claim, actor: actor, dossier: dossier, rules: rules, now: now)
        let rows = moves.filter { $0.phase == dossier.phase && $0.by != .system && instance.plays($0.by) }
        var offers: [Offer] = []
        for first in rows where !offers.contains(where: { $0.act == first.act }) {
            let refusals = rows.filter { $0.act == first.act }.map { ($0, instance.standingRefusal(of: $0)) }
            let open = refusals.first { $0.1 == nil }
            offers.append(Offer(act: first.act, mark: open?.0.mark ?? first.mark, closed: open == nil ? refusals.first?.1 : nil))
        }
        return offers.filter { $0.closed == nil } + offers.filter { $0.closed != nil }
    }

    private func standingRefusal(of row: Move) -> Violation? {
        for condition in row.guards where !condition.isAnsweredByTyping {
            if let refusal = refusalWhateverIsChosen(condition, in: row) {
                return Violation(refusal.mark ?? row.mark, row.act, refusal.fault)
            }
        }
        return nil
    }

    /// Nil when the guard holds, or would for one of the choices there are.
    private func refusalWhateverIsChosen(_ condition: Guard, in row: Move) -> Refusal? {
        guard let choices = choices(for: condition, in: row) else { return refusal(by: condition, in: row) }
        var first: Refusal?
        for choice in choices {
            var instance = self
            instance.action = choice
            guard let refusal = instance.refusal(by: condition, in: row) else { return nil }
            first = first ?? refusal
        }
        return first
    }

    /// All that could be chosen where a guard depends on a choice, never empty; nil where it does not.
    private func choices(for condition: Guard, in row: Move) -> [Action]? {
        switch condition {
        case .toDivision: divisions.map { .assign(to: $0) }
        case .toOfficer, .toOwnOfficer: officers.map { .assign(to: $0) }
        case .newHandsFit: (officers + divisions).map { .reassign(to: $0, reason: "") }
        case .newOfficerFits: officers.map { .reassign(to: $0, reason: "") }
        case .deputyFits: deputies(for: row.by)
        case .partOutstanding: dossier.byHand.map { .confirmManualPart(slot: $0.slot, keptAt: "") }
        case .paperOwed: (dossier.documents.map(\.slot) + [Slot(component: "")]).map { .confirmPaper(slot: $0, keptAt: "") }
        case .paperReasonFounded: paperReasons.map { .releaseOnPaper($0) }
        case .laterDate: [.apologise(reason: "", newDue: max(now, dossier.due(under: rules)?.at ?? now).advanced(bySeconds: 1))]
        default: nil
        }
    }

    private var divisions: [Assignee] { unit.divisions.map { .division($0.id) } + [.division("")] }
    private var officers: [Assignee] { unit.officers.map { .officer($0.account) } + [.officer("")] }

    private var paperReasons: [PaperReason] {
        [.onRequest, .stamping] + rules.outages.map { .outage(id: $0.id, happenedAt: $0.from) }
    }

    private func deputies(for role: Role) -> [Action] {
        let persons = unit.officers.map(\.account) + unit.divisions.flatMap(\.leaders) + [""]
        return persons.map { person in
            .nameDeputy(
                Deputy(account: person, level: Level(role) ?? .officer, from: now, to: now.advanced(bySeconds: 1), reason: "-"))
        }
    }
}

extension Guard {
    /// Answered by what the actor types, so that it says nothing before.
    package var isAnsweredByTyping: Bool {
        switch self {
        case .noStateSecrets, .answersComplete, .componentsComplete, .nothingByHand, .byHandFounded, .partToUpload, .keptAt,
            .refusal, .supplement, .result, .recommended, .directed, .reason, .noticeDrafted, .outcome, .resultComplete,
            .gapsNamed, .timeLimit, .supplementGiven, .backToOfficer, .backTargetExists, .exemptionsFounded,
            .feeStated, .receipt, .paperDiffers, .errorFound, .sealsApproved, .numbered, .scanned:
            true
        default: false
        }
    }
}
