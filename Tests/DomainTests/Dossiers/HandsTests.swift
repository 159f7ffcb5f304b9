import Testing

@testable import Domain

struct HandsTests {
    @Test func `HD-2 who passed it on takes it back as it was, until the next hand has acted`() throws {
        let before = try Story().inProcessing()
        let proposed = try before.after(.propose(Papers.result), by: Cast.an)
        let back = try proposed.after(.takeBack(reason: "Thiếu tờ trình"), by: Cast.an)
        #expect(back.dossier.hand == before.dossier.hand)
        let forwarded = try proposed.after(.forward(recommendation: "Kính trình"), by: Cast.hanh)
        #expect(forwarded.refusal(.takeBack(reason: nil), by: Cast.an) == Violation("HD-2", .takeBack, .notLastHand))
        #expect(try forwarded.after(.takeBack(reason: nil), by: Cast.hanh).dossier.hand == proposed.dossier.hand)
    }

    @Test func `HD-2 nothing is taken back twice, and what is said aside does not count as the next act`() throws {
        var story = try Story().proposed()
        try story.act(.apologise(reason: "Chờ phân tích", newDue: morning.days(20)), by: Cast.an)
        #expect(story.refusal(.takeBack(reason: nil), by: Cast.an) == nil)
        try story.act(.takeBack(reason: nil), by: Cast.an)
        #expect(story.refusal(.takeBack(reason: nil), by: Cast.lan)?.fault == .notLastHand)
    }

    @Test func `HD-2 an act is taken back in the capacity it was done in`() throws {
        // Hạnh leads team one and stands in for Lan; she gave the dossier to An as the team's leader.
        var story = try Story(Papers.procedure(), Cast.unitRules(.leaderDivisionOfficer)).filed().deputy(Cast.hanh, .unitLeader, by: Cast.lan)
        try story.act(.assign(to: .division(Cast.teamOne)), by: Cast.lan)
        try story.act(.assign(to: .officer("an")), by: Cast.hanh)
        try story.act(.takeBack(reason: nil), by: Cast.hanh)
        #expect(story.phase == .toBeAssignedByDivisionLeader && story.last.actor.role == .divisionLeader)
    }

    @Test func `HD-8 a deputy acts in the leader's place, from and to the moments named`() throws {
        let story = try Story().proposed(Papers.refusal)
        let deputy = Deputy(account: "binh", level: .divisionLeader, from: morning.days(1), to: morning.days(2), reason: "Đi công tác")
        let named = try story.after(.nameDeputy(deputy), by: Cast.hanh)
        let approve = Action.approve(direction: "Đồng ý")
        #expect(named.refusal(approve, by: Cast.binh)?.fault == .roleMayNot(.officer))
        #expect(named.later(days: 1).refusal(approve, by: Cast.binh) == nil)
        #expect(named.later(days: 2).refusal(approve, by: Cast.binh)?.fault == .roleMayNot(.officer))
        #expect(try named.later(days: 1).after(approve, by: Cast.binh).last.actor == Author(account: "binh", role: .divisionLeader))
    }

    @Test func `HD-8 only the leader in person names a deputy, for the own place, and never the leader's own self`() throws {
        let story = try Story().proposed().deputy(Cast.binh, .divisionLeader, by: Cast.hanh)
        func name(_ account: String, _ level: Level, by actor: Actor) -> Violation.Fault? {
            let deputy = Deputy(account: account, level: level, from: morning, to: morning.days(1), reason: "Đi công tác")
            return story.refusal(.nameDeputy(deputy), by: actor)?.fault
        }
        #expect(name("dung", .divisionLeader, by: Cast.hanh) == nil)
        #expect(name("dung", .divisionLeader, by: Cast.binh) == .deputyUnfit)
        #expect(name("dung", .unitLeader, by: Cast.hanh) == .deputyUnfit)
        #expect(name("dung", .divisionLeader, by: Cast.lan) == .deputyUnfit)
        #expect(name("hanh", .divisionLeader, by: Cast.hanh) == .deputyUnfit)
        #expect(name("giang", .divisionLeader, by: Cast.hanh) == .deputyUnfit)
    }

    @Test func `HD-8 a team's deputy does not follow the dossier into another team`() throws {
        let story = try Story(Papers.procedure(), Cast.unitRules(.divisionOfficer)).filed().deputy(Cast.binh, .divisionLeader, by: Cast.hanh)
        #expect(story.refusal(.assign(to: .officer("an")), by: Cast.binh) == nil)
        let moved = try story.after(.reassign(to: .division(Cast.teamTwo), reason: "Đúng việc"), by: Cast.lan)
        #expect(moved.refusal(.assign(to: .officer("chi")), by: Cast.binh)?.fault == .roleMayNot(.officer))
    }
}
