import Domain

extension StripCell {
    /// `Thứ Tư`, `T7, CN`, `T2–T6`
    package func weekdays(in language: Language) -> String {
        let (first, last) = (days.lowerBound, days.upperBound)
        if first == last { return language.weekday(first).capitalizedFirst }
        return [first, last].map { short($0, language) }.joined(separator: days.count == 2 ? ", " : "–")
    }

    private func short(_ day: Day, _ language: Language) -> String {
        language.pick(day.weekday == 7 ? "CN" : "T\(day.weekday + 1)", String(Language.weekdays[day.weekday - 1].en.prefix(3)))
    }

    /// `04/11`, `07–08/11`, `30/04–03/05`
    package var dates: String {
        let (first, last) = (days.lowerBound, days.upperBound)
        if first == last { return first.dayAndMonth }
        return "\(first.month == last.month ? String(first.dayAndMonth.prefix(2)) : first.dayAndMonth)–\(last.dayAndMonth)"
    }

    /// What stands in the circle: a number, a range of numbers, or a sign. Not for screen readers: `text` says it.
    package var sign: String {
        if let numbers { return numbers.count == 1 ? "\(numbers.lowerBound)" : "\(numbers.lowerBound)–\(numbers.upperBound)" }
        return switch kind {
        case .saved, .waiting, .counted, .folded, .reception, .restarted: "·"
        case .off: "–"
        case .paused: "‖"
        case .due, .overdue: "!"
        }
    }

    package func text(in language: Language) -> String {
        var parts = [isToday ? language.pick("hôm nay", "today") : nil, event(in: language), pausing(in: language)].compactMap { $0 }
        if let makesUpFor {
            parts.append(language.pick("làm bù cho \(makesUpFor.dayAndMonth)", "worked for \(makesUpFor.dayAndMonth)"))
        }
        return parts.joined(separator: ", ").capitalizedFirst
    }

    private func event(in language: Language) -> String? {
        switch kind {
        case .saved: language.pick("nộp lúc \(hour)", "stored at \(hour)")
        case .waiting: language.pick("chờ đủ hồ sơ", "dossier not yet complete")
        case .reception: language.pick("tiếp nhận \(hour), ngày này không tính", "received \(hour), this day is not counted")
        case .restarted: language.pick("tính lại từ \(hour), ngày này không tính", "begins again \(hour), this day is not counted")
        case .counted: isPast ? language.pick("đã qua", "past") : numbers.map { ordinal($0.lowerBound, language) }
        case .off: offWords(in: language)
        case .paused: pause == nil ? language.pick("tạm dừng", "paused") : nil
        case .due: language.pick("hạn: \(hour)", "due: \(hour)")
        case .overdue: language.pick("quá hạn", "overdue")
        case .folded: foldedWords(in: language)
        }
    }

    private var hour: String { at?.hour ?? "" }

    private func ordinal(_ number: Int, _ language: Language) -> String {
        let words = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
        return language.pick("ngày thứ \(number <= words.count ? words[number - 1] : String(number))", "day \(number)")
    }

    private func offWords(in language: Language) -> String {
        let names = off.names(in: language)
        let notCounted = language.pick("không tính", "not counted")
        return names.isEmpty ? notCounted : "\(names): \(notCounted)"
    }

    private func foldedWords(in language: Language) -> String {
        guard let numbers else { return language.pick("không còn tính", "no longer counted") }
        let days = language.pick("\(numbers.count) ngày được tính", numbers.count == 1 ? "1 day counted" : "\(numbers.count) days counted")
        return isPast ? language.pick("đã qua \(days)", "past, \(days)") : days
    }

    private func pausing(in language: Language) -> String? {
        guard let pause else { return nil }
        let begins = days.contains(pause.from.day)
        if let to = pause.to, days.contains(to.day) {
            return begins
                ? language.pick("tạm dừng \(pause.from.hour)–\(to.hour)", "paused \(pause.from.hour)–\(to.hour)")
                : language.pick("tạm dừng đến \(to.hour)", "paused until \(to.hour)")
        }
        return begins ? language.pick("tạm dừng từ \(pause.from.hour)", "paused from \(pause.from.hour)") : language.pick("tạm dừng", "paused")
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
