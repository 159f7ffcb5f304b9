import Hummingbird

/// Slows guessing of passwords without a lock that a stranger could put on somebody else's account: a wrong password costs the address it
/// came from, and that address for this account; the owner at another address never waits.
package struct SignInLimits: Sendable {
    private let byAddress = RateLimiter(burst: 30, every: 10)
    private let byAddressAndAccount = RateLimiter(burst: 5, every: 60)

    package init() {}

    /// To be called before the password is looked at. Throws `Problem.tooManyRequests`.
    /// - Parameter device: a browser that has proved itself for this account before; it waits only for its own tries, whatever others do from
    ///   the same address.
    package func attempt(account: String, from address: String, device: String? = nil, at now: Double) throws(Problem) {
        if let device {
            if let wait = byAddressAndAccount.take("\(device) \(account)", at: now) { throw .tooManyRequests(retryAfter: wait) }
            return
        }
        let network = ClientAddress.network(of: address)
        // The account first: whoever hammers at one name must not use up what the others behind the same address have.
        if let wait = byAddressAndAccount.take("\(network) \(account)", at: now) ?? byAddress.take(network, at: now) { throw .tooManyRequests(retryAfter: wait) }
    }

    /// To be called after a right password: it cost nothing.
    package func succeeded(account: String, from address: String, device: String? = nil, at now: Double) {
        if let device { return byAddressAndAccount.giveBack("\(device) \(account)", at: now) }
        let network = ClientAddress.network(of: address)
        byAddress.giveBack(network, at: now)
        byAddressAndAccount.giveBack("\(network) \(account)", at: now)
    }
}
