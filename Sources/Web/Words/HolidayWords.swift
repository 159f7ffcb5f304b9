import Domain

extension Holiday {
    package func words(in language: Language) -> String {
        switch self {
        case .newYear: language.pick("Tết Dương lịch", "New Year's Day")
        case .tet: language.pick("Tết Nguyên Đán", "Tết")
        case .hungKings: language.pick("Giỗ Tổ Hùng Vương", "Hùng Kings' Day")
        case .reunification: language.pick("Ngày Chiến thắng 30/4", "Reunification Day")
        case .labour: language.pick("Quốc tế Lao động 1/5", "Labour Day")
        case .nationalDay: language.pick("Quốc khánh", "National Day")
        case .cultureDay: language.pick("Ngày Văn hóa Việt Nam", "Viet Nam Culture Day")
        }
    }
}

extension DayOff {
    package func words(in language: Language) -> String {
        switch self {
        case .weekend: language.pick("nghỉ hằng tuần", "weekly rest")
        case .holiday(let holiday): language.pick("nghỉ \(holiday.words(in: .vi))", holiday.words(in: .en))
        case .inLieu(let holiday):
            language.pick("nghỉ bù \(holiday.words(in: .vi))", "day off in lieu of \(holiday.words(in: .en))")
        case .swapped(let day):
            language.pick("nghỉ hoán đổi, làm bù \(day.words(in: .vi))", "day off worked on \(day.words(in: .en)) instead")
        case .closed: language.pick("ngày nghỉ của đơn vị", "closed by the office")
        }
    }

    /// The holiday behind it, for lists in which a holiday and the days made up for it are one matter.
    var holiday: Holiday? {
        switch self {
        case .holiday(let holiday), .inLieu(let holiday): holiday
        case .weekend, .swapped, .closed: nil
        }
    }
}

extension [DayOff] {
    /// Holidays by name and once each, then whatever else; weekly rest is not worth a word beside them.
    func names(in language: Language) -> String {
        var names: [String] = []
        for off in self where off != .weekend {
            let name = off.holiday?.words(in: language) ?? off.words(in: language)
            if !names.contains(name) { names.append(name) }
        }
        return names.joined(separator: "; ")
    }
}
