/// What somebody of the office reads a dossier for (2988-D4.3-i: only for assigned work).
package enum ReadPurpose: String, Hashable, Sendable, Codable, CaseIterable {
    /// It lies in one's hands, waits for one to take it, or was proposed by one.
    case handling
    /// Those whose hands it lies in are under one's lead.
    case leading
    /// 2988-D7.3.b-ii: a returned result another procedure goes by, at any unit.
    case relying
    // Outside one's own work, and therefore said by the reader:
    case coordination, inspection, complaint, statistics
    case lookUp = "look-up"

    /// Those one must state.
    package static let stated: [ReadPurpose] = [.coordination, .inspection, .complaint, .statistics, .lookUp]
    package var isStated: Bool { Self.stated.contains(self) }
}

extension Dossier {
    /// What an actor of its unit reads this dossier for, where the dossier itself tells; nil: to be stated.
    package func purpose(of actor: Actor) -> ReadPurpose? {
        if deputies.contains(where: { $0.account == actor.account }) { return .leading }
        switch actor.role {
        case .unitLeader: return .leading
        case .divisionLeader: return actor.division != nil && actor.division == hand.division ? .leading : nil
        case .officer: return hand.officer == actor.account || mayBeTaken(by: actor) ? .handling : nil
        case .recordsClerk: return [.atRecordsClerk, .issued].contains(phase) ? .handling : nil
        default: return nil
        }
    }

    /// Waiting for whoever handles the procedure.
    private func mayBeTaken(by actor: Actor) -> Bool {
        [.toBeClaimed, .awaitingManualParts].contains(phase) && actor.handles.contains(procedure)
    }
}
