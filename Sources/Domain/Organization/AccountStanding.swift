/// An account as its history leaves it: what its row in the tables must say.
package struct AccountStanding: Hashable, Sendable {
    package var details: AccountDetails
    package var state: State

    package init(details: AccountDetails, state: State) { (self.details, self.state) = (details, state) }

    package enum State: String, Hashable, Sendable, Codable, CaseIterable { case active, released, deactivated }

    /// Nil without a beginning.
    package static func fold(_ history: [HistoryEntry<AccountFact>]) -> AccountStanding? {
        history.reduce(nil) { standing, entry in
            switch entry.fact {
            case .opened(let details), .takenOver(let details), .changed(let details), .registered(let details, _): AccountStanding(details: details, state: .active)
            case .deactivated: standing.map { AccountStanding(details: $0.details, state: .deactivated) }
            case .released: standing.map { AccountStanding(details: $0.details, state: .released) }
            default: standing
            }
        }
    }
}

/// All that decides what a row of an approved list does, or that an account is let go.
package struct AccountSituation: Hashable, Sendable {
    /// The account of the officer with this service number, else the one of this name.
    package var known: Known?
    /// Who has the name the row leads to.
    package var nameHolder: String?
    /// Active leaders of the unit besides this account.
    package var otherApprovers: Int
    /// In this account's hands, with their procedures.
    package var inHand: [InHand]

    package init(known: Known? = nil, nameHolder: String? = nil, otherApprovers: Int = 1, inHand: [InHand] = []) {
        (self.known, self.nameHolder, self.otherApprovers, self.inHand) = (known, nameHolder, otherApprovers, inHand)
    }

    package struct Known: Hashable, Sendable {
        package var id: String
        package var standing: AccountStanding
        package init(id: String, standing: AccountStanding) { (self.id, self.standing) = (id, standing) }
    }

    package struct InHand: Hashable, Sendable {
        package var number: String
        package var procedure: String
        package init(number: String, procedure: String) { (self.number, self.procedure) = (number, procedure) }
    }

    /// How many dossiers a refusal names.
    package static let named = 20
}

/// What a row does.
package enum AccountChange: Hashable, Sendable {
    case open(AccountDetails)
    case change(id: String, AccountDetails)
    case takeOver(id: String, AccountDetails)
    case deactivate(id: String)

    package var mark: Mark {
        switch self {
        case .open, .change, .deactivate: "2988-D6.2.b-i"
        case .takeOver: "2988-D6.4.b"
        }
    }
}

extension AccountSituation {
    /// - Throws: why the row cannot be carried out now.
    package func change(by row: AccountListRow, at unit: String) throws(OrganisationViolation) -> AccountChange {
        switch row.form {
        case .new: try open(row, at: unit)
        case .change: try edit(row, at: unit)
        case .deactivate: try deactivate(row, at: unit)
        }
    }

    /// Whoever the row means; an account of the same name under another service number is another officer's.
    private func officer(of row: AccountListRow) -> Known? {
        let number = known?.standing.details.serviceNumber
        return number == nil || number == row.serviceNumber ? known : nil
    }

    private func open(_ row: AccountListRow, at unit: String) throws(OrganisationViolation) -> AccountChange {
        let details = row.details(at: unit, role: row.role ?? .officer)
        guard let known = officer(of: row) else {
            if nameHolder != nil { throw refused(row.nameMark, .nameTaken(details.name)) }
            return .open(details)
        }
        // An officer who comes from another unit brings the account along, let go (released) or deactivated there.
        guard known.standing.state != .active else { throw refused("2988-D6.1-i", .officerHasAccount(known.standing.details.name)) }
        return .takeOver(id: known.id, try named(details, row, known))
    }

    private func edit(_ row: AccountListRow, at unit: String) throws(OrganisationViolation) -> AccountChange {
        guard let known = officer(of: row) else { throw refused("2988-D6.2.a", .noSuchAccount(row.accountName)) }
        let details = try named(row.details(at: unit, role: row.role ?? .officer), row, known)
        switch known.standing.state {
        case .released: return .takeOver(id: known.id, details)
        case .deactivated: throw refused("2988-D6.4.b", .deactivated)
        case .active:
            guard known.standing.details.unit == unit else { throw refused("2988-D6.2.a", .noSuchAccount(row.accountName)) }
            try refuseIfNeeded(from: known.standing.details, to: details)
            return .change(id: known.id, details)
        }
    }

    private func deactivate(_ row: AccountListRow, at unit: String) throws(OrganisationViolation) -> AccountChange {
        guard let known = officer(of: row), known.standing.details.unit == unit else {
            throw refused("2988-D6.2.a", .noSuchAccount(row.accountName))
        }
        guard known.standing.state == .active else { throw refused("2988-D6.2.a", .deactivated) }
        try refuseIfNeeded(from: known.standing.details, to: nil)
        return .deactivate(id: known.id)
    }

    /// 2988-D6.3.b: a name given to an officer stays the officer's; only E-Customs gives another.
    private func named(_ details: AccountDetails, _ row: AccountListRow, _ known: Known) throws(OrganisationViolation) -> AccountDetails {
        if let nameHolder, nameHolder != known.id { throw refused(row.nameMark, .nameTaken(row.accountName)) }
        var details = details
        let has = known.standing.details
        if row.eCustomsAccount == nil, let name = has.eCustomsAccount { (details.name, details.eCustomsAccount) = (name, name) }
        return details
    }

    /// What a unit cannot spare yet.
    /// - Parameter details: as they are to be; nil: nothing is left.
    private func refuseIfNeeded(from old: AccountDetails, to details: AccountDetails?) throws(OrganisationViolation) {
        if old.role == .unitLeader, details?.role != .unitLeader, otherApprovers == 0 { throw refused("HD-22", .lastApprover) }
        let lost = inHand.filter { item in
            guard let details, details.role == .officer, details.division == old.division else { return true }
            return !details.handles.contains(item.procedure) && old.handles.contains(item.procedure)
        }
        if !lost.isEmpty { throw refused("HD-21", Self.open(lost)) }
    }

    /// 2988-D6.4.a: whether the unit left may let the account go.
    package func release(from unit: String) throws(OrganisationViolation) {
        guard let known, known.standing.state == .active, known.standing.details.unit == unit else { throw refused("2988-D6.4.a", .notHere) }
        if known.standing.details.role == .observer { throw refused("2988-D6.1-ii", .notHere) }
        if known.standing.details.role == .unitLeader, otherApprovers == 0 { throw refused("HD-22", .lastApprover) }
        if !inHand.isEmpty { throw refused("2988-D6.4.a", Self.open(inHand)) }
    }

    private static func open(_ dossiers: [InHand]) -> AccountFault {
        .openDossiers(dossiers.prefix(named).map(\.number), more: dossiers.count > named)
    }

    private func refused(_ mark: Mark, _ fault: AccountFault) -> OrganisationViolation { OrganisationViolation(mark, .account(fault)) }
}
