import Domain
import Testing

struct StripTests {
    private func strip(
        saved: String, now: String, time: ProcessingTime = .workingDays(5), pauses: [(String, String?)] = [], manual: String? = nil,
        restarted: String? = nil
    ) -> [StripCell] {
        let pauses = pauses.map { Pause(from: moment($0.0), to: $0.1.map(moment)) }
        let received = LegalClock.reception(saved: moment(saved), manual: manual.map(moment), calendar: .customs).at
        let due = LegalClock.due(
            received: received, restartedAt: restarted.map(moment), time: time, pauses: pauses, calendar: .customs)
        return LegalClock.strip(
            saved: moment(saved), received: received, restartedAt: restarted.map(moment), due: due, pauses: pauses, now: moment(now),
            calendar: .customs)
    }

    /// Kind, numbers, days; `*` today, `<` past.
    private func outline(_ cells: [StripCell]) -> [String] {
        cells.map { cell in
            let days = Set([cell.days.lowerBound, cell.days.upperBound]).sorted().map { String($0.description.suffix(5)) }.joined(separator: "…")
            let numbers = cell.numbers.map { $0.count == 1 ? " \($0.lowerBound)" : " \($0.lowerBound)-\($0.upperBound)" } ?? ""
            return "\(cell.kind)\(numbers) \(days)\(cell.isToday ? " *" : cell.isPast ? " <" : "")"
        }
    }

    @Test func `from storing in the evening to the due hour, days off merged`() {
        let cells = strip(saved: "2026-11-03 19:42", now: "2026-11-03 19:42")
        #expect(outline(cells) == [
            "saved 11-03 *", "reception 0 11-04", "counted 1 11-05", "counted 2 11-06", "off 11-07…11-08", "counted 3 11-09",
            "counted 4 11-10", "due 5 11-11",
        ])
        #expect(cells.compactMap(\.at) == [moment("2026-11-03 19:42"), moment("2026-11-04 07:30"), moment("2026-11-11 17:00")])
        #expect(cells[4].off == [.weekend])
    }

    @Test func `stored and received on one day, holidays by name, a Saturday worked`() {
        let tet = strip(saved: "2018-02-12 09:00", now: "2018-02-13 09:00", time: .workingDays(2))
        #expect(outline(tet) == ["reception 0 02-12 <", "counted 1 02-13 *", "off 02-14…02-20", "due 2 02-21"])
        #expect(tet[2].off == [.inLieu(of: .tet), .holiday(.tet)])
        let swapped = strip(saved: "2019-01-04 09:00", now: "2019-01-04 09:00", time: .workingDays(2))
        #expect(outline(swapped) == ["reception 0 01-04 *", "counted 1 01-05", "off 01-06", "due 2 01-07"])
        #expect(swapped[1].makesUpFor == day("2018-12-31"))
    }

    @Test func `an open pause ends the strip at today`() {
        let cells = strip(saved: "2026-11-03 19:42", now: "2026-11-12 10:00", pauses: [("2026-11-09 10:05", nil)])
        #expect(outline(cells) == [
            "saved 11-03 <", "reception 0 11-04 <", "counted 1 11-05 <", "counted 2 11-06 <", "off 11-07…11-08 <", "counted 3 11-09 <",
            "paused 11-10…11-12 *",
        ])
        #expect(cells[5].pause?.from == moment("2026-11-09 10:05") && cells[4].pause == nil)
    }

    @Test func `a pause that is over lies between the days counted, weekends in it too`() {
        let cells = strip(saved: "2026-11-03 09:00", now: "2026-11-10 09:00", time: .workingDays(3), pauses: [("2026-11-04 10:00", "2026-11-09 09:00")])
        #expect(outline(cells) == ["reception 0 11-03 <", "counted 1 11-04 <", "paused 11-05…11-09 <", "counted 2 11-10 *", "due 3 11-11"])
    }

    @Test func `past the due day one cell runs up to today`() {
        let cells = strip(saved: "2026-11-03 09:00", now: "2026-11-09 09:00", time: .workingDays(1))
        #expect(outline(cells) == ["reception 0 11-03 <", "due 1 11-04 <", "overdue 11-05…11-09 *"])
    }

    @Test func `waiting for the parts by hand is one cell`() {
        let cells = strip(saved: "2026-11-03 09:00", now: "2026-11-06 09:00", time: .workingDays(1), manual: "2026-11-06 08:00")
        #expect(outline(cells) == ["saved 11-03 <", "waiting 11-04…11-05 <", "reception 0 11-06 *", "off 11-07…11-08", "due 1 11-09"])
        let long = strip(saved: "2026-11-03 09:00", now: "2026-11-17 09:00", time: .workingDays(1), manual: "2026-11-17 08:00")
        #expect(outline(long) == ["saved 11-03 <", "waiting 11-04…11-16 <", "reception 0 11-17 *", "due 1 11-18"])
    }

    @Test func `calendar days number days off too, and the moved last day has no number`() {
        let cells = strip(saved: "2026-11-05 09:00", now: "2026-11-05 09:00", time: .calendarDays(2))
        #expect(outline(cells) == ["reception 0 11-05 *", "counted 1 11-06", "counted 2 11-07", "off 11-08", "due 11-09"])
    }

    @Test func `hours are due in the cell of reception or later, without numbers`() {
        #expect(outline(strip(saved: "2026-11-05 09:00", now: "2026-11-05 09:00", time: .workingHours(2))) == ["due 11-05 *"])
        let cells = strip(saved: "2026-11-05 16:00", now: "2026-11-05 16:00", time: .workingHours(12))
        #expect(outline(cells) == ["reception 0 11-05 *", "counted 11-06", "off 11-07…11-08", "due 11-09"])
    }

    @Test func `without a due date the strip ends with reception`() {
        #expect(outline(strip(saved: "2026-11-03 19:42", now: "2026-11-09 09:00", time: .unknown)) == ["saved 11-03 <", "reception 0 11-04 <"])
    }

    @Test func `after a restart all before it is one cell`() {
        let cells = strip(saved: "2026-11-03 09:00", now: "2026-11-16 09:00", time: .workingDays(2), restarted: "2026-11-16 08:00")
        #expect(outline(cells) == ["folded 11-03…11-15 <", "restarted 0 11-16 *", "counted 1 11-17", "due 2 11-18"])
    }

    @Test func `more than twelve cells fold what is past`() {
        let cells = strip(saved: "2026-11-02 09:00", now: "2026-11-17 09:00", time: .workingDays(15))
        #expect(outline(cells) == [
            "reception 0 11-02 <", "folded 1-10 11-03…11-16 <", "counted 11 11-17 *", "counted 12 11-18", "counted 13 11-19",
            "counted 14 11-20", "off 11-21…11-22", "due 15 11-23",
        ])
    }

    @Test func `a long way ahead is folded too`() {
        let cells = strip(saved: "2026-03-02 09:00", now: "2026-03-02 09:00", time: .workingDays(30))
        #expect(outline(cells) == [
            "reception 0 03-02 *", "counted 1 03-03", "counted 2 03-04", "folded 3-28 03-05…04-09", "counted 29 04-10", "off 04-11…04-12",
            "due 30 04-13",
        ])
    }

    @Test(arguments: [nil, "2026-03-23 09:00"], [[], [("2026-04-02 10:00", "2026-04-08 10:00")], [("2026-04-14 10:00", nil)]] as [[(String, String?)]])
    func `whatever the day, at most twelve cells cover every day once`(manual: String?, pauses: [(String, String?)]) {
        for offset in 0...90 {
            let now = Day(2026, 2, 27).adding(days: offset)
            let cells = strip(saved: "2026-02-27 18:00", now: "\(now) 09:00", time: .workingDays(30), pauses: pauses, manual: manual)
            #expect(cells.count <= 12 && cells.first?.days.lowerBound == day("2026-02-27"))
            #expect(zip(cells, cells.dropFirst()).allSatisfy { $0.days.upperBound.adding(days: 1) == $1.days.lowerBound })
            #expect(cells.count { $0.isToday } <= 1 && cells.allSatisfy { $0.isToday == $0.days.contains(now) })
        }
    }
}
