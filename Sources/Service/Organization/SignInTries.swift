import Storage

/// From where somebody tries to sign in.
package struct SignInPlace: Hashable, Sendable {
    package var network: String
    /// The digest of what the browser kept since an earlier sign-in.
    package var device: String?
    package init(network: String, device: String? = nil) { (self.network, self.device) = (network, device) }

    fileprivate func keys(_ account: String) -> [String] {
        (network.isEmpty ? [] : ["network \(network) \(account)".digest]) + (device.map { ["device \($0) \(account)".digest] } ?? [])
    }
}

/// Too many wrong passwords for this name: a place from which nobody of that name has ever signed in waits.
package struct SlowDown: Error, Hashable, Sendable {
    package var seconds: Int
}

/// What wrong tries leave behind. It slows strangers and never those who have been here before, so that nobody can be shut out by another.
enum SignInTries {
    private static let free = 20
    private static let longest: Int64 = 900
    private static let forgottenAfter: Int64 = 3_600_000
    private static let knownFor: Int64 = 180 * 86_400_000

    /// - Returns: seconds; nil when there is nothing to wait for.
    static func wait(_ name: String, at place: SignInPlace, in tx: Snapshot) throws -> Int? {
        guard let row = try tx.row("SELECT wrong, last_at FROM sign_in_try WHERE name = \(name.digest)") else { return nil }
        let (wrong, last) = (try row.int("wrong"), try row.integer("last_at"))
        guard wrong >= free, tx.now < last + forgottenAfter else { return nil }
        let open = last + min(longest, 1 << min(10, wrong - free)) * 1000
        guard tx.now < open, try !isKnown(place, to: name, in: tx) else { return nil }
        return Int((open - tx.now + 999) / 1000)
    }

    static func isKnown(_ place: SignInPlace, to name: String, in tx: Snapshot) throws -> Bool {
        try place.keys(name).contains { key in
            try tx.row("SELECT last_at FROM known_place WHERE digest = \(key) AND last_at > \(tx.now - knownFor)") != nil
        }
    }

    static func record(_ name: String, in tx: Transaction) throws {
        try tx.execute("DELETE FROM sign_in_try WHERE last_at < \(tx.now - forgottenAfter)")
        try tx.execute(
            """
            INSERT INTO sign_in_try (name, wrong, last_at) VALUES (\(name.digest), 1, \(tx.now))
            ON CONFLICT (name) DO UPDATE SET wrong = sign_in_try.wrong + 1, last_at = excluded.last_at
            """)
    }

    static func remember(_ place: SignInPlace, of account: String, name: String, in tx: Transaction) throws {
        try tx.execute("DELETE FROM known_place WHERE account = \(account) AND last_at < \(tx.now - knownFor)")
        for key in place.keys(name) {
            try tx.execute(
                """
                INSERT INTO known_place (digest, account, last_at) VALUES (\(key), \(account), \(tx.now))
                ON CONFLICT (digest) DO UPDATE SET last_at = excluded.last_at
                """)
        }
    }
}

extension Office {
    package func remember(device: String, of account: Account) async throws {
        try await database.write { tx in try SignInTries.remember(SignInPlace(network: "", device: device), of: account.id, name: account.name, in: tx) }
    }

    /// Whether a browser has proved itself for this name before.
    package func knows(device: String, of name: String) async throws -> Bool {
        try await database.read { tx in try SignInTries.isKnown(SignInPlace(network: "", device: device), to: name, in: tx) }
    }
}
