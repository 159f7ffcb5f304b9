/// What an account's history leaves of its locks, secrets, tokens and terms: what the tables must say.
package struct AccessStanding: Hashable, Sendable {
    package var lock: Lock?
    /// A one-time secret went out then, and no password of one's own has taken its place.
    package var handedOverAt: Instant?
    package var secondFactorSince: Instant?
    /// Since then.
    package var recoveryCodesUsed = 0
    /// All that were ever issued.
    package var tokens: [Token: Int] = [:]
    /// How many of a name were revoked.
    package var revoked: [String: Int] = [:]
    /// Times as an acting leader, by id.
    package var terms: [String: Term] = [:]
    /// Days on which many dossiers outside the own work were read.
    package var flaggedDays: Set<String> = []

    package init() {}

    package struct Lock: Hashable, Sendable {
        package var reason: LockReason
        package var at: Instant
        package init(reason: LockReason, at: Instant) { (self.reason, self.at) = (reason, at) }
    }

    package struct Token: Hashable, Sendable {
        package var name: String
        package var scope: TokenScope
        package var until: Instant
        package init(name: String, scope: TokenScope, until: Instant) { (self.name, self.scope, self.until) = (name, scope, until) }
    }

    package struct Term: Hashable, Sendable {
        package var term: ActingTerm
        package var endedAt: Instant?
        package init(term: ActingTerm, endedAt: Instant? = nil) { (self.term, self.endedAt) = (term, endedAt) }
    }

    package static func fold(_ history: [HistoryEntry<AccountFact>]) -> AccessStanding {
        history.reduce(into: AccessStanding()) { $0.apply($1.fact, at: $1.recordedAt) }
    }

    private mutating func apply(_ fact: AccountFact, at moment: Instant) {
        if fact.endsTokens { revoked = tokens.reduce(into: [:]) { $0[$1.key.name, default: 0] += $1.value } }
        switch fact {
        case .credentialsHandedOver: handedOverAt = moment
        case .activated: handedOverAt = nil
        case .locked(let reason, _): (lock, handedOverAt) = (Lock(reason: reason, at: moment), nil)
        case .unlocked: lock = nil
        case .secondFactorSet: (secondFactorSince, recoveryCodesUsed) = (moment, 0)
        case .secondFactorRemoved: (secondFactorSince, recoveryCodesUsed) = (nil, 0)
        case .recoveryCodeUsed: recoveryCodesUsed += 1
        case .tokenIssued(let name, let scope, let until): tokens[Token(name: name, scope: scope, until: until), default: 0] += 1
        case .tokenRevoked(let name): revoked[name, default: 0] += 1
        case .actingLeaderNamed(let term): terms[term.id] = Term(term: term)
        case .actingLeaderEnded(let term, _): terms[term]?.endedAt = moment
        case .readManyDossiers(let day, _): flaggedDays.insert(day)
        case .opened, .changed, .deactivated, .released, .takenOver, .registered, .passwordChanged, .recovered: break
        }
    }
}

extension AccountFact {
    /// An account that comes back later brings none of its tokens back.
    fileprivate var endsTokens: Bool {
        switch self {
        case .locked, .deactivated, .released, .credentialsHandedOver: true
        default: false
        }
    }
}
