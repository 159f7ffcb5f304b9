/// In what capacity somebody acts. One person may hold several accounts or hats; an act is done in exactly one.
package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    case declarant
    case officer
    case divisionLeader
    case unitLeader
    case recordsClerk
    /// 2988-D3.3: manages accounts and configures assignment, and nothing else.
    case administrator
    /// 2988-D5.1.a: Cục CNTT & Thống kê.
    case rootAdministrator
    /// 2988-D6.1-ii: looks up and counts; never processes.
    case observer
    /// 3035-D6.0-i: watches what goes between units, for its unit. A unit's account, always worn by a person.
    case monitor
    case system
}
