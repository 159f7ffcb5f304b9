import Domain
import Foundation
import Testing

struct CalendarFormatTests {
    private func read(_ text: String) throws -> WorkingCalendar { try JSONDecoder().decode(WorkingCalendar.self, from: Data(text.utf8)) }

    @Test func `a calendar file gives hours, week, days off and days worked`() throws {
        let calendar = try read(
            #"{"hours":[["07:30","11:30"],["13:00","24:00"]],"weekdays":[1,6],"off":["2026-02-16"],"work":["2026-01-11"]}"#)
        #expect(calendar.hours == [.init(from: 450, to: 690), .init(from: 780, to: 1440)])
        #expect(calendar.weekdays == [1, 6] && calendar.off == [day("2026-02-16")] && calendar.work == [day("2026-01-11")])
        #expect(calendar.isWorkingDay(day("2018-04-30")), "the public holidays are not kept unless the file says so")
    }

    @Test func `what the file leaves out is as usual, public holidays on demand`() throws {
        let calendar = try read(#"{"publicHolidays":true}"#)
        #expect(calendar == .customs)
        #expect(try !read("{}").keepsPublicHolidays)
    }

    @Test(arguments: [
        #"{"hour":[["07:30","17:00"]]}"#, #"{"hours":[["7:30","17:00"]]}"#, #"{"hours":[["07:30"]]}"#, #"{"hours":[["07:30","12:00","17:00"]]}"#,
        #"{"hours":[["07:60","17:00"]]}"#, #"{"hours":[["17:00","07:30"]]}"#, #"{"hours":[["07:30","24:01"]]}"#, #"{"hours":[]}"#,
        #"{"weekdays":[]}"#, #"{"weekdays":["1"]}"#, #"{"weekdays":[0]}"#, #"{"off":["2026-02-30"]}"#, #"{"off":["2026-02-20"],"work":["2026-02-20"]}"#, "[]",
    ])
    func `a file that makes no sense is refused`(text: String) { #expect(throws: DecodingError.self) { try read(text) } }

    @Test func `readings written before a reading had a name have its default`() throws {
        let readings = Readings(a03: .sameDay, a08: .unitLeaderMayOpen)
        let text = String(decoding: try JSONEncoder().encode(readings), as: UTF8.self)
        #expect(text.contains(#""A-03":"same-day""#) && text.contains(#""A-08":"unit-leader-may-open""#))
        #expect(try JSONDecoder().decode(Readings.self, from: Data(text.utf8)) == readings)
        #expect(try JSONDecoder().decode(Readings.self, from: Data("{}".utf8)) == Readings())
    }

    @Test func `a reception keeps its reasons through writing and reading`() throws {
        let reception = LegalClock.reception(saved: moment("2018-02-14 06:10"), manual: moment("2018-02-13 06:10"), calendar: .customs)
        #expect(try JSONDecoder().decode(Reception.self, from: JSONEncoder().encode(reception)) == reception)
    }
}
