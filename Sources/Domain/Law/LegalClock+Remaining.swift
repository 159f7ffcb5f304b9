extension LegalClock {
    package static func remaining(now: Instant, due: Due, calendar: WorkingCalendar) -> Remaining {
        switch due.state {
        case .running(let until): remaining(now: now, due: until, calendar: calendar)
        case .paused(let since, let left): .paused(since: since, left: left)
        case .unknown: .unknown
        }
    }

    /// At the very moment it is due, a dossier is still on time.
    package static func remaining(now: Instant, due: Instant, calendar: WorkingCalendar) -> Remaining {
        guard now <= due else { return .overdue(workingDays: calendar.openings(after: due, through: now)) }
        let days = calendar.workingDays(after: now.day, through: due.day)
        return days > 0 ? .workingDays(days) : .workingMinutes(calendar.workingMinutes(from: now, to: due))
    }
}

extension WorkingCalendar {
    package func workingDays(after day: Day, through last: Day) -> Int {
        day < last ? (day.adding(days: 1)...last).count(where: isWorkingDay) : 0
    }

    /// Working time between two instants, whole minutes.
    package func workingMinutes(from: Instant, to: Instant) -> Int {
        guard from < to else { return 0 }
        let time = (from.day...to.day).filter(isWorkingDay).reduce(Int64(0)) { sum, day in
            hours.reduce(sum) { sum, part in
                let begin = max(from, Instant(day: day, minute: part.from))
                let end = min(to, Instant(day: day, minute: part.to))
                return sum + max(0, end.milliseconds - begin.milliseconds)
            }
        }
        return Int(time / 60_000)
    }

    fileprivate func openings(after from: Instant, through to: Instant) -> Int {
        (from.day...to.day).count { day in
            let opening = opening(of: day)
            return isWorkingDay(day) && from < opening && opening <= to
        }
    }
}
