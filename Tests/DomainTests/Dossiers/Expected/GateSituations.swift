@testable import Domain

extension Situation {
    private static let always = """
        An: void, paper differs = 2988-D7.1.d-iii
        An: void, error found = HD-5
        Lan, Minh: reassign to an; reassign to binh; reassign to chi = HD-7
        Hạnh: reassign to an; reassign to binh = HD-7

        """
    private static let freshly = "Lan: take back = HD-2\n" + always
    private static let running = "An: apologise = HD-10\n"

    static let gates = [
        Situation("a result approved, an unsigned form", { try Story().filed(.unsigned).approved() }, allowed: freshly + running + """
            An: demand paper = 2988-D11.1.b-i
            """),
        Situation("the form is demanded on paper", {
            try Story().filed(.unsigned).approved().after(.demandPaper(exemptions: []), by: Cast.an)
        }, allowed: always + """
            An: confirm the form on paper = 2988-D11.1.b-ii
            """),
        Situation("the form was shown on paper", {
            try Story().filed(.unsigned).approved().after(.demandPaper(exemptions: []), by: Cast.an)
                .after(.confirmPaper(slot: Slot(component: "form"), keptAt: ""), by: Cast.an)
        }, allowed: always + running + """
            An: release = 2988-D11.3.a-i
            """),
        Situation("a result approved, a fee by tariff", { try Story(Papers.procedure { $0.fee = fee }).approved() }, allowed: freshly + running + """
            An: notify fee = 2988-D11.2.b-i
            """),
        Situation("a result approved, a fee unknown, an unsigned form", {
            try Story(Papers.procedure { $0.fee = .unknown }).filed(.unsigned).approved()
        }, allowed: freshly + running + """
            An: demand paper = 2988-D11.1.b-i
            """),
        Situation("the fee is notified", {
            try Story(Papers.procedure { $0.fee = fee }).approved().after(.notifyFee(Self.statement), by: Cast.an)
        }, allowed: always + """
            An: confirm payment = 2988-D11.2.b-iii
            """),
        Situation("the fee is paid", {
            try Story(Papers.procedure { $0.fee = fee }).approved().after(.notifyFee(Self.statement), by: Cast.an)
                .after(.confirmPayment(receipt: "BL 0012345"), by: Cast.an)
        }, allowed: always + running + """
            An: release = 2988-D11.3.a-i
            """),
        Situation("an apology was made", {
            try Story().approved().after(.apologise(reason: "Chờ phân tích mẫu", newDue: morning.days(20)), by: Cast.an)
        }, allowed: freshly + """
            An: release = 2988-D11.3.a-i
            """),
        Situation("a result approved, no gate", { try Story().approved() }, allowed: freshly + running + """
            An: release = 2988-D11.3.a-i
            """),
    ]

    static let fee = Procedure.Fee.amount(200_000, basis: Localized(vi: "Thông tư 274/2016/TT-BTC"))
    static let statement = FeeStatement(amount: 200_000, basis: "Thông tư 274/2016/TT-BTC", guidance: "Nộp tại quầy 2")

    static let returning = [
        Situation("a result being sealed", { try Story().approved().after(.release(scan: []), by: Cast.an) }, allowed: """
            system: record seal = 2988-D7.3.b-i
            system: record failure = HD-6
            """),
        Situation("a result approved, to be stamped", {
            try Story(Papers.procedure { $0.paperResult = .requiredByStamping }).approved()
        }, allowed: freshly + running + """
            An: print for the stamp = 2988-D11.3.b-i
            """),
        Situation("printed, at the records clerk", {
            try Story(Papers.procedure { $0.paperResult = .requiredByStamping }).approved().after(.releaseOnPaper(.stamping), by: Cast.an)
        }, allowed: """
            Oanh: issue = 2988-D11.3.b-iii
            Lan, Minh: reassign to an; reassign to binh; reassign to chi = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            """),
        Situation("issued on paper", {
            try Story(Papers.procedure { $0.paperResult = .requiredByStamping }).approved().after(.releaseOnPaper(.stamping), by: Cast.an)
                .after(.issue(Issue(number: "15", date: morning.day, place: "Hải Phòng")), by: Cast.oanh)
        }, allowed: """
            An: release = 2988-D11.3.b-iv
            Lan, Minh: reassign to an; reassign to binh; reassign to chi = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            """),
        Situation("a result approved, paper may be asked for", { try Story(listed).approved() }, allowed: freshly + running + """
            An: release = 2988-D11.3.a-i
            Biển Xanh: ask for paper = 2988-D7.3.c-i
            """),
        Situation("a result approved, paper was asked for", {
            try Story(listed).approved().after(.requestPaperResult(reason: ""), by: Cast.bienXanh)
        }, allowed: freshly + running + """
            Lan, Minh: accept paper; decline paper = 2988-D7.3.c-i
            """),
        Situation("a result approved, paper was accepted", {
            try Story(listed).approved().after(.requestPaperResult(reason: ""), by: Cast.bienXanh)
                .after(.answerPaperRequest(accepted: true, reason: ""), by: Cast.minh)
        }, allowed: freshly + running + """
            An: print on request = 2988-D11.3.b-i
            """),
        Situation("a result approved, paper was declined", {
            try Story(listed).approved().after(.requestPaperResult(reason: ""), by: Cast.bienXanh)
                .after(.answerPaperRequest(accepted: false, reason: "Không cần"), by: Cast.minh)
        }, allowed: freshly + running + """
            An: release = 2988-D11.3.a-i
            """),
        Situation("paper was asked for while An works", {
            try Story(listed, Cast.unitRules(.automatic)).inProcessing().after(.requestPaperResult(reason: ""), by: Cast.bienXanh)
        }, allowed: """
            An: propose refusal; propose refusal in writing; propose refusal, filled in for all = 2988-D9.1.b-ii
            An: refuse = 2988-D9.1.b-i
            An: propose supplement; propose supplement in writing; propose supplement, filled in for all = HD-4
            An: request supplement = 2988-D9.2.b
            An: propose result; propose result, filled in for all = 2988-D9.3
            An: apologise = HD-10
            Lan, Minh: accept paper; decline paper = 2988-D7.3.c-i
            Lan, Minh: reassign to an; reassign to binh; reassign to chi; reassign to 03A1-1; reassign to 03A1-2 = HD-7
            Hạnh: reassign to an; reassign to binh = HD-7
            Hạnh: name binh for the team = HD-8
            Lan, Minh: name binh for the unit = HD-8
            Biển Xanh: withdraw = HD-1
            """),
        Situation("a result approved during an outage", {
            try Story(outages: [Outage(id: "sc-1", from: morning.advanced(bySeconds: -3600), to: nil)]).approved()
        }, allowed: freshly + running + """
            An: release = 2988-D11.3.a-i
            An: print for the outage = 2988-D11.3.b-i
            """),
        Situation("completed", { try Story().approved().after(.release(scan: []), by: Cast.an).sealed() }, allowed: ""),
        Situation("refused", { try Story().inProcessing().after(.refuse(reason: "Không thuộc thẩm quyền"), by: Cast.an) }, allowed: ""),
        Situation("withdrawn", { try Story().filed().after(.withdraw(reason: ""), by: Cast.bienXanh) }, allowed: ""),
        Situation("lapsed", {
            try Story().filed(byHand: [Papers.sample]).later(days: 60).after(.warnOfLapse, by: Cast.system).after(.lapse, by: Cast.system)
        }, allowed: ""),
    ]

    static let listed = Papers.procedure { $0.paperResult = .onRequest(decision: "Quyết định 15/QĐ-TCHQ") }

    static let time = [
        Situation("a sample is announced, and 26 working days of silence", {
            try Story().filed(byHand: [Papers.sample]).later(days: 36)
        }, allowed: """
            An, Bình, Chi: confirm the sample = 2988-D7.1.c-i
            An, Bình, Chi: reject the sample = A-05
            Biển Xanh: upload the sample = A-05
            Biển Xanh: withdraw = HD-1
            system: warn = HD-9
            """),
        Situation("the period is over, and nobody was warned", { try Story().filed(byHand: [Papers.sample]).later(days: 60) }, allowed: """
            An, Bình, Chi: confirm the sample = 2988-D7.1.c-i
            An, Bình, Chi: reject the sample = A-05
            Biển Xanh: upload the sample = A-05
            Biển Xanh: withdraw = HD-1
            system: warn = HD-9
            """),
        Situation("warned, and the period is over", {
            try Story().filed(byHand: [Papers.sample]).later(days: 36).after(.warnOfLapse, by: Cast.system).later(days: 10)
        }, allowed: """
            An, Bình, Chi: confirm the sample = 2988-D7.1.c-i
            An, Bình, Chi: reject the sample = A-05
            Biển Xanh: upload the sample = A-05
            Biển Xanh: withdraw = HD-1
            system: lapse = HD-9
            """),
        Situation("warned, and the period is not over", {
            try Story().filed(byHand: [Papers.sample]).later(days: 36).after(.warnOfLapse, by: Cast.system).later(days: 1)
        }, allowed: """
            An, Bình, Chi: confirm the sample = 2988-D7.1.c-i
            An, Bình, Chi: reject the sample = A-05
            Biển Xanh: upload the sample = A-05
            Biển Xanh: withdraw = HD-1
            """),
        Situation("paper demanded, and 26 working days of silence", {
            try Story().filed(.unsigned).approved().after(.demandPaper(exemptions: []), by: Cast.an).later(days: 36)
        }, allowed: always + """
            An: confirm the form on paper = 2988-D11.1.b-ii
            system: warn = HD-9
            """),
        Situation("fee notified, warned, and the period is over", {
            try Story(Papers.procedure { $0.fee = fee }).approved().after(.notifyFee(Self.statement), by: Cast.an).later(days: 36)
                .after(.warnOfLapse, by: Cast.system).later(days: 10)
        }, allowed: always + """
            An: confirm payment = 2988-D11.2.b-iii
            system: lapse = HD-9
            """),
    ]
}

extension Story {
    func deputy(_ deputy: Actor, _ level: Level, by leader: Actor) throws -> Story {
        try after(
            .nameDeputy(Deputy(account: deputy.account, level: level, from: now, to: now.days(2), reason: "Đi công tác")), by: leader)
    }

    /// Named while the officer works, long before it matters.
    func deputy(_ deputy: Actor, _ level: Level, from then: (Story) throws -> Story, by leader: Actor) throws -> Story {
        try then(inProcessing().deputy(deputy, level, by: leader))
    }
}
