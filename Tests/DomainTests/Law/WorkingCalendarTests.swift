import Domain
import Testing

struct WorkingCalendarTests {
    @Test(arguments: [
        ("2018-10-09 07:29:59.999", false), ("2018-10-09 07:30", true), ("2018-10-09 12:15", true), ("2018-10-09 16:59:59.999", true),
        ("2018-10-09 17:00", false), ("2018-10-13 09:00", false), ("2019-01-05 09:00", true), ("2018-12-31 09:00", false),
    ])
    func `the office is open from the first minute to just before closing time`(text: String, open: Bool) {
        #expect(WorkingCalendar.customs.isOpen(moment(text)) == open)
    }

    @Test(arguments: [("11:29:59.999", true), ("11:30", false), ("12:59:59.999", false), ("13:00", true), ("17:00", false)])
    func `a lunch break is outside`(time: String, open: Bool) {
        #expect(WorkingCalendar.withLunchBreak.isOpen(moment("2018-10-09 \(time)")) == open)
    }

    @Test func `opening is the first hour of the day, closing the last`() {
        #expect(WorkingCalendar.withLunchBreak.opening(of: day("2018-10-09")) == moment("2018-10-09 07:30"))
        #expect(WorkingCalendar.withLunchBreak.closing(of: day("2018-10-09")) == moment("2018-10-09 17:00"))
        #expect(WorkingCalendar.customs.nextWorkingDay(after: day("2018-02-13")) == day("2018-02-21"))
    }

    @Test func `days of the unit itself stand before public holidays and the week`() throws {
        let calendar = try WorkingCalendar(off: [day("2018-10-09")], work: [day("2018-02-16"), day("2018-10-13")], keepsPublicHolidays: true)
        #expect(calendar.dayOff(day("2018-10-09")) == .closed)
        #expect(calendar.isWorkingDay(day("2018-02-16")) && calendar.isWorkingDay(day("2018-10-13")))
        #expect(calendar.dayOff(day("2018-02-15")) == .holiday(.tet))
    }

    @Test func `without public holidays only the week and own days count`() throws {
        let calendar = try WorkingCalendar(weekdays: [1, 2, 3, 4, 5, 6], off: [day("2018-02-16")], keepsPublicHolidays: false)
        #expect(calendar.isWorkingDay(day("2018-02-15")) && calendar.isWorkingDay(day("2018-02-17")) && !calendar.isWorkingDay(day("2018-02-18")))
        #expect(calendar.dayOff(day("2018-02-16")) == .closed && !calendar.isProvisional(2040))
    }

    @Test(arguments: [
        ([], [1], .noHours), ([(450, 450)], [1], .wrongHours(.init(from: 450, to: 450))),
        ([(450, 1441)], [1], .wrongHours(.init(from: 450, to: 1441))), ([(-1, 60)], [1], .wrongHours(.init(from: -1, to: 60))),
        ([(450, 700), (690, 1020)], [1], .wrongHours(.init(from: 690, to: 1020))), ([(450, 1020)], [], .noWeekdays),
        ([(450, 1020)], [0, 1], .wrongWeekday(0)), ([(450, 1020)], [8], .wrongWeekday(8)),
    ] as [([(Int, Int)], Set<Int>, WorkingCalendar.Fault)])
    func `a calendar that never opens or makes no sense is refused`(hours: [(Int, Int)], weekdays: Set<Int>, fault: WorkingCalendar.Fault) {
        #expect(throws: fault) {
            try WorkingCalendar(hours: hours.map { .init(from: $0.0, to: $0.1) }, weekdays: weekdays, keepsPublicHolidays: true)
        }
    }

    @Test func `a day cannot be both off and worked`() {
        #expect(throws: WorkingCalendar.Fault.bothOffAndWork(day("2026-01-10"))) {
            try WorkingCalendar(off: [day("2026-01-10")], work: [day("2026-01-10")], keepsPublicHolidays: false)
        }
    }

    @Test func `working time between two moments leaves out nights, breaks and days off`() {
        let calendar = WorkingCalendar.withLunchBreak
        #expect(calendar.workingMinutes(from: moment("2018-10-12 16:00"), to: moment("2018-10-15 08:00")) == 90)
        #expect(calendar.workingMinutes(from: moment("2018-10-12 11:00"), to: moment("2018-10-12 13:15")) == 45)
        #expect(calendar.workingMinutes(from: moment("2018-10-12 11:00"), to: moment("2018-10-12 10:00")) == 0)
    }
}
