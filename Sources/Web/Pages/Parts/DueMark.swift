import Domain
import Service

/// A due date with what is left of the time: shape, words, and a bar in the last place.
struct DueMark: Sendable {
    /// ok, near, over, paused or unknown.
    var dueClass: String
    var dueDate: String
    var dueIcon: String
    var dueWords: String

    init(_ kind: String, date: String, words: String) {
        (dueClass, dueDate, dueWords) = (kind, date, words)
        dueIcon = ["ok": "check", "near": "warn", "over": "late", "paused": "pause"][kind] ?? "dash"
    }
}

extension DueMark {
    /// Two working days or less are near.
    static let nearWorkingDays = 2

    static func of(_ view: DossierView, in language: Language) -> DueMark? {
        of(due: view.due, closedAt: view.row.closedAt, now: view.now, view.rules.calendar, language)
    }

    /// From what lists know.
    static func of(_ row: DossierRow, now: Instant, _ calendar: WorkingCalendar, in language: Language) -> DueMark? {
        guard row.receivedAt != nil else { return nil }
        let state: Due.State =
            if let since = row.pausedSince { .paused(since: since, left: .unknown) } else if let at = row.dueAt { .running(until: at) } else { .unknown }
        return of(due: Due(state: state, because: []), closedAt: row.closedAt, now: now, calendar, language)
    }

    private static func of(due: Due?, closedAt: Instant?, now: Instant, _ calendar: WorkingCalendar, _ language: Language) -> DueMark? {
        guard let due else { return nil }
        if let closedAt { return closed(at: closedAt, due: due.at, calendar, language) }
        let remaining = LegalClock.remaining(now: now, due: due, calendar: calendar)
        return DueMark(kind(remaining), date: date(due, language), words: remaining.words(in: language))
    }

    /// What it came to: in time, or late by so many days.
    private static func closed(at: Instant, due: Instant?, _ calendar: WorkingCalendar, _ language: Language) -> DueMark? {
        guard let due else { return nil }
        guard at > due else { return DueMark("ok", date: short(due, language), words: language.pick("Đúng hạn", "On time")) }
        let remaining = LegalClock.remaining(now: at, due: due, calendar: calendar)
        return DueMark("over", date: short(due, language), words: remaining.words(in: language))
    }

    private static func kind(_ remaining: Remaining) -> String {
        switch remaining {
        case .workingDays(let days): days <= nearWorkingDays ? "near" : "ok"
        case .workingMinutes: "near"
        case .overdue: "over"
        case .paused: "paused"
        case .unknown: "unknown"
        }
    }

    private static func date(_ due: Due, _ language: Language) -> String {
        switch due.state {
        case .running(let until): short(until, language)
        case .paused: language.pick("Đang tạm dừng", "Paused")
        case .unknown: language.pick("Chưa có hạn", "No due date")
        }
    }

    private static func short(_ at: Instant, _ language: Language) -> String { "\(at.hour), \(language.date(at.day))" }
}
