import HTTPTypes
import Hummingbird

enum ClientAddress {
    /// The client's address: the socket's, or with `proxies` trusted proxies in front the one the outermost of them saw. Entries further left
    /// in X-Forwarded-For were written by the client and count for nothing.
    static func of(_ request: Request, socket: String, proxies: Int) -> String {
        guard proxies > 0 else { return socket }
        let hops = request.headers[values: .forwardedFor].flatMap { $0.split(separator: ",") }
            .map { String($0.drop { $0 == " " }.prefix { $0 != " " }) }
        guard hops.count >= proxies else { return socket }
        return hops[hops.count - proxies]
    }

    /// What one person can change at will counts as one: the last 64 bits of an IPv6 address.
    static func network(of address: String) -> String {
        guard address.contains(":"), !address.contains(".") else { return address }
        let halves = address.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false).map { $0.split(separator: ":") }
        let missing = halves.count == 2 ? max(0, 8 - halves[0].count - halves[1].count) : 0
        let groups = halves[0] + Array(repeating: "0", count: missing) + (halves.count == 2 ? halves[1] : [])
        return groups.prefix(4).joined(separator: ":")
    }
}

extension HTTPField.Name {
    static let forwardedFor = Self("X-Forwarded-For")!
    static let requestID = Self("X-Request-Id")!
    static let csrfToken = Self("X-CSRF-Token")!
    static let fetchSite = Self("Sec-Fetch-Site")!
}
