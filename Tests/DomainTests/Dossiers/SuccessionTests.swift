import Testing

@testable import Domain

struct SuccessionTests {
    @Test func `HD-16 a dossier goes over to the successor where it stands, and only the system moves it`() throws {
        var story = try Story().proposed()
        let hand = story.dossier.hand
        story.rules.unit.id = "03A9"
        #expect(story.refusal(.succeed(to: "03A9"), by: Cast.lan)?.fault == .roleMayNot(.unitLeader))
        try story.act(.succeed(to: "03A9"), by: Cast.system)
        #expect(story.last.fact == .unitSucceeded(from: Cast.unit, to: "03A9") && story.last.mark == "HD-16")
        #expect(story.dossier.unit == "03A9" && story.dossier.hand == hand && story.dossier.recall == nil)
        #expect(story.refusal(.forward(recommendation: "Kính trình"), by: Cast.hanh) == Violation("2988-D4.3-i", .forward, .otherUnit))
        var hanh = Cast.hanh
        hanh.unit = "03A9"
        #expect(story.refusal(.forward(recommendation: "Kính trình"), by: hanh) == nil)
    }

    @Test func `HD-16 no dossier goes over to its own unit, or to one whose people it will not meet`() throws {
        let story = try Story().inProcessing()
        #expect(story.refusal(.succeed(to: Cast.unit), by: Cast.system) == Violation("HD-16", .succeed, .notSuccessor))
        #expect(story.refusal(.succeed(to: "03A9"), by: Cast.system) == Violation("HD-16", .succeed, .notSuccessor))
    }

    @Test(arguments: [Phase.completed, .withdrawn])
    func `HD-16 a closed dossier stays with the unit that closed it`(phase: Phase) throws {
        var story = try Story().inProcessing().after(.withdraw(reason: ""), by: Cast.bienXanh)
        if phase == .completed { story = try Story(Papers.procedure { $0.fee = .none }).approved().after(.release(scan: []), by: Cast.an).sealed() }
        story.rules.unit.id = "03A9"
        #expect(story.phase == phase && story.refusal(.succeed(to: "03A9"), by: Cast.system)?.fault == .notInPhase(phase))
    }
}
