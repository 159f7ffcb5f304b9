/// What stands in the way of a hand-over, a lock or a look at the read log.
package enum AccessFault: String, Hashable, Sendable, CaseIterable {
    /// HD-30.
    case ownAccount
    case administratorsAccount
    case alreadyLocked
    case notLocked
    /// Deactivated, or between two units.
    case accountClosed
    /// The secret is wrong, used or over, or the account's name is: one answer for all.
    case cannotActivate
    /// HD-32.
    case dossierStillOpen
    /// Sent or taken back already.
    case mailNotDead
}
