import Domain
import Service

/// One cell of the day strip.
struct DayCell: Sendable {
    var dayKind: String
    var dayIsToday: Bool
    var dayName: String
    var dayDate: String
    var daySign: String
    var dayText: String

    init(_ cell: StripCell, in language: Language) {
        (dayKind, dayIsToday, dayName) = (cell.kind.rawValue, cell.isToday, cell.weekdays(in: language))
        (dayDate, daySign, dayText) = (cell.dates, cell.sign, cell.text(in: language))
    }
}

/// The legal clock of a dossier, day by day.
struct DayStrip: Sendable {
    var days: [DayCell]
}

extension DayStrip {
    /// Nil before reception, and where no time is known.
    static func of(_ view: DossierView, in language: Language) -> DayStrip? {
        guard let received = view.row.receivedAt, let due = view.due, due.state != .unknown else { return nil }
        let clock = view.dossier.clock
        let cells = LegalClock.strip(
            saved: view.row.storedAt, received: received, restartedAt: clock.restarted, due: due, pauses: clock.pauses,
            now: view.row.closedAt ?? view.now, calendar: view.rules.calendar)
        return DayStrip(days: cells.map { DayCell($0, in: language) })
    }
}
