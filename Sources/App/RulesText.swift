import Domain

/// The rules as a document, printed from what decides: `docs/rules.md`.
struct RulesText {
    private let moves = Move.table

    var markdown: String {
        [head, acts, roles, phases, guards, houseRules, readings].joined(separator: "\n\n") + "\n"
    }

    private var head: String {
        """
        # The rules

        Printed by `haidang rules` from the table that decides; do not edit. A row permits an act: in that phase, to that role, when every guard holds. What
        is not here is refused. Marks are clauses of 2988/QĐ-TCHQ, readings (A-nn) or house rules (HD-n, reasons below).
        """
    }

    private var acts: String {
        "## Acts\n\n" + table(["act", "noun of the API"], Act.allCases.map { [$0.rawValue, $0.noun.map { "`\($0)`" } ?? "–"] })
    }

    private var roles: String {
        "## Roles\n\n"
            + table(
                ["role", "asked of each of its acts"],
                Role.allCases.map { [$0.rawValue, Guard.standing(of: $0).map(\.rawValue).joined(separator: ", ")] })
    }

    private var phases: String {
        "## Moves\n\n" + Phase.allCases.compactMap(phase).joined(separator: "\n\n")
    }

    private func phase(_ phase: Phase) -> String? {
        let rows = moves.filter { $0.phase == phase }
        guard !rows.isEmpty else { return "### \(phase.rawValue)\n\nClosed: no act of this table any more. A paper is withheld even so (NEWS-6), by the right in permissions.md." }
        return "### \(phase.rawValue)\n\n"
            + table(
                ["mark", "act", "by", "guards", "to"],
                rows.map { row in
                    let own = row.guards.dropFirst(Guard.standing(of: row.by).count).map(\.rawValue).joined(separator: ", ")
                    return [row.mark.id, row.act.rawValue, row.by.rawValue, own, row.to.map(\.rawValue).joined(separator: ", ")]
                })
    }

    private var houseRules: String {
        "## House rules\n\n"
            + table(["mark", "rule", "because"], HouseRule.all.map { [$0.mark.id, $0.title.en ?? $0.title.vi, $0.reason] })
    }

    private var guards: String {
        "## Guards\n\n" + table(["guard", "holds when"], Guard.allCases.map { [$0.rawValue, $0.sentence] })
    }

    private var readings: String {
        let defaults = Readings().all
        return "## Readings\n\n"
            + table(
                ["mark", "sense", "by default"],
                NamedReading.all.map { reading in
                    [reading.mark.id, reading.sense, defaults.first { $0.mark == reading.mark }.map { "`\($0.value)`" } ?? ""]
                })
    }

    private func table(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }
}
