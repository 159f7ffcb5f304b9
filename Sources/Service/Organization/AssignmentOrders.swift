import Domain
import Storage

extension Office {
    /// 2988-D8.0-i: the unit's leader chooses how dossiers of a procedure are assigned. Nothing changes until the administrator has carried it out.
    /// - Returns: the order's id.
    package func orderAssignment(_ wanted: AssignmentOrder, at code: String, by actor: Actor) async throws -> String {
        return try await database.write { [self] tx in
            let unit = try openUnit(code, in: tx)
            try actor.demand(.orderAssignment, at: unit)
            try check(wanted, at: unit, in: tx)
            try AssignmentTable.insert(wanted, at: unit, by: actor.account, in: tx)
            try UnitHistory.append(.assignmentOrdered(wanted), "2988-D8.0-i", to: unit, by: actor.author, in: tx)
            return wanted.id
        }
    }

    /// 2988-D8.0-ii: the administrator carries the order out, and from then on it holds for dossiers that come in.
    package func configureAssignment(order id: String, at code: String, by actor: Actor) async throws {
        try await database.write { [self] tx in
            let unit = try openUnit(code, in: tx)
            try actor.demand(.configureAssignment, at: unit)
            let open = try AssignmentTable.order(id, of: unit, in: tx)
            guard try AssignmentTable.close(id, by: actor.account, in: tx) else { throw OrganisationViolation("2988-D8.0-ii", .orderSettled) }
            try check(open.order, at: unit, in: tx)
            try carryOut(open.order, at: unit, by: actor.author, in: tx)
            try UnitHistory.append(
                .assignmentConfigured(open.order, orderedBy: open.orderedBy, orderedAt: open.orderedAt), "2988-D8.0-ii", to: unit, by: actor.author, in: tx)
            try OrganisationTable.raiseVersion(in: tx)
        }
    }

    private func carryOut(_ order: AssignmentOrder, at unit: String, by author: Author, in tx: Transaction) throws {
        let all = order.procedure == AssignmentOrder.everything
        let procedures = all ? try AssignmentTable.settings(of: unit, in: tx).map(\.procedure) + [order.procedure] : [order.procedure]
        for procedure in Set(procedures).sorted() {
            try AssignmentTable.put(AssignmentSetting(procedure: procedure, mode: order.mode, division: order.division), at: unit, in: tx)
            if let handlers = order.handlers, procedure != AssignmentOrder.everything {
                try AssignmentTable.put(handlers: handlers, of: procedure, at: unit, by: author, in: tx)
            }
        }
    }

    /// Whether it can be carried out as the unit is.
    private func check(_ order: AssignmentOrder, at unit: String, in tx: Snapshot) throws {
        guard try order.procedure == AssignmentOrder.everything || carriesOut(order.procedure, unit: unit, in: tx) else {
            throw Invalid("procedure", .unknown(order.procedure))
        }
        var rules = try UnitRules.read(unit: unit, procedure: order.procedure, in: tx)
        (rules.mode, rules.divisionInCharge) = (order.mode, order.division)
        // 2988-D8.1, D8.3: these two forms go through divisions.
        if rules.faults.contains(.modeNeedsDivisions) { throw OrganisationViolation(order.mode.mark, .modeNeedsDivisions) }
        if let division = order.division, !rules.divisions.contains(where: { $0.id == division }) { throw Invalid("division", .unknown(division)) }
        if rules.faults.contains(.nobodyInCharge) { throw OrganisationViolation(order.mode.mark, .nobodyInCharge) }
        for handler in order.handlers ?? [] where rules.officer(handler) == nil {
            throw OrganisationViolation("2988-D14.1.b", .handlerUnknown(handler))
        }
    }

    /// Of a level the unit performs, and in force.
    func carriesOut(_ procedure: String, unit: String, in tx: Snapshot) throws -> Bool {
        guard let procedure = catalogue.current(procedure, on: clock.instant.day) else { return false }
        return try tx.row(
            """
            SELECT u.id FROM unit u LEFT JOIN unit_level l ON l.level = u.level
            WHERE u.id = \(unit) AND coalesce(l.performs, u.level) = \(procedure.level)
            """) != nil
    }
}

extension AssignmentMode {
    /// The paragraph of Điều 8 it stands in.
    package var mark: Mark {
        switch self {
        case .leaderDivisionOfficer: "2988-D8.1"
        case .leaderOfficer: "2988-D8.2"
        case .divisionOfficer: "2988-D8.3"
        case .automatic: "2988-D8.4"
        case .claim: "2988-D8.5"
        }
    }
}
