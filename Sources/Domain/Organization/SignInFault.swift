/// What stands in the way of signing in, of a token, or of acting for an organisation.
package enum SignInFault: Hashable, Sendable {
    case password(PasswordRule.Fault)
    /// The last proof of who is at the keyboard is too old for this act.
    case proofTooOld
    /// The role must have a second factor and the person has set up none.
    case secondFactorMissing
    case wrongCode
    case alreadySetUp
    case notSetUp
    /// The token was made for less than this.
    case tokenScope(TokenScope)
    case tokenLifetime(mostDays: Int)
    /// A one-time link that is unknown, used or late; never which.
    case linkSpent
    /// Only the one who answers for the organisation decides who files for it.
    case notOwner
    case ownerStays
    case paperMissing
    case notRegistered
    /// The paper does not say that one may speak for this organisation or person.
    case paperOfOtherKind(organisation: Bool)
    case paperKnown
}

/// What a program may do with a token; each includes the one before.
package enum TokenScope: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case read, file, act, approve

    package static func < (a: TokenScope, b: TokenScope) -> Bool {
        allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
    }
}

extension Act {
    /// 2988-D10.1: acts by which a decision or a result takes effect. They want a fresh proof of who acts (HD-26).
    package var bindsTheOffice: Bool {
        switch self {
        case .approve, .release, .releaseOnPaper, .issue: true
        default: false
        }
    }
}
