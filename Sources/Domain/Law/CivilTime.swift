/// Viet Nam keeps one time, seven hours ahead of UTC, without summer time since 1975.
package let vietnamOffset = 7 * 60

extension Instant {
    static let millisecondsPerDay: Int64 = 86_400_000

    /// `minute` of `day`, counted from midnight; 1440 is the next midnight. Offsets are minutes ahead of UTC.
    package init(day: Day, minute: Int, offset: Int = vietnamOffset) {
        self.init(milliseconds: Int64(day.number) * Self.millisecondsPerDay + Int64(minute - offset) * 60_000)
    }

    package func day(offset: Int = vietnamOffset) -> Day {
        let local = milliseconds + Int64(offset) * 60_000
        return Day(number: Int((local - Self.remainder(local)) / Self.millisecondsPerDay))
    }

    package var day: Day { day() }

    /// Whole minutes since midnight; the seconds are cut off.
    package func minuteOfDay(offset: Int = vietnamOffset) -> Int {
        Int(Self.remainder(milliseconds + Int64(offset) * 60_000) / 60_000)
    }

    package var minuteOfDay: Int { minuteOfDay() }

    private static func remainder(_ local: Int64) -> Int64 {
        (local % millisecondsPerDay + millisecondsPerDay) % millisecondsPerDay
    }
}

/// ISO 8601 with offset. Reads any offset, `Z`, missing seconds and fractions (cut to milliseconds); prints at +07:00,
/// fractions only when there are any.
extension Instant: LosslessStringConvertible {
    package init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2), scanner.take("-"),
            let dayOfMonth = scanner.digits(2), let day = Day(year: year, month: month, day: dayOfMonth),
            scanner.take("T") || scanner.take("t"), let time = scanner.time(), let offset = scanner.offset(), scanner.isAtEnd
        else { return nil }
        self.init(day: day, minute: 0, offset: offset)
        milliseconds += time
    }

    package var description: String { text() }

    package func text(offset: Int = vietnamOffset) -> String {
        let time = Int(Self.remainder(milliseconds + Int64(offset) * 60_000))
        let (seconds, fraction) = (time / 1000, time % 1000)
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
        let zone = "\(offset < 0 ? "-" : "+")\(padded(abs(offset) / 60, 2)):\(padded(abs(offset) % 60, 2))"
        return "\(day(offset: offset))T\(clock)\(fraction == 0 ? "" : "." + padded(fraction, 3))\(zone)"
    }
}

extension DigitScanner {
    /// `07:30[:00[.123]]` in milliseconds after midnight.
    fileprivate mutating func time() -> Int64? {
        guard let hour = digits(2), hour < 24, take(":"), let minute = digits(2), minute < 60 else { return nil }
        var time = Int64(hour * 60 + minute) * 60_000
        guard take(":") else { return time }
        guard let second = digits(2), second < 60 else { return nil }
        time += Int64(second) * 1000
        guard take(".") || take(",") else { return time }
        guard let fraction = run() else { return nil }
        return time + (fraction + [0, 0, 0]).prefix(3).reduce(0) { $0 * 10 + Int64($1) }
    }

    /// `Z`, `+07:00`, `+0700` or `+07`, in minutes.
    fileprivate mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let sign = take("-") ? -1 : take("+") ? 1 : 0
        guard sign != 0, let hours = digits(2), hours < 24 else { return nil }
        if isAtEnd { return sign * hours * 60 }
        _ = take(":")
        guard let minutes = digits(2), minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes)
    }
}
