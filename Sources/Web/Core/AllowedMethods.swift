import HTTPTypes
import Hummingbird

/// Which methods a path knows. Hummingbird answers 404 to a known path with a wrong method; that hides the mistake from whoever makes it.
struct AllowedMethods: Sendable {
    private let routes: [(path: RouterPath, method: HTTPRequest.Method)]

    init(_ router: Router<WebContext>) { routes = router.routes.map { ($0.path, $0.method) } }

    /// Of the most exact pattern that matches; empty when none does.
    func methods(for path: String) -> [HTTPRequest.Method] {
        let parts = path.split(separator: "/")
        let matching = routes.filter { Self.matches($0.path[...], parts[...]) }
        let exactness = matching.map { Self.exactness($0.path) }.max()
        let methods = Set(matching.filter { Self.exactness($0.path) == exactness }.map(\.method))
        return (methods.contains(.get) ? methods.union([.head]) : methods).sorted { $0.rawValue < $1.rawValue }
    }

    private static func matches(_ pattern: Slice<RouterPath>, _ parts: ArraySlice<Substring>) -> Bool {
        guard let element = pattern.first else { return parts.isEmpty }
        if element == .recursiveWildcard { return !parts.isEmpty }
        guard let part = parts.first, element ~= part else { return false }
        return matches(pattern.dropFirst(), parts.dropFirst())
    }

    private static func exactness(_ path: RouterPath) -> Int { path.filter { $0 == $0.description }.count }
}
