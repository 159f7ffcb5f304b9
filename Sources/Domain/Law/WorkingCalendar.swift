/// When an administration works: weekly hours, public holidays, and days off or worked of its own.
package struct WorkingCalendar: Hashable, Sendable {
    /// Minutes after midnight; the closing time itself is outside.
    package struct Hours: Hashable, Sendable {
        package var from: Int
        package var to: Int
        package init(from: Int, to: Int) { (self.from, self.to) = (from, to) }
    }

    /// At least one, in order, apart from each other: a gap is a lunch break.
    package let hours: [Hours]
    /// 1 = Monday … 7 = Sunday, at least one.
    package let weekdays: Set<Int>
    package let off: Set<Day>
    package let work: Set<Day>
    /// Public holidays of Viet Nam and swapped days; without them only `off` and `work` count.
    package let keepsPublicHolidays: Bool
    /// Years the administration entered itself, before the list shipped with the program.
    package let years: [Int: HolidayYear]

    package enum Fault: Error, Hashable, Sendable {
        case noHours
        /// Hours that end before they begin, lie outside the day or overlap the ones before.
        case wrongHours(Hours)
        case noWeekdays
        case wrongWeekday(Int)
        case bothOffAndWork(Day)
    }

    package init(
        hours: [Hours] = WorkingCalendar.customs.hours, weekdays: Set<Int> = WorkingCalendar.customs.weekdays,
        off: Set<Day> = [], work: Set<Day> = [], keepsPublicHolidays: Bool, years: [Int: HolidayYear] = [:]
    ) throws(Fault) {
        guard !hours.isEmpty else { throw .noHours }
        var end = 0
        for part in hours {
            guard end <= part.from, part.from < part.to, part.to <= 1440 else { throw .wrongHours(part) }
            end = part.to
        }
        guard !weekdays.isEmpty else { throw .noWeekdays }
        if let wrong = weekdays.sorted().first(where: { !(1...7 ~= $0) }) { throw .wrongWeekday(wrong) }
        if let both = off.intersection(work).min() { throw .bothOffAndWork(both) }
        (self.hours, self.weekdays, self.off, self.work) = (hours, weekdays, off, work)
        (self.keepsPublicHolidays, self.years) = (keepsPublicHolidays, years)
    }

    /// Monday–Friday 07:30–17:00 (6853-S3.b-iii, the only hours the sources know), public holidays kept.
    package static let customs = WorkingCalendar()

    private init() {
        (hours, weekdays) = ([Hours(from: 7 * 60 + 30, to: 17 * 60)], [1, 2, 3, 4, 5])
        (off, work, keepsPublicHolidays, years) = ([], [], true, [:])
    }
}

extension WorkingCalendar {
    /// nil on a working day.
    package func dayOff(_ day: Day) -> DayOff? {
        if work.contains(day) { return nil }
        if off.contains(day) { return .closed }
        if let year = publicHolidays(in: day.year) {
            if year.work[day] != nil { return nil }
            if let off = year.off[day] { return off }
        }
        return weekdays.contains(day.weekday) ? nil : .weekend
    }

    package func isWorkingDay(_ day: Day) -> Bool { dayOff(day) == nil }

    /// The day off that this working day makes up for.
    package func makesUp(for day: Day) -> Day? { publicHolidays(in: day.year)?.work[day] }

    package func isOpen(_ instant: Instant) -> Bool {
        hours.contains { $0.from <= instant.minuteOfDay && instant.minuteOfDay < $0.to } && isWorkingDay(instant.day)
    }

    /// The first minute of work, whether or not the day is a working day.
    package func opening(of day: Day) -> Instant { Instant(day: day, minute: hours[0].from) }

    package func closing(of day: Day) -> Instant { Instant(day: day, minute: hours[hours.count - 1].to) }

    package func nextWorkingDay(after day: Day) -> Day {
        var next = day.adding(days: 1)
        while !isWorkingDay(next) { next = next.adding(days: 1) }
        return next
    }

    /// Whether the public holidays of the year were computed, not published.
    package func isProvisional(_ year: Int) -> Bool { publicHolidays(in: year)?.isProvisional ?? false }

    private func publicHolidays(in year: Int) -> HolidayYear? {
        keepsPublicHolidays ? years[year] ?? .shipped(year) : nil
    }
}
