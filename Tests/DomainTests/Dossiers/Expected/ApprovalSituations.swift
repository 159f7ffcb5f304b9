@testable import Domain

extension Situation {
    static let approval = [
        Situation("a result at the team's leader, who has no authority", { try Story().proposed() }, allowed: """
            Hạnh: forward = 2988-D10.1.a-ii
            Hạnh: send back to the officer = 2988-D10.1.b
            An: take back = HD-2
            An: apologise = HD-10
            Lan, Minh: reassign to an; reassign to binh = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("a refusal at the team's leader, who has authority", { try Story().proposed(Papers.refusal) }, allowed: """
            Hạnh: approve = 2988-D10.1.a-i
            Hạnh: send back to the officer = 2988-D10.1.b
            An: take back = HD-2
            An: apologise = HD-10
            Lan, Minh: reassign to an; reassign to binh = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("a result at the leader of team one, which is dissolved", {
            var story = try Story().proposed()
            story.rules.unit.divisions.removeFirst()
            return story
        }, allowed: """
            system: fall back = HD-3
            An: take back = HD-2
            An: apologise = HD-10
            Lan, Minh: reassign to an; reassign to binh = HD-7
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("a result forwarded to the unit's leaders", { try Story().atUnitLeader() }, allowed: """
            Lan, Minh: approve = 2988-D10.2.a
            Lan, Minh: send back to the officer; send back to the team = 2988-D10.2.b
            Hạnh: take back = HD-2
            An: apologise = HD-10
            Lan, Minh: reassign to an; reassign to binh; reassign to chi = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("a result in a unit without teams", { try Story(Papers.procedure(), Cast.unitRules(divisions: false)).proposed() }, allowed: """
            Lan, Minh: approve = 2988-D10.2.a
            Lan, Minh: send back to the officer = 2988-D10.2.b
            An: take back = HD-2
            An: apologise = HD-10
            Lan, Minh: reassign to an; reassign to binh; reassign to chi = HD-7
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("sent back to the team by Minh", {
            try Story().atUnitLeader().after(.sendBack(to: .divisionLeader, direction: "Xem lại"), by: Cast.minh)
        }, allowed: """
            Hạnh: forward = 2988-D10.1.a-ii
            Hạnh: send back to the officer = 2988-D10.1.b
            Minh: take back = HD-2
            An: apologise = HD-10
            Lan, Minh: reassign to an; reassign to binh = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("sent back to An by Hạnh", {
            try Story(Papers.procedure(), Cast.unitRules(.claim)).proposed().after(.sendBack(to: .officer, direction: "Xem lại"), by: Cast.hanh)
        }, allowed: """
            An: propose refusal; propose refusal in writing; propose refusal, filled in for all = 2988-D9.1.b-ii
            An: refuse = 2988-D9.1.b-i
            An: propose supplement; propose supplement in writing; propose supplement, filled in for all = HD-4
            An: request supplement = 2988-D9.2.b
            An: propose result; propose result, filled in for all = 2988-D9.3
            An: apologise = HD-10
            Hạnh: take back = HD-2
            Lan, Minh: reassign to an; reassign to binh; reassign to chi; reassign to 03A1-1; reassign to 03A1-2 = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("a refusal approved by Hạnh", { try Story().approved(Papers.refusal) }, allowed: """
            An: refuse = 2988-D9.1.b-ii
            Hạnh: take back = HD-2
            Lan, Minh: reassign to an; reassign to binh; reassign to chi = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            Biển Xanh: withdraw = HD-1
            """),
        Situation("a refusal in writing approved by Lan", {
            try Story(
                Papers.procedure {
                    ($0.writtenNotice.refusal, $0.approver.refusal) = (true, .unitLeader)
                }
            ).approved(Papers.refusalInWriting)
        }, allowed: """
            An: refuse = 2988-D9.1.a
            Lan: take back = HD-2
            Lan, Minh: reassign to an; reassign to binh; reassign to chi = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            Biển Xanh: withdraw = HD-1
            """),
        Situation("a supplement approved by Hạnh", { try Story().approved(Papers.supplementProposal) }, allowed: """
            An: request supplement = HD-4
            Hạnh: take back = HD-2
            Lan, Minh: reassign to an; reassign to binh; reassign to chi = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            Biển Xanh: withdraw = HD-1
            """),
        Situation("a supplement in writing approved by Lan", {
            try Story(
                Papers.procedure {
                    ($0.writtenNotice.supplement, $0.approver.supplement) = (true, .unitLeader)
                }
            ).approved(Papers.supplementInWriting)
        }, allowed: """
            An: request supplement = 2988-D9.2.a
            Lan: take back = HD-2
            Lan, Minh: reassign to an; reassign to binh; reassign to chi = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            Biển Xanh: withdraw = HD-1
            """),
    ]

    static let deputies = [
        Situation("Bình stands in for Hạnh over An's refusal", {
            try Story().proposed(Papers.refusal).deputy(Cast.binh, .divisionLeader, by: Cast.hanh)
        }, allowed: """
            Hạnh, Bình: approve = 2988-D10.1.a-i
            Hạnh, Bình: send back to the officer = 2988-D10.1.b
            An: take back = HD-2
            An: apologise = HD-10
            Lan, Minh, Hạnh, Bình: reassign to an; reassign to binh = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("An stands in for Hạnh over the refusal An proposed", {
            try Story().proposed(Papers.refusal).deputy(Cast.an, .divisionLeader, by: Cast.hanh)
        }, allowed: """
            Hạnh: approve = 2988-D10.1.a-i
            An: forward = 2988-D10.1.a-ii
            Hạnh, An: send back to the officer = 2988-D10.1.b
            An: take back = HD-2
            An: apologise = HD-10
            Lan, Minh, Hạnh, An: reassign to an; reassign to binh = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("An stands in for Lan over the result An proposed", {
            try Story().deputy(Cast.an, .unitLeader, from: { try $0.atUnitLeader() }, by: Cast.lan)
        }, allowed: """
            Lan, Minh: approve = 2988-D10.2.a
            Lan, Minh: send back to the officer; send back to the team = 2988-D10.2.b
            Hạnh: take back = HD-2
            An: apologise = HD-10
            Lan, Minh, An: reassign to an; reassign to binh; reassign to chi = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("Hạnh, who forwarded it, stands in for Lan", {
            try Story().deputy(Cast.hanh, .unitLeader, from: { try $0.atUnitLeader() }, by: Cast.lan)
        }, allowed: """
            Lan, Minh: approve = 2988-D10.2.a
            Lan, Minh: send back to the officer; send back to the team = 2988-D10.2.b
            Hạnh: take back = HD-2
            An: apologise = HD-10
            Lan, Minh, Hạnh: reassign to an; reassign to binh; reassign to chi = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("Bình's time in Hạnh's place is over", {
            try Story().proposed(Papers.refusal).deputy(Cast.binh, .divisionLeader, by: Cast.hanh).later(days: 3)
        }, allowed: """
            Hạnh: approve = 2988-D10.1.a-i
            Hạnh: send back to the officer = 2988-D10.1.b
            An: take back = HD-2
            An: apologise = HD-10
            Lan, Minh, Hạnh: reassign to an; reassign to binh = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("Bình stood in for Hạnh, and then team two got the dossier", {
            try Story(Papers.procedure(), Cast.unitRules(.divisionOfficer)).filed().deputy(Cast.binh, .divisionLeader, by: Cast.hanh)
                .after(.reassign(to: .division(Cast.teamTwo), reason: "Đúng việc"), by: Cast.lan)
        }, allowed: """
            Khoa: assign to chi = 2988-D8.3
            Khoa: name binh for the team = HD-8
            Lan, Minh: reassign to an; reassign to binh; reassign to chi; reassign to 03A1-1; reassign to 03A1-2 = HD-7
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
    ]
}
