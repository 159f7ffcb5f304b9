@testable import Domain

extension Situation {
    /// One situation of every open phase again, after another unit has taken over: whatever was allowed still is, and the dossier goes over.
    static let succeeded = Phase.allCases.compactMap { phase in
        (intake + assignment + processing + approval + gates + returning).first { (try? $0.story().phase) == phase }
    }.filter { (try? $0.story().phase.isClosed) == false && (try? $0.story().phase) != .draft }.map(\.succeeded)

    private var succeeded: Situation {
        Situation("\(name), its unit succeeded by another", {
            var story = try story()
            story.rules.unit.id = "03A9"
            return story
        }, allowed: allowed + "\nsystem: go over to 03A9 = HD-16")
    }
}
