/// All units as they are before a reorganisation.
package struct UnitTree: Hashable, Sendable {
    package var units: [String: Member]
    /// Every code ever given, and to whom (HD-17).
    package var codes: [String: String]
    package var levels: [String: UnitLevel]

    package init(units: [String: Member], codes: [String: String], levels: [String: UnitLevel]) {
        (self.units, self.codes, self.levels) = (units, codes, levels)
    }

    package struct Member: Hashable, Sendable {
        package var details: UnitDetails
        package var since: Day
        package var isOpen: Bool
        package init(details: UnitDetails, since: Day, isOpen: Bool = true) { (self.details, self.since, self.isOpen) = (details, since, isOpen) }
    }

    func open(_ code: String) -> String? { units.first { $1.isOpen && $1.details.code == code }?.key }
    func children(of id: String) -> [String] { units.values.filter { $0.isOpen && $0.details.parent == id }.map(\.details.code).sorted() }
    func mayHaveDivisions(_ id: String) -> Bool { units[id].flatMap { levels[$0.details.level] }?.hasDivisions ?? true }
}

/// Who and what is in a unit that may be no more.
package struct UnitHolding: Hashable, Sendable {
    package var accounts: [Member]
    package var divisions: [String]
    package var dossiers: [Load]

    package init(accounts: [Member] = [], divisions: [String] = [], dossiers: [Load] = []) {
        (self.accounts, self.divisions, self.dossiers) = (accounts, divisions, dossiers)
    }

    package struct Member: Hashable, Sendable {
        package var id: String
        package var name: String
        package var division: String?
        package init(id: String, name: String, division: String?) { (self.id, self.name, self.division) = (id, name, division) }
    }

    /// Open dossiers of one procedure in one division.
    package struct Load: Hashable, Sendable {
        package var procedure: String
        package var division: String?
        package var count: Int
        package init(procedure: String, division: String?, count: Int) { (self.procedure, self.division, self.count) = (procedure, division, count) }
    }
}

/// What a reorganisation comes to: decided as a whole, before anything is done.
package struct UnitPlan: Hashable, Sendable {
    package var from: Day
    package var decision: String
    /// Ids, in the order of the file.
    package var opened: [String] = []
    package var changed: [String] = []
    package var closed: [String] = []
    /// Everybody's details afterwards.
    package var tree: UnitTree
    package var transfers: [Transfer] = []

    /// Where all that a unit held goes.
    package struct Transfer: Hashable, Sendable {
        package var from: String
        /// By id.
        package var accounts: [String: String] = [:]
        /// By id; nil: dissolved, because the unit joined has none.
        package var divisions: [String: String?] = [:]
        package var byProcedure: [String: String] = [:]
        package var byDivision: [String: String] = [:]
        package var rest: String?

        package func home(ofProcedure procedure: String, division: String?) -> String? {
            byProcedure[procedure] ?? division.flatMap { byDivision[$0] } ?? rest
        }

        /// Every unit that gets something.
        package var successors: [String] { Set(byProcedure.values).union(byDivision.values).union(rest.map { [$0] } ?? []).sorted() }
    }
}

/// Why a reorganisation is refused, and at which line.
package struct UnitFault: Error, Hashable, Sendable {
    package var line: Int
    package var mark: Mark
    package var reason: Reason

    package enum Reason: Hashable, Sendable {
        case unknownUnit(String), unknownLevel(String), unknownDivision(String), unknownAccount(String)
        case codeTaken(String)
        case openChildren([String])
        case parentBelow(String)
        case notAfterLastChange(String, Day)
        case dayToCome(Day)
        case accountsWithoutUnit([String])
        case dossiersWithoutUnit(Int)
        case twice(String)
        case successorOfItself(String)
        /// A unit that took over in this file is closed in it.
        case tookOver(String)
        /// A procedure, division or account given to two units.
        case givenTwice(String)
    }
}

/// All that is wrong with one file, in the order of its lines; never empty.
package struct UnitFaults: Error, Hashable, Sendable {
    package var faults: [UnitFault]
    package init(faults: [UnitFault]) { self.faults = faults }
}
