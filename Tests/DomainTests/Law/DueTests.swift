import Domain
import Testing

struct DueTests {
    private func due(
        _ received: String, _ time: ProcessingTime, pauses: [(String, String?)] = [], restarted: String? = nil,
        calendar: WorkingCalendar = .customs
    ) -> Due {
        LegalClock.due(
            received: moment(received), restartedAt: restarted.map(moment), time: time,
            pauses: pauses.map { Pause(from: moment($0.0), to: $0.1.map(moment)) }, calendar: calendar)
    }

    @Test(arguments: [
        ("2018-10-09 07:30", 1, "2018-10-10 17:00"), ("2018-10-09 16:59", 5, "2018-10-16 17:00"),
        ("2018-10-12 09:00", 1, "2018-10-15 17:00"), ("2018-02-13 09:00", 1, "2018-02-21 17:00"),
        ("2018-12-28 09:00", 3, "2019-01-04 17:00"), ("2019-01-04 09:00", 1, "2019-01-05 17:00"),
        ("2018-10-09 09:00", 0, "2018-10-09 17:00"),
    ])
    func `2988-D7.4 HD-14 the day of reception is not counted, due when the last working day closes`(received: String, days: Int, at: String) {
        #expect(due(received, .workingDays(days)).at == moment(at))
    }

    @Test func `2988-D7.4 the processing time is that of the procedure, and every step of the count is explained`() {
        let due = due("2018-02-12 09:00", .workingDays(3))
        #expect(due.counted == [day("2018-02-13"), day("2018-02-21"), day("2018-02-22")])
        #expect(due.because == [
            Reason("2988-D7.4", .processingTime(.workingDays(3))),
            Reason(.publicHolidays, .daysOff([.inLieu(of: .tet), .holiday(.tet)])),
            Reason(.countedAfterReception, .countedAfter(day("2018-02-12"), last: day("2018-02-22"))),
        ])
    }

    @Test func `2988-D7.4 an unknown processing time gives no due date`() {
        for time in [ProcessingTime.unknown, .steps([]), .steps([.init(time: .workingDays(5)), .init(time: .unknown)])] {
            let due = due("2018-10-09 09:00", time)
            #expect(due.state == .unknown && due.at == nil && due.counted.isEmpty)
            #expect(due.because == [Reason("2988-D7.4", .processingTime(.unknown))])
        }
        let steps = ProcessingTime.steps([.init(time: .workingDays(5)), .init(time: .unknown)])
        #expect(due("2018-10-09 09:00", steps, pauses: [("2018-10-10 09:00", nil)]).state == .unknown)
    }

    @Test func `a year computed by rule makes the due date provisional`() {
        #expect(due("2026-12-30 09:00", .workingDays(3)).because.last == Reason(.publicHolidays, .provisionalYear(2027)))
        #expect(!due("2026-12-28 09:00", .workingDays(3)).because.contains { $0.fact == .provisionalYear(2027) })
    }

    @Test(arguments: [
        ("2018-10-10 10:00", "2018-10-12 09:00", "2018-10-18 17:00"),  // 11 and 12 October
        ("2018-10-10 07:30", "2018-10-11 07:30", "2018-10-17 17:00"),  // to is counted again
        ("2018-10-10 07:30:00.001", "2018-10-11 07:30", "2018-10-16 17:00"),
        ("2018-10-10 07:29", "2018-10-10 07:30", "2018-10-16 17:00"),
        ("2018-10-12 18:00", "2018-10-15 07:00", "2018-10-16 17:00"),  // over a weekend
        ("2018-10-01 08:00", "2018-10-09 08:00", "2018-10-16 17:00"),  // before the count
        ("2018-10-17 08:00", "2018-10-20 08:00", "2018-10-16 17:00"),  // after it
    ])
    func `2988-D7.4 A-09 a working day whose opening lies in a pause is not counted`(from: String, to: String, at: String) {
        #expect(due("2018-10-09 09:00", .workingDays(5), pauses: [(from, to)]).at == moment(at))
    }

    @Test func `A-09 pauses may overlap, and those that matter are named in order`() {
        let pauses = [("2018-10-11 08:00", "2018-10-15 08:00"), ("2018-10-10 08:00", "2018-10-12 08:00"), ("2018-09-01 08:00", "2018-09-02 08:00")]
        let due = due("2018-10-09 09:00", .workingDays(2), pauses: pauses)
        #expect(due.at == moment("2018-10-16 17:00"))
        #expect(due.because.filter { $0.mark == "A-09" }.map(\.fact) == [pauses[1], pauses[0]].map {
            .pause(Pause(from: moment($0.0), to: moment($0.1)))
        })
    }

    @Test func `A-09 an open pause stops the clock with what is left`() {
        let due = due("2018-10-09 09:00", .workingDays(5), pauses: [("2018-10-11 10:05", nil)])
        #expect(due.state == .paused(since: moment("2018-10-11 10:05"), left: .workingDays(3)))
        #expect(due.at == nil && due.counted == [day("2018-10-10"), day("2018-10-11")])
        #expect(due.because.contains(Reason("A-09", .pause(Pause(from: moment("2018-10-11 10:05"), to: nil)))))
    }

    @Test func `A-09 an open pause that began after the time was over changes nothing`() {
        let late = due("2018-10-09 09:00", .workingDays(2), pauses: [("2018-10-12 08:00", nil)])
        #expect(late.at == moment("2018-10-11 17:00"))
        #expect(!late.because.contains { $0.mark == "A-09" })
    }

    @Test func `A-09 a restart counts from zero`() {
        let due = due("2018-10-01 09:00", .workingDays(5), restarted: "2018-10-09 09:00")
        #expect(due.at == moment("2018-10-16 17:00"))
        #expect(due.because.contains(Reason("A-09", .restarted(moment("2018-10-09 09:00")))))
    }

    @Test(arguments: [
        ("2018-10-09 09:00", 1, "2018-10-10 17:00"), ("2018-10-09 09:00", 3, "2018-10-12 17:00"),
        ("2018-10-09 09:00", 4, "2018-10-15 17:00"), ("2018-02-01 09:00", 15, "2018-02-21 17:00"),
    ])
    func `2988-D7.4 HD-13 a period in calendar days that ends on a day off moves to the next working day`(received: String, days: Int, at: String) {
        #expect(due(received, .calendarDays(days)).at == moment(at))
    }

    @Test func `HD-13 the move to a working day is explained, and only then`() {
        let moved = Reason(.lastDayOff, .lastDayOff(day("2018-10-13"), .weekend, movedTo: day("2018-10-15")))
        #expect(due("2018-10-09 09:00", .calendarDays(4)).because.contains(moved))
        #expect(!due("2018-10-09 09:00", .calendarDays(3)).because.contains { $0.mark == .lastDayOff })
    }

    @Test func `A-09 calendar days in a pause are not counted, and the moved last day is not one of them`() {
        #expect(due("2018-10-09 09:00", .calendarDays(3), pauses: [("2018-10-10 08:00", "2018-10-11 08:00")]).at == moment("2018-10-15 17:00"))
        let overWeekend = [("2018-10-14 08:00", "2018-10-16 08:00")]
        #expect(due("2018-10-09 09:00", .calendarDays(4), pauses: overWeekend).at == moment("2018-10-17 17:00"))
        let open = due("2018-10-09 09:00", .calendarDays(4), pauses: [("2018-10-14 08:00", nil)])
        #expect(open.state == .paused(since: moment("2018-10-14 08:00"), left: .calendarDays(1)))
    }

    @Test(arguments: [
        ("2018-10-09 09:00", 2, "2018-10-09 11:00"), ("2018-10-09 10:30", 2, "2018-10-09 14:00"), ("2018-10-09 16:00", 2, "2018-10-10 08:30"),
        ("2018-10-12 16:59:30", 1, "2018-10-15 08:29:30"), ("2018-10-09 07:30", 8, "2018-10-09 17:00"), ("2018-10-09 09:00", 0, "2018-10-09 09:00"),
        ("2018-10-13 09:00", 2, "2018-10-15 09:30"),
    ])
    func `2988-D7.4 a period in working hours runs only while the office is open`(received: String, hours: Int, at: String) {
        #expect(due(received, .workingHours(hours), calendar: .withLunchBreak).at == moment(at))
    }

    @Test func `A-09 working hours stand still in a pause, to the minute`() {
        let hours = ProcessingTime.workingHours(8)
        #expect(due("2018-10-09 09:00", hours, pauses: [("2018-10-09 10:00", "2018-10-09 10:20")]).at == moment("2018-10-10 07:50"))
        #expect(due("2018-10-09 09:00", hours, pauses: [("2018-10-09 10:20", nil)]).state
            == .paused(since: moment("2018-10-09 10:20"), left: .workingHours(7)))
        #expect(due("2018-10-09 09:00", hours, pauses: [("2018-10-09 17:00", nil)]).at == moment("2018-10-09 17:00"))
    }

    @Test func `2988-D7.4 steps follow one another and the last one decides`() {
        let steps = ProcessingTime.steps([.init(time: .workingDays(10)), .init(time: .workingDays(5))])
        #expect(due("2018-10-09 09:00", steps).at == due("2018-10-09 09:00", .workingDays(15)).at)
        #expect(due("2018-10-09 09:00", steps).counted.count == 15)
        let mixed = ProcessingTime.steps([.init(time: .workingHours(4)), .init(time: .calendarDays(4)), .init(time: .workingDays(1))])
        #expect(due("2018-10-09 09:00", mixed).at == moment("2018-10-16 17:00"))
    }

    @Test func `A-09 what is left of steps is the rest of this one and those after it`() {
        let steps = ProcessingTime.steps([.init(time: .workingDays(10)), .init(name: Localized(vi: "Ra quyết định"), time: .workingDays(5))])
        func left(_ from: String) -> ProcessingTime? {
            guard case .paused(_, let left) = due("2018-10-09 09:00", steps, pauses: [(from, nil)]).state else { return nil }
            return left
        }
        #expect(left("2018-10-11 10:00") == .workingDays(13))
        #expect(left("2018-10-24 10:00") == .workingDays(4))
        #expect(ProcessingTime.steps([.init(time: .calendarDays(3)), .init(time: .workingDays(1))]).simplified
            == .steps([.init(time: .calendarDays(3)), .init(time: .workingDays(1))]))
    }
}
