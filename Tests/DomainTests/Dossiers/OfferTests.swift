import Testing

@testable import Domain

struct OfferTests {
    private func offers(_ story: Story, to actor: Actor) -> [Offer] {
        Case.offers(to: actor, on: story.dossier, under: story.rules, at: story.now)
    }

    @Test func `what is open is told with its mark, what is closed with what stands in the way`() throws {
        let offers = offers(try Story().proposed(), to: Cast.hanh)
        #expect(offers.first { $0.act == .forward } == Offer(act: .forward, mark: "2988-D10.1.a-ii", closed: nil))
        let approve = try #require(offers.first { $0.act == .approve })
        #expect(approve.closed == Violation("2988-D10.1.a-ii", .approve, .noAuthority))
    }

    @Test func `open acts come first`() throws {
        for situation in Situation.all {
            let story = try situation.story()
            for (_, actor) in Cast.named {
                let closed = offers(story, to: actor).map { $0.closed != nil }
                #expect(closed == closed.sorted { !$0 && $1 })
            }
        }
    }

    @Test func `a draft of a procedure that is offered may be filed`() {
        #expect(offers(Story(), to: Cast.bienXanh) == [Offer(act: .file, mark: "2988-D7.1.a", closed: nil)])
    }

    @Test func `an act for which nothing could be chosen is closed`() throws {
        let rejected = try Story().filed(byHand: [Papers.sample]).after(.rejectManualPart(slot: Papers.sample.slot, reason: "Chụp được"), by: Cast.an)
        #expect(offers(rejected, to: Cast.an).allSatisfy { $0.closed != nil })
        let electronic = offers(try Story().approved(), to: Cast.an)
        #expect(electronic.first { $0.act == .releaseOnPaper }?.closed?.mark == "2988-D7.3.c-only")
        #expect(electronic.first { $0.act == .confirmPaper }?.closed != nil)
        var alone = try Story(Papers.procedure(), Cast.unitRules(.divisionOfficer)).filed()
        alone.rules.unit.officers.removeAll { $0.division == Cast.teamOne }
        #expect(offers(alone, to: Cast.hanh).first { $0.act == .assign }?.closed != nil)
    }

    @Test func `nothing is offered in the system's place`() throws {
        let story = try Story().filed(byHand: [Papers.sample]).later(days: 60)
        #expect(offers(story, to: Cast.system).isEmpty)
    }
}
