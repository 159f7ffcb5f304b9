import Domain

extension OrganisationViolation.Fault: Worded {
    /// What stands in the way and, where there is one, the way out. The clause is said beside it.
    package func words(in language: Language) -> String {
        let (vi, en) = pair
        return language.pick(vi, en)
    }

    private var pair: (vi: String, en: String) {
        switch self {
        case .roleMayNot: ("Vai trò của bạn không có việc này.", "Your role never does this.")
        }
    }
}
