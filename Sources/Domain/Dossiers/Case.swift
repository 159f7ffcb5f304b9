/// A case before the rules: who wants to do what to which dossier, when. Guards read it and nothing else.
package struct Case: Sendable {
    package var action: Action
    package var actor: Actor
    package var dossier: Dossier
    package var rules: Rules
    package var now: Instant

    var hand: Dossier.Hand { dossier.hand }
    var procedure: Procedure { rules.procedure }
    var unit: UnitRules { rules.unit }

    /// Does the actor stand in this role here: by the account's own role, or as a deputy named for this dossier?
    func plays(_ role: Role) -> Bool {
        if actor.role == role { return true }
        guard let level = Level(role) else { return false }
        return isDeputy(at: level)
    }

    func isDeputy(at level: Level) -> Bool {
        !dossier.deputies.isEmpty && actor.unit == dossier.unit
            && dossier.deputies.contains { $0.account == actor.account && $0.level == level && $0.from <= now && now < $0.to }
    }

    /// Leads the division the dossier is in, or is its deputy here.
    var leadsDivision: Bool {
        unit.ledDivision(hand.division)?.leaders.contains(actor.account) ?? false || isDeputy(at: .divisionLeader)
    }

    var isOwnProposal: Bool { hand.proposedBy == actor.account || hand.officer == actor.account }

    /// 2988-D10.1.a-i: "có thẩm quyền phê duyệt kết quả xử lý hồ sơ"; over an own proposal nobody has it.
    var hasDivisionAuthority: Bool {
        guard let kind = hand.proposal?.kind else { return false }
        return procedure.approver[kind] == .divisionLeader && !isOwnProposal
    }

    /// the officer's own division leader if any, else the unit leader.
    var firstApprover: (level: Level, division: String?) {
        let division = unit.officer(actor.account)?.division ?? hand.division
        return unit.ledDivision(division) == nil ? (.unitLeader, nil) : (.divisionLeader, division)
    }

    var proposal: Proposal? {
        if case .propose(let proposal) = action { proposal } else { nil }
    }

    /// The content of the supplement at hand: asked for at once, proposed, or approved.
    var supplementContent: SupplementContent? {
        switch action {
        case .propose(let proposal): proposal.supplement
        case .requestSupplement(let content): dossier.phase == .supplementApproved ? hand.proposal?.supplement : content
        default: nil
        }
    }

    var lapsesAt: Instant? { dossier.lapsesAt(under: rules) }
}

extension Level {
    package init?(_ role: Role) {
        switch role {
        case .officer: self = .officer
        case .divisionLeader: self = .divisionLeader
        case .unitLeader: self = .unitLeader
        default: return nil
        }
    }
}

extension Procedure.ApprovedBy {
    package subscript(kind: Proposal.Kind) -> Procedure.Approver {
        switch kind {
        case .refusal: refusal
        case .supplement: supplement
        case .result: result
        }
    }
}
