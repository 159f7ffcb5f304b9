import Testing

@testable import Domain

struct ClockStateTests {
    private let answer = SupplementAnswer(documents: [Papers.document("catalogue")], noStateSecrets: true)
    private let form = Slot(component: "form")

    private func waiting(_ effect: Procedure.ClockWhileWaiting.Effect) -> Procedure {
        Papers.procedure { $0.clockWhileWaiting = .init(supplement: effect, paper: effect, fee: effect) }
    }

    private func due(_ story: Story) -> Instant? { story.dossier.due(under: story.rules)?.at }

    @Test func `2988-D7.4 a dossier is due when its procedure's time is over`() throws {
        #expect(due(try Story().filed()) == Instant("2018-10-16T17:00:00+07:00"))
        #expect(due(try Story(Papers.procedure { $0.processingTime = .unknown }).filed()) == nil)
        #expect(Story().dossier.due(under: Story().rules) == nil)
    }

    @Test(arguments: [
        (Procedure.ClockWhileWaiting.Effect.runOn, "2018-10-16T17:00:00+07:00"), (.stop, "2018-10-18T17:00:00+07:00"),
        (.restart, "2018-10-18T17:00:00+07:00"),
    ])
    func `A-09 while a supplement is awaited the clock stops, restarts or runs on`(effect: Procedure.ClockWhileWaiting.Effect, expected: String) throws {
        let asked = try Story(waiting(effect)).awaitingSupplement()
        #expect((due(asked) == nil) == (effect != .runOn))
        let answered = try asked.later(days: 2).after(.supplement(answer), by: Cast.bienXanh)
        #expect(due(answered) == Instant(expected))
    }

    @Test func `A-09 what was counted before is kept by a stop and lost by a restart`() throws {
        func dueAfter(_ effect: Procedure.ClockWhileWaiting.Effect) throws -> Instant? {
            let asked = try Story(waiting(effect)).inProcessing().later(days: 2).after(.requestSupplement(Papers.supplement), by: Cast.an)
            return due(try asked.later(days: 1).after(.supplement(answer), by: Cast.bienXanh))
        }
        #expect(try dueAfter(.stop) == Instant("2018-10-17T17:00:00+07:00"))
        #expect(try dueAfter(.restart) == Instant("2018-10-19T17:00:00+07:00"))
    }

    @Test func `A-09 a supplement that never came gives the time back, and no more`() throws {
        let taken = try Story(waiting(.restart)).awaitingSupplement().later(days: 6).after(.takeBack(reason: nil), by: Cast.an)
        #expect(taken.dossier.clock.restarted == nil)
        #expect(due(taken) == Instant("2018-10-22T17:00:00+07:00"))
    }

    @Test(arguments: [(Procedure.ClockWhileWaiting.Effect.runOn, false, 16), (.stop, true, 17), (.restart, true, 17)])
    func `A-09 the same while paper is owed`(effect: Procedure.ClockWhileWaiting.Effect, stops: Bool, expected: Int) throws {
        let owed = try Story(waiting(effect)).filed(.unsigned).approved().after(.demandPaper(exemptions: []), by: Cast.an)
        #expect((due(owed) == nil) == stops)
        let shown = try owed.later(days: 1).after(.confirmPaper(slot: form, keptAt: ""), by: Cast.an)
        #expect(due(shown) == Instant(day: Day(2018, 10, expected), minute: 17 * 60))
        #expect(shown.dossier.clock.restarted == (effect == .restart ? shown.now : nil))
    }

    @Test func `A-09 the same while the fee is owed, and a voided approval ends the waiting`() throws {
        let owed = try Story(Papers.procedure { $0.fee = Situation.fee }).approved().after(.notifyFee(Situation.statement), by: Cast.an).later(days: 1)
        #expect(due(owed) == nil)
        #expect(due(try owed.after(.confirmPayment(receipt: "BL 1"), by: Cast.an)) == Instant("2018-10-17T17:00:00+07:00"))
        let voided = try owed.after(.voidApproval(cause: .errorFound, reason: "Sai"), by: Cast.an)
        #expect(due(voided) == Instant("2018-10-17T17:00:00+07:00") && voided.dossier.fee == .unstated)
    }

    @Test func `HD-10 an apology gives one new date, later than the old one and than now`() throws {
        let late = try Story().inProcessing().later(days: 10)
        func apology(_ date: Instant) -> Action { .apologise(reason: "Chờ phân tích mẫu", newDue: date) }
        #expect(late.refusal(apology(late.now), by: Cast.an) == Violation("HD-10", .apologise, .newDateNotLater))
        #expect(try Story().inProcessing().refusal(apology(Instant("2018-10-16T17:00:00+07:00")!), by: Cast.an)?.fault == .newDateNotLater)
        let extended = try late.after(apology(late.now.days(5)), by: Cast.an)
        #expect(due(extended) == late.now.days(5))
        #expect(extended.refusal(apology(late.now.days(9)), by: Cast.an) == Violation("HD-10", .apologise, .alreadyExtended))
    }

    @Test func `HD-10 a new date promised does not shorten a time that began anew`() throws {
        let extended = try Story(waiting(.restart)).inProcessing().after(.apologise(reason: "Chờ", newDue: morning.days(10)), by: Cast.an)
        let answered = try extended.later(days: 8).after(.requestSupplement(Papers.supplement), by: Cast.an).later(days: 1)
            .after(.supplement(answer), by: Cast.bienXanh)
        #expect(due(answered) == Instant("2018-10-25T17:00:00+07:00"))
    }

    @Test func `HD-9 a silent dossier is warned, and lapses when its period is over`() throws {
        let story = try Story(Papers.procedure { $0.lapseWorkingDays = 10 }).filed(byHand: [Papers.sample])
        let (warning, end) = (Instant("2018-10-16T17:00:00+07:00")!, Instant("2018-10-23T17:00:00+07:00")!)
        #expect(story.dossier.nextLook(under: story.rules) == warning)
        #expect(story.at(warning.advanced(bySeconds: -1)).refusal(.warnOfLapse, by: Cast.system)?.fault == .silenceNotOver(until: end))
        let warned = try story.at(warning).after(.warnOfLapse, by: Cast.system)
        #expect(warned.dossier.nextLook(under: warned.rules) == end)
        #expect(warned.at(end.advanced(bySeconds: -1)).refusal(.lapse, by: Cast.system)?.fault == .silenceNotOver(until: end))
        #expect(try warned.at(end).after(.lapse, by: Cast.system).phase == .lapsed)
        #expect(story.at(end).refusal(.lapse, by: Cast.system) == Violation("HD-9", .lapse, .notWarned))
    }

    @Test func `HD-9 whoever stirs begins the period anew`() throws {
        let story = try Story().filed(byHand: [Papers.sample, Papers.catalogue]).later(days: 36).after(.warnOfLapse, by: Cast.system)
            .after(.confirmManualPart(slot: Papers.sample.slot, keptAt: "Tủ 3"), by: Cast.an)
        #expect(!story.dossier.lapse.warned && story.dossier.lapse.waitingSince == story.now)
    }
}
