/// The one place where it is decided whether an act is allowed and what follows from it. Pure: no database, no clock, no network.
///
/// - Parameter moves: the table of permissions; another only in proofs that take a guard or a row out.
/// - Throws: `Violation`, naming the clause that forbids the act.
package func decide(
    _ action: Action, by actor: Actor, on dossier: Dossier, under rules: Rules, at now: Instant, moves: [Move] = Move.table
) throws(Violation) -> [Event] {
    let instance = Case(action: action, actor: actor, dossier: dossier, rules: rules, now: now)
    let move = try instance.allowedMove(in: moves)
    return instance.consequences(of: move)
}

extension Case {
    /// The row that permits the act. Of several that might, the first whose guards all hold; if none holds, the refusal of the row that
    /// came furthest. A row for another kind of the same act (another proposal, another mode) has nothing to say.
    package func allowedMove(in moves: [Move]) throws(Violation) -> Move {
        let (act, phase) = (action.act, dossier.phase)
        var furthest: (held: Int, violation: Violation)?
        for row in moves where row.phase == phase && row.act == act && plays(row.by) {
            guard let (index, violation) = firstFailure(of: row) else { return row }
            let held = violation.fault == .wrongKind ? -1 : index
            if held > furthest?.held ?? -2 { furthest = (held, violation) }
        }
        throw furthest?.violation ?? notNow(moves)
    }

    /// Why no row of this phase is for this actor.
    private func notNow(_ moves: [Move]) -> Violation {
        let (act, phase) = (action.act, dossier.phase)
        let ofAct = moves.filter { $0.act == act }
        guard let known = ofAct.first else { return Violation("2988-D14.1.c", act, .notInPhase(phase)) }
        guard let permitted = ofAct.first(where: { plays($0.by) }) else { return Violation(known.mark, act, .roleMayNot(actor.role)) }
        return Violation(permitted.mark, act, .notInPhase(phase))
    }

    private func firstFailure(of row: Move) -> (held: Int, Violation)? {
        for (index, condition) in row.guards.enumerated() {
            if let refusal = refusal(by: condition, in: row) {
                return (index, Violation(refusal.mark ?? row.mark, row.act, refusal.fault))
            }
        }
        return nil
    }
}
