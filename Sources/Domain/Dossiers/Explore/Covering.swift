extension Configuration {
    /// A small set in which every two values of any two settings stand together in at least one configuration, chosen greedily.
    package static let covering: [Configuration] = {
        var open = pairs
        var chosen: [Configuration] = []
        while let pair = open.first {
            let row = best(startingWith: pair, open: Set(open))
            let met = Set(row.pairs)
            open.removeAll { met.contains($0) || $0 == pair }
            chosen.append(row.configuration)
        }
        return chosen
    }()

    /// Those with few states first: of values that cover as much the first is taken.
    private static let modes: [AssignmentMode] = [.automatic, .claim, .leaderOfficer, .divisionOfficer, .leaderDivisionOfficer]

    private typealias Setter = @Sendable (inout Configuration) -> Void

    private static let settings: [[Setter]] = [
        ([[]] + Disturbance.allCases.map { [$0] }).map { (events: Set<Disturbance>) in { $0.set(events) } },
        modes.map { value in { $0.mode = value } },
        SignatureVerdict.allCases.map { value in { $0.verdict = value } },
        ByHand.allCases.map { value in { $0.byHand = value } },
        Divisions.allCases.map { value in { $0.divisions = value } },
        PaperRule.allCases.map { value in { $0.paper = value } },
        FeeRule.allCases.map { value in { $0.fee = value } },
        PaperResultRule.allCases.map { value in { $0.paperResult = value } },
        Procedure.ClockWhileWaiting.Effect.allCases.map { value in { $0.waiting = value } },
        Procedure.Approver.allCases.map { value in { $0.approver.refusal = value } },
        Procedure.Approver.allCases.map { value in { $0.approver.supplement = value } },
        Procedure.Approver.allCases.map { value in { $0.approver.result = value } },
        Readings.A03.allCases.map { value in { $0.a03 = value } },
        Readings.A08.allCases.map { value in { $0.a08 = value } },
        [false, true].map { value in { $0.writtenRefusal = value } },
        [false, true].map { value in { $0.officerMayRefuse = value } },
        [false, true].map { value in { $0.writtenSupplement = value } },
        [false, true].map { value in { $0.filedAtNight = value } },
    ]

    /// One of its values for each setting, or none yet.
    private struct Row {
        var values: [Int?] = Array(repeating: nil, count: settings.count)

        var configuration: Configuration {
            var configuration = Configuration()
            configuration.approver = .allUnitLeader
            for (setting, value) in zip(settings, values) {
                if let value { setting[value](&configuration) }
            }
            return configuration
        }

        var pairs: [Pair] {
            let chosen = values.enumerated().compactMap { setting, value in value.map { Choice(setting: setting, value: $0) } }
            return chosen.indices.flatMap { index in chosen[(index + 1)...].map { Pair(first: chosen[index], second: $0) } }
        }

        func with(_ choices: Choice...) -> Row {
            var row = self
            for choice in choices { row.values[choice.setting] = choice.value }
            return row
        }
    }

    private struct Choice: Hashable {
        var setting: Int
        var value: Int
    }

    private struct Pair: Hashable {
        var first: Choice
        var second: Choice
    }

    private static let choices: [[Choice]] = settings.enumerated().map { setting, values in
        values.indices.map { Choice(setting: setting, value: $0) }
    }

    private static let pairs: [Pair] = choices.indices.flatMap { index in
        choices[index].flatMap { first in choices[(index + 1)...].joined().map { Pair(first: first, second: $0) } }
    }.filter { Row().with($0.first, $0.second).configuration.isPossible }

    private static func best(startingWith pair: Pair, open: Set<Pair>) -> Row {
        choices.reduce(Row().with(pair.first, pair.second)) { row, values in
            guard let setting = values.first?.setting, row.values[setting] == nil else { return row }
            let rows = values.map { row.with($0) }.filter(\.configuration.isPossible)
            return rows.max { newPairs($0, open) < newPairs($1, open) } ?? row
        }
    }

    private static func newPairs(_ row: Row, _ open: Set<Pair>) -> Int { row.pairs.count { open.contains($0) } }
}
