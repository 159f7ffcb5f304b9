@testable import Domain

extension Situation {
    static let intake = [
        Situation("a draft", { Story() }, allowed: """
            Biển Xanh: file = 2988-D7.1.a
            Biển Xanh: file, sample by hand = 2988-D7.1.c-only
            """),
        Situation("a draft, the procedure in trial at this unit", { Story(Papers.procedure { $0.state = .pilot(units: [Cast.unit]) }) }, allowed: """
            Biển Xanh: file = 2988-D7.1.a
            Biển Xanh: file, sample by hand = 2988-D7.1.c-only
            """),
        Situation("a draft, the procedure in trial elsewhere", { Story(Papers.procedure { $0.state = .pilot(units: ["03A2"]) }) }, allowed: ""),
        Situation("a draft, the procedure suspended", { Story(Papers.procedure { $0.state = .suspended(reason: Localized(vi: "Sửa")) }) }, allowed: ""),
        Situation("a draft, the procedure done on another system", {
            Story(Papers.procedure { $0.state = .elsewhere(system: Localized(vi: "VNACCS/VCIS")) })
        }, allowed: ""),
        Situation("a draft, the procedure not valid yet", { Story(Papers.procedure { $0.validFrom = morning.day.adding(days: 1) }) }, allowed: ""),
        Situation("a sample is announced", { try Story().filed(byHand: [Papers.sample]) }, allowed: """
            An, Bình, Chi: confirm the sample = 2988-D7.1.c-i
            An, Bình, Chi: reject the sample = A-05
            Biển Xanh: upload the sample = A-05
            Biển Xanh: withdraw = HD-1
            """),
        Situation("the sample was rejected", {
            try Story().filed(byHand: [Papers.sample])
                .after(.rejectManualPart(slot: Papers.sample.slot, reason: "Chụp ảnh được"), by: Cast.an)
        }, allowed: """
            Biển Xanh: upload the sample = A-05
            Biển Xanh: withdraw = HD-1
            """),
        Situation("of two parts one is here", {
            try Story().filed(byHand: [Papers.sample, Papers.catalogue])
                .after(.confirmManualPart(slot: Papers.catalogue.slot, keptAt: "Tủ 3"), by: Cast.chi)
        }, allowed: """
            An, Bình, Chi: confirm the sample = 2988-D7.1.c-i
            An, Bình, Chi: reject the sample = A-05
            Biển Xanh: upload the sample = A-05
            Biển Xanh: withdraw = HD-1
            """),
    ]

    static let assignment = [
        Situation("mode 1, new", { try Story(Papers.procedure(), Cast.unitRules(.leaderDivisionOfficer)).filed() }, allowed: """
            Lan, Minh: assign to 03A1-1; assign to 03A1-2 = 2988-D8.1
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("mode 1, given to team one by Lan", {
            try Story(Papers.procedure(), Cast.unitRules(.leaderDivisionOfficer)).filed()
                .after(.assign(to: .division(Cast.teamOne)), by: Cast.lan)
        }, allowed: """
            Hạnh: assign to an; assign to binh = 2988-D8.1
            Hạnh: name binh for the team = HD-8
            Lan: take back = HD-2
            Lan, Minh: reassign to an; reassign to binh; reassign to chi; reassign to 03A1-1; reassign to 03A1-2 = HD-7
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("mode 2, new", { try Story().filed() }, allowed: """
            Lan, Minh: assign to an; assign to binh; assign to chi = 2988-D8.2
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("mode 3, new, team one in charge", { try Story(Papers.procedure(), Cast.unitRules(.divisionOfficer)).filed() }, allowed: """
            Hạnh: assign to an; assign to binh = 2988-D8.3
            Hạnh: name binh for the team = HD-8
            Lan, Minh: reassign to an; reassign to binh; reassign to chi; reassign to 03A1-1; reassign to 03A1-2 = HD-7
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("mode 5, new", { try Story(Papers.procedure(), Cast.unitRules(.claim)).filed() }, allowed: """
            An, Bình, Chi: claim = 2988-D8.5
            Lan, Minh: reassign to an; reassign to binh; reassign to chi; reassign to 03A1-1; reassign to 03A1-2 = HD-7
            Biển Xanh: withdraw = HD-1
            """),
        Situation("mode 3, team one dissolved meanwhile", {
            var story = try Story(Papers.procedure(), Cast.unitRules(.divisionOfficer)).filed()
            story.rules.unit.divisions.removeFirst()
            return story
        }, allowed: """
            system: fall back = HD-3
            Lan, Minh: reassign to an; reassign to binh; reassign to chi; reassign to 03A1-2 = HD-7
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("mode 1, no team is led any more", {
            var story = try Story(Papers.procedure(), Cast.unitRules(.leaderDivisionOfficer)).filed()
            story.rules.unit.divisions = []
            return story
        }, allowed: """
            Lan, Minh: assign to an; assign to binh; assign to chi = 2988-D8.2
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("mode 5, nobody handles it any more", {
            var story = try Story(Papers.procedure(), Cast.unitRules(.claim)).filed()
            for index in story.rules.unit.officers.indices { story.rules.unit.officers[index].handlesProcedure = false }
            return story
        }, allowed: """
            An, Bình, Chi: claim = 2988-D8.5
            system: fall back = HD-3
            Lan, Minh: reassign to 03A1-1; reassign to 03A1-2 = HD-7
            Biển Xanh: withdraw = HD-1
            """),
    ]
}
