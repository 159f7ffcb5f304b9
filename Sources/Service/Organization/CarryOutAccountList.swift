import Domain
import Storage

/// What became of one row.
package struct CarriedOut: Hashable, Sendable {
    package var row: String
    package var result: AccountList.Result
    package var sequence: Int
}

extension Office {
    /// 2988-D6.2.b-i, 3035-D6.2-i: carries out one row of an approved list, in a transaction of its own. What cannot be done is noted on the row with the
    /// reason, spoils no other row, and may be tried again.
    /// - Throws: `NotFound`, `Conflict`, `OrganisationViolation` when the list is not there yet or the row is done.
    package func carryOut(row id: String, of list: String, _ kind: AccountList.Kind = .officers, by actor: Actor, seen: Int) async throws -> CarriedOut {
        guard let move = AccountListMove.of(.carryOut, on: kind) else { throw NotFound() }
        try actor.demand(move.right)
        let fresh = String.newID()
        do {
            return try await appending(to: list, seen: seen) { tx in
                var file = try AccountListTable.find(list, kind, for: actor, in: tx)
                guard file.sequence == seen else { throw Conflict(number: list, seen: seen) }
                _ = try file.list.decide(.carryOut(row: id), by: actor)
                let fact = try Self.outcome(of: id, in: file.list, fresh: fresh, by: actor, in: tx)
                try AccountListTable.append(fact, move.mark, to: &file, by: actor.author, in: tx)
                return CarriedOut(row: id, result: file.list.results[id] ?? .done(account: ""), sequence: file.sequence)
            }
        } catch StorageError.uniqueViolation {
            // Somebody took the name or the number in this very moment; who looks again sees it.
            throw Conflict(number: list, seen: seen)
        }
    }

    /// All rows that are not done, one after the other.
    package func carryOut(list: String, _ kind: AccountList.Kind = .officers, by actor: Actor, seen: Int) async throws -> [CarriedOut] {
        let view = try await accountList(list, kind, for: actor)
        if let refusal = view.refusal(of: .carryOut, by: actor) { throw refusal }
        var (results, sequence) = ([CarriedOut](), seen)
        for row in view.list.pending {
            let result = try await carryOut(row: row, of: list, kind, by: actor, seen: sequence)
            results.append(result)
            sequence = result.sequence
        }
        return results
    }

    private static func outcome(of id: String, in list: AccountList, fresh: String, by actor: Actor, in tx: Transaction) throws -> AccountListFact {
        if let row = list.unitRow(id) { return try MonitoringOutcome.carryOut(row, of: list, by: actor, in: tx) }
        guard let row = list.row(id) else { throw NotFound() }
        return try outcome(of: row, at: list.unit, fresh: fresh, by: actor.author, in: tx)
    }

    private static func outcome(
        of row: AccountListRow, at unit: String, fresh: String, by author: Author, in tx: Transaction
    ) throws -> AccountListFact {
        let known = try AccountStandings.find(serviceNumber: row.serviceNumber, name: row.accountName, in: tx)
        let situation = try AccountStandings.situation(of: known, name: row.accountName, unit: unit, in: tx)
        do {
            let change = try situation.change(by: row, at: unit)
            return .rowCarriedOut(row: row.id, account: try AccountChanges.apply(change, fresh: fresh, by: author, in: tx))
        } catch let refusal as OrganisationViolation {
            guard case .account(let fault) = refusal.fault else { throw refusal }
            return .rowRefused(row: row.id, mark: refusal.mark, fault: fault)
        }
    }
}
