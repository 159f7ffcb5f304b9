/// What happened to a unit; its stream is `unit/<id>`. Stored as JSON under the case's name; a case is never renamed or reshaped once released.
package enum UnitFact: Hashable, Sendable, Codable {
    // MARK: Reorganisation
    case opened(UnitDetails, from: Day, decision: String)
    case changed(UnitDetails, from: Day, decision: String)
    /// `successors`: ids of the units that carry on.
    case closed(successors: [String], from: Day, decision: String)
    /// People, divisions and open dossiers of another unit came here.
    case tookOver(from: String, accounts: Int, divisions: [String], dossiers: Int, work: UnitWork? = nil)
    /// What `tookOver` says there, for the unit it left.
    case handedOn(to: String, work: UnitWork)

    /// What the unit had fixed before our records begin.
    case setUp(UnitWork)

    // MARK: Divisions
    case divisionOpened(id: String, name: String)
    case divisionRenamed(id: String, name: String)
    case divisionClosed(id: String)

    // MARK: Assignment
    case assignmentOrdered(AssignmentOrder)
    /// 2988-D8.0-ii: the order and its execution in one entry.
    case assignmentConfigured(AssignmentOrder, orderedBy: Author, orderedAt: Instant)
    /// HD-19: a form that no longer fits fell to the second.
    case assignmentFell(procedure: String, from: AssignmentMode)
}

/// What a unit is from a day on.
package struct UnitDetails: Hashable, Sendable, Codable {
    package var code: String
    package var origin: CodeOrigin
    package var level: String
    /// The id of the unit above.
    package var parent: String?
    package var name: String

    package init(code: String, origin: CodeOrigin, level: String, parent: String?, name: String) {
        (self.code, self.origin, self.level, self.parent, self.name) = (code, origin, level, parent, name)
    }
}

/// Divisions, and how dossiers are assigned.
package struct UnitWork: Hashable, Sendable, Codable {
    package var divisions: [Division]
    package var settings: [AssignmentSetting]

    package struct Division: Hashable, Sendable, Codable {
        package var id: String
        package var name: String
        package init(id: String, name: String) { (self.id, self.name) = (id, name) }
    }

    package init(divisions: [Division] = [], settings: [AssignmentSetting] = []) { (self.divisions, self.settings) = (divisions, settings) }

    package var isEmpty: Bool { divisions.isEmpty && settings.isEmpty }
}

/// How a unit assigns a procedure's dossiers.
package struct AssignmentSetting: Hashable, Sendable, Codable {
    package var procedure: String
    package var mode: AssignmentMode
    package var division: String?

    package init(procedure: String, mode: AssignmentMode, division: String? = nil) {
        (self.procedure, self.mode, self.division) = (procedure, mode, division)
    }
}

/// Where a unit's code comes from: a public list, the pattern of its neighbours, or ours until one is published.
package enum CodeOrigin: String, Hashable, Sendable, Codable, CaseIterable { case published, derived, provisional }

/// 2988-D8.0-i: what the unit's leader orders for a procedure. It holds once the administrator has carried it out.
package struct AssignmentOrder: Hashable, Sendable, Codable {
    package var id: String
    /// A procedure's key; `everything` for all the unit carries out.
    package var procedure: String
    package var mode: AssignmentMode
    /// Mode 3: the division in charge.
    package var division: String?
    /// The officers who handle it from then on; nil leaves them as they are.
    package var handlers: [String]?
    package var note: String?

    package static let everything = "*"

    package init(id: String, procedure: String, mode: AssignmentMode, division: String? = nil, handlers: [String]? = nil, note: String? = nil) {
        (self.id, self.procedure, self.mode, self.division) = (id, procedure, mode, division)
        (self.handlers, self.note) = (handlers, note)
    }
}

extension Day {
    /// Stands for "since before our records begin".
    package static let beforeRecords = Day(1, 1, 1)
}
