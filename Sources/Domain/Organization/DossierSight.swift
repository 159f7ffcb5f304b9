/// Which dossiers a role may know of (2988-D4.3-i). What lies outside is not found.
package enum DossierSight: String, Hashable, Sendable, CaseIterable {
    case ownParty
    case ownUnit
    case all
    /// 2988-D3.3: accounts and assignment, and nothing else; or monitoring.
    case none

    package var mark: Mark {
        switch self {
        case .ownParty: "2988-D3.8"
        case .ownUnit, .all: "2988-D4.3-i"
        case .none: "2988-D3.3"
        }
    }
}

extension Role {
    package var seesDossiers: DossierSight {
        switch self {
        case .declarant: .ownParty
        case .officer, .divisionLeader, .unitLeader, .recordsClerk, .observer: .ownUnit
        case .system: .all
        case .administrator, .rootAdministrator, .monitor: .none
        }
    }
}
