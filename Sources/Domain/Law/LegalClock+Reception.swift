extension LegalClock {
    /// When a dossier whose last byte was durable at `saved` counts as received; `manual` is the moment the parts handed in over
    /// the counter were complete, nil when there are none.
    package static func reception(
        saved: Instant, manual: Instant? = nil, calendar: WorkingCalendar, reading: Readings.A03 = .literal
    ) -> Reception {
        guard let manual else { return reception(completed: saved, calendar: calendar, reading: reading) }

        // "b) […] thời điểm tiếp nhận hồ sơ là thời điểm cơ quan hải quan tiếp nhận đầy đủ hồ sơ bằng cả hai phương thức thủ công và
        // điện tử." Whether the hours of điểm a bind here too is open: A-04 takes the later of the two and then applies them.
        let later = max(saved, manual)
        var reception = reception(completed: later, calendar: calendar, reading: reading)
        reception.because = [
            Reason("2988-D7.5.b", .completedBothWays(electronic: saved, manual: manual)),
            Reason("A-04", .laterCompletionCounts(later)),
        ] + reception.because
        return reception
    }

    private static func reception(
        completed: Instant, calendar: WorkingCalendar, reading: Readings.A03
    ) -> Reception {
        guard let when = calendar.outsideHours(completed) else {
            // "Trường hợp Hệ thống hoàn thành việc lưu hồ sơ trong giờ làm việc thì thời điểm tiếp nhận hồ sơ là thời điểm hoàn thành
            // việc lưu hồ sơ."
            return Reception(at: completed, because: [Reason("2988-D7.5.a-i", .withinHours(completed))])
        }

        // "Trường hợp Hệ thống hoàn thành việc lưu hồ sơ ngoài giờ làm việc thì thời điểm tiếp nhận hồ sơ là giờ làm việc đầu tiên của
        // ngày làm việc kế tiếp."
        let nextDay = calendar.opening(of: calendar.nextWorkingDay(after: completed.day))
        guard when == .beforeOpening || when == .inBreak else {
            return Reception(at: nextDay, because: [Reason("2988-D7.5.a-ii", .outsideHours(completed, when, received: nextDay))])
        }
        // the office still opens on the very day.
        let received = reading == .literal ? nextDay : calendar.laterOpening(after: completed)
        return Reception(
            at: received,
            because: [
                Reason("2988-D7.5.a-ii", .outsideHours(completed, when, received: received)),
                Reason(Readings.A03.mark, .readingOfOutsideHours(reading)),
            ])
    }
}

extension WorkingCalendar {
    /// nil within working hours.
    fileprivate func outsideHours(_ instant: Instant) -> ReasonFact.When? {
        if let off = dayOff(instant.day) { return .dayOff(off) }
        if instant < opening(of: instant.day) { return .beforeOpening }
        if instant >= closing(of: instant.day) { return .afterClosing }
        return isOpen(instant) ? nil : .inBreak
    }

    /// The next opening on the same day, for an instant before opening or in a break.
    fileprivate func laterOpening(after instant: Instant) -> Instant {
        let minute = instant.minuteOfDay
        let next = hours.first { $0.from > minute } ?? hours[0]
        return Instant(day: instant.day, minute: next.from)
    }
}
