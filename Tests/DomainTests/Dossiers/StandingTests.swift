import Testing

@testable import Domain

struct StandingTests {
    @Test func `2988-D4.4-i a disabled account does nothing`() throws {
        let story = try Story().atUnitLeader()
        #expect(story.refusal(.approve(direction: "Đồng ý"), by: Cast.lan.whenDisabled) == Violation("2988-D4.4-i", .approve, .accountDisabled))
    }

    @Test func `2988-D4.3-i nobody acts on another unit's dossiers`() throws {
        let story = try Story().atUnitLeader()
        #expect(story.refusal(.approve(direction: "Đồng ý"), by: Cast.nga) == Violation("2988-D4.3-i", .approve, .otherUnit))
        let claimable = try Story(Papers.procedure(), Cast.unitRules(.claim)).filed()
        #expect(claimable.refusal(.claim, by: Cast.giang) == Violation("2988-D4.3-i", .claim, .otherUnit))
    }

    @Test func `2988-D3.6 a team's leader leads that team alone`() throws {
        let story = try Story().proposed()
        #expect(story.refusal(.forward(recommendation: "Kính trình"), by: Cast.khoa) == Violation("2988-D3.6", .forward, .otherDivision))
    }

    @Test(arguments: [Cast.quang, Cast.goc, Cast.sen])
    func `2988-D3.3 administrators and observers process nothing, in no phase`(actor: Actor) throws {
        for situation in Situation.all {
            let story = try situation.story()
            for (_, action) in Attempt.all(in: story) {
                #expect(story.refusal(action, by: actor)?.isForbiddenToRole == true)
            }
            #expect(Case.offers(to: actor, on: story.dossier, under: story.rules, at: story.now).isEmpty)
        }
    }

    @Test func `a refusal for the role is told from one for the moment`() throws {
        let story = try Story().filed()
        #expect(story.refusal(.issue(Issue(number: "1", date: morning.day, place: "HP")), by: Cast.an)?.isForbiddenToRole == true)
        #expect(story.refusal(.propose(Papers.result), by: Cast.an)?.isForbiddenToRole == false)
    }
}
