/// The table, found by act. Rows of other acts have no say in whether an act is allowed.
struct MoveIndex {
    private var rows: [Act: [Move]] = [:]
    private var rowsByPhase: [Phase: [Move]] = [:]
    private var roles: [Phase: [Act: Set<Role>]] = [:]
    private var acts: [Phase: [Act]] = [:]
    private var places: [Move: Int] = [:]

    init(_ moves: [Move]) {
        for (place, move) in moves.enumerated() {
            rows[move.act, default: []].append(move)
            rowsByPhase[move.phase, default: []].append(move)
            roles[move.phase, default: [:]][move.act, default: []].insert(move.by)
            places[move] = place
        }
        acts = roles.mapValues { ofPhase in Act.allCases.filter { ofPhase[$0] != nil } }
    }

    func rows(of act: Act) -> [Move] { rows[act] ?? [] }
    func rows(in phase: Phase) -> [Move] { rowsByPhase[phase] ?? [] }
    func place(of move: Move) -> Int { places[move] ?? -1 }

    func acts(in phase: Phase) -> [Act] { acts[phase] ?? [] }

    /// By role, or as somebody's deputy.
    func mayPlay(_ actor: Actor, _ act: Act, _ dossier: Dossier) -> Bool {
        let wanted = roles[dossier.phase]?[act] ?? []
        return wanted.contains(actor.role) || dossier.deputies.contains { $0.account == actor.account }
    }

    func mayPlayAnything(_ actor: Actor, _ dossier: Dossier) -> Bool {
        acts(in: dossier.phase).contains { mayPlay(actor, $0, dossier) }
    }
}
