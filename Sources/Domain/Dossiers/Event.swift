/// An entry of a dossier's history.
package typealias Event = HistoryEntry<Fact>

/// What happened. Stored as JSON under the case's name; a case is never renamed or reshaped once released.
package enum Fact: Hashable, Sendable, Codable {
    case filed(Filed)
    case manualPartConfirmed(slot: Slot, keptAt: String)
    case manualPartRejected(slot: Slot, reason: String)
    case manualPartUploaded(Document, noStateSecrets: Bool? = nil)
    /// The legal reception time (2988-D7.5.a, 2988-D7.5.b).
    case received(at: Instant)
    /// Where the unit's mode sent the dossier; the mode stays with it.
    case routed(to: Routing, mode: AssignmentMode)
    case assigned(to: Hands)
    case claimed(division: String?)
    /// `to`: the level that decides next; `division`: whose leader, at the division level.
    case proposed(Proposal, to: Level, division: String?)
    case forwarded(recommendation: String)
    case approved(level: Level, kind: Proposal.Kind, direction: String, documents: [Document])
    case sentBack(from: Level, to: SendBackTarget, direction: String)
    case refused(reason: String)
    /// A written notice goes to be sealed first; the refusal or request counts from then.
    case noticeToBeSealed(kind: Proposal.Kind)
    case supplementRequested(SupplementContent, until: Instant, clock: Procedure.ClockWhileWaiting.Effect)
    case supplementOpened(reason: String)
    case supplemented(documents: [Document], answersDigest: String?, note: String?, clockRestartsAt: Instant?, noStateSecrets: Bool? = nil)
    case notSupplemented
    case takenBack(reason: String?)
    case paperDemanded(items: [PaperItem], exemptions: [PaperExemption], clock: Procedure.ClockWhileWaiting.Effect)
    case paperConfirmed(slot: Slot, keptAt: String)
    case feeNotified(FeeStatement, clock: Procedure.ClockWhileWaiting.Effect)
    case paymentConfirmed(receipt: String)
    case approvalVoided(cause: VoidCause, reason: String)
    case resultToBeSealed
    case sealed([SealedDocument])
    case sealFailed(reason: String)
    case printedForSignature(PaperReason)
    case issued(Issue)
    case completed(scan: [Document])
    case paperResultRequested(reason: String)
    case paperRequestAnswered(accepted: Bool, reason: String)
    case withdrawn(reason: String)
    case reassigned(to: Hands, reason: String)
    case deputyNamed(Deputy)
    case apologised(reason: String, newDue: Instant)
    case fellBack(reason: FallBackReason)
    case lapseWarned
    case lapsed
    /// A reorganisation: another unit carries on, and says whose work it took over.
    case unitSucceeded(from: String, to: String)
    /// NEWS-6: a document the declarant filed is out of everybody's reach from then on.
    case documentWithheld(document: String, reason: String)
}

package struct Filed: Hashable, Sendable, Codable {
    package var procedure: String
    package var version: Int
    package var unit: String
    package var party: String
    package var answersDigest: String
    package var documents: [Document]
    package var byHand: [ManualPart]
    /// NEWS-6: what the declarant declared; nil: filed before it was asked.
    package var noStateSecrets: Bool?

    package init(
        procedure: String, version: Int, unit: String, party: String, answersDigest: String, documents: [Document],
        byHand: [ManualPart], noStateSecrets: Bool? = nil
    ) {
        (self.procedure, self.version, self.unit, self.party) = (procedure, version, unit, party)
        (self.answersDigest, self.documents, self.byHand) = (answersDigest, documents, byHand)
        self.noStateSecrets = noStateSecrets
    }
}

package enum Routing: Hashable, Sendable, Codable {
    case unitLeader(FallBackReason?)
    case division(String)
    case officer(String, division: String?)
    case claimants
}

/// Whose hands an assignment puts the dossier in; an officer's division is kept, because it decides who sees the proposal first.
package enum Hands: Hashable, Sendable, Codable {
    case division(String)
    case officer(String, division: String?)
}

package enum FallBackReason: String, Hashable, Sendable, Codable {
    case divisionGone, nobodyPresent, nobodyHandles, officerGone
}
