import Domain

extension Office {
    /// Whom one can try a demonstration as: of each role the first, and everybody who files.
    package static var demoSignIns: [DemoSummary.SignIn] {
        var seen: Set<Role> = []
        let filers = DemoCast.filers.map { DemoSummary.SignIn(role: Role.declarant.rawValue, account: $0.account, password: DemoCast.password, unit: $0.party.name) }
        let people = DemoCast.people.filter { seen.insert($0.signInRole).inserted }.map {
            DemoSummary.SignIn(role: $0.signInRole.rawValue, account: $0.account, password: DemoCast.password, unit: "\($0.name), \($0.title)")
        }
        return filers.prefix(2) + people
    }
}
