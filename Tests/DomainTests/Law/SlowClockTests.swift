import Domain
import Testing

/// The clock compared with another one that knows no calendar arithmetic: it walks through the half hours of eleven years, each marked
/// open or closed, and counts what it meets.
struct SlowClockTests {
    @Test(arguments: [Readings.A03.literal, .sameDay], [false, true])
    func `2988-D7.5.a reception is what a walk through the half hours finds, at every moment that matters`(reading: Readings.A03, lunch: Bool) {
        let slow = SlowClock(lunch: lunch)
        let calendar = lunch ? WorkingCalendar.withLunchBreak : .customs
        let wrong = SlowClock.moments.filter { saved in
            LegalClock.reception(saved: saved, calendar: calendar, reading: reading).at != slow.received(saved, sameDay: reading == .sameDay)
        }
        #expect(SlowClock.moments.count > 30_000 && wrong.isEmpty, "\(wrong.count), first \(wrong.prefix(3))")
    }

    @Test(arguments: [false, true], [false, true])
    func `2988-D7.4 A-09 the due time is what a walk through the half hours finds, with pauses and without`(paused: Bool, lunch: Bool) {
        let slow = SlowClock(lunch: lunch)
        let calendar = lunch ? WorkingCalendar.withLunchBreak : .customs
        let wrong = SlowClock.moments.enumerated().filter { index, received in
            // Step by 7 through cases whose numbers have no common divisor with it, so that each meets each kind of moment.
            guard index % 7 == (lunch ? 0 : 3) else { return false }
            let days = [1, 2, 3, 5, 10, 20][index % 6]
            let pauses = paused ? SlowClock.pauses(after: received, variant: index) : []
            let due = LegalClock.due(received: received, time: .workingDays(days), pauses: pauses, calendar: calendar)
            return due.at != slow.due(received, days: days, pauses: pauses)
        }
        #expect(wrong.isEmpty, "\(wrong.count), first \(wrong.prefix(3))")
    }
}

private struct SlowClock {
    private static let halfHour: Int64 = 1_800_000
    /// Midnight of 1 January 2016 at +07:00, a Friday.
    private static let zero: Int64 = 1_451_581_200_000
    private static let days = 4018
    /// Whether the office is open in the half hour that begins here.
    private let open: [Bool]

    init(lunch: Bool) {
        var open: [Bool] = []
        var (year, month, day) = (2016, 1, 1)
        for number in 0..<Self.days {
            let name = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
            let isWeekend = [1, 2].contains(number % 7)
            let works = Notices.work.contains(name) || !isWeekend && !Notices.off.contains(name)
            for half in 0..<48 { open.append(works && 15..<34 ~= half && !(lunch && 23..<26 ~= half)) }
            day += 1
            if day > [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        self.open = open
    }

    func received(_ saved: Instant, sameDay: Bool) -> Instant {
        var half = Int((saved.milliseconds - Self.zero) / Self.halfHour)
        if open[half] { return saved }
        let day = half / 48
        repeat { half += 1 } while !open[half] || !sameDay && half / 48 == day
        return Instant(milliseconds: Self.zero + Int64(half) * Self.halfHour)
    }

    func due(_ received: Instant, days: Int, pauses: [Pause]) -> Instant {
        var half = Int((received.milliseconds - Self.zero) / Self.halfHour) / 48 * 48 + 48
        var left = days
        while true {
            if half % 48 == 15 && open[half] {
                let opening = Self.zero + Int64(half) * Self.halfHour
                let paused = pauses.contains { $0.from.milliseconds <= opening && opening < ($0.to?.milliseconds ?? .max) }
                if !paused { left -= 1 }
                if left == 0 && !paused { break }
            }
            half += 1
        }
        while half % 48 < 34 { half += 1 }
        return Instant(milliseconds: Self.zero + Int64(half) * Self.halfHour)
    }

    /// Of each day to the end of October 2026: night, before opening, opening, a millisecond later, around the lunch break, before
    /// closing, closing, evening.
    static let moments: [Instant] = (0..<days - 61).flatMap { day in
        let hours: [Int64] = [0, 22_200, 26_999, 27_000, 41_399, 41_400, 46_799, 46_800, 61_199, 61_200, 84_000]
        return hours.enumerated().map { index, second in
            let fraction: Int64 = [26_999, 41_399, 46_799, 61_199].contains(second) ? 999 : index == day % 11 ? 1 : 0
            return Instant(milliseconds: zero + (Int64(day) * 86_400 + second) * 1000 + fraction)
        }
    }

    static func pauses(after received: Instant, variant: Int) -> [Pause] {
        func pause(_ from: Int64, _ length: Int64) -> Pause {
            Pause(from: Instant(milliseconds: received.milliseconds + from), to: Instant(milliseconds: received.milliseconds + from + length))
        }
        let day: Int64 = 86_400_000
        switch variant % 5 {
        case 0: return [pause(0, day)]
        case 1: return [pause(day, 3 * day), pause(2 * day, 9 * day)]
        case 2: return [pause(day / 3, day / 2)]
        case 3: return [pause(4 * day, 1), pause(-20 * day, 20 * day + 1), pause(5 * day, 0)]
        default: return [pause(2 * day - 1, day + 1), pause(7 * day, 25 * day)]
        }
    }
}
