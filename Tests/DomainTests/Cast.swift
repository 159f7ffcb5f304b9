import Testing

@testable import Domain

/// One company of named people for all tests: the Chi cục Cảng A with two teams, an office next door, and those from outside.
enum Cast {
    static let unit = "03A1"
    static let teamOne = "03A1-1"
    static let teamTwo = "03A1-2"
    static let procedureKey = "I-18"

    /// Declarants: the one whose dossier it is, and a stranger.
    static let bienXanh = Actor(account: "bienxanh", role: .declarant, party: "0200000001")
    static let saoMai = Actor(account: "saomai", role: .declarant, party: "0200000002")
    /// Officers: An and Bình of team one and Chi of team two handle the procedure; Dũng of team one does not; Giang does, elsewhere.
    static let an = officer("an", teamOne)
    static let binh = officer("binh", teamOne)
    static let chi = officer("chi", teamTwo)
    static let dung = Actor(account: "dung", role: .officer, unit: unit, division: teamOne)
    static let giang = Actor(account: "giang", role: .officer, unit: "03A2", handles: [procedureKey])
    /// Leaders: Hạnh of team one, Khoa of team two; Lan and Minh of the unit; Nga of the unit next door.
    static let hanh = Actor(account: "hanh", role: .divisionLeader, unit: unit, division: teamOne)
    static let khoa = Actor(account: "khoa", role: .divisionLeader, unit: unit, division: teamTwo)
    static let lan = Actor(account: "lan", role: .unitLeader, unit: unit)
    static let minh = Actor(account: "minh", role: .unitLeader, unit: unit)
    static let nga = Actor(account: "nga", role: .unitLeader, unit: "03A2")
    /// And the others: records clerks here and next door, administrators, an observer, the system.
    static let oanh = Actor(account: "oanh", role: .recordsClerk, unit: unit)
    static let phuong = Actor(account: "phuong", role: .recordsClerk, unit: "03A2")
    static let quang = Actor(account: "quang", role: .administrator, unit: unit)
    static let goc = Actor(account: "goc", role: .rootAdministrator, unit: "TC")
    static let sen = Actor(account: "sen", role: .observer, unit: unit)
    static let system = Actor.system

    static let named: [(name: String, actor: Actor)] = [
        ("Biển Xanh", bienXanh), ("Sao Mai", saoMai), ("An", an), ("Bình", binh), ("Chi", chi), ("Dũng", dung), ("Giang", giang),
        ("Hạnh", hanh), ("Khoa", khoa), ("Lan", lan), ("Minh", minh), ("Nga", nga), ("Oanh", oanh), ("Phương", phuong),
        ("Quang", quang), ("Gốc", goc), ("Sen", sen), ("system", system),
    ]

    private static func officer(_ account: String, _ team: String) -> Actor {
        Actor(account: account, role: .officer, unit: unit, division: team, handles: [procedureKey])
    }

    static func unitRules(_ mode: AssignmentMode = .leaderOfficer, divisions: Bool = true) -> UnitRules {
        let officers = [(an, true), (binh, true), (chi, true), (dung, false)].map { actor, handles in
            UnitRules.Officer(account: actor.account, division: divisions ? actor.division : nil, handlesProcedure: handles)
        }
        let teams = [
            UnitRules.Division(id: teamOne, leaders: [hanh.account]), UnitRules.Division(id: teamTwo, leaders: [khoa.account]),
        ]
        return UnitRules(
            id: unit, mode: mode, divisionInCharge: divisions ? teamOne : nil, divisions: divisions ? teams : [],
            officers: officers, leaders: [lan.account, minh.account])
    }
}

extension Actor {
    var whenDisabled: Actor {
        var copy = self
        copy.disabled = true
        return copy
    }
}

/// A Tuesday morning within working hours; the regulation is one day old.
let morning = Instant("2018-10-09T09:00:00+07:00")!

extension Instant {
    func days(_ count: Int64) -> Instant { advanced(bySeconds: count * 86_400) }
}
