/// One entry of an official history (2988-D4.5): who did what, when, and by what right. Its place in the stream is given by storage.
package struct HistoryEntry<Fact: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
    package var actor: Author
    package var recordedAt: Instant
    /// When it happened, where that differs: an act done during a declared outage and entered later.
    package var happenedAt: Instant?
    package var mark: Mark
    package var fact: Fact

    package init(actor: Author, recordedAt: Instant, happenedAt: Instant? = nil, mark: Mark, fact: Fact) {
        (self.actor, self.recordedAt, self.happenedAt, self.mark, self.fact) = (actor, recordedAt, happenedAt, mark, fact)
    }
}

/// Whose act an entry is.
package struct Author: Hashable, Sendable, Codable {
    /// The person's own account.
    package var account: String
    package var role: Role
    /// The unit's administrator account it was done as, `03zz_qt`; nil: as oneself.
    package var hat: String?
    /// The name of the person's token, where a program of theirs did it.
    package var token: String?

    package init(account: String, role: Role, hat: String? = nil, token: String? = nil) {
        (self.account, self.role, self.hat, self.token) = (account, role, hat, token)
    }
}

extension Actor {
    package var author: Author { Author(account: account, role: role, hat: hat, token: token) }
}
