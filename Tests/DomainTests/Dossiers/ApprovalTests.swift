import Testing

@testable import Domain

struct ApprovalTests {
    @Test func `2988-D10.1 the team's leader gets the officer's proposal with documents and recommendation`() throws {
        let hand = try Story().proposed().dossier.hand
        #expect(hand.phase == .atDivisionLeader && hand.division == Cast.teamOne)
        #expect(hand.proposal == Papers.result && hand.proposedBy == "an")
    }

    @Test func `2988-D10.1.a-i the team's leader who has the authority approves, with a direction`() throws {
        let story = try Story().proposed(Papers.refusal)
        #expect(story.refusal(.approve(direction: ""), by: Cast.hanh) == Violation("2988-D10.1.a-i", .approve, .missing(.direction)))
        #expect(story.refusal(.forward(recommendation: "Kính trình"), by: Cast.hanh) == Violation("2988-D10.1.a-i", .forward, .hasAuthority))
        let approved = try story.after(.approve(direction: "Đồng ý"), by: Cast.hanh)
        #expect(approved.phase == .refusalApproved && approved.dossier.hand.approval?.level == .divisionLeader)
    }

    @Test func `2988-D10.1.a-ii the team's leader who has none submits to the unit's leader, with a recommendation`() throws {
        let story = try Story().proposed()
        #expect(story.refusal(.approve(direction: "Đồng ý"), by: Cast.hanh) == Violation("2988-D10.1.a-ii", .approve, .noAuthority))
        #expect(story.refusal(.forward(recommendation: " "), by: Cast.hanh) == Violation("2988-D10.1.a-ii", .forward, .missing(.recommendation)))
        #expect(try story.after(.forward(recommendation: "Kính trình"), by: Cast.hanh).phase == .atUnitLeader)
    }

    @Test func `2988-D10.1.b the team's leader who disagrees returns it to the officer, with a direction`() throws {
        let story = try Story().proposed()
        #expect(story.refusal(.sendBack(to: .officer, direction: ""), by: Cast.hanh) == Violation("2988-D10.1.b", .sendBack, .missing(.direction)))
        let back = try story.after(.sendBack(to: .officer, direction: "Xem lại mã số"), by: Cast.hanh)
        #expect(back.phase == .inProcessing && back.dossier.hand.officer == "an")
        #expect(back.dossier.hand.opinions[.divisionLeader] == Dossier.Opinion(account: "hanh", text: "Xem lại mã số", agrees: false))
    }

    @Test func `2988-D10.2 the unit's leader sees both opinions`() throws {
        let opinions = try Story().atUnitLeader().dossier.hand.opinions
        #expect(opinions[.officer] == Dossier.Opinion(account: "an", text: "Đồng ý", agrees: true))
        #expect(opinions[.divisionLeader] == Dossier.Opinion(account: "hanh", text: "Kính trình", agrees: true))
    }

    @Test func `2988-D10.2.a the unit's leader who agrees approves exactly the documents proposed, with a direction`() throws {
        let story = try Story().atUnitLeader()
        #expect(story.refusal(.approve(direction: ""), by: Cast.lan) == Violation("2988-D10.2.a", .approve, .missing(.direction)))
        let approved = try story.after(.approve(direction: "Đồng ý"), by: Cast.minh)
        #expect(approved.phase == .resultApproved)
        #expect(
            approved.dossier.hand.approval
                == Dossier.Approval(account: "minh", level: .unitLeader, kind: .result, documents: Papers.result.documents))
    }

    @Test func `2988-D10.2.b the unit's leader who disagrees returns it to the team's leader or the officer, with a direction`() throws {
        let story = try Story().atUnitLeader()
        #expect(try story.after(.sendBack(to: .divisionLeader, direction: "Xem lại"), by: Cast.lan).phase == .atDivisionLeader)
        #expect(try story.after(.sendBack(to: .officer, direction: "Xem lại"), by: Cast.lan).phase == .inProcessing)
        #expect(story.refusal(.sendBack(to: .officer, direction: ""), by: Cast.lan) == Violation("2988-D10.2.b", .sendBack, .missing(.direction)))
    }

    @Test func `A-11 a proposal may go back again and again`() throws {
        var story = try Story().inProcessing()
        for _ in 1...5 {
            try story.act(.propose(Papers.result), by: Cast.an)
            try story.act(.sendBack(to: .officer, direction: "Xem lại"), by: Cast.hanh)
        }
        #expect(story.phase == .inProcessing)
    }

    @Test func `2988-D10-route without teams the proposal goes straight to the unit's leader`() throws {
        let story = try Story(Papers.procedure(), Cast.unitRules(.claim, divisions: false)).proposed()
        #expect(story.phase == .atUnitLeader)
        #expect(story.refusal(.sendBack(to: .divisionLeader, direction: "Xem lại"), by: Cast.lan)?.fault == .noSuchTarget)
    }

    @Test(arguments: [AssignmentMode.leaderOfficer, .automatic, .claim])
    func `2988-D10-route an officer's own team's leader comes first where the mode passed the team by`(mode: AssignmentMode) throws {
        var unit = Cast.unitRules(mode)
        unit.officers[0].openLoad = 5
        unit.officers[1].openLoad = 5
        let story = try Story(Papers.procedure(), unit).proposed(by: Cast.chi)
        #expect(story.phase == .atDivisionLeader && story.dossier.hand.division == Cast.teamTwo)
        #expect(story.refusal(.forward(recommendation: "Kính trình"), by: Cast.hanh) == Violation("2988-D3.6", .forward, .otherDivision))
    }

    @Test func `HD-3 a proposal at a team that is dissolved goes on to the unit's leader`() throws {
        var story = try Story().proposed()
        story.rules.unit.divisions.removeFirst()
        try story.act(.fallBack, by: Cast.system)
        #expect(story.phase == .atUnitLeader && story.last.fact == .fellBack(reason: .divisionGone))
        #expect(story.refusal(.sendBack(to: .divisionLeader, direction: "Xem lại"), by: Cast.lan)?.fault == .noSuchTarget)
    }

    @Test func `2988-D10.1.a-ii nobody has the authority over an own proposal, as a deputy neither`() throws {
        let story = try Story().proposed(Papers.refusal).deputy(Cast.an, .divisionLeader, by: Cast.hanh)
        #expect(story.refusal(.approve(direction: "Đồng ý"), by: Cast.an) == Violation("2988-D10.1.a-ii", .approve, .ownProposal))
        #expect(story.refusal(.forward(recommendation: "Kính trình"), by: Cast.an) == nil)
    }

    @Test func `2988-D10.2.a nobody approves an own proposal at the unit's level, nor after the dossier was given to another`() throws {
        let story = try Story().deputy(Cast.an, .unitLeader, from: { try $0.atUnitLeader() }, by: Cast.lan)
        #expect(story.refusal(.approve(direction: "Đồng ý"), by: Cast.an) == Violation("2988-D10.2.a", .approve, .ownProposal))
        let given = try story.after(.reassign(to: .officer("binh"), reason: "Nghỉ ốm"), by: Cast.lan)
        #expect(given.refusal(.approve(direction: "Đồng ý"), by: Cast.an)?.fault == .ownProposal)
    }

    @Test func `HD-11 who forwarded a proposal does not approve it as the unit's deputy`() throws {
        let story = try Story().deputy(Cast.hanh, .unitLeader, from: { try $0.atUnitLeader() }, by: Cast.lan)
        #expect(story.refusal(.approve(direction: "Đồng ý"), by: Cast.hanh) == Violation("HD-11", .approve, .bothLevels))
        #expect(story.refusal(.sendBack(to: .officer, direction: "Xem lại"), by: Cast.hanh)?.mark == "HD-11")
    }

    @Test func `HD-11 a new round begins with a new proposal`() throws {
        let story = try Story().deputy(Cast.hanh, .unitLeader, from: { try $0.atUnitLeader() }, by: Cast.lan)
            .after(.sendBack(to: .officer, direction: "Xem lại"), by: Cast.lan).after(.propose(Papers.result), by: Cast.an)
        #expect(story.dossier.hand.acted.isEmpty)
        #expect(story.refusal(.forward(recommendation: "Kính trình"), by: Cast.hanh) == nil)
    }
}
