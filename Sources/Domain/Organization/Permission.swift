/// One permission besides the acts on dossiers, which `Move.table` permits: this role has this right within this scope.
package struct Permission: Hashable, Sendable {
    package var mark: Mark
    package var right: Right
    package var by: Role
    package var scope: Scope

    package init(_ mark: Mark, _ right: Right, by role: Role, in scope: Scope) {
        (self.mark, self.right, self.by, self.scope) = (mark, right, role, scope)
    }
}

/// Where a right holds.
package enum Scope: String, Hashable, Sendable, Codable, CaseIterable {
    /// What is the person's own: account, sessions, tokens.
    case own
    /// The organisation or person one files for.
    case ownParty
    /// The actor's unit, without its child units (2988-D5.1.c).
    case ownUnit
    /// Every unit.
    case sector
}

/// What one may have a right to do besides acting on dossiers.
package enum Right: String, Hashable, Sendable, Codable, CaseIterable {
    // Units and assignment.
    case seeUnitDirectory, seeUnits, orderAssignment, configureAssignment, manageDivisions
    // Accounts.
    case seeAccounts, seeUnitAccounts
    case compileAccountList, decideAccountList, executeAccountList, handOverCredentials, unlockAccount, releaseAccount, takeOverAccount
    case lockAccount, manageAccessCentrally
    case seeReads, exportDossiers, manageMail
    case identifyDeclarant, withholdDocument
    case issueUnitAccount, openUnit, assignHolder, grantObserver, nameActingLeader
    case seeMonitoringLists, compileMonitoringList, decideMonitoringList, executeMonitoringList
}

extension Permission {
    // swift-format-ignore
    package static let table: [Permission] = [
        // Units: who is where is no secret within the sector; how a unit assigns is its leader's choice and its administrator's work.
        Permission("2988-D3.1-i",    .seeUnits,            by: .administrator,     in: .ownUnit),
        Permission("2988-D13.3",     .seeUnits,            by: .rootAdministrator, in: .sector),
        Permission("2988-D8.0-i",    .seeUnits,            by: .unitLeader,        in: .ownUnit),
        Permission("2988-D3.1-i",    .seeUnitDirectory,    by: .officer,           in: .sector),
        Permission("2988-D3.1-i",    .seeUnitDirectory,    by: .divisionLeader,    in: .sector),
        Permission("2988-D3.1-i",    .seeUnitDirectory,    by: .unitLeader,        in: .sector),
        Permission("2988-D3.1-i",    .seeUnitDirectory,    by: .recordsClerk,      in: .sector),
        Permission("2988-D3.1-i",    .seeUnitDirectory,    by: .observer,          in: .sector),
        Permission("2988-D5.1.c",    .seeUnitDirectory,    by: .administrator,     in: .ownUnit),
        Permission("2988-D13.3",     .seeUnitDirectory,    by: .rootAdministrator, in: .sector),
        Permission("2988-D8.0-i",    .orderAssignment,     by: .unitLeader,        in: .ownUnit),
        Permission("2988-D8.0-ii",   .configureAssignment, by: .administrator,     in: .ownUnit),
        Permission("2988-D8.0-ii",   .configureAssignment, by: .rootAdministrator, in: .ownUnit),
        Permission("2988-D3.3",      .manageDivisions,     by: .administrator,     in: .ownUnit),
        Permission("2988-D3.3",      .manageDivisions,     by: .rootAdministrator, in: .ownUnit),

        // Accounts.
        Permission("2988-D14.1.đ",   .seeAccounts,         by: .administrator,     in: .ownUnit),
        Permission("2988-D14.1.đ",   .seeAccounts,         by: .rootAdministrator, in: .ownUnit),
        Permission("2988-D14.1.đ",   .seeAccounts,         by: .unitLeader,        in: .ownUnit),
        Permission("2988-D13.3",     .seeUnitAccounts,     by: .rootAdministrator, in: .sector),
        Permission("2988-D5.2",      .seeUnitAccounts,     by: .unitLeader,        in: .ownUnit),
        Permission("2988-D6.2.a",    .compileAccountList,  by: .administrator,     in: .ownUnit),
        Permission("2988-D6.2.a",    .compileAccountList,  by: .rootAdministrator, in: .ownUnit),
        Permission("2988-D6.2.b-i",  .decideAccountList,   by: .unitLeader,        in: .ownUnit),
        Permission("2988-D6.2.b-i",  .executeAccountList,  by: .administrator,     in: .ownUnit),
        Permission("2988-D6.2.b-i",  .executeAccountList,  by: .rootAdministrator, in: .ownUnit),
        Permission("2988-D6.2.b-ii", .handOverCredentials, by: .administrator,     in: .ownUnit),
        Permission("2988-D6.2.b-ii", .handOverCredentials, by: .rootAdministrator, in: .ownUnit),
        Permission("3035-D6.4",      .unlockAccount,       by: .administrator,     in: .ownUnit),
        Permission("3035-D6.4",      .unlockAccount,       by: .rootAdministrator, in: .ownUnit),
        Permission("3035-D6.5",      .lockAccount,         by: .administrator,     in: .ownUnit),
        Permission("3035-D6.5",      .lockAccount,         by: .rootAdministrator, in: .ownUnit),
        Permission("3035-D6.2-ii",   .manageAccessCentrally, by: .rootAdministrator, in: .sector),
        Permission("2988-D6.4.a",    .releaseAccount,      by: .administrator,     in: .ownUnit),
        Permission("2988-D6.4.a",    .releaseAccount,      by: .rootAdministrator, in: .ownUnit),
        Permission("2988-D6.4.b",    .takeOverAccount,     by: .administrator,     in: .ownUnit),
        Permission("2988-D6.4.b",    .takeOverAccount,     by: .rootAdministrator, in: .ownUnit),
        Permission("2988-D5.1.a",    .issueUnitAccount,    by: .rootAdministrator, in: .sector),
        Permission("HD-39",          .openUnit,            by: .rootAdministrator, in: .sector),
        Permission("2988-D5.2",      .assignHolder,        by: .unitLeader,        in: .ownUnit),
        Permission("2988-D6.1-ii",   .grantObserver,       by: .unitLeader,        in: .ownUnit),
        Permission("HD-24",          .nameActingLeader,    by: .unitLeader,        in: .ownUnit),

        // Monitoring accounts.
        Permission("3035-D6.0-ii",   .seeMonitoringLists,    by: .administrator,     in: .ownUnit),
        Permission("3035-D6.1",      .seeMonitoringLists,    by: .unitLeader,        in: .ownUnit),
        Permission("3035-D6.2-i",    .seeMonitoringLists,    by: .rootAdministrator, in: .sector),
        Permission("3035-D6.0-ii",   .compileMonitoringList, by: .administrator,     in: .ownUnit),
        Permission("3035-D6.0-ii",   .compileMonitoringList, by: .rootAdministrator, in: .ownUnit),
        Permission("3035-D6.2-i",    .decideMonitoringList,  by: .rootAdministrator, in: .sector),
        Permission("3035-D6.2-i",    .executeMonitoringList, by: .rootAdministrator, in: .sector),

        // Who read what, and the mail of the installation.
        Permission("2988-D4.3-ii",   .seeReads,            by: .unitLeader,        in: .ownUnit),
        Permission("2988-D4.3-ii",   .exportDossiers,      by: .unitLeader,        in: .ownUnit),
        Permission("2988-D6.1-ii",   .exportDossiers,      by: .observer,          in: .ownUnit),
        Permission("3035-D13.1.b",   .manageMail,          by: .rootAdministrator, in: .sector),

        // Papers that hold state secrets: whoever of the unit comes upon one takes it out of reach.
        Permission("NEWS-6",         .withholdDocument,    by: .officer,           in: .ownUnit),
        Permission("NEWS-6",         .withholdDocument,    by: .divisionLeader,    in: .ownUnit),
        Permission("NEWS-6",         .withholdDocument,    by: .unitLeader,        in: .ownUnit),
        Permission("NEWS-6",         .withholdDocument,    by: .recordsClerk,      in: .ownUnit),

        // Sign-in and declarants.
        Permission("HD-28",          .identifyDeclarant,   by: .recordsClerk,      in: .sector),
    ]

    /// Whether an actor has a right at a place.
    /// - Parameters:
    ///   - unit: where it is to be used; nil: at the actor's own.
    package static func check(_ right: Right, of actor: Actor, at unit: String? = nil) -> Answer {
        let rows = table.filter { $0.right == right }
        guard let row = rows.first(where: { $0.by == actor.role }) else { return .roleMayNot(rows.first?.mark ?? "2988-D4.4-i") }
        if actor.disabled { return .roleMayNot("2988-D4.4-i") }
        let place = unit ?? actor.unit
        return rows.contains { $0.by == actor.role && $0.reaches(place, for: actor) } ? .allowed(row.mark) : .outOfReach
    }

    /// For who asks before any place is known: a role that never may hears the clause.
    /// - Throws: `OrganisationViolation`.
    package static func refuseRole(_ actor: Actor, without right: Right) throws(OrganisationViolation) {
        if case .roleMayNot(let mark) = check(right, of: actor) { throw OrganisationViolation(mark, .roleMayNot) }
    }

    private func reaches(_ unit: String?, for actor: Actor) -> Bool {
        switch scope {
        case .sector: true
        case .ownUnit: unit != nil && unit == actor.unit
        case .own, .ownParty: true
        }
    }

    /// What a check comes to. Out of reach: the place is invisible to the actor, so it is "not found".
    package enum Answer: Hashable, Sendable {
        case allowed(Mark)
        case roleMayNot(Mark)
        case outOfReach
    }
}
