/// What a unit has fixed for one procedure, and who is there to carry it out.
package struct UnitRules: Hashable, Sendable {
    package var id: String
    package var mode: AssignmentMode
    /// Mode 3: the division that gets this procedure's dossiers.
    package var divisionInCharge: String?
    package var divisions: [Division]
    package var officers: [Officer]
    /// Everybody who may approve at the unit's top level: head and deputies.
    package var leaders: Set<String>

    package init(
        id: String, mode: AssignmentMode, divisionInCharge: String? = nil, divisions: [Division] = [],
        officers: [Officer] = [], leaders: Set<String> = []
    ) {
        (self.id, self.mode, self.divisionInCharge) = (id, mode, divisionInCharge)
        (self.divisions, self.officers, self.leaders) = (divisions, officers, leaders)
    }

    package struct Division: Hashable, Sendable {
        package var id: String
        package var leaders: Set<String>
        package init(id: String, leaders: Set<String>) { (self.id, self.leaders) = (id, leaders) }
    }

    /// An officer of the unit. `openLoad`: dossiers in hand now.
    package struct Officer: Hashable, Sendable {
        package var account: String
        package var division: String?
        package var handlesProcedure: Bool
        package var present: Bool
        package var openLoad: Int
        package init(
            account: String, division: String? = nil, handlesProcedure: Bool = true, present: Bool = true, openLoad: Int = 0
        ) {
            (self.account, self.division, self.handlesProcedure) = (account, division, handlesProcedure)
            (self.present, self.openLoad) = (present, openLoad)
        }
    }

    package func officer(_ account: String) -> Officer? { officers.first { $0.account == account } }

    /// A division that can act: it exists and somebody leads it.
    package func ledDivision(_ id: String?) -> Division? {
        guard let id else { return nil }
        return divisions.first { $0.id == id && !$0.leaders.isEmpty }
    }

    package var hasLedDivision: Bool { divisions.contains { !$0.leaders.isEmpty } }

    /// Mode 4's "which officer": the least open load among those present, the account name breaking ties.
    package var leastLoaded: Officer? {
        officers.filter { $0.handlesProcedure && $0.present }
            .min { ($0.openLoad, $0.account) < ($1.openLoad, $1.account) }
    }

    /// What is wrong with this configuration; empty when dossiers can run under it.
    package var faults: [Fault] {
        var found: [Fault] = []
        if divisions.isEmpty, mode == .leaderDivisionOfficer || mode == .divisionOfficer { found.append(.modeNeedsDivisions) }
        if mode == .divisionOfficer, ledDivision(divisionInCharge) == nil { found.append(.nobodyInCharge) }
        if leaders.count < 2 { found.append(.tooFewApprovers) }
        return found
    }

    package enum Fault: String, Hashable, Sendable { case modeNeedsDivisions, nobodyInCharge, tooFewApprovers }
}

/// 2988-D8.1 to D8.5: the five forms of assignment, chosen by the unit leader for each procedure.
package enum AssignmentMode: Int, Hashable, Sendable, Codable, CaseIterable {
    case leaderDivisionOfficer = 1
    case leaderOfficer = 2
    case divisionOfficer = 3
    case automatic = 4
    case claim = 5
}
