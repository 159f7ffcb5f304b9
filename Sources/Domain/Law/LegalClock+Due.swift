extension LegalClock {
    /// When a dossier received at `received` is due. `restartedAt`: the clock began again from zero there, by the same rule
    /// of reception. Pauses may overlap; one that is still open stops the clock unless the time was over before it began.
    package static func due(
        received: Instant, restartedAt: Instant? = nil, time: ProcessingTime, pauses: [Pause] = [], calendar: WorkingCalendar
    ) -> Due {
        let start = restartedAt ?? received
        var count = DayCount(calendar: calendar, pauses: pauses)
        let state = count.run(time, from: start)
        guard state != .unknown else { return Due(state: .unknown, because: [Reason("2988-D7.4", .processingTime(.unknown))]) }

        var because = [Reason("2988-D7.4", .processingTime(time))]
        if let restartedAt { because.append(Reason(.clockWhileWaiting, .restarted(restartedAt))) }
        because += pausesThatMatter(pauses, from: start, state: state)
        guard let last = lastDay(state, counted: count.counted), start.day < last else {
            return Due(state: state, counted: count.counted, because: because + count.because)
        }
        if !time.isInCalendarDays { because += daysOff(in: start.day.adding(days: 1)...last, calendar) }
        because += count.because
        because += (start.day.year...last.year).filter(calendar.isProvisional).map { Reason(.publicHolidays, .provisionalYear($0)) }
        return Due(state: state, counted: count.counted, because: because)
    }

    private static func lastDay(_ state: Due.State, counted: [Day]) -> Day? {
        if case .running(let until) = state { until.day } else { counted.last }
    }

    private static func pausesThatMatter(_ pauses: [Pause], from start: Instant, state: Due.State) -> [Reason] {
        let relevant = pauses.filter { pause in
            if let to = pause.to, to <= start || to == pause.from { return false }
            if case .running(let until) = state { return pause.from < until }
            return true
        }
        return relevant.sorted { $0.from < $1.from }.map { Reason(.clockWhileWaiting, .pause($0)) }
    }

    /// What kept week days from being counted, each once.
    private static func daysOff(in days: ClosedRange<Day>, _ calendar: WorkingCalendar) -> [Reason] {
        var off: [DayOff] = []
        for day in days where calendar.weekdays.contains(day.weekday) {
            if let reason = calendar.dayOff(day), !off.contains(reason) { off.append(reason) }
        }
        return off.isEmpty ? [] : [Reason(.publicHolidays, .daysOff(off))]
    }
}

extension ProcessingTime {
    fileprivate var isInCalendarDays: Bool { if case .calendarDays = self { true } else { false } }
}
