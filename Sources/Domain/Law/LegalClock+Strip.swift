extension LegalClock {
    /// The legal clock day by day, from storing (or the last restart) to the due day, or to today when that is later or the clock
    /// stands still. `now` of a closed dossier is the moment it was closed. More than twelve cells are folded.
    package static func strip(
        saved: Instant, received: Instant, restartedAt: Instant? = nil, due: Due, pauses: [Pause] = [], now: Instant,
        calendar: WorkingCalendar
    ) -> [StripCell] {
        let strip = Strip(
            saved: restartedAt ?? saved, zero: restartedAt ?? received, due: due, pauses: pauses, today: now.day, calendar: calendar,
            isRestarted: restartedAt != nil)
        var cells = strip.cells
        if let restartedAt, saved.day < restartedAt.day { cells.insert(strip.before(from: saved.day), at: 0) }
        return folded(cells)
    }

    private static let room = 12

    private static func folded(_ cells: [StripCell]) -> [StripCell] {
        guard cells.count > room else { return cells }
        var cells = cells
        let zero = cells.firstIndex { $0.kind == .reception || $0.kind == .restarted } ?? 0
        let passed = cells[(zero + 1)...].prefix { $0.isPast && $0.kind != .due }
        fold(passed.indices, in: &cells)

        // A long way ahead: two cells after today stay, and the last three.
        guard cells.count > room else { return cells }
        let here = cells.firstIndex { $0.isToday } ?? zero
        let first = max(here, zero) + 3
        let last = (cells.firstIndex { $0.kind == .due } ?? cells.count - 1) - 2
        if first < last { fold(first..<last, in: &cells) }
        return cells
    }

    private static func fold(_ range: Range<Int>, in cells: inout [StripCell]) {
        guard range.count > 1, let first = cells[range].first, let last = cells[range].last else { return }
        let numbers = cells[range].compactMap(\.numbers)
        var cell = StripCell(kind: .folded, days: first.days.lowerBound...last.days.upperBound)
        if let from = numbers.first, let to = numbers.last { cell.numbers = from.lowerBound...to.upperBound }
        cell.isPast = last.isPast
        cell.isToday = cells[range].contains { $0.isToday }
        cells.replaceSubrange(range, with: [cell])
    }
}

private struct Strip {
    let saved: Instant
    let zero: Instant
    let due: Due
    let pauses: [Pause]
    let today: Day
    let calendar: WorkingCalendar
    let isRestarted: Bool

    var cells: [StripCell] {
        (saved.day...lastDay).reduce(into: []) { cells, day in
            let next = cell(day)
            if let last = cells.last, last.runsOn(into: next) {
                cells[cells.count - 1].extend(by: next)
            } else {
                cells.append(next)
            }
        }
    }

    func before(from first: Day) -> StripCell {
        var cell = StripCell(kind: .folded, days: first...saved.day.adding(days: -1))
        place(&cell)
        return cell
    }

    private var lastDay: Day {
        switch due.state {
        case .running(let until): max(until.day, today)
        case .paused(let since, _): max(today, since.day, zero.day)
        case .unknown: zero.day
        }
    }

    private func cell(_ day: Day) -> StripCell {
        var cell = StripCell(kind: kind(day), days: day...day)
        switch cell.kind {
        case .saved: cell.at = saved
        case .reception, .restarted: (cell.at, cell.numbers) = (zero, 0...0)
        case .counted, .due: cell.numbers = number(day).map { $0...$0 }
        case .off: cell.off = calendar.dayOff(day).map { [$0] } ?? []
        default: break
        }
        if cell.kind == .due { cell.at = due.at }
        cell.pause = pauses.first { $0.touches(day, opening: calendar.opening(of: day)) }
        cell.makesUpFor = calendar.makesUp(for: day)
        place(&cell)
        return cell
    }

    private func place(_ cell: inout StripCell) {
        cell.isToday = cell.days.contains(today)
        cell.isPast = cell.days.upperBound < today
    }

    private func kind(_ day: Day) -> StripCell.Kind {
        if let due = due.at?.day, day >= due { return day == due ? .due : .overdue }
        if day == zero.day { return isRestarted ? .restarted : .reception }
        if day == saved.day { return .saved }
        if day < zero.day { return calendar.isWorkingDay(day) ? .waiting : .off }
        if number(day) != nil { return .counted }
        if pauses.contains(where: { $0.contains(calendar.opening(of: day)) }) { return .paused }
        return calendar.isWorkingDay(day) ? .counted : .off
    }

    private func number(_ day: Day) -> Int? { due.counted.firstIndex(of: day).map { $0 + 1 } }
}

extension StripCell {
    fileprivate init(kind: Kind, days: ClosedRange<Day>) {
        (self.kind, self.days, off, isToday, isPast) = (kind, days, [], false, false)
    }

    fileprivate func runsOn(into next: StripCell) -> Bool {
        switch kind {
        case .off, .overdue: kind == next.kind
        case .waiting: next.kind == .waiting || next.kind == .off
        case .paused: kind == next.kind && pause == next.pause
        default: false
        }
    }

    fileprivate mutating func extend(by next: StripCell) {
        days = days.lowerBound...next.days.upperBound
        off += next.off.filter { !off.contains($0) }
        isToday = isToday || next.isToday
        isPast = next.isPast
        makesUpFor = makesUpFor ?? next.makesUpFor
    }
}

extension Pause {
    fileprivate func touches(_ day: Day, opening: Instant) -> Bool {
        from != to && (from.day == day || to?.day == day || contains(opening))
    }
}
