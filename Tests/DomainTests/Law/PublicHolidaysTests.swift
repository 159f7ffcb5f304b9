import Testing

@testable import Domain

struct PublicHolidaysTests {
    @Test(arguments: Notices.years.map(\.year))
    func `the days off and the Saturdays worked are those of the notices`(year: Int) {
        for day in Day(year, 1, 1)...Day(year, 12, 31) {
            let expected = Notices.work.contains(day.description) || day.weekday < 6 && !Notices.off.contains(day.description)
            #expect(WorkingCalendar.customs.isWorkingDay(day) == expected, "\(day)")
        }
    }

    @Test(arguments: 2016...2026)
    func `the rule for coming years would have given the days of the notices, swapped days aside`(year: Int) {
        func weekdaysOff(_ holidays: HolidayYear) -> [Day] {
            holidays.off.filter { day, off in
                if case .swapped = off { false } else { day.weekday < 6 }
            }.keys.sorted()
        }
        #expect(weekdaysOff(.computed(year)) == weekdaysOff(.shipped(year)))
    }

    @Test func `a published year is certain, a computed one provisional`() {
        #expect((2016...2026).allSatisfy { !WorkingCalendar.customs.isProvisional($0) })
        #expect([2015, 2027, 2060, 2150].allSatisfy(WorkingCalendar.customs.isProvisional))
        #expect(WorkingCalendar.customs.dayOff(day("2027-02-08")) == .holiday(.tet))
        #expect(WorkingCalendar.customs.dayOff(day("2150-09-02")) == .holiday(.nationalDay))
    }

    @Test func `a year the administration enters stands before the shipped one`() throws {
        let entered = HolidayYear(off: [day("2027-02-05"): .holiday(.tet)], work: [day("2027-02-20"): day("2027-02-12")])
        let calendar = try WorkingCalendar(keepsPublicHolidays: true, years: [2027: entered])
        #expect(!calendar.isProvisional(2027) && calendar.isProvisional(2028))
        #expect(calendar.dayOff(day("2027-02-05")) == .holiday(.tet))
        #expect(calendar.isWorkingDay(day("2027-02-08")) && calendar.isWorkingDay(day("2027-02-20")))
        #expect(calendar.makesUp(for: day("2027-02-20")) == day("2027-02-12"))
    }

    @Test(arguments: [
        ("2018-02-16", DayOff.holiday(.tet)), ("2018-02-14", .inLieu(of: .tet)), ("2018-04-25", .holiday(.hungKings)),
        ("2018-12-31", .swapped(with: Day(2019, 1, 5))), ("2018-09-03", .inLieu(of: .nationalDay)), ("2018-10-13", .weekend),
        ("2023-05-02", .inLieu(of: .hungKings)), ("2026-11-24", .holiday(.cultureDay)),
        ("2028-01-03", .inLieu(of: .newYear)), ("2027-09-03", .holiday(.nationalDay)), ("2029-09-04", .inLieu(of: .nationalDay)),
    ])
    func `a day off has its name`(text: String, off: DayOff) { #expect(WorkingCalendar.customs.dayOff(day(text)) == off) }
}
