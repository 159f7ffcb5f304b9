extension WorkingCalendar {
    /// Closing time of the `count`-th working day after the day of `moment`, as the legal clock counts.
    package func closing(ofWorkingDay count: Int, after moment: Instant) -> Instant {
        var day = moment.day
        for _ in 0..<count { day = nextWorkingDay(after: day) }
        return closing(of: day)
    }
}
