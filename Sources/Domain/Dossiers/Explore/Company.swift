/// The named persons of the exploration: of every role those who may and those who may not, by account.
struct Company {
    static let unit = "03A1"
    static let successor = "03A9"
    static let teamOne = "one"
    static let teamTwo = "two"
    static let procedure = "P-1"

    /// An handles the dossier's procedure in team one; Chi does too, in the same team or the other.
    static let an = Actor(account: "an", role: .officer, unit: unit, division: teamOne, handles: [procedure])
    static let chi = Actor(account: "chi", role: .officer, unit: unit, handles: [procedure])
    static let hanh = Actor(account: "hanh", role: .divisionLeader, unit: unit, division: teamOne)
    static let khoa = Actor(account: "khoa", role: .divisionLeader, unit: unit, division: teamTwo)
    static let lan = Actor(account: "lan", role: .unitLeader, unit: unit)
    static let minh = Actor(account: "minh", role: .unitLeader, unit: unit)
    static let oanh = Actor(account: "oanh", role: .recordsClerk, unit: unit)
    static let bienXanh = Actor(account: "bienxanh", role: .declarant, party: "02001")

    /// Whom every act must refuse: strangers, another unit's people, those who do other work, and disabled accounts.
    static let outsiders = [
        Actor(account: "saomai", role: .declarant, party: "02002"),
        Actor(account: "bienxanh2", role: .declarant, party: "02001", disabled: true),
        Actor(account: "dung", role: .officer, unit: unit, division: teamOne),
        Actor(account: "giang", role: .officer, unit: "03A2", handles: [procedure]),
        Actor(account: "tam", role: .officer, unit: unit, division: teamOne, handles: [procedure], disabled: true),
        Actor(account: "nga", role: .unitLeader, unit: "03A2"),
        Actor(account: "thu", role: .unitLeader, unit: unit, disabled: true),
        Actor(account: "phuong", role: .recordsClerk, unit: "03A2"),
        Actor(account: "quang", role: .administrator, unit: unit),
        Actor(account: "goc", role: .rootAdministrator, unit: "TC"),
        Actor(account: "sen", role: .observer, unit: unit),
        Actor(account: "mo", role: .monitor, unit: unit),
    ]

    var persons: [Actor]
    var byAccount: [String: Actor]

    init(_ configuration: Configuration, after change: Reorganisation?) {
        var (an, chi) = (Company.an, Company.chi)
        chi.division = configuration.divisions == .shared ? Company.teamOne : Company.teamTwo
        if change == .officerLeft { an.unit = "03A2" }
        if change == .vacancy { (an.handles, chi.handles) = ([], []) }
        let insiders = [an, chi, Company.hanh, Company.khoa, Company.lan, Company.minh, Company.oanh, Company.bienXanh, .system]
        persons = (insiders + Company.outsiders).map { change?.isSuccession == true ? $0.moved : $0 }
        byAccount = Dictionary(persons.map { ($0.account, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

/// What may happen to a unit while a dossier is open. A vacancy ends: the unit must have somebody for every procedure (2988-D14.1.b).
package enum Reorganisation: Hashable, Sendable, CaseIterable {
    case teamDissolved, allTeamsDissolved, officerLeft, vacancy, merged, mergedWithoutTeams

    /// Another unit takes over, with the people; it may have no divisions.
    var isSuccession: Bool { self == .merged || self == .mergedWithoutTeams }
}

extension Actor {
    /// With the whole unit.
    fileprivate var moved: Actor {
        guard unit == Company.unit else { return self }
        var actor = self
        actor.unit = Company.successor
        return actor
    }
}
