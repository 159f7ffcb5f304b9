import Domain

/// In whose hand a dossier lies, as the one column that work lists are read by.
package enum DossierHand: Hashable, Sendable {
    case claimants(unit: String, procedure: String)
    case unitLeader(unit: String)
    case divisionLeader(division: String)
    case officer(String)
    case recordsClerk(unit: String)

    var key: String {
        switch self {
        case .claimants(let unit, let procedure): "claim/\(unit)/\(procedure)"
        case .unitLeader(let unit): "unit/\(unit)"
        case .divisionLeader(let division): "division/\(division)"
        case .officer(let account): "officer/\(account)"
        case .recordsClerk(let unit): "clerk/\(unit)"
        }
    }

    /// The hands an actor works with.
    static func of(_ actor: Actor) -> DossierHand? {
        switch actor.role {
        case .officer: .officer(actor.account)
        case .divisionLeader: actor.division.map(DossierHand.divisionLeader)
        case .unitLeader: actor.unit.map(DossierHand.unitLeader)
        case .recordsClerk: actor.unit.map(DossierHand.recordsClerk)
        default: nil
        }
    }
}

extension DossierRow {
    /// Nil: the declarant's, the system's, or nobody's any more.
    var hand: DossierHand? {
        switch phase {
        case .awaitingManualParts, .toBeClaimed: .claimants(unit: unit, procedure: procedure)
        case .toBeAssignedByUnitLeader, .atUnitLeader: .unitLeader(unit: unit)
        case .toBeAssignedByDivisionLeader, .atDivisionLeader: division.map(DossierHand.divisionLeader)
        case .inProcessing, .refusalApproved, .supplementApproved, .resultApproved, .issued: officer.map(DossierHand.officer)
        case .atRecordsClerk: .recordsClerk(unit: unit)
        case .draft, .awaitingSupplement, .beingSealed, .completed, .refused, .withdrawn, .lapsed: nil
        }
    }

    /// The officer who handles it while it lies in another's hand.
    var passedBy: DossierHand? {
        switch phase {
        case .awaitingSupplement, .atDivisionLeader, .atUnitLeader, .beingSealed, .atRecordsClerk: officer.map(DossierHand.officer)
        default: nil
        }
    }

    /// What is due first comes first; what is paused or has no known time sorts after every date.
    var sortAt: Int64 { dueAt?.milliseconds ?? Self.never }
    static let never: Int64 = 253_402_300_799_000
}
