extension HolidayYear {
    /// The public holidays by rule (Bộ luật Lao động 45/2019/QH14 Điều 111, 112; before 2021: 10/2012/QH13 Điều 115), for a year
    /// whose notice is not known. The Prime Minister places Tết and the second National Day, and may swap days: provisional.
    package static func computed(_ year: Int) -> HolidayYear {
        var off: [Day: DayOff] = [:]
        let tet = tetBlock(year)
        for day in tet { off[day] = .holiday(.tet) }
        let others = (fixed(year) + nationalDay(year)).sorted { $0.day < $1.day }
        for (day, holiday) in others { off[day] = .holiday(holiday) }

        // "Nếu ngày nghỉ hằng tuần trùng với ngày nghỉ lễ, tết thì được nghỉ bù ngày hằng tuần vào ngày làm việc kế tiếp."
        // In practice a Tết day on a Saturday is made up before the block.
        for day in tet where day.isRestDay {
            off[free(from: day, step: day.weekday == 6 ? -1 : 1, in: off)] = .inLieu(of: .tet)
        }
        for (day, holiday) in others where day.isRestDay {
            off[free(from: day, step: 1, in: off)] = .inLieu(of: holiday)
        }
        return HolidayYear(off: off, isProvisional: true)
    }

    /// The eve and four days, as the notices have it in most years.
    private static func tetBlock(_ year: Int) -> [Day] {
        LunarDays.tet(year).map { first in (-1...3).map { first.adding(days: $0) } } ?? []
    }

    private static func fixed(_ year: Int) -> [(day: Day, holiday: Holiday)] {
        var days: [(Day, Holiday)] = [
            (Day(year, 1, 1), .newYear), (Day(year, 4, 30), .reunification), (Day(year, 5, 1), .labour),
        ]
        if year >= 2007, let day = LunarDays.hungKings(year) { days.append((day, .hungKings)) }
        if year >= 2026 { days.append((Day(year, 11, 24), .cultureDay)) }
        return days
    }

    /// "Quốc khánh: 02 ngày (ngày 02 tháng 9 dương lịch và 01 ngày liền kề trước hoặc sau)": the notices so far gave a working day,
    /// of two the one nearer the weekend.
    private static func nationalDay(_ year: Int) -> [(day: Day, holiday: Holiday)] {
        let day = Day(year, 9, 2)
        guard year >= 2021 else { return [(day, .nationalDay)] }
        let after = [1, 4, 7].contains(day.weekday)
        return [(day, .nationalDay), (day.adding(days: after ? 1 : -1), .nationalDay)]
    }

    private static func free(from day: Day, step: Int, in off: [Day: DayOff]) -> Day {
        var next = day.adding(days: step)
        while next.isRestDay || off[next] != nil { next = next.adding(days: step) }
        return next
    }
}

extension Day {
    /// Saturday and Sunday, the weekly rest of state offices.
    fileprivate var isRestDay: Bool { weekday >= 6 }
}
