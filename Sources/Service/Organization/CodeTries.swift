import Storage

/// 3035-D5.2.b: six digits are guessed in a million tries. Only who has the password comes as far as this, so here a wait may hold for every
/// place, the owner's too; a new password takes it away.
enum CodeTries {
    private static let free = 5
    private static let longest: Int64 = 900

    static func check(_ account: String, in tx: Snapshot) throws {
        guard let row = try tx.row("SELECT wrong, wrong_at FROM second_factor WHERE account = \(account)") else { return }
        let (wrong, last) = (try row.int("wrong"), try row.integer("wrong_at"))
        guard wrong >= free else { return }
        let open = last + min(longest, 30 << min(5, Int64(wrong - free))) * 1000
        if tx.now < open { throw SlowDown(seconds: Int((open - tx.now + 999) / 1000)) }
    }

    /// - Returns: false, what a wrong code gives.
    static func wrong(_ account: String, in tx: Transaction) throws -> Bool {
        try tx.execute("UPDATE second_factor SET wrong = wrong + 1, wrong_at = \(tx.now) WHERE account = \(account)")
        return false
    }

    static func forget(_ account: String, in tx: Transaction) throws {
        try tx.execute("UPDATE second_factor SET wrong = 0 WHERE account = \(account)")
    }
}
