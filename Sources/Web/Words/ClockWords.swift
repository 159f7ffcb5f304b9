import Domain

extension ProcessingTime {
    /// `5 ngày làm việc`; for steps the sum where there is one, then each: `15 ngày làm việc (10 ngày làm việc + 5 ngày làm việc)`.
    package func words(in language: Language) -> String {
        switch self {
        case .workingDays(let days): language.pick("\(days) ngày làm việc", days == 1 ? "1 working day" : "\(days) working days")
        case .calendarDays(let days): language.pick("\(days) ngày", days == 1 ? "1 calendar day" : "\(days) calendar days")
        case .workingHours(let hours): language.pick("\(hours) giờ làm việc", hours == 1 ? "1 working hour" : "\(hours) working hours")
        case .steps(let steps): words(of: steps, in: language)
        case .unknown: language.pick("chưa biết", "not known")
        }
    }

    private func words(of steps: [Step], in language: Language) -> String {
        let each = steps.map { $0.time.words(in: language) }.joined(separator: " + ")
        if case .steps = simplified { return each }
        return steps.count == 1 ? each : "\(simplified.words(in: language)) (\(each))"
    }
}

extension Remaining {
    /// `Còn 4 ngày`, `Còn 6 giờ`, `Quá hạn 2 ngày`, `Tạm dừng từ 03/11`, `Chưa biết thời hạn`
    package func words(in language: Language) -> String {
        switch self {
        case .workingDays(let days): left(language.days(days), language)
        case .workingMinutes(let minutes):
            left(minutes < 60 ? language.minutes(minutes) : language.hours(minutes / 60), language)
        case .overdue(workingDays: 0): language.pick("Quá hạn", "Overdue")
        case .overdue(let days): language.pick("Quá hạn \(language.days(days))", "Overdue by \(language.days(days))")
        case .paused(let since, _): language.pick("Tạm dừng từ \(since.day.dayAndMonth)", "Paused since \(since.day.dayAndMonth)")
        case .unknown: language.pick("Chưa biết thời hạn", "Time limit not known")
        }
    }

    private func left(_ amount: String, _ language: Language) -> String { language.pick("Còn \(amount)", "\(amount) left") }
}
