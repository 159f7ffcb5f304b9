import Domain
import Testing

struct RemainingTests {
    private func remaining(_ now: String, due: String, _ calendar: WorkingCalendar = .withLunchBreak) -> Remaining {
        LegalClock.remaining(now: moment(now), due: moment(due), calendar: calendar)
    }

    @Test(arguments: [
        ("2018-10-09 09:00", .workingDays(5)), ("2018-10-12 16:59", .workingDays(2)), ("2018-10-13 09:00", .workingDays(2)),
        ("2018-10-15 23:59", .workingDays(1)), ("2018-10-16 06:00", .workingMinutes(480)), ("2018-10-16 12:00", .workingMinutes(240)),
        ("2018-10-16 16:20", .workingMinutes(40)), ("2018-10-16 17:00", .workingMinutes(0)),
        ("2018-10-16 17:00:00.001", .overdue(workingDays: 0)), ("2018-10-17 07:29", .overdue(workingDays: 0)),
        ("2018-10-17 07:30", .overdue(workingDays: 1)), ("2018-10-21 09:00", .overdue(workingDays: 3)),
    ] as [(String, Remaining)])
    func `what is left is counted in working days, on the last day in working time`(now: String, left: Remaining) {
        #expect(remaining(now, due: "2018-10-16 17:00") == left)
    }

    @Test func `a clock that stands still or was never set has nothing to count`() {
        let pause = Due(state: .paused(since: moment("2018-10-09 09:00"), left: .workingDays(3)), because: [])
        #expect(LegalClock.remaining(now: moment("2018-11-09 09:00"), due: pause, calendar: .customs)
            == .paused(since: moment("2018-10-09 09:00"), left: .workingDays(3)))
        let unknown = Due(state: .unknown, because: [])
        #expect(LegalClock.remaining(now: moment("2018-11-09 09:00"), due: unknown, calendar: .customs) == .unknown)
        let running = Due(state: .running(until: moment("2018-11-09 17:00")), because: [])
        #expect(LegalClock.remaining(now: moment("2018-11-08 09:00"), due: running, calendar: .customs) == .workingDays(1))
    }
}
