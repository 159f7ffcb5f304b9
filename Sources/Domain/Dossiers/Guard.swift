/// A condition of a move. Each has its sentence of law, or its reason, above the line that carries it out in `Guards.swift`.
package enum Guard: String, Hashable, Sendable, CaseIterable {
    // Standing: asked of every act of a role.
    case active, ownUnit, ownDivision, ownParty
    // Filing and parts by hand.
    case offered, noStateSecrets, answersComplete, componentsComplete, nothingByHand, byHandFounded
    case handles, partOutstanding, partToUpload, keptAt
    // Assignment.
    case toDivision, toOfficer, toOwnOfficer, modeThree, notModeThree, nobodyLeft, newHandsFit, newOfficerFits, deputyFits, actedLast, successor
    // Processing.
    case assigned, refusal, supplement, result
    case writtenRefusal, unwrittenRefusal, officersAuthority, writtenSupplement, unwrittenSupplement
    case recommended, directed, reason, noticeDrafted, outcome, resultComplete
    case supplementOnce, secondMayBeOpened, gapsNamed, timeLimit, timeLimitOver, supplementGiven
    // Approval.
    case hasAuthority, hasNoAuthority, notOwnProposal, oneLevel, backToOfficer, backTargetExists
    // Gates and result.
    case paperDue, exemptionsFounded, paperOwed, paperGate, feeDue, feeStated, feeNotified, receipt, feeGate
    case paperDiffers, errorFound, electronic, requestAnswered, paperReasonFounded, sealsApproved, numbered, scanned
    case paperResultListed, noRequestOpen, requestOpen
    // Time.
    case extendedOnce, laterDate, silentLong, warned, silentTooLong

    /// What every act of a role demands before anything else.
    package static func standing(of role: Role) -> [Guard] {
        switch role {
        case .declarant: [.active, .ownParty]
        case .divisionLeader: [.active, .ownUnit, .ownDivision]
        case .system: []
        default: [.active, .ownUnit]
        }
    }
}
