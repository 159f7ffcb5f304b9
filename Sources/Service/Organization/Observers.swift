import Domain
import Storage

/// What a look-up account is asked with.
package struct ObserverRequest: Hashable, Sendable {
    package var person: String
    package var title: String
    package var serviceNumber: String
    package var reason: String

    package init(person: String, title: String, serviceNumber: String, reason: String) {
        (self.person, self.title, self.serviceNumber, self.reason) = (person, title, serviceNumber.uppercased(), reason)
    }

    /// HD-23
    package var accountName: String { "\(serviceNumber.lowercased())_tc" }
}

extension Office {
    /// 2988-D6.1-ii: the unit leader grants an extra account that looks up and counts, and never processes.
    /// - Returns: its id.
    package func grantObserver(_ request: ObserverRequest, by actor: Actor) async throws -> String {
        let mark = try actor.demand(.grantObserver)
        let id = String.newID()
        let details = AccountDetails(
            name: request.accountName, person: request.person, title: request.title, role: .observer, unit: actor.unit,
            serviceNumber: request.serviceNumber)
        do {
            try await database.write { tx in
                if request.reason.isEmpty { throw OrganisationViolation(mark, .account(.reasonMissing)) }
                try AccountChanges.open(details, mark, id: id, by: actor.author, in: tx)
            }
        } catch StorageError.uniqueViolation { throw OrganisationViolation("HD-23", .account(.nameTaken(details.name))) }
        return id
    }

    /// Ends a look-up account; officers' accounts are deactivated by a list.
    package func deactivateObserver(_ id: String, reason: String, by actor: Actor, seen: Int) async throws {
        let mark = try actor.demand(.grantObserver)
        try await appending(to: id, seen: seen) { tx in
            let known = try Self.own(id, of: actor, seen: seen, in: tx)
            guard known.standing.details.role == .observer else { throw OrganisationViolation("2988-D6.2.a", .account(.notALookUpAccount)) }
            guard known.standing.state == .active else { throw OrganisationViolation(mark, .account(.deactivated)) }
            if reason.isEmpty { throw OrganisationViolation(mark, .account(.reasonMissing)) }
            try AccountChanges.deactivate(id, mark, reason: reason, by: actor.author, in: tx)
        }
    }
}
