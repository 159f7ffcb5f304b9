import Domain
import Testing

struct ReceptionTests {
    private func received(
        _ saved: String, manual: String? = nil, _ calendar: WorkingCalendar = .customs, _ reading: Readings.A03 = .literal
    ) -> Reception {
        LegalClock.reception(saved: moment(saved), manual: manual.map(moment), calendar: calendar, reading: reading)
    }

    @Test(arguments: ["2018-10-09 07:30", "2018-10-09 10:12:13.456", "2018-10-09 16:59:59.999", "2019-01-05 08:00"])
    func `2988-D7.5.a-i stored within working hours, a dossier is received at that very moment`(saved: String) {
        #expect(received(saved) == Reception(at: moment(saved), because: [Reason("2988-D7.5.a-i", .withinHours(moment(saved)))]))
    }

    @Test(arguments: [
        ("2018-10-09 17:00", "2018-10-10 07:30"), ("2018-10-09 23:59:59.999", "2018-10-10 07:30"),
        ("2018-10-12 17:00", "2018-10-15 07:30"), ("2018-10-13 09:00", "2018-10-15 07:30"), ("2018-10-14 23:00", "2018-10-15 07:30"),
        ("2018-02-13 17:00", "2018-02-21 07:30"), ("2018-02-16 09:00", "2018-02-21 07:30"), ("2018-12-31 09:00", "2019-01-02 07:30"),
        ("2019-01-04 18:00", "2019-01-05 07:30"), ("2019-01-05 17:00", "2019-01-07 07:30"),
    ])
    func `2988-D7.5.a-ii stored outside working hours, a dossier is received when the next working day opens`(saved: String, at: String) {
        for reading in Readings.A03.allCases { #expect(received(saved, .customs, reading).at == moment(at)) }
        #expect(received(saved).because.map(\.mark) == ["2988-D7.5.a-ii"])
    }

    @Test func `2988-D7.5.a the moment of storing decides to the millisecond`() {
        #expect(received("2018-10-09 16:59:59.999").at == moment("2018-10-09 16:59:59.999"))
        #expect(received("2018-10-09 17:00:00.000").at == moment("2018-10-10 07:30"))
    }

    @Test(arguments: [
        ("2018-10-09 06:10", WorkingCalendar.customs, "2018-10-10 07:30", "2018-10-09 07:30"),
        ("2018-10-09 00:00", .customs, "2018-10-10 07:30", "2018-10-09 07:30"),
        ("2018-10-12 07:29:59.999", .customs, "2018-10-15 07:30", "2018-10-12 07:30"),
        ("2018-10-09 11:30", .withLunchBreak, "2018-10-10 07:30", "2018-10-09 13:00"),
        ("2018-10-09 12:59:59.999", .withLunchBreak, "2018-10-10 07:30", "2018-10-09 13:00"),
    ])
    func `2988-D7.5.a-ii A-03 before opening and in the break: word for word the next working day, or still the same day`(
        saved: String, calendar: WorkingCalendar, literal: String, sameDay: String
    ) {
        #expect(received(saved, calendar).at == moment(literal))
        #expect(received(saved, calendar, .sameDay).at == moment(sameDay))
        #expect(received(saved, calendar).because.last == Reason("A-03", .readingOfOutsideHours(.literal)))
        #expect(received(saved, calendar, .sameDay).because.last == Reason("A-03", .readingOfOutsideHours(.sameDay)))
    }

    @Test(arguments: [
        ("2018-10-09 09:00", "2018-10-11 10:00", "2018-10-11 10:00"), ("2018-10-11 10:00", "2018-10-09 09:00", "2018-10-11 10:00"),
        ("2018-10-12 20:00", "2018-10-12 10:00", "2018-10-15 07:30"), ("2018-10-09 09:00", "2018-10-09 17:00", "2018-10-10 07:30"),
    ])
    func `2988-D7.5.b A-04 with parts by hand the later completion counts, then the working hours`(saved: String, manual: String, at: String) {
        let reception = received(saved, manual: manual)
        #expect(reception.at == moment(at))
        #expect(reception.because.prefix(2) == [
            Reason("2988-D7.5.b", .completedBothWays(electronic: moment(saved), manual: moment(manual))),
            Reason("A-04", .laterCompletionCounts(max(moment(saved), moment(manual)))),
        ])
    }

    @Test func `the explanation says where the moment lay`() {
        func when(_ saved: String, _ calendar: WorkingCalendar = .customs) -> ReasonFact.When? {
            guard case .outsideHours(_, let when, _)? = received(saved, calendar).because.first?.fact else { return nil }
            return when
        }
        #expect(when("2018-10-09 06:10") == .beforeOpening)
        #expect(when("2018-10-09 12:00", .withLunchBreak) == .inBreak)
        #expect(when("2018-10-09 17:00") == .afterClosing)
        #expect(when("2018-02-16 10:00") == .dayOff(.holiday(.tet)))
    }
}
