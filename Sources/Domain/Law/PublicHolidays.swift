package enum Holiday: String, Hashable, Sendable, Codable, CaseIterable {
    case newYear, tet, hungKings, reunification, labour, nationalDay, cultureDay
}

/// Why a day is not a working day.
package enum DayOff: Hashable, Sendable, Codable {
    case weekend
    case holiday(Holiday)
    /// Makes up for a holiday that fell on a weekly rest day.
    case inLieu(of: Holiday)
    /// A bridge day, worked on a Saturday instead.
    case swapped(with: Day)
    /// By the calendar of the unit itself.
    case closed
}

/// The public holidays of one year, and the working days the Government moved to a Saturday.
package struct HolidayYear: Hashable, Sendable {
    package var off: [Day: DayOff]
    /// The Saturday worked → the day off it makes up for.
    package var work: [Day: Day]
    /// Computed by rule, since no list was published: the Government may still move days.
    package var isProvisional: Bool

    package init(off: [Day: DayOff], work: [Day: Day] = [:], isProvisional: Bool = false) {
        (self.off, self.work, self.isProvisional) = (off, work, isProvisional)
    }
}
