/// One way a procedure, a unit and the readings can be set, and what else happens while a dossier lives under it.
package struct Configuration: Hashable, Sendable {
    // What the unit fixed.
    package var mode = AssignmentMode.automatic
    package var divisions = Divisions.apart
    // What the procedure fixed: notices, and who decides.
    package var writtenRefusal = false
    package var officerMayRefuse = false
    package var writtenSupplement = false
    package var approver = Procedure.ApprovedBy.usual
    // Parts by hand, the gates, the result.
    package var byHand = ByHand.none
    package var verdict = SignatureVerdict.signed
    package var paper = PaperRule.none
    package var fee = FeeRule.none
    package var paperResult = PaperResultRule.never
    package var waiting = Procedure.ClockWhileWaiting.Effect.stop
    // The readings, and when it is filed.
    package var a03 = Readings.A03.literal
    package var a08 = Readings.A08.blocked
    package var filedAtNight = false
    // What else happens.
    package var events: Set<Disturbance> = []

    package enum Divisions: Hashable, Sendable, CaseIterable { case none, shared, apart }
    package enum ByHand: Hashable, Sendable, CaseIterable { case none, sample, catalogue, both }
    package enum PaperRule: Hashable, Sendable, CaseIterable { case none, stamp, original }
    package enum FeeRule: Hashable, Sendable, CaseIterable { case none, amount, unknown }
    package enum PaperResultRule: Hashable, Sendable, CaseIterable { case never, onRequest, stamping }
    /// Acts that multiply the states, and changes from outside: each explored alone and with every other.
    package enum Disturbance: Hashable, Sendable, CaseIterable {
        /// The proposer stands in for the team's leader; a colleague, or the team's leader, for the unit's.
        case proposerStandsIn, colleagueStandsIn, teamLeaderStandsIn
        case reassignment, voiding, apology, outage
        /// The declarant asks for the result on paper.
        case paperRequest
        case teamDissolved, allTeamsDissolved, officerLeft, vacancy, merged, mergedWithoutTeams
    }

    /// Modes 1 and 3 need divisions (D8), and without divisions only the unit's leaders approve; paper is asked for where it may be.
    var isPossible: Bool {
        if events.contains(.paperRequest), paperResult != .onRequest { return false }
        guard divisions == .none else { return true }
        return mode != .leaderDivisionOfficer && mode != .divisionOfficer && approver == .allUnitLeader
    }

    var reorganisations: [Reorganisation] {
        events.compactMap { event -> Reorganisation? in
            switch event {
            case .teamDissolved: .teamDissolved
            case .allTeamsDissolved: .allTeamsDissolved
            case .officerLeft: .officerLeft
            case .vacancy: .vacancy
            case .merged: .merged
            case .mergedWithoutTeams: .mergedWithoutTeams
            default: nil
            }
        }
    }
}

extension Procedure.ApprovedBy {
    static let allUnitLeader = Procedure.ApprovedBy(refusal: .unitLeader, supplement: .unitLeader, result: .unitLeader)
    static let all: [Procedure.ApprovedBy] = Procedure.Approver.allCases.flatMap { refusal in
        Procedure.Approver.allCases.flatMap { supplement in
            Procedure.Approver.allCases.map { Procedure.ApprovedBy(refusal: refusal, supplement: supplement, result: $0) }
        }
    }
}
