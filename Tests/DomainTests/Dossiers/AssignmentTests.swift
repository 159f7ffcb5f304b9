import Testing

@testable import Domain

struct AssignmentTests {
    @Test func `2988-D8.1 mode 1 goes to the unit's leader, the team's leader, the officer`() throws {
        var story = try Story(Papers.procedure(), Cast.unitRules(.leaderDivisionOfficer)).filed()
        #expect(story.phase == .toBeAssignedByUnitLeader && story.last.mark == "2988-D8.1")
        #expect(story.refusal(.assign(to: .officer("an")), by: Cast.lan) == Violation("2988-D8.1", .assign, .assigneeUnfit(.modeWantsDivision)))
        try story.act(.assign(to: .division(Cast.teamOne)), by: Cast.lan)
        #expect(story.phase == .toBeAssignedByDivisionLeader && story.dossier.hand.division == Cast.teamOne)
        try story.act(.assign(to: .officer("an")), by: Cast.hanh)
        #expect(story.phase == .inProcessing && story.dossier.hand.officer == "an" && story.last.mark == "2988-D8.1")
    }

    @Test func `2988-D8.2 mode 2 goes to the unit's leader and straight to the officer`() throws {
        var story = try Story(Papers.procedure(), Cast.unitRules(.leaderOfficer)).filed()
        #expect(story.phase == .toBeAssignedByUnitLeader && story.last.mark == "2988-D8.2")
        let toTeam = story.refusal(.assign(to: .division(Cast.teamOne)), by: Cast.lan)
        #expect(toTeam == Violation("2988-D8.2", .assign, .assigneeUnfit(.modeWantsOfficer)))
        #expect(story.refusal(.assign(to: .officer("nobody")), by: Cast.lan) == Violation("2988-D8.2", .assign, .assigneeUnfit(.officerUnknown)))
        try story.act(.assign(to: .officer("chi")), by: Cast.lan)
        #expect(story.phase == .inProcessing && story.dossier.hand.officer == "chi" && story.dossier.hand.division == Cast.teamTwo)
    }

    @Test func `2988-D8.3 mode 3 goes to the leader of the team in charge`() throws {
        var story = try Story(Papers.procedure(), Cast.unitRules(.divisionOfficer)).filed()
        #expect(story.phase == .toBeAssignedByDivisionLeader && story.dossier.hand.division == Cast.teamOne && story.last.mark == "2988-D8.3")
        let stranger = story.refusal(.assign(to: .officer("chi")), by: Cast.hanh)
        #expect(stranger == Violation("2988-D8.3", .assign, .assigneeUnfit(.officerOfOtherDivision)))
        try story.act(.assign(to: .officer("binh")), by: Cast.hanh)
        #expect(story.dossier.hand.officer == "binh" && story.last.mark == "2988-D8.3")
    }

    @Test func `2988-D8.4 mode 4 goes to the officer with the least open load who is present`() throws {
        var unit = Cast.unitRules(.automatic)
        (unit.officers[0].openLoad, unit.officers[1].openLoad, unit.officers[2].openLoad) = (3, 1, 0)
        #expect(try Story(Papers.procedure(), unit).filed().dossier.hand.officer == "chi")
        unit.officers[2].present = false
        let story = try Story(Papers.procedure(), unit).filed()
        #expect(story.dossier.hand.officer == "binh" && story.phase == .inProcessing && story.last.mark == "2988-D8.4")
    }

    @Test func `2988-D8.5 mode 5 is claimed by an officer who handles the procedure, and then nobody else can`() throws {
        var story = try Story(Papers.procedure(), Cast.unitRules(.claim)).filed()
        #expect(story.phase == .toBeClaimed && story.last.mark == "2988-D8.5")
        #expect(story.refusal(.claim, by: Cast.dung) == Violation("2988-D8.5", .claim, .doesNotHandle))
        try story.act(.claim, by: Cast.chi)
        #expect(story.dossier.hand.officer == "chi" && story.dossier.hand.division == Cast.teamTwo)
        #expect(story.refusal(.claim, by: Cast.an) == Violation("2988-D8.5", .claim, .notInPhase(.inProcessing)))
    }

    @Test func `2988-D14.1.b nobody gets a dossier of a procedure not handled`() throws {
        let story = try Story().filed()
        #expect(story.refusal(.assign(to: .officer("dung")), by: Cast.lan) == Violation("2988-D14.1.b", .assign, .assigneeUnfit(.officerDoesNotHandle)))
    }

    @Test func `A-34 a new mode changes nothing for dossiers that are there`() throws {
        var story = try Story(Papers.procedure(), Cast.unitRules(.leaderDivisionOfficer)).filed()
        story.rules.unit.mode = .leaderOfficer
        #expect(story.refusal(.assign(to: .officer("an")), by: Cast.lan)?.fault == .assigneeUnfit(.modeWantsDivision))
        #expect(story.refusal(.assign(to: .division(Cast.teamOne)), by: Cast.lan) == nil)
    }

    @Test(arguments: [AssignmentMode.divisionOfficer, .automatic, .claim])
    func `HD-3 a dossier nobody can take falls to the unit's leader, with the reason`(mode: AssignmentMode) throws {
        var unit = Cast.unitRules(mode)
        unit.divisions.removeFirst()
        for index in unit.officers.indices { (unit.officers[index].handlesProcedure, unit.officers[index].present) = (false, false) }
        let story = try Story(Papers.procedure(), unit).filed()
        let reasons: [AssignmentMode: FallBackReason] = [.divisionOfficer: .divisionGone, .automatic: .nobodyPresent, .claim: .nobodyHandles]
        #expect(story.phase == .toBeAssignedByUnitLeader)
        #expect(story.last.fact == .routed(to: .unitLeader(reasons[mode]), mode: mode) && story.last.mark == "HD-3")
    }

    @Test func `HD-3 a dossier whose officer has left falls to the unit's leader, who gives it to another`() throws {
        var story = try Story().inProcessing()
        #expect(story.refusal(.fallBack, by: Cast.system)?.fault == .somebodyIsThere)
        story.rules.unit.officers.removeFirst()
        try story.act(.fallBack, by: Cast.system)
        #expect(story.last.fact == .fellBack(reason: .officerGone))
        #expect(story.phase == .toBeAssignedByUnitLeader && story.dossier.hand.officer == nil)
        try story.act(.assign(to: .officer("binh")), by: Cast.minh)
        #expect(story.dossier.hand.officer == "binh")
    }

    @Test func `HD-7 a leader gives a dossier to another, with a reason`() throws {
        var story = try Story().inProcessing()
        #expect(story.refusal(.reassign(to: .officer("binh"), reason: ""), by: Cast.lan) == Violation("HD-7", .reassign, .missing(.reason)))
        try story.act(.reassign(to: .officer("binh"), reason: "An nghỉ ốm"), by: Cast.hanh)
        #expect(story.dossier.hand.officer == "binh" && story.phase == .inProcessing)
        #expect(story.refusal(.propose(Papers.result), by: Cast.an)?.fault == .notAssigned)
        #expect(story.refusal(.propose(Papers.result), by: Cast.binh) == nil)
    }

    @Test func `HD-7 a change of officer while a leader has the proposal changes nothing else`() throws {
        let before = try Story().atUnitLeader()
        let after = try before.after(.reassign(to: .officer("chi"), reason: "An chuyển công tác"), by: Cast.lan)
        #expect(after.phase == .atUnitLeader && after.dossier.hand.officer == "chi" && after.dossier.hand.proposedBy == "an")
        #expect(after.dossier.hand.opinions == before.dossier.hand.opinions)
    }
}
