/// Marks of the clock where the regulation itself is silent.
extension Mark {
    /// Bộ luật Dân sự 2015 Điều 148 khoản 5: a last day that is off moves to the next working day.
    package static let lastDayOff: Mark = "HD-13"
    /// Bộ luật Dân sự 2015 Điều 147 khoản 2: the first day of a period is not counted. Due when the last one closes.
    package static let countedAfterReception: Mark = "HD-14"
    /// Public holidays and swapped days are no working days; a year without a published list is computed and provisional.
    package static let publicHolidays: Mark = "HD-15"
    /// Waiting for the declarant stops the clock, restarts it or lets it run on.
    package static let clockWhileWaiting: Mark = "A-09"
}
