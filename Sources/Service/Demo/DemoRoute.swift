import Domain

/// The way a dossier of the demonstration goes: at each point the next act of whoever's turn it is, until it has come to its aim.
/// Pure, so that the generator walks it in memory as the demonstration does through the use cases.
struct DemoRoute {
    /// Where the dossier comes to rest.
    var aim: Phase
    /// What happens on the way, once each.
    var detours: Set<Detour> = []
    /// How far the gates of an approved result have come where that is the aim.
    var gate: Gate = .closed
    var outcome = Outcome.granted
    /// The outage during which the result is returned on paper; nil: it is returned electronically.
    var outage: Outage?
    /// In đồng; nil: nothing is due.
    var fee: Int?
    /// Which of several persons acts, and which words they use.
    var salt = 0

    enum Detour { case supplement, missedSupplement, sentBackByDivision, sentBackByUnit }
    enum Gate { case closed, paperDemanded, feeNotified }

    /// What comes next; nil at the aim, and where nobody is left to act.
    mutating func next(for dossier: Dossier, under rules: Rules, on today: Day) -> DemoStep? {
        if hasArrived(dossier) { return nil }
        let scene = DemoScene(route: self, dossier: dossier, rules: rules, today: today)
        switch dossier.phase {
        case .awaitingManualParts: return aim == .lapsed ? scene.silence : scene.confirmPart
        case .toBeAssignedByUnitLeader: return scene.assignFromUnit
        case .toBeAssignedByDivisionLeader: return scene.assignFromDivision
        case .toBeClaimed: return scene.claim
        case .inProcessing: return aim == .withdrawn ? scene.withdraw : scene.process
        case .atDivisionLeader: return detours.remove(.sentBackByDivision) == nil ? scene.decideInDivision : scene.sendBackFromDivision
        case .atUnitLeader: return detours.remove(.sentBackByUnit) == nil ? scene.approve : scene.sendBackFromUnit
        case .refusalApproved: return scene.refuse
        case .supplementApproved: return scene.requestApprovedSupplement
        case .awaitingSupplement: return detours.remove(.missedSupplement) == nil ? supplement(scene) : scene.takeBack
        case .resultApproved: return aim == .lapsed && !dossier.paper.owed.isEmpty ? scene.silence : scene.passGates
        case .beingSealed: return scene.seal
        case .atRecordsClerk: return scene.issue
        case .issued: return scene.completeOnPaper
        case .draft, .completed, .refused, .withdrawn, .lapsed: return nil
        }
    }

    private func hasArrived(_ dossier: Dossier) -> Bool {
        guard dossier.phase == aim, detours.isEmpty else { return false }
        guard aim == .resultApproved else { return true }
        switch gate {
        case .closed: return true
        case .paperDemanded: return !dossier.paper.owed.isEmpty
        case .feeNotified: if case .notified = dossier.fee { return true } else { return false }
        }
    }

    private mutating func supplement(_ scene: DemoScene) -> DemoStep {
        detours.remove(.supplement)
        return scene.supplement
    }
}

/// One act: by whom, with which papers, and not before when.
struct DemoStep {
    var by: Player
    var papers: [Paper] = []
    var notBefore: Instant?
    /// Follows the one before within minutes, as when somebody stands at the counter.
    var isQuick = false
    /// Given the papers as documents, in their order.
    var action: ([Document]) -> Action

    enum Player {
        case person(String)
        case recordsClerk, declarant, system
    }

    /// A paper to be made for the act.
    struct Paper {
        var slot: Slot
        var title: String
        var lines: [String] = []
        /// The sealed form of what was approved.
        var isSealed = false
    }

    init(by: Player, papers: [Paper] = [], notBefore: Instant? = nil, isQuick: Bool = false, action: @escaping ([Document]) -> Action) {
        (self.by, self.papers, self.notBefore, self.isQuick, self.action) = (by, papers, notBefore, isQuick, action)
    }
}
