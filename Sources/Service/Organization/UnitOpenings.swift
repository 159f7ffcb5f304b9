import Domain
import Foundation
import Storage

/// The first two people of a unit, on its written request.
package struct UnitOpening: Sendable {
    /// Its code.
    package var unit: String
    package var request: String
    package var head: AccountListEntry
    package var holder: AccountListEntry

    /// - Parameters:
    ///   - head: approves from then on; of both only name, title, service number and E-Customs account are read.
    ///   - holder: gets the unit's administrator account.
    package init(unit: String, request: String, head: AccountListEntry, holder: AccountListEntry) {
        (self.unit, self.request, self.head, self.holder) = (unit, request, head, holder)
    }

    /// All that is wrong with the two.
    package struct Faults: Error, Hashable, Sendable {
        package var head: [CellFault] = []
        package var holder: [CellFault] = []
    }

    fileprivate func rows() throws(Faults) -> (head: AccountListRow, holder: AccountListRow) {
        let headResult = Result { () throws(CellFaults) in try row(head, .unitLeader) }
        let others: Set<String> = [head.serviceNumber.uppercased()]
        let holderResult = Result { () throws(CellFaults) in try row(holder, .officer, besides: others) }
        switch (headResult, holderResult) {
        case (.success(let head), .success(let holder)): return (head, holder)
        default: throw Faults(head: headResult.faults, holder: holderResult.faults)
        }
    }

    private func row(_ entry: AccountListEntry, _ role: Role, besides others: Set<String> = []) throws(CellFaults) -> AccountListRow {
        var entry = entry
        (entry.role, entry.marks, entry.division, entry.procedures) = (role.rawValue, [.new], "", [])
        return try entry.checked(id: "", at: AccountListPlace(divisions: [:], procedures: []), besides: others)
    }
}

extension Result where Failure == CellFaults {
    fileprivate var faults: [CellFault] {
        if case .failure(let faults) = self { faults.all } else { [] }
    }
}

extension Office {
    private static let openingMark: Mark = "HD-39"

    /// HD-39: the root unit opens a unit where nobody has an account yet: its head's account, and that of whoever holds its administrator
    /// account, which is issued with them. From then on the unit goes on by itself (Mẫu số 01).
    /// - Returns: the administrator account's name.
    /// - Throws: `UnitOpening.Faults`, `Invalid`, `OrganisationViolation`.
    package func openUnit(_ opening: UnitOpening, by actor: Actor) async throws -> String {
        try actor.demand(.openUnit)
        let (rows, ids) = (try opening.rows(), (head: String.newID(), holder: String.newID()))
        let name = UnitCode(opening.unit).accountName(.administration)
        return try await appending(to: name, seen: nil) { tx in
            if opening.request.isEmpty { throw OrganisationViolation("3035-D6.1", .account(.reasonMissing)) }
            try Self.open(opening, rows, ids, isRoot: false, by: actor.author, in: tx)
            return name
        }
    }

    /// 2988-D5.1.a: on an installation where nothing is yet, all units, and the one among them that issues the administrator accounts of the
    /// others. Its holder is the first who can sign in.
    /// - Returns: what the holder signs in with for the first time; kept nowhere but as a digest.
    /// - Throws: `AlreadyFounded`, `UnitFileFault`, `UnitOpening.Faults`, `Invalid`.
    package func found(_ opening: UnitOpening, units file: URL) async throws -> HandOverTicket {
        let (rows, units, ids) = (try opening.rows(), try UnitFile.read(file), (head: String.newID(), holder: String.newID()))
        let (secret, system) = (OneTimeSecret(), Actor.system.author)
        return try await database.write { tx in
            if try tx.row("SELECT id FROM unit LIMIT 1") != nil { throw AlreadyFounded() }
            try UnitFile.insert(units, in: tx)
            try Self.open(opening, rows, ids, isRoot: true, by: system, in: tx)
            guard let access = try AccessTable.find(ids.holder, in: tx) else { throw NotFound() }
            let ticket = HandOverTicket(access: access, secret: secret, endsAt: ActivationTime.end(handedOverAt: tx.instant))
            let receipt = HandOverReceipt(receivedBy: rows.holder.person, address: "", replyNumber: opening.request)
            try Self.handOver(ticket, .counter, receipt, "3035-D6.2-ii", by: system, in: tx)
            return ticket
        }
    }

    /// Whether there is anything to serve: without a founding nobody can sign in.
    package func isFounded() async throws -> Bool {
        try await database.read { tx in try tx.row("SELECT id FROM unit LIMIT 1") != nil }
    }

    private static func open(
        _ opening: UnitOpening, _ rows: (head: AccountListRow, holder: AccountListRow), _ ids: (head: String, holder: String), isRoot: Bool,
        by author: Author, in tx: Transaction
    ) throws {
        guard let unit = try tx.row("SELECT id FROM unit WHERE code = \(opening.unit.uppercased())")?.text("id") else {
            throw Invalid("unit", .unknown(opening.unit))
        }
        if try tx.row("SELECT id FROM account WHERE unit = \(unit) AND disabled_at IS NULL LIMIT 1") != nil {
            throw OrganisationViolation(openingMark, .account(.unitAtWork))
        }
        try UnitAccountTable.demandNoAdministrator(of: unit, in: tx)
        for (row, id) in [(rows.head, ids.head), (rows.holder, ids.holder)] { try open(row, id, at: unit, by: author, in: tx) }
        let name = UnitCode(opening.unit).accountName(.administration)
        try UnitAccountTable.issueAdministrator(name, to: unit, isRoot: isRoot, holder: ids.holder, request: opening.request, by: author, in: tx)
    }

    private static func open(_ row: AccountListRow, _ id: String, at unit: String, by author: Author, in tx: Transaction) throws {
        let known = try AccountStandings.find(serviceNumber: row.serviceNumber, name: row.accountName, in: tx)
        let situation = try AccountStandings.situation(of: known, name: row.accountName, unit: unit, in: tx)
        // Somebody who comes from another unit is taken over by a list; here both are new.
        guard case .open(let details) = try situation.change(by: row, at: unit) else {
            throw OrganisationViolation(openingMark, .account(.officerHasAccount(row.accountName)))
        }
        try AccountChanges.open(details, openingMark, id: id, by: author, in: tx)
    }
}

/// There are units already.
package struct AlreadyFounded: Error, Hashable, Sendable {
    package init() {}
}
