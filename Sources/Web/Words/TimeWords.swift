import Domain

extension Language {
    func pick(_ vi: String, _ en: String) -> String {
        switch self {
        case .vi: vi
        case .en: en
        }
    }

    func days(_ count: Int) -> String { pick("\(count) ngày", count == 1 ? "1 day" : "\(count) days") }
    func hours(_ count: Int) -> String { pick("\(count) giờ", count == 1 ? "1 hour" : "\(count) hours") }
    func minutes(_ count: Int) -> String { pick("\(count) phút", count == 1 ? "1 minute" : "\(count) minutes") }

    /// Inside a sentence: `thứ Tư`, `Wednesday`.
    func weekday(_ day: Day) -> String {
        let name = Self.weekdays[day.weekday - 1]
        return pick(name.vi, name.en)
    }

    static let weekdays: [(vi: String, en: String)] = [
        ("thứ Hai", "Monday"), ("thứ Ba", "Tuesday"), ("thứ Tư", "Wednesday"), ("thứ Năm", "Thursday"),
        ("thứ Sáu", "Friday"), ("thứ Bảy", "Saturday"), ("Chủ nhật", "Sunday"),
    ]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    func date(_ day: Day) -> String {
        let (year, month, number) = day.parts
        return pick("\(day.dayAndMonth)/\(year)", "\(number) \(Self.months[month - 1]) \(year)")
    }
}

extension Day {
    /// `thứ Tư 11/11/2026`, `Wednesday 11 November 2026`
    package func words(in language: Language) -> String { "\(language.weekday(self)) \(language.date(self))" }

    /// `04/11`, in both languages.
    package var dayAndMonth: String { "\(twoDigits(day))/\(twoDigits(month))" }
}

extension Instant {
    /// `17:00, thứ Tư 11/11/2026`
    package func words(in language: Language) -> String { "\(hour), \(day.words(in: language))" }

    /// `17:00`
    package var hour: String { "\(twoDigits(minuteOfDay / 60)):\(twoDigits(minuteOfDay % 60))" }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
