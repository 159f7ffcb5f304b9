import Domain
import Storage

extension Office {
    /// What a person may act as besides as themselves.
    package func hats(of account: String) async throws -> [Hat] {
        try await database.read { tx in try UnitAccountTable.hats(of: account, in: tx) }
    }

    /// The person behind an account, whatever they wear.
    package func person(_ id: String) async throws -> Account {
        guard let account = try await database.read({ tx in try AccountTable.find(id: id, in: tx) }) else { throw NotFound() }
        return account
    }

    /// Goes on with the same sign-in in another capacity, under a new token: the old one opens nothing from then on,
    /// and what wants a fresh proof (HD-26) asks for it again.
    /// - Parameter hat: nil: as oneself.
    /// - Throws: `NotFound` for a hat the person does not hold, or when the session has ended.
    package func wear(_ hat: String?, session: String, account id: String, tokenDigest: String) async throws -> SignedIn {
        try await database.write { tx in
            guard let account = try AccountTable.find(id: id, wearing: hat, in: tx), hat != nil || account.role != .administrator else { throw NotFound() }
            guard try SessionTable.turn(session, of: id, to: tokenDigest, wearing: hat, in: tx) else { throw NotFound() }
            return SignedIn(account: account, session: session)
        }
    }
}
