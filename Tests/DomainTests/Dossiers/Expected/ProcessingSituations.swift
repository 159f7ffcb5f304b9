@testable import Domain

extension Situation {
    static let processing = [
        Situation("in An's hands, mode 4", { try Story(Papers.procedure(), Cast.unitRules(.automatic)).inProcessing() }, allowed: """
            An: propose refusal; propose refusal in writing; propose refusal, filled in for all = 2988-D9.1.b-ii
            An: refuse = 2988-D9.1.b-i
            An: propose supplement; propose supplement in writing; propose supplement, filled in for all = HD-4
            An: request supplement = 2988-D9.2.b
            An: propose result; propose result, filled in for all = 2988-D9.3
            An: apologise = HD-10
            Lan, Minh: reassign to an; reassign to binh; reassign to chi; reassign to 03A1-1; reassign to 03A1-2 = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("in Chi's hands, mode 2, notices in writing, no authority to refuse", {
            try Story(Papers.procedure {
                $0.writtenNotice = .init(refusal: true, supplement: true)
                $0.officerMayRefuse = false
            }).inProcessing(by: Cast.chi)
        }, allowed: """
            Chi: propose refusal in writing = 2988-D9.1.a
            Chi: propose supplement in writing = 2988-D9.2.a
            Chi: propose result; propose result, filled in for all = 2988-D9.3
            Chi: apologise = HD-10
            Lan: take back = HD-2
            Lan, Minh: reassign to an; reassign to binh; reassign to chi; reassign to 03A1-1; reassign to 03A1-2 = HD-7
            Khoa: reassign to chi = HD-7
            Khoa: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("in An's hands, no notice in writing, no authority to refuse, time unknown", {
            try Story(Papers.procedure { ($0.officerMayRefuse, $0.processingTime) = (false, .unknown) }, Cast.unitRules(.claim)).inProcessing()
        }, allowed: """
            An: propose refusal; propose refusal in writing; propose refusal, filled in for all = 2988-D9.1.b-ii
            An: propose supplement; propose supplement in writing; propose supplement, filled in for all = HD-4
            An: request supplement = 2988-D9.2.b
            An: propose result; propose result, filled in for all = 2988-D9.3
            Lan, Minh: reassign to an; reassign to binh; reassign to chi; reassign to 03A1-1; reassign to 03A1-2 = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("in An's hands, who has left the unit", {
            var story = try Story(Papers.procedure(), Cast.unitRules(.automatic)).inProcessing()
            story.rules.unit.officers.removeFirst()
            return story
        }, allowed: """
            An: propose refusal; propose refusal in writing; propose refusal, filled in for all = 2988-D9.1.b-ii
            An: refuse = 2988-D9.1.b-i
            An: propose supplement; propose supplement in writing; propose supplement, filled in for all = HD-4
            An: request supplement = 2988-D9.2.b
            An: propose result; propose result, filled in for all = 2988-D9.3
            An: apologise = HD-10
            system: fall back = HD-3
            Lan, Minh: reassign to binh; reassign to chi; reassign to 03A1-1; reassign to 03A1-2 = HD-7
            Hạnh: reassign to binh = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("awaiting a supplement", { try Story().awaitingSupplement() }, allowed: """
            Biển Xanh: supplement = 2988-D9.2-ii
            Biển Xanh: withdraw = HD-1
            Lan, Minh: reassign to an; reassign to binh; reassign to chi = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            """),
        Situation("awaiting a supplement, the time limit is over", { try Story().awaitingSupplement().later(days: 10) }, allowed: """
            Biển Xanh: supplement = 2988-D9.2-ii
            Biển Xanh: withdraw = HD-1
            An: take back = 2988-D9.2-i
            Lan, Minh: reassign to an; reassign to binh; reassign to chi = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            """),
        Situation("supplemented", {
            try Story().awaitingSupplement()
                .after(.supplement(SupplementAnswer(documents: [Papers.document("catalogue")], noStateSecrets: true)), by: Cast.bienXanh)
        }, allowed: """
            An: propose refusal; propose refusal in writing; propose refusal, filled in for all = 2988-D9.1.b-ii
            An: refuse = 2988-D9.1.b-i
            An: propose result; propose result, filled in for all = 2988-D9.3
            An: apologise = HD-10
            Lan, Minh: reassign to an; reassign to binh; reassign to chi; reassign to 03A1-1; reassign to 03A1-2 = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("not supplemented, where a second may be opened", {
            try Story(readings: Readings(a08: .unitLeaderMayOpen)).awaitingSupplement().later(days: 10).after(.takeBack(reason: nil), by: Cast.an)
        }, allowed: """
            An: propose refusal; propose refusal in writing; propose refusal, filled in for all = 2988-D9.1.b-ii
            An: refuse = 2988-D9.1.b-i
            An: propose result; propose result, filled in for all = 2988-D9.3
            An: apologise = HD-10
            Lan, Minh: open supplement = A-08
            Lan, Minh: reassign to an; reassign to binh; reassign to chi; reassign to 03A1-1; reassign to 03A1-2 = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("a second supplement is opened", {
            try Story(readings: Readings(a08: .unitLeaderMayOpen)).awaitingSupplement().later(days: 10).after(.takeBack(reason: nil), by: Cast.an)
                .after(.openSupplement(reason: "Thông báo đầu thiếu một chứng từ"), by: Cast.lan)
        }, allowed: """
            An: propose refusal; propose refusal in writing; propose refusal, filled in for all = 2988-D9.1.b-ii
            An: refuse = 2988-D9.1.b-i
            An: propose supplement; propose supplement in writing; propose supplement, filled in for all = HD-4
            An: request supplement = 2988-D9.2.b
            An: propose result; propose result, filled in for all = 2988-D9.3
            An: apologise = HD-10
            Lan, Minh: reassign to an; reassign to binh; reassign to chi; reassign to 03A1-1; reassign to 03A1-2 = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
    ]
}
