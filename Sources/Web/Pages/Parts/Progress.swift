import Domain
import Service

/// How far a dossier is, in four fixed steps.
struct Progress {
    let view: DossierView
    let language: Language
    let words: Words

    var steps: [Step] {
        let names = ["stepReceived", "stepExamined", "stepApproved", "stepReturned"].map { words($0) }
        return names.enumerated().map { index, name in
            let state: Step.State = index < here ? .done : index == here ? .here : .next
            return Step(index + 1, name, text(index, state), state)
        }
    }

    /// The step the dossier is at; 4 when all are done.
    private var here: Int {
        switch view.dossier.phase {
        case .draft, .awaitingManualParts: 0
        case .toBeAssignedByUnitLeader, .toBeAssignedByDivisionLeader, .toBeClaimed, .inProcessing, .awaitingSupplement: 1
        case .atDivisionLeader, .atUnitLeader, .refusalApproved, .supplementApproved: 2
        case .resultApproved, .atRecordsClerk, .issued: 3
        case .beingSealed: view.dossier.sealing == .result || view.dossier.sealing == nil ? 3 : 2
        case .completed: 4
        // Closed before its end: it stands where it stopped.
        case .refused, .withdrawn, .lapsed: reached
        }
    }

    private var reached: Int {
        if time(where: { if case .approved(_, .result, _, _) = $0 { true } else { false } }) != nil { return 3 }
        return view.row.receivedAt == nil ? 0 : 1
    }

    private func text(_ index: Int, _ state: Step.State) -> String {
        switch (index, state) {
        case (_, .next): return ""
        case (0, .done): return view.row.receivedAt.map(moment) ?? ""
        case (2, .done): return time { if case .approved = $0 { true } else { false } }.map(moment) ?? ""
        case (3, .done): return view.row.closedAt.map(moment) ?? ""
        case (_, .here): return Tag.state(of: view, forDeclarant: true, words).word
        default: return ""
        }
    }

    private func time(where matches: (Fact) -> Bool) -> Instant? { view.history.last { matches($0.event.fact) }?.event.recordedAt }
    private func moment(_ at: Instant) -> String { "\(at.hour), \(at.day.dayAndMonth)" }
}
