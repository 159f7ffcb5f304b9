/// What a guard answers when it does not hold. Without a mark of its own the refusal carries the move's.
struct Refusal {
    var mark: Mark?
    var fault: Violation.Fault

    init(_ fault: Violation.Fault, _ mark: Mark? = nil) { (self.fault, self.mark) = (fault, mark) }

    /// `nil` when the condition holds: reads as "refuse unless".
    static func unless(_ holds: Bool, _ fault: @autoclosure () -> Violation.Fault, _ mark: Mark? = nil) -> Refusal? {
        holds ? nil : Refusal(fault(), mark)
    }
}

extension Case {
    /// Nil when the guard holds.
    func refusal(by condition: Guard, in row: Move) -> Refusal? {
        switch condition {
        case .active, .ownUnit, .ownDivision, .ownParty: standing(condition)
        case .offered, .noStateSecrets, .answersComplete, .componentsComplete, .nothingByHand, .byHandFounded: filing(condition)
        case .handles, .partOutstanding, .partToUpload, .keptAt: byHand(condition)
        case .toDivision, .toOfficer, .toOwnOfficer, .modeThree, .notModeThree, .nobodyLeft, .newHandsFit, .newOfficerFits, .deputyFits,
            .actedLast, .successor:
            assignment(condition, by: row.by)
        case .assigned, .refusal, .supplement, .result, .writtenRefusal, .unwrittenRefusal, .officersAuthority, .writtenSupplement,
            .unwrittenSupplement, .recommended, .directed, .reason, .noticeDrafted, .outcome, .resultComplete:
            processing(condition)
        case .supplementOnce, .secondMayBeOpened, .gapsNamed, .timeLimit, .timeLimitOver, .supplementGiven: supplementing(condition)
        case .hasAuthority, .hasNoAuthority, .notOwnProposal, .oneLevel, .backToOfficer, .backTargetExists: approval(condition)
        case .paperDue, .exemptionsFounded, .paperOwed, .paperGate: paper(condition)
        case .feeDue, .feeStated, .feeNotified, .receipt, .feeGate: fee(condition)
        case .paperDiffers, .errorFound, .electronic, .requestAnswered, .paperReasonFounded, .sealsApproved, .numbered, .scanned,
            .paperResultListed, .noRequestOpen, .requestOpen:
            returning(condition)
        case .extendedOnce, .laterDate, .silentLong, .warned, .silentTooLong: timing(condition)
        }
    }

    // MARK: - Standing

    private func standing(_ condition: Guard) -> Refusal? {
        switch condition {
        // "Tài khoản người sử dụng ... phải được sử dụng đúng chức năng, nhiệm vụ và đúng mục đích."
        case .active: .unless(!actor.disabled, .accountDisabled, "2988-D4.4-i")
        // "chỉ sử dụng thông tin phục vụ công việc chuyên môn theo nhiệm vụ được phân công"
        case .ownUnit: .unless(actor.unit == dossier.unit, .otherUnit, "2988-D4.3-i")
        case .ownDivision: .unless(leadsDivision, .otherDivision, "2988-D3.6")
        // "Người khai hải quan là các tổ chức, cá nhân nộp hồ sơ trên Hệ thống"
        case .ownParty: .unless(actor.party == dossier.party, .otherParty, "2988-D3.8")
        default: nil
        }
    }

    // MARK: - Assignment

    private func assignment(_ condition: Guard, by role: Role) -> Refusal? {
        switch condition {
        case .toDivision: toDivision
        case .toOfficer: toOfficer(orDivisionWhen: dossier.mode)
        case .toOwnOfficer: toOwnOfficer
        // Điều 8 khoản 3: the system gave it to the division leader; otherwise the unit leader did (khoản 1).
        case .modeThree: .unless(dossier.mode == .divisionOfficer, .wrongKind)
        case .notModeThree: .unless(dossier.mode != .divisionOfficer, .wrongKind)
        case .nobodyLeft: .unless(nobodyLeft != nil, .somebodyIsThere)
        case .newHandsFit: newHandsFit
        case .newOfficerFits: newOfficerFits
        case .deputyFits: deputyFits(namedBy: role)
        // HD-2: until the next hand has acted; and in the capacity it was done in.
        case .actedLast: .unless(dossier.recall.map { $0.account == actor.account && $0.role == role } ?? false, .notLastHand)
        // HD-16: by another unit than its own, whose settings and people hold from now on.
        case .successor: .unless(successor == unit.id && successor != dossier.unit, .notSuccessor)
        default: nil
        }
    }

    private var successor: String? {
        if case .succeed(let unit) = action { unit } else { nil }
    }

    private var assignee: Assignee? {
        switch action {
        case .assign(let to), .reassign(let to, _): to
        default: nil
        }
    }

    // "Lãnh đạo đơn vị phân công cho Lãnh đạo bộ phận" (1); where the system found nobody (HD-3) the leader may choose.
    private var toDivision: Refusal? {
        guard case .division(let division) = assignee else { return Refusal(.wrongKind) }
        if dossier.mode == .leaderOfficer { return Refusal(.assigneeUnfit(.modeWantsOfficer), "2988-D8.2") }
        return divisionFits(division)
    }

    // "Lãnh đạo đơn vị phân công trực tiếp cho công chức" (2)
    private func toOfficer(orDivisionWhen mode: AssignmentMode?) -> Refusal? {
        guard case .officer(let officer) = assignee else { return Refusal(.wrongKind) }
        // Where no division is left to lead (HD-3) there is nobody in between.
        if mode == .leaderDivisionOfficer, unit.hasLedDivision { return Refusal(.assigneeUnfit(.modeWantsDivision), "2988-D8.1") }
        return officerFits(officer)
    }

    // "Lãnh đạo bộ phận phân công cho công chức": an officer of the leader's own division.
    private var toOwnOfficer: Refusal? {
        guard case .officer(let officer) = assignee else { return Refusal(.assigneeUnfit(.modeWantsOfficer)) }
        if let unfit = officerFits(officer) { return unfit }
        return .unless(unit.officer(officer)?.division == hand.division, .assigneeUnfit(.officerOfOtherDivision))
    }

    private func divisionFits(_ division: String) -> Refusal? {
        guard unit.divisions.contains(where: { $0.id == division }) else { return Refusal(.assigneeUnfit(.divisionUnknown)) }
        return .unless(unit.ledDivision(division) != nil, .assigneeUnfit(.divisionWithoutLeader))
    }

    // "Căn cứ phân công nhiệm vụ của đơn vị": only who handles the procedure at the unit.
    private func officerFits(_ account: String) -> Refusal? {
        guard let officer = unit.officer(account) else { return Refusal(.assigneeUnfit(.officerUnknown)) }
        return .unless(officer.handlesProcedure, .assigneeUnfit(.officerDoesNotHandle), "2988-D14.1.b")
    }

    /// HD-3: why nobody can carry on, when nobody can.
    var nobodyLeft: FallBackReason? {
        switch dossier.phase {
        case .toBeAssignedByDivisionLeader, .atDivisionLeader: unit.ledDivision(hand.division) == nil ? .divisionGone : nil
        case .toBeClaimed: unit.officers.contains(where: \.handlesProcedure) ? nil : .nobodyHandles
        case .inProcessing: hand.officer.flatMap(unit.officer) == nil ? .officerGone : nil
        default: nil
        }
    }

    private var newHandsFit: Refusal? {
        switch assignee {
        case .division(let division): divisionFits(division)
        case .officer(let officer): officerFits(officer)
        case nil: Refusal(.wrongKind)
        }
    }

    /// Once something is proposed only the officer changes; while it lies with a division, to one of that division.
    private var newOfficerFits: Refusal? {
        guard case .officer(let officer) = assignee else { return Refusal(.assigneeUnfit(.modeWantsOfficer)) }
        if let unfit = officerFits(officer) { return unfit }
        let stays = dossier.phase != .atDivisionLeader || unit.officer(officer)?.division == hand.division
        return .unless(stays, .assigneeUnfit(.officerOfOtherDivision))
    }

    /// Named by the leader in person, for the leader's own level: a deputy names no deputy.
    private func deputyFits(namedBy role: Role) -> Refusal? {
        guard case .nameDeputy(let deputy) = action else { return Refusal(.wrongKind) }
        let isOwnPlace = actor.role == role && deputy.level.role == role
        let isOfUnit = unit.officer(deputy.account) != nil || unit.divisions.contains { $0.leaders.contains(deputy.account) }
        let fits = isOwnPlace && isOfUnit && deputy.from < deputy.to && deputy.account != actor.account
        return .unless(fits, .deputyUnfit) ?? given(deputy.reason, .reason)
    }

    // MARK: - Approval

    private func approval(_ condition: Guard) -> Refusal? {
        switch condition {
        // "Trường hợp có thẩm quyền phê duyệt kết quả xử lý hồ sơ"
        case .hasAuthority: .unless(hasDivisionAuthority, isOwnProposal ? .ownProposal : .noAuthority, "2988-D10.1.a-ii")
        // "Trường hợp không có thẩm quyền phê duyệt ... trình Lãnh đạo đơn vị phê duyệt"
        case .hasNoAuthority: .unless(!hasDivisionAuthority, .hasAuthority, "2988-D10.1.a-i")
        // Two persons, always: the unit leader is never the handling officer or the proposer.
        case .notOwnProposal: .unless(!isOwnProposal, .ownProposal)
        // HD-11: one person does not act on both levels of one round, as a deputy neither.
        case .oneLevel: .unless(!actedAtOtherLevel, .bothLevels, "HD-11")
        // "trả hồ sơ cho công chức xử lý hồ sơ"
        case .backToOfficer: .unless(backTarget == .officer, .noSuchTarget)
        // "trả hồ sơ cho Lãnh đạo bộ phận hoặc công chức xử lý hồ sơ"
        case .backTargetExists: .unless(backTarget == .officer || unit.ledDivision(hand.division) != nil, .noSuchTarget)
        default: nil
        }
    }

    private var backTarget: SendBackTarget? {
        if case .sendBack(let target, _) = action { target } else { nil }
    }

    private var actedAtOtherLevel: Bool {
        let level: Level = dossier.phase == .atDivisionLeader ? .divisionLeader : .unitLeader
        return hand.acted.contains { $0.account == actor.account && $0.level != level }
    }

    // MARK: - Words that must be given

    func given(_ text: String?, _ field: Violation.Field, _ mark: Mark? = nil) -> Refusal? {
        let isBlank = text?.allSatisfy(\.isWhitespace) ?? true
        return .unless(!isBlank, .missing(field), mark)
    }
}

extension Level {
    var role: Role {
        switch self {
        case .officer: .officer
        case .divisionLeader: .divisionLeader
        case .unitLeader: .unitLeader
        }
    }
}
