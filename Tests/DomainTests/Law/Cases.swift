import Domain

/// `2018-10-09 07:30`, `2018-10-09 16:59:59.999`, at +07:00.
func moment(_ text: String) -> Instant { Instant(text.replacing(" ", with: "T") + "+07:00")! }

func day(_ text: String) -> Day { Day(text)! }

extension WorkingCalendar {
    /// 07:30–11:30 and 13:00–17:00.
    static let withLunchBreak = try! WorkingCalendar(
        hours: [Hours(from: 450, to: 690), Hours(from: 780, to: 1020)], keepsPublicHolidays: true)
}

/// The week days off and the Saturdays worked, written down from the notices independently of the table in Domain.
enum Notices {
    static let years: [(year: Int, off: String, work: String)] = [
        (2016, "01-01 02-08 02-09 02-10 02-11 02-12 04-18 05-02 05-03 09-02", ""),
        (2017, "01-02 01-26 01-27 01-30 01-31 02-01 04-06 05-01 05-02 09-04", ""),
        (2018, "01-01 02-14 02-15 02-16 02-19 02-20 04-25 04-30 05-01 09-03 12-31", ""),
        (2019, "01-01 02-04 02-05 02-06 02-07 02-08 04-15 04-29 04-30 05-01 09-02", "01-05 05-04"),
        (2020, "01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02", ""),
        (2021, "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03", ""),
        (2022, "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02", ""),
        (2023, "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04", ""),
        (2024, "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03", "05-04"),
        (2025, "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02", "04-26"),
        (2026, "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24", "01-10 08-22"),
    ]

    static let off = Set(years.flatMap { year in year.off.split(separator: " ").map { "\(year.year)-\($0)" } })
    static let work = Set(years.flatMap { year in year.work.split(separator: " ").map { "\(year.year)-\($0)" } })
}
