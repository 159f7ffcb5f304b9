/// The table, arranged by phase and act. Rows of other acts have no say in whether an act is allowed.
struct MoveIndex {
    /// An act that has rows in a phase, or anywhere: who may play it there, and all its rows.
    struct Entry {
        var act: Act
        var roles: [Role]
        var rows: [Move]
    }

    struct Plan {
        var entries: [Entry] = []
        var rows: [Move] = []
    }

    /// Every act, for all roles.
    let everything: Plan
    private let plans: [Phase: Plan]
    private let places: [Move: Int]

    init(_ moves: [Move]) {
        let byAct = Dictionary(grouping: moves, by: \.act)
        func plan(_ rows: [Move]) -> Plan {
            let entries = Act.allCases.compactMap { act -> Entry? in
                let roles = rows.filter { $0.act == act }.map(\.by)
                return roles.isEmpty ? nil : Entry(act: act, roles: roles, rows: byAct[act] ?? [])
            }
            return Plan(entries: entries, rows: rows)
        }
        everything = plan(moves)
        plans = Dictionary(grouping: moves, by: \.phase).mapValues(plan)
        places = Dictionary(zip(moves, moves.indices), uniquingKeysWith: { first, _ in first })
    }

    func plan(in phase: Phase) -> Plan { plans[phase] ?? Plan() }
    func place(of move: Move) -> Int { places[move] ?? -1 }
}

extension MoveIndex.Entry {
    /// By role, or perhaps as somebody's deputy.
    func mayBePlayed(by actor: Actor, on dossier: Dossier) -> Bool {
        roles.contains(actor.role) || !dossier.deputies.isEmpty && dossier.deputies.contains { $0.account == actor.account }
    }
}
