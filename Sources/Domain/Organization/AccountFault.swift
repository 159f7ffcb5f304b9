/// Why something about an account, a list or an administrator account is refused. Stored as the result of a row; a case is never renamed or
/// reshaped once released.
package enum AccountFault: Hashable, Sendable, Codable {
    // Lists.
    case listState(AccountList.State)
    case listEmpty
    case ownList
    case anothersList
    case reasonMissing
    case rowDone

    // Accounts.
    case nameTaken(String)
    case officerHasAccount(String)
    case noSuchAccount(String)
    case notHere
    case openDossiers([String], more: Bool)
    case lastApprover
    case deactivated
    case notALookUpAccount

    // Administrator accounts.
    case unitHasAdministrator(String)
    case closed
    case holderUnfit
    case holdsAlready

    // Acting leaders.
    case actingUnfit
    case endBeforeBeginning
    case termTooLong(days: Int)
    case beginsInThePast
}
