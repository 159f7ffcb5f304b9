import Domain

/// One dossier of the demonstration: what is filed, when, by whom, and which way it goes.
struct DemoStory {
    /// Working days before today on which it is filed, and the minute of that day.
    var daysAgo: Int
    var minute: Int
    var filer: Int
    var subject: Subject
    var route: DemoRoute
    var isByHand = false
    /// The officer has begun to tick the checklist.
    var isExamined = false

    /// What it is about, told by what matters for its way: which procedure that is, the catalogue says.
    enum Subject {
        case brokers
        case mode(AssignmentMode, Int)
        case partByHand
        case any(Int)
    }

    init(
        _ daysAgo: Int, _ minute: Int, by filer: Int = 0, _ subject: Subject = .brokers, to aim: Phase, _ detours: Set<DemoRoute.Detour> = [],
        gate: DemoRoute.Gate = .closed, outcome: Outcome = .granted, fee: Int? = nil, outage: Outage? = nil, isByHand: Bool = false,
        isExamined: Bool = false
    ) {
        (self.daysAgo, self.minute, self.filer, self.subject) = (daysAgo, minute, filer, subject)
        (self.isByHand, self.isExamined) = (isByHand, isExamined)
        route = DemoRoute(aim: aim, detours: detours, gate: gate, outcome: outcome, outage: outage, fee: fee)
    }

    func procedure(of organisation: DemoOrganisation) -> Procedure? {
        let all = organisation.settings
        let fitting: [DemoOrganisation.Setting]
        var number = 0
        switch subject {
        case .brokers: fitting = all.filter { $0.procedure.key == "I-18" }
        case .mode(let mode, let n): (fitting, number) = (all.filter { $0.mode == mode && $0.procedure.key != "I-18" }, n)
        case .partByHand: fitting = all.filter { $0.procedure.components.contains { $0.byHand != .never } }
        case .any(let n): (fitting, number) = (all, n)
        }
        return (fitting.isEmpty ? all.first : fitting[number % fitting.count])?.procedure
    }
}

extension DemoStory {
    /// From the oldest on. Together they rest in every phase.
    static func all(outage: Outage) -> [DemoStory] {
        closed(outage) + withLeaders + atTheGates(outage) + inProcessing + new
    }

    // swift-format-ignore
    private static func closed(_ outage: Outage) -> [DemoStory] {
        [
            DemoStory(39,  8 * 60 + 12, by: 1, .partByHand,             to: .lapsed, isByHand: true),
            DemoStory(38,  9 * 60 +  5,                                 to: .completed),
            DemoStory(36, 14 * 60 + 40, by: 1, .mode(.leaderOfficer, 0), to: .completed),
            DemoStory(34, 10 * 60 + 22, by: 1,                          to: .completed, [.sentBackByDivision], fee: 200_000),
            DemoStory(33, 19 * 60 + 42,                                 to: .completed, [.supplement]),
            DemoStory(31,  8 * 60 + 50, by: 2, .mode(.divisionOfficer, 0), to: .completed),
            DemoStory(30, 11 * 60 +  3, by: 1, .partByHand,             to: .completed, isByHand: true),
            DemoStory(28, 15 * 60 + 31, by: 1,                          to: .refused, [.missedSupplement]),
            DemoStory(26,  9 * 60 + 48, by: 1, .any(4),                 to: .refused),
            DemoStory(25, 13 * 60 + 20, by: 2, .mode(.claim, 0),        to: .completed),
            DemoStory(24, 10 * 60 +  9, by: 1, .any(1),                 to: .completed, outcome: .refused),
            DemoStory(21,  8 * 60 + 33, by: 1, .any(7),                 to: .withdrawn),
            DemoStory(20, 16 * 60 +  2, by: 2, .mode(.automatic, 0),    to: .completed, [.sentBackByUnit]),
            DemoStory(17,  9 * 60 + 55, by: 1, .any(9),                 to: .completed, outage: outage),
        ]
    }

    // swift-format-ignore
    private static let withLeaders: [DemoStory] = [
        DemoStory(5,  14 * 60 + 15, by: 1, .any(2),                  to: .atUnitLeader),
        DemoStory(4,  19 * 60 + 42,                                  to: .atUnitLeader),
        DemoStory(5,   8 * 60 + 20, by: 1, .mode(.leaderDivisionOfficer, 3), to: .atDivisionLeader, [.sentBackByUnit]),
        DemoStory(3,  10 * 60 + 40, by: 1, .brokers,                 to: .atDivisionLeader),
        DemoStory(3,  15 * 60 + 25, by: 2, .mode(.leaderOfficer, 1), to: .atUnitLeader),
    ]

    // swift-format-ignore
    private static func atTheGates(_ outage: Outage) -> [DemoStory] {
        [
            DemoStory(15, 10 * 60 + 30, by: 1, .any(5),  to: .atRecordsClerk, outage: outage),
            DemoStory(15, 14 * 60 +  5, by: 1, .any(6),  to: .issued, outage: outage),
            DemoStory(8,   9 * 60 + 12,                  to: .resultApproved, gate: .feeNotified, fee: 200_000),
            DemoStory(7,  13 * 60 + 45, by: 1,           to: .resultApproved, gate: .paperDemanded),
            DemoStory(6,   8 * 60 +  9, by: 1, .any(3),  to: .resultApproved),
            DemoStory(7,  11 * 60 + 18, by: 1, .any(8),  to: .beingSealed),
            DemoStory(6,  15 * 60 + 50, by: 1,           to: .refusalApproved),
            DemoStory(5,  10 * 60 + 55, by: 1, .any(11), to: .supplementApproved),
            DemoStory(8,  14 * 60 + 27,                  to: .awaitingSupplement),
            DemoStory(9,   8 * 60 + 38, by: 1, .any(12), to: .awaitingSupplement),
        ]
    }

    // swift-format-ignore
    private static let inProcessing: [DemoStory] = [
        DemoStory(11,  9 * 60 + 30, by: 1,                       to: .inProcessing),
        DemoStory(6,  10 * 60 + 44, by: 1, .any(10),             to: .inProcessing, [.supplement]),
        DemoStory(4,   8 * 60 + 15,                              to: .inProcessing, [.sentBackByDivision]),
        DemoStory(3,  19 * 60 + 42,                              to: .inProcessing, isExamined: true),
        DemoStory(3,   9 * 60 + 26, by: 2, .mode(.automatic, 1), to: .inProcessing),
        DemoStory(2,  14 * 60 +  8, by: 2, .mode(.claim, 1),     to: .inProcessing),
    ]

    // swift-format-ignore
    private static let new: [DemoStory] = [
        DemoStory(4, 10 * 60 + 31, by: 1, .partByHand,                       to: .awaitingManualParts, isByHand: true),
        DemoStory(2,  9 * 60 + 17, by: 2, .mode(.claim, 0),                  to: .toBeClaimed),
        DemoStory(2, 15 * 60 + 33, by: 1, .mode(.divisionOfficer, 1),        to: .toBeAssignedByDivisionLeader),
        DemoStory(2, 13 * 60 + 52, by: 1,                                    to: .toBeAssignedByDivisionLeader),
        DemoStory(1, 11 * 60 + 20, by: 1, .mode(.leaderDivisionOfficer, 6),  to: .toBeAssignedByUnitLeader),
        DemoStory(1, 16 * 60 + 45,                                           to: .toBeAssignedByUnitLeader),
        DemoStory(1, 19 * 60 + 42, by: 2, .mode(.leaderOfficer, 2),          to: .toBeAssignedByUnitLeader),
        DemoStory(1, 14 * 60 + 36, by: 2, .mode(.claim, 1),                  to: .toBeClaimed),
    ]
}
