/// Why an act is refused: what forbids it and the facts of the case. A refusal is data; words are made at the edge, in the reader's language.
package struct Violation: Error, Hashable, Sendable {
    package var mark: Mark
    package var act: Act
    package var fault: Fault

    package init(_ mark: Mark, _ act: Act, _ fault: Fault) { (self.mark, self.act, self.fault) = (mark, act, fault) }

    /// The actor's role may not do this act in any phase; everything else may change with time or other input.
    package var isForbiddenToRole: Bool {
        if case .roleMayNot = fault { true } else { false }
    }

    package enum Fault: Hashable, Sendable {
        case roleMayNot(Role)
        case notInPhase(Phase)
        case accountDisabled
        case otherUnit
        case otherDivision
        case otherParty
        case notAssigned
        case doesNotHandle
        case notOffered(Procedure.State)
        case notValidToday
        case fields([FieldFault])
        case components([SlotFault])
        case componentUnknown(String)
        case documentEmpty(name: String)
        /// By content, not by name.
        case documentKind(name: String, allowed: [String])
        case byHandNotAllowed(Slot)
        case tooFewPages(Slot, pages: Int)
        case noSuchPart(Slot)
        case missing(Field)
        case assigneeUnfit(AssigneeFault)
        case wrongKind
        case resultIncomplete([String])
        case outcomeMissing
        case noticeMissing
        case writtenNoticeRequired
        case noWrittenNotice
        case notOfficersAuthority
        case supplementAlreadyRequested(at: Instant?)
        case supplementCannotBeOpened
        case supplementEmpty
        case timeLimitOutOfRange(least: Int, most: Int)
        case timeLimitNotOver(until: Instant?)
        case noAuthority
        case hasAuthority
        case ownProposal
        case bothLevels
        case noSuchTarget
        case notLastHand
        case notSuccessor
        case noPaperDue
        case exemptionUnfounded(Slot)
        case paperNotOwed(Slot)
        case paperOwed([PaperItem])
        case noFeeDue
        case feeNotTariff(Int?)
        case feeNotNotified
        case feeOpen
        case paperResultRequired
        case paperResultPromised
        case paperRequestPending
        case noPaperRequest
        case paperReasonUnfounded
        case paperResultNotListed
        case sealsDiffer
        case deputyUnfit
        case alreadyExtended
        case newDateNotLater
        case somebodyIsThere
        case notWaiting
        case notWarned
        case silenceNotOver(until: Instant?)
    }

    /// A text or value that must be given with an act.
    package enum Field: String, Hashable, Sendable {
        case recommendation, direction, reason, gaps, legalBasis, receipt, keptAt, issueNumber, issuePlace, scan, feeBasis, feeGuidance, noStateSecrets
    }

    package enum AssigneeFault: Hashable, Sendable {
        case divisionUnknown, divisionWithoutLeader, officerUnknown, officerOfOtherDivision, officerDoesNotHandle
        case modeWantsDivision, modeWantsOfficer
    }
}
