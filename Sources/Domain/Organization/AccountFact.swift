/// What happened to an account; its stream is `account/<id>`. Stored as JSON under the case's name; a case is never renamed or reshaped
/// once released.
package enum AccountFact: Hashable, Sendable, Codable {
    // MARK: Điều 6 and Mẫu số 01
    case opened(AccountDetails)
    case changed(AccountDetails)
    case deactivated(reason: String)
    /// 2988-D6.4.a: the unit left lets the account go; it waits for the unit joined.
    case released(reason: String)
    /// 2988-D6.4.b: the unit joined takes it over, with all its history.
    case takenOver(AccountDetails)
    case actingLeaderNamed(ActingTerm)
    case actingLeaderEnded(term: String, reason: String)

    // MARK: Hand-over, lock and risk
    /// 2988-D6.2.b-ii: a one-time secret was made and given to the person; never what it is.
    case credentialsHandedOver(HandOver, receipt: HandOverReceipt? = nil)
    /// The person replaced the secret by a password of their own.
    case activated
    case locked(LockReason, reason: String? = nil)
    case unlocked(reason: String)
    /// HD-33: this person opened many dossiers outside their own work on one day.
    case readManyDossiers(day: String, dossiers: Int)

    // MARK: Sign-in
    case passwordChanged
    case recovered
    case secondFactorSet
    case secondFactorRemoved
    /// One of the codes kept for a lost device was used up.
    case recoveryCodeUsed
    case tokenIssued(name: String, scope: TokenScope, until: Instant)
    case tokenRevoked(name: String)
    /// A declarant's account came into being, by mail or by a paper shown at the counter.
    case registered(AccountDetails, paper: PaperShown?)
}

/// What an account is, as a list or an administrator fixes it.
package struct AccountDetails: Hashable, Sendable, Codable {
    package var name: String
    package var person: String
    package var title: String
    package var role: Role
    package var unit: String?
    package var division: String?
    package var party: String?
    package var handles: [String]
    /// "Số hiệu Công chức".
    package var serviceNumber: String?
    /// The name on E-Customs, where the officer has an account there.
    package var eCustomsAccount: String?

    package init(
        name: String, person: String, title: String, role: Role, unit: String? = nil, division: String? = nil, party: String? = nil,
        handles: [String] = [], serviceNumber: String? = nil, eCustomsAccount: String? = nil
    ) {
        (self.name, self.person, self.title, self.role) = (name, person, title, role)
        (self.unit, self.division, self.party, self.handles) = (unit, division, party, handles)
        (self.serviceNumber, self.eCustomsAccount) = (serviceNumber, eCustomsAccount)
    }
}

/// HD-24: a time in which somebody may act as a leader of the unit.
package struct ActingTerm: Hashable, Sendable, Codable {
    package var id: String
    package var from: Instant
    package var until: Instant
    package var reason: String

    package init(id: String, from: Instant, until: Instant, reason: String) {
        (self.id, self.from, self.until, self.reason) = (id, from, until, reason)
    }
}

package enum HandOver: String, Hashable, Sendable, Codable, CaseIterable { case letter, link, counter }

/// To whom a secret went, and under which reply (3035-D6.2-ii).
package struct HandOverReceipt: Hashable, Sendable, Codable {
    package var receivedBy: String
    /// Where the letter goes, or the mail.
    package var address: String
    package var replyNumber: String?

    package init(receivedBy: String, address: String, replyNumber: String? = nil) {
        (self.receivedBy, self.address, self.replyNumber) = (receivedBy, address, replyNumber)
    }
}

package enum LockReason: String, Hashable, Sendable, Codable, CaseIterable {
    /// 3035-D6.4: thirty days without a password of one's own.
    case neverActivated
    /// 2988-D4.4-ii: its holder fears that somebody else knows the password.
    case atRisk
    /// By the administrator.
    case requested
}
