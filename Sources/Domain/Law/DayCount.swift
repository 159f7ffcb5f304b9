/// Counts off a processing time, day by day or piece by piece of working time.
struct DayCount {
    let calendar: WorkingCalendar
    let pauses: [Pause]
    /// The beginning of the first pause that is still open: nothing is counted from there on.
    let stop: Instant?
    private(set) var counted: [Day] = []
    private(set) var because: [Reason] = []

    init(calendar: WorkingCalendar, pauses: [Pause]) {
        (self.calendar, self.pauses) = (calendar, pauses)
        stop = pauses.filter { $0.to == nil }.map(\.from).min()
    }

    mutating func run(_ time: ProcessingTime, from start: Instant) -> Due.State {
        switch time {
        case .workingDays(let days): workingDays(days, after: start)
        case .calendarDays(let days): calendarDays(days, after: start)
        case .workingHours(let hours): workingHours(hours, from: start)
        case .steps(let steps): self.steps(steps[...], from: start)
        case .unknown: .unknown
        }
    }

    private mutating func workingDays(_ days: Int, after start: Instant) -> Due.State {
        var day = start.day
        var left = days
        while left > 0 {
            day = calendar.nextWorkingDay(after: day)
            if let stop, stop <= calendar.opening(of: day) { return .paused(since: stop, left: .workingDays(left)) }
            if count(day) { left -= 1 }
        }
        because.append(Reason(.countedAfterReception, .countedAfter(start.day, last: day)))
        return .running(until: calendar.closing(of: day))
    }

    private mutating func calendarDays(_ days: Int, after start: Instant) -> Due.State {
        var day = start.day
        var left = days
        while left > 0 {
            day = day.adding(days: 1)
            if let stop, stop <= calendar.opening(of: day) { return .paused(since: stop, left: .calendarDays(left)) }
            if count(day) { left -= 1 }
        }
        because.append(Reason(.countedAfterReception, .countedAfter(start.day, last: day)))
        return movedToWorkingDay(day)
    }

    /// "Khi ngày cuối cùng của thời hạn là ngày nghỉ cuối tuần hoặc ngày nghỉ lễ thì thời hạn kết thúc tại thời điểm kết thúc ngày làm
    /// việc tiếp theo ngày nghỉ đó."
    private mutating func movedToWorkingDay(_ last: Day) -> Due.State {
        guard let off = calendar.dayOff(last) else { return .running(until: calendar.closing(of: last)) }
        var day = last
        repeat {
            day = calendar.nextWorkingDay(after: day)
            if let stop, stop <= calendar.opening(of: day) { return .paused(since: stop, left: .calendarDays(1)) }
        } while isPaused(calendar.opening(of: day))
        because.append(Reason(.lastDayOff, .lastDayOff(last, off, movedTo: day)))
        return .running(until: calendar.closing(of: day))
    }

    private mutating func workingHours(_ hours: Int, from start: Instant) -> Due.State {
        because.append(Reason("2988-D7.4", .countedInWorkingTime(from: start)))
        var left = Int64(hours) * Self.hour
        var day = start.day
        while true {
            for piece in pieces(of: day, from: start) {
                if let stop, stop <= piece.lowerBound {
                    return .paused(since: stop, left: .workingHours(Int((left + Self.hour - 1) / Self.hour)))
                }
                if isPaused(piece.lowerBound) { continue }
                let length = piece.upperBound.milliseconds - piece.lowerBound.milliseconds
                if left <= length { return .running(until: Instant(milliseconds: piece.lowerBound.milliseconds + left)) }
                left -= length
            }
            day = calendar.nextWorkingDay(after: day)
        }
    }

    private mutating func steps(_ steps: ArraySlice<ProcessingTime.Step>, from start: Instant) -> Due.State {
        guard let first = steps.first, !steps.contains(where: { $0.time == .unknown }) else { return .unknown }
        let rest = steps.dropFirst()
        switch run(first.time, from: start) {
        case .running(let until):
            return rest.isEmpty ? .running(until: until) : self.steps(rest, from: until)
        case .paused(let since, let left):
            let remaining = [ProcessingTime.Step(name: first.name, time: left)] + rest
            return .paused(since: since, left: ProcessingTime.steps(remaining).simplified)
        case .unknown: return .unknown
        }
    }

    /// A day whose opening lies in a pause is not counted.
    private mutating func count(_ day: Day) -> Bool {
        guard !isPaused(calendar.opening(of: day)) else { return false }
        counted.append(day)
        return true
    }

    private func isPaused(_ instant: Instant) -> Bool { pauses.contains { $0.contains(instant) } }

    /// The working time of a day from `start` on, cut wherever a pause begins or ends.
    private func pieces(of day: Day, from start: Instant) -> [Range<Instant>] {
        guard calendar.isWorkingDay(day) else { return [] }
        let cuts = pauses.flatMap { [$0.from, $0.to ?? $0.from] }.sorted()
        return calendar.hours.flatMap { part -> [Range<Instant>] in
            let from = max(start, Instant(day: day, minute: part.from))
            let to = Instant(day: day, minute: part.to)
            guard from < to else { return [] }
            let points = [from] + cuts.filter { from < $0 && $0 < to } + [to]
            return zip(points, points.dropFirst()).filter { $0 < $1 }.map { $0..<$1 }
        }
    }

    private static let hour: Int64 = 3_600_000
}
