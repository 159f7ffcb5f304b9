extension Dossier {
    /// 2988-D7.4: when the result is due, and why; an apology's new date stands in its place (HD-10).
    /// Nil before reception.
    package func due(under rules: Rules) -> Due? {
        guard let received = clock.received else { return nil }
        var due = LegalClock.due(
            received: received, restartedAt: clock.restarted, time: rules.procedure.processingTime, pauses: clock.pauses,
            calendar: rules.calendar)
        // Unless the clock has meanwhile begun anew and gives more.
        if let extended = clock.extendedTo, let at = due.at, at < extended { due.state = .running(until: extended) }
        return due
    }

    /// Why it counts as received when it does; empty before reception.
    /// - Parameter stored: when documents and dossier were durable.
    package func reception(under rules: Rules, stored: Instant) -> [Reason] {
        guard let completed = clock.completed else { return [] }
        return LegalClock.reception(
            saved: stored, manual: completed > stored ? completed : nil, calendar: rules.calendar, reading: rules.readings.a03
        ).because
    }

    /// When a dossier that waits in silence lapses: closing time of the last working day of the period.
    package func lapsesAt(under rules: Rules) -> Instant? {
        lapse.waitingSince.map { rules.calendar.closing(ofWorkingDay: rules.lapseWorkingDays, after: $0) }
    }

    package func lapseWarningFrom(under rules: Rules) -> Instant? {
        let days = max(1, rules.lapseWorkingDays - Rules.lapseWarning)
        return lapse.waitingSince.map { rules.calendar.closing(ofWorkingDay: days, after: $0) }
    }

    /// When the system must look at it again without anybody acting: to warn of a lapse, or to let it lapse.
    package func nextLook(under rules: Rules) -> Instant? {
        lapse.warned ? lapsesAt(under: rules) : lapseWarningFrom(under: rules)
    }
}
