import ArgumentParser
import Domain

/// Whom `--second-factor` can name.
enum SecondFactorGroup: String, CaseIterable {
    case administrators, leaders, officers, declarants

    private var roles: Set<Role> {
        switch self {
        case .administrators: [.administrator, .rootAdministrator]
        case .leaders: [.divisionLeader, .unitLeader]
        case .officers: [.officer, .recordsClerk, .observer, .monitor]
        case .declarants: [.declarant]
        }
    }

    static func roles(_ text: String) throws -> Set<Role> {
        try text.split(separator: ",").reduce(into: []) { roles, word in
            guard let group = SecondFactorGroup(rawValue: String(word)) else {
                throw ValidationError("--second-factor takes \(allCases.map(\.rawValue).joined(separator: ", "))")
            }
            roles.formUnion(group.roles)
        }
    }
}
