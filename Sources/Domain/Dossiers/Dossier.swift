/// A dossier as its history tells it: `history.reduce(into: Dossier.draft(…)) { $0.apply($1) }`.
package struct Dossier: Hashable, Sendable {
    package var procedure: String
    package var version: Int
    package var unit: String
    package var party: String
    package var documents: [Document] = []
    package var byHand: [ManualPart] = []
    package var rejectedByHand: Set<Slot> = []
    /// Parts and papers that lie with the administration (A-06: not demanded again).
    package var held: Set<Slot> = []
    package var mode: AssignmentMode?
    package var hand = Hand()
    /// What was so before the last hand-over; who did it may take it back until the next hand acts.
    package var recall: Recall?
    package var supplement = SupplementState()
    package var paper = PaperState()
    package var fee: FeeState = .unstated
    package var clock = ClockState()
    package var deputies: [Deputy] = []
    package var paperRequest: PaperRequest = .none
    package var releasedOnPaper: PaperReason?
    package var issue: Issue?
    package var sealing: Proposal.Kind?
    package var lapse = LapseState()
    /// By document; a paper withheld counts as filed, and is shown to nobody.
    package var withheld: [String: Withholding] = [:]

    package var phase: Phase { hand.phase }

    package static func draft(procedure: String, version: Int, unit: String, party: String) -> Dossier {
        Dossier(procedure: procedure, version: version, unit: unit, party: party)
    }

    /// What changes when a dossier changes hands, and so what a recall restores.
    package struct Hand: Hashable, Sendable {
        package var phase: Phase = .draft
        package var division: String?
        package var officer: String?
        package var proposal: Proposal?
        package var proposedBy: String?
        /// The latest opinion at each level in this round; a round begins with a proposal.
        package var opinions: [Level: Opinion] = [:]
        /// Everybody who acted at a leader's level in this round.
        package var acted: Set<Acted> = []
        package var approval: Approval?
    }

    package struct Recall: Hashable, Sendable {
        package var account: String
        package var role: Role
        package var hand: Hand
    }

    package struct Opinion: Hashable, Sendable {
        package var account: String
        package var text: String
        package var agrees: Bool
    }

    package struct Acted: Hashable, Sendable {
        package var account: String
        package var level: Level
    }

    package struct Approval: Hashable, Sendable {
        package var account: String
        package var level: Level
        package var kind: Proposal.Kind
        package var documents: [Document]
    }

    package struct SupplementState: Hashable, Sendable {
        package var requested = 0
        package var opened = 0
        package var until: Instant?
        package var requestedAt: Instant?
        package var content: SupplementContent?
        package var missed = false
    }

    package struct PaperState: Hashable, Sendable {
        /// Demanded and neither held nor exempt: what the declarant owes.
        package var owed: [PaperItem] = []
        package var exempt: Set<Slot> = []
    }

    package enum FeeState: Hashable, Sendable {
        case unstated
        case noneDue
        case notified(FeeStatement)
        case paid(FeeStatement, receipt: String)
    }

    package struct ClockState: Hashable, Sendable {
        package var received: Instant?
        /// When the dossier was whole: as it was stored, or by its last part by hand.
        package var completed: Instant?
        /// Where counting began anew (A-09, restart).
        package var restarted: Instant?
        package var pauses: [Pause] = []
        /// A paper or fee is owed and counting begins anew once it is there (A-09, restart).
        package var restartsWhenSettled = false
        /// The one new date of an apology.
        package var extendedTo: Instant?
    }

    package enum PaperRequest: Hashable, Sendable { case none, pending, accepted, declined }

    package struct LapseState: Hashable, Sendable {
        /// Since when the dossier waits in silence for the declarant; nil: it does not.
        package var waitingSince: Instant?
        package var warned = false
    }

    /// The parts said to come by hand that are neither held nor uploaded instead.
    package var outstandingByHand: [ManualPart] {
        byHand.filter { !held.contains($0.slot) }
    }
}
