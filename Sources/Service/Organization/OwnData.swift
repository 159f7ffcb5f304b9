import Domain
import Storage

/// 2988-D4.6: all that is kept about a person, for the person.
package struct OwnData: Sendable {
    package var account: Account
    package var email: String?
    package var createdAt: Instant
    package var sessions: [SessionLine]
    package var tokens: [TokenLine]
    package var parties: [PartyPerson]
    package var dossiersFiled: Int
    package var history: [HistoryEntry<AccountFact>]
}

extension Office {
    package func ownData(of account: Account) async throws -> OwnData {
        let (sessions, tokens) = (try await sessions(of: account.id), try await tokens(of: account.id))
        return try await database.read { tx in
            guard let row = try tx.row("SELECT email, created_at FROM account WHERE id = \(account.id)") else { throw NotFound() }
            let filed = try tx.row("SELECT count(*) AS n FROM draft WHERE account = \(account.id) AND number IS NOT NULL")?.int("n") ?? 0
            return OwnData(
                account: account, email: try row.optionalText("email"), createdAt: Instant(milliseconds: try row.integer("created_at")),
                sessions: sessions, tokens: tokens, parties: try PartyPeople.of(account: account.id, in: tx), dossiersFiled: filed,
                history: try AccountHistory.read(account.id, in: tx))
        }
    }
}
