import Domain
import Testing

struct DayTests {
    @Test func `two centuries of days follow each other as on the wall`() {
        var (year, month, number, weekday) = (1900, 1, 1, 1)
        var day = Day(1900, 1, 1)
        while year < 2101 {
            #expect(day.parts == (year, month, number) && day.weekday == weekday && Day(year, month, number) == day)
            day = day.adding(days: 1)
            weekday = weekday % 7 + 1
            number += 1
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            if number > [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] { (month, number) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
    }

    @Test(arguments: ["2018-10-09", "1969-12-31", "1970-01-01", "2000-02-29", "2100-02-28", "0001-01-01"])
    func `a date reads and prints the same`(text: String) { #expect(Day(text)?.description == text) }

    @Test(arguments: ["2018-02-29", "2100-02-29", "2018-13-01", "2018-00-10", "2018-04-31", "2018-4-30", "2018-04-30 ", "18-04-30", ""])
    func `a date that no calendar has is refused`(text: String) { #expect(Day(text) == nil) }

    @Test(arguments: [
        ("2018-10-09T07:30:00+07:00", "2018-10-09T07:30:00+07:00"),
        ("2018-10-09T00:30:00Z", "2018-10-09T07:30:00+07:00"),
        ("2018-10-08T22:00:00-02:30", "2018-10-09T07:30:00+07:00"),
        ("2018-10-09T07:30+0700", "2018-10-09T07:30:00+07:00"),
        ("2018-10-09t00:30:00z", "2018-10-09T07:30:00+07:00"),
        ("2018-10-09T07:30:00.5+07", "2018-10-09T07:30:00.500+07:00"),
        ("2018-10-09T16:59:59.9999999+07:00", "2018-10-09T16:59:59.999+07:00"),
        ("1969-12-31T23:59:59.001+07:00", "1969-12-31T23:59:59.001+07:00"),
    ])
    func `a moment is read with any offset and printed at +07:00`(text: String, printed: String) {
        #expect(Instant(text)?.description == printed)
    }

    @Test(arguments: [
        "2018-10-09T07:30:00", "2018-10-09", "2018-10-09 07:30:00+07:00", "2018-10-09T24:00:00+07:00", "2018-10-09T07:60:00+07:00",
        "2018-10-09T07:30:60+07:00", "2018-02-30T07:30:00Z", "2018-10-09T07:30:00.+07:00", "2018-10-09T07:30:00+7:00",
        "2018-10-09T07:30:00+07:00x", "2018-10-09T07:30:00+24:00", "٢٠١٨-10-09T07:30:00Z", "",
    ])
    func `a moment without offset or out of range is refused`(text: String) { #expect(Instant(text) == nil) }

    @Test func `the minute of the day is cut to whole minutes, before 1970 too`() {
        #expect(moment("1969-12-31 23:59:59.999").minuteOfDay == 1439)
        #expect(moment("1969-12-31 23:59:59.999").day == day("1969-12-31"))
        #expect(moment("2018-10-09 00:00").minuteOfDay == 0)
        #expect(Instant("2018-10-08T17:00:00Z")?.day == day("2018-10-09"))
    }
}
