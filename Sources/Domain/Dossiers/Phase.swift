/// Where a dossier is: each phase lies in one hand.
package enum Phase: String, Hashable, Sendable, Codable, CaseIterable {
    case draft
    case awaitingManualParts
    case toBeAssignedByUnitLeader
    case toBeAssignedByDivisionLeader
    case toBeClaimed
    case inProcessing
    case atDivisionLeader
    case atUnitLeader
    case refusalApproved
    case supplementApproved
    case awaitingSupplement
    case resultApproved
    case beingSealed
    case atRecordsClerk
    case issued
    case completed
    case refused
    case withdrawn
    case lapsed

    package static let closed: Set<Phase> = [.completed, .refused, .withdrawn, .lapsed]
    package var isClosed: Bool { Phase.closed.contains(self) }
}
