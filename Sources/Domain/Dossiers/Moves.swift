/// One permission: in this phase this act is open to this role when every guard holds, and leads to one of these phases.
package struct Move: Hashable, Sendable {
    package var mark: Mark
    package var phase: Phase
    package var act: Act
    package var by: Role
    package var guards: [Guard]
    package var to: [Phase]

    package init(_ mark: Mark, _ phase: Phase, _ act: Act, by role: Role, if guards: Guard..., to: Phase...) {
        self.init(mark, phase, act, by: role, if: guards, to: to)
    }

    fileprivate init(_ mark: Mark, _ phase: Phase, _ act: Act, by role: Role, if guards: [Guard], to: [Phase]) {
        (self.mark, self.phase, self.act, self.by) = (mark, phase, act, role)
        (self.guards, self.to) = (Guard.standing(of: role) + guards, to)
    }
}

extension Move {
    /// The whole of 2988/QĐ-TCHQ Điều 7–11 as permissions. What is not here is refused.
    package static let table: [Move] = main + recalls + whileOpen + reassignments + deputies + apologies + successions

    // swift-format-ignore
    private static let main: [Move] = [
        // Điều 7: the dossier comes in.
        Move("2988-D7.1.a",      .draft,                        .file,              by: .declarant,      if: .offered, .noStateSecrets, .answersComplete, .componentsComplete, .nothingByHand,
             to: .toBeAssignedByUnitLeader, .toBeAssignedByDivisionLeader, .toBeClaimed, .inProcessing),
        Move("2988-D7.1.c-only", .draft,                        .file,              by: .declarant,      if: .offered, .noStateSecrets, .answersComplete, .componentsComplete, .byHandFounded,      to: .awaitingManualParts),
        Move("2988-D7.1.c-i",    .awaitingManualParts,          .confirmManualPart, by: .officer,        if: .handles, .partOutstanding, .keptAt,
             to: .awaitingManualParts, .toBeAssignedByUnitLeader, .toBeAssignedByDivisionLeader, .toBeClaimed, .inProcessing),
        Move("A-05",             .awaitingManualParts,          .rejectManualPart,  by: .officer,        if: .handles, .partOutstanding, .reason,                              to: .awaitingManualParts),
        Move("A-05",             .awaitingManualParts,          .uploadManualPart,  by: .declarant,      if: .noStateSecrets, .partToUpload,
             to: .awaitingManualParts, .toBeAssignedByUnitLeader, .toBeAssignedByDivisionLeader, .toBeClaimed, .inProcessing),

        // Điều 8: assignment.
        Move("2988-D8.1",        .toBeAssignedByUnitLeader,     .assign,            by: .unitLeader,     if: .toDivision,                                                       to: .toBeAssignedByDivisionLeader),
        Move("2988-D8.2",        .toBeAssignedByUnitLeader,     .assign,            by: .unitLeader,     if: .toOfficer,                                                        to: .inProcessing),
        Move("2988-D8.3",        .toBeAssignedByDivisionLeader, .assign,            by: .divisionLeader, if: .modeThree, .toOwnOfficer,                                         to: .inProcessing),
        Move("2988-D8.1",        .toBeAssignedByDivisionLeader, .assign,            by: .divisionLeader, if: .notModeThree, .toOwnOfficer,                                      to: .inProcessing),
        Move("2988-D8.5",        .toBeClaimed,                  .claim,             by: .officer,        if: .handles,                                                          to: .inProcessing),
        Move("HD-3",             .toBeAssignedByDivisionLeader, .fallBack,          by: .system,         if: .nobodyLeft,                                                       to: .toBeAssignedByUnitLeader),
        Move("HD-3",             .toBeClaimed,                  .fallBack,          by: .system,         if: .nobodyLeft,                                                       to: .toBeAssignedByUnitLeader),
        Move("HD-3",             .inProcessing,                 .fallBack,          by: .system,         if: .nobodyLeft,                                                       to: .toBeAssignedByUnitLeader),
        Move("HD-3",             .atDivisionLeader,             .fallBack,          by: .system,         if: .nobodyLeft,                                                       to: .atUnitLeader),

        // Điều 9: processing.
        Move("2988-D9.1.a",      .inProcessing,                 .propose,           by: .officer,        if: .assigned, .refusal, .writtenRefusal, .recommended, .reason, .noticeDrafted,         to: .atDivisionLeader, .atUnitLeader),
        Move("2988-D9.1.b-ii",   .inProcessing,                 .propose,           by: .officer,        if: .assigned, .refusal, .unwrittenRefusal, .recommended, .reason,                       to: .atDivisionLeader, .atUnitLeader),
        Move("2988-D9.1.b-i",    .inProcessing,                 .refuse,            by: .officer,        if: .assigned, .unwrittenRefusal, .officersAuthority, .reason,                           to: .refused),
        Move("2988-D9.2.a",      .inProcessing,                 .propose,           by: .officer,        if: .assigned, .supplement, .writtenSupplement, .recommended, .supplementOnce, .gapsNamed, .timeLimit, .noticeDrafted, to: .atDivisionLeader, .atUnitLeader),
        Move("HD-4",             .inProcessing,                 .propose,           by: .officer,        if: .assigned, .supplement, .unwrittenSupplement, .recommended, .supplementOnce, .gapsNamed, .timeLimit,              to: .atDivisionLeader, .atUnitLeader),
        Move("2988-D9.2.b",      .inProcessing,                 .requestSupplement, by: .officer,        if: .assigned, .unwrittenSupplement, .supplementOnce, .gapsNamed, .timeLimit,           to: .awaitingSupplement),
        Move("A-08",             .inProcessing,                 .openSupplement,    by: .unitLeader,     if: .secondMayBeOpened, .reason,                                       to: .inProcessing),
        Move("2988-D9.3",        .inProcessing,                 .propose,           by: .officer,        if: .assigned, .result, .recommended, .outcome, .resultComplete,                         to: .atDivisionLeader, .atUnitLeader),

        // Điều 10: approval.
        Move("2988-D10.1.a-i",   .atDivisionLeader,             .approve,           by: .divisionLeader, if: .hasAuthority, .oneLevel, .directed,                               to: .refusalApproved, .supplementApproved, .resultApproved),
        Move("2988-D10.1.a-ii",  .atDivisionLeader,             .forward,           by: .divisionLeader, if: .hasNoAuthority, .oneLevel, .recommended,                          to: .atUnitLeader),
        Move("2988-D10.1.b",     .atDivisionLeader,             .sendBack,          by: .divisionLeader, if: .backToOfficer, .oneLevel, .directed,                              to: .inProcessing),
        Move("2988-D10.2.a",     .atUnitLeader,                 .approve,           by: .unitLeader,     if: .notOwnProposal, .oneLevel, .directed,                             to: .refusalApproved, .supplementApproved, .resultApproved),
        Move("2988-D10.2.b",     .atUnitLeader,                 .sendBack,          by: .unitLeader,     if: .notOwnProposal, .oneLevel, .backTargetExists, .directed,          to: .inProcessing, .atDivisionLeader),

        // Điều 9 again: what was approved is notified.
        Move("2988-D9.1.b-ii",   .refusalApproved,              .refuse,            by: .officer,        if: .assigned, .unwrittenRefusal,                                      to: .refused),
        Move("2988-D9.1.a",      .refusalApproved,              .refuse,            by: .officer,        if: .assigned, .writtenRefusal,                                        to: .beingSealed),
        Move("HD-4",             .supplementApproved,           .requestSupplement, by: .officer,        if: .assigned, .unwrittenSupplement, .supplementOnce,                  to: .awaitingSupplement),
        Move("2988-D9.2.a",      .supplementApproved,           .requestSupplement, by: .officer,        if: .assigned, .writtenSupplement, .supplementOnce,                    to: .beingSealed),
        Move("2988-D9.2-ii",     .awaitingSupplement,           .supplement,        by: .declarant,      if: .noStateSecrets, .supplementGiven,                                 to: .inProcessing),
        Move("2988-D9.2-i",      .awaitingSupplement,           .takeBack,          by: .officer,        if: .assigned, .timeLimitOver,                                         to: .inProcessing),

        // Điều 11: the gates, and the result.
        Move("2988-D11.1.b-i",   .resultApproved,               .demandPaper,       by: .officer,        if: .assigned, .paperDue, .exemptionsFounded,                           to: .resultApproved),
        Move("2988-D11.1.b-ii",  .resultApproved,               .confirmPaper,      by: .officer,        if: .assigned, .paperOwed,                                             to: .resultApproved),
        Move("2988-D11.2.b-i",   .resultApproved,               .notifyFee,         by: .officer,        if: .assigned, .paperGate, .feeDue, .feeStated,                         to: .resultApproved),
        Move("2988-D11.2.b-iii", .resultApproved,               .confirmPayment,    by: .officer,        if: .assigned, .feeNotified, .receipt,                                 to: .resultApproved),
        Move("2988-D7.1.d-iii",  .resultApproved,               .voidApproval,      by: .officer,        if: .assigned, .paperDiffers, .reason,                                 to: .inProcessing),
        Move("HD-5",             .resultApproved,               .voidApproval,      by: .officer,        if: .assigned, .errorFound, .reason,                                   to: .inProcessing),
        Move("2988-D11.3.a-i",   .resultApproved,               .release,           by: .officer,        if: .assigned, .paperGate, .feeGate, .electronic, .requestAnswered,     to: .beingSealed),
        Move("2988-D7.3.b-i",    .beingSealed,                  .recordSeal,        by: .system,         if: .sealsApproved,                                                    to: .completed, .refused, .awaitingSupplement),
        Move("HD-6",             .beingSealed,                  .recordSealFailure, by: .system,         if: .reason,                                                           to: .resultApproved, .refusalApproved, .supplementApproved),
        Move("2988-D11.3.b-i",   .resultApproved,               .releaseOnPaper,    by: .officer,        if: .assigned, .paperGate, .feeGate, .paperReasonFounded,               to: .atRecordsClerk),
        Move("2988-D11.3.b-iii", .atRecordsClerk,               .issue,             by: .recordsClerk,   if: .numbered,                                                         to: .issued),
        Move("2988-D11.3.b-iv",  .issued,                       .release,           by: .officer,        if: .assigned, .scanned,                                               to: .completed),

        // Silence.
        Move("HD-9",             .awaitingManualParts,          .warnOfLapse,       by: .system,         if: .silentLong,                                                       to: .awaitingManualParts),
        Move("HD-9",             .awaitingManualParts,          .lapse,             by: .system,         if: .warned, .silentTooLong,                                           to: .lapsed),
        Move("HD-9",             .resultApproved,               .warnOfLapse,       by: .system,         if: .silentLong,                                                       to: .resultApproved),
        Move("HD-9",             .resultApproved,               .lapse,             by: .system,         if: .warned, .silentTooLong,                                           to: .lapsed),
    ]

    /// HD-2: who acted last takes an act back, before the next hand has acted. A notice already sent cannot be.
    private static let recalls: [Move] = [
        recall(.toBeAssignedByDivisionLeader, by: .unitLeader, to: .toBeAssignedByUnitLeader),
        recall(.inProcessing, by: .unitLeader, to: .toBeAssignedByUnitLeader, .atUnitLeader),
        recall(.inProcessing, by: .divisionLeader, to: .toBeAssignedByDivisionLeader, .atDivisionLeader),
        recall(.atDivisionLeader, by: .officer, to: .inProcessing),
        recall(.atDivisionLeader, by: .unitLeader, to: .atUnitLeader),
        recall(.atUnitLeader, by: .officer, to: .inProcessing),
        recall(.atUnitLeader, by: .divisionLeader, to: .atDivisionLeader),
        recall(.refusalApproved, by: .divisionLeader, to: .atDivisionLeader),
        recall(.refusalApproved, by: .unitLeader, to: .atUnitLeader),
        recall(.supplementApproved, by: .divisionLeader, to: .atDivisionLeader),
        recall(.supplementApproved, by: .unitLeader, to: .atUnitLeader),
        recall(.resultApproved, by: .divisionLeader, to: .atDivisionLeader),
        recall(.resultApproved, by: .unitLeader, to: .atUnitLeader),
    ]

    private static func recall(_ phase: Phase, by role: Role, to: Phase...) -> Move {
        Move("HD-2", phase, .takeBack, by: role, if: [.actedLast], to: to)
    }

    private static let beforeApprovedResult: [Phase] = [
        .awaitingManualParts, .toBeAssignedByUnitLeader, .toBeAssignedByDivisionLeader, .toBeClaimed, .inProcessing,
        .atDivisionLeader, .atUnitLeader, .refusalApproved, .supplementApproved, .awaitingSupplement,
    ]

    private static let whileOpen: [Move] =
        beforeApprovedResult.map { Move("HD-1", $0, .withdraw, by: .declarant, if: [], to: [.withdrawn]) }
        + (beforeApprovedResult + [.resultApproved]).flatMap { phase in
            [
                Move("2988-D7.3.c-i", phase, .requestPaperResult, by: .declarant, if: [.paperResultListed, .noRequestOpen], to: [phase]),
                Move("2988-D7.3.c-i", phase, .answerPaperRequest, by: .unitLeader, if: [.requestOpen, .reason], to: [phase]),
            ]
        }

    /// HD-7: the leader in charge re-assigns, with a reason (Điều 8 is silent about changing hands later).
    private static let reassignments: [Move] =
        [.toBeAssignedByDivisionLeader, .toBeClaimed, .inProcessing].map {
            Move("HD-7", $0, .reassign, by: .unitLeader, if: [.newHandsFit, .reason], to: [.toBeAssignedByDivisionLeader, .inProcessing])
        }
        + [.atDivisionLeader, .atUnitLeader, .refusalApproved, .supplementApproved, .awaitingSupplement, .resultApproved, .atRecordsClerk, .issued]
            .map { Move("HD-7", $0, .reassign, by: .unitLeader, if: [.newOfficerFits, .reason], to: [$0]) }
        + [.inProcessing, .atDivisionLeader, .refusalApproved, .supplementApproved, .awaitingSupplement, .resultApproved, .atRecordsClerk, .issued]
            .map { Move("HD-7", $0, .reassign, by: .divisionLeader, if: [.toOwnOfficer, .reason], to: [$0]) }

    /// HD-8: a leader names who acts in the leader's place on this dossier, with dates and a reason.
    private static let deputies: [Move] =
        [.toBeAssignedByUnitLeader, .toBeAssignedByDivisionLeader, .inProcessing, .atDivisionLeader, .atUnitLeader]
            .map { Move("HD-8", $0, .nameDeputy, by: .unitLeader, if: [.deputyFits], to: [$0]) }
        + [.toBeAssignedByDivisionLeader, .inProcessing, .atDivisionLeader, .atUnitLeader]
            .map { Move("HD-8", $0, .nameDeputy, by: .divisionLeader, if: [.deputyFits], to: [$0]) }

    /// HD-10: a late decision carries an apology and one new date (NĐ 61/2018/NĐ-CP Điều 19 khoản 9).
    private static let apologies: [Move] = [.inProcessing, .atDivisionLeader, .atUnitLeader, .resultApproved].map {
        Move("HD-10", $0, .apologise, by: .officer, if: [.assigned, .extendedOnce, .laterDate, .reason], to: [$0])
    }

    /// HD-16: an open dossier of a unit that is no more is carried on by its successor, where it stands.
    private static let successions: [Move] = Phase.allCases.filter { $0 != .draft && !$0.isClosed }.map {
        Move("HD-16", $0, .succeed, by: .system, if: [.successor], to: [$0])
    }
}

extension Move {
    /// Whether a role may ever do an act.
    package static func permits(_ act: Act, to role: Role) -> Bool { table.contains { $0.act == act && $0.by == role } }
}
