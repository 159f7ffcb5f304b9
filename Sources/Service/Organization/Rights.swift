import Domain

extension Actor {
    /// - Returns: what permits it.
    /// - Throws: `NotFound` where the place is invisible to this actor, `OrganisationViolation` where the role never may.
    @discardableResult
    func demand(_ right: Right, at unit: String? = nil) throws -> Mark {
        switch Permission.check(right, of: self, at: unit) {
        case .allowed(let mark): return mark
        case .roleMayNot(let mark): throw OrganisationViolation(mark, .roleMayNot)
        case .outOfReach: throw NotFound()
        }
    }
}
