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
    case unitAtWork
    case closed
    case holderUnfit
    case holdsAlready

    // Monitoring accounts.
    /// A Chi cục's request is its Cục's to make.
    case compiledAbove
    /// The unit is no more, or no more of those the list may name.
    case unitNotHere
    case unitHasMonitoring(String)
    case unitHasNoMonitoring
    case replyMissing

    // Acting leaders.
    case actingUnfit
    case endBeforeBeginning
    case termTooLong(days: Int)
    case beginsInThePast
}
