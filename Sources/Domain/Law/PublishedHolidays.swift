extension HolidayYear {
    /// The list published for the year, else the one computed by rule.
    package static func shipped(_ year: Int) -> HolidayYear { known[year] ?? computed(year) }

    private static let known: [Int: HolidayYear] = {
        let computed = LunarDays.years.map { ($0, HolidayYear.computed($0)) }
        return Dictionary(uniqueKeysWithValues: computed).merging(published) { $1 }
    }()

    /// The days off of the Government's yearly notices 2016–2026, dates as month × 100 + day. 1 January, 30 April and 1 May are
    /// the same every year. Which days inside a Tết block are the holiday and which make up for a rest day is our labelling.
    static let published: [Int: HolidayYear] = [
        2016: year(2016, tet: 207...211, hungKings: 416, nationalDay: 902...902,
            inLieu: [212: .tet, 418: .hungKings, 502: .reunification, 503: .labour]),
        2017: year(2017, tet: 127...131, hungKings: 406, nationalDay: 902...902,
            inLieu: [102: .newYear, 126: .tet, 201: .tet, 502: .reunification, 904: .nationalDay]),
        2018: year(2018, tet: 215...219, hungKings: 425, nationalDay: 902...902,
            inLieu: [214: .tet, 220: .tet, 903: .nationalDay]),
        2019: year(2019, tet: 204...208, hungKings: 414, nationalDay: 902...902, inLieu: [415: .hungKings]),
        2020: year(2020, tet: 124...128, hungKings: 402, nationalDay: 902...902, inLieu: [123: .tet, 129: .tet]),
        2021: year(2021, tet: 211...215, hungKings: 421, nationalDay: 902...903, inLieu: [210: .tet, 216: .tet, 503: .labour]),
        2022: year(2022, tet: 131...204, hungKings: 410, nationalDay: 901...902,
            inLieu: [103: .newYear, 411: .hungKings, 502: .reunification, 503: .labour]),
        2023: year(2023, tet: 121...125, hungKings: 429, nationalDay: 901...902,
            inLieu: [102: .newYear, 120: .tet, 126: .tet, 502: .hungKings, 503: .reunification, 904: .nationalDay]),
        2024: year(2024, tet: 209...213, hungKings: 418, nationalDay: 902...903, inLieu: [208: .tet, 214: .tet]),
        2025: year(2025, tet: 127...201, hungKings: 407, nationalDay: 901...902),
        2026: year(2026, tet: 216...220, hungKings: 426, nationalDay: 901...902, cultureDay: 1124, inLieu: [427: .hungKings]),
    ]

    /// The working day off and the Saturday worked for it.
    private static let swaps = [
        (off: Day(2018, 12, 31), work: Day(2019, 1, 5)), (off: Day(2019, 4, 29), work: Day(2019, 5, 4)),
        (off: Day(2024, 4, 29), work: Day(2024, 5, 4)), (off: Day(2025, 5, 2), work: Day(2025, 4, 26)),
        (off: Day(2026, 1, 2), work: Day(2026, 1, 10)), (off: Day(2026, 8, 31), work: Day(2026, 8, 22)),
    ]

    private static func year(
        _ year: Int, tet: ClosedRange<Int>, hungKings: Int, nationalDay: ClosedRange<Int>, cultureDay: Int? = nil,
        inLieu: [Int: Holiday] = [:]
    ) -> HolidayYear {
        func date(_ number: Int) -> Day { Day(year, number / 100, number % 100) }
        var off: [Day: DayOff] = [:]
        for (day, holiday) in inLieu { off[date(day)] = .inLieu(of: holiday) }
        for day in date(tet.lowerBound)...date(tet.upperBound) { off[day] = .holiday(.tet) }
        for day in date(nationalDay.lowerBound)...date(nationalDay.upperBound) { off[day] = .holiday(.nationalDay) }
        if let cultureDay { off[date(cultureDay)] = .holiday(.cultureDay) }
        off[date(101)] = .holiday(.newYear)
        off[date(hungKings)] = .holiday(.hungKings)
        off[date(430)] = .holiday(.reunification)
        off[date(501)] = .holiday(.labour)
        for swap in swaps where swap.off.year == year { off[swap.off] = .swapped(with: swap.work) }
        let work = swaps.filter { $0.work.year == year }.map { ($0.work, $0.off) }
        return HolidayYear(off: off, work: Dictionary(uniqueKeysWithValues: work))
    }
}
