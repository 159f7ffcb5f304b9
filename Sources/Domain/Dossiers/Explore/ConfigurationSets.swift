extension Configuration {
    /// Every configuration whose factors can meet. A dossier's life has three stretches whose guards read different settings: what comes in
    /// (parts by hand, the hour), who decides (notices, authority, approvers, A-08) and how it goes out (paper, fee, kind of result). They
    /// share nothing but the hands, that is mode and divisions. So each stretch is multiplied out with mode and divisions, whatever happens
    /// besides with every other such thing, and across the stretches every two values of any two settings meet at least once.
    package static let all: [Configuration] = unique(deciding + comingIn + goingOut + disturbed + covering)

    private static let ways: [Configuration] = AssignmentMode.allCases.flatMap { mode in
        Divisions.allCases.map { divisions in
            var way = Configuration()
            (way.mode, way.divisions) = (mode, divisions)
            if divisions == .none { way.approver = .allUnitLeader }
            return way
        }
    }.filter(\.isPossible)

    private static let deciding = ways.filter { $0.divisions != .shared }
        .times(Procedure.ApprovedBy.all) { $0.approver = $1 }
        .times([false, true]) { $0.writtenRefusal = $1 }
        .times([false, true]) { $0.officerMayRefuse = $1 }
        .times([false, true]) { $0.writtenSupplement = $1 }
        .times(Readings.A08.allCases) { $0.a08 = $1 }

    private static let comingIn = ways
        .times(ByHand.allCases) { $0.byHand = $1 }
        .times([false, true]) { $0.filedAtNight = $1 }
        .times(Readings.A03.allCases) { $0.a03 = $1 }

    private static let goingOut = ways.filter { $0.mode == .automatic && $0.divisions != .shared }
        .times(SignatureVerdict.allCases) { $0.verdict = $1 }
        .times(PaperRule.allCases) { $0.paper = $1 }
        .times(FeeRule.allCases) { $0.fee = $1 }
        .times(PaperResultRule.allCases) { $0.paperResult = $1 }
        .times([[], [.outage], [.paperRequest]]) { $0.events = $1 }

    private static let disturbed = ways.times(pairsOfDisturbances) { $0.set($1) }

    mutating func set(_ events: Set<Disturbance>) {
        self.events = events
        if events.contains(.paperRequest) { paperResult = .onRequest }
    }

    private static let pairsOfDisturbances: [Set<Disturbance>] = unique(
        Disturbance.allCases.flatMap { first in Disturbance.allCases.map { [first, $0] } })

    private static func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}

extension [Configuration] {
    fileprivate func times<Value>(_ values: [Value], _ set: (inout Configuration, Value) -> Void) -> [Configuration] {
        flatMap { configuration in
            values.map { value in
                var changed = configuration
                set(&changed, value)
                return changed
            }
        }.filter(\.isPossible)
    }
}
