/// Everything `decide` may know besides the dossier: the procedure version it was filed under, the unit's settings, the calendar and the
/// readings in force.
package struct Rules: Sendable {
    package var procedure: Procedure
    package var unit: UnitRules
    package var calendar: WorkingCalendar
    package var readings: Readings
    package var outages: [Outage]

    package init(
        procedure: Procedure, unit: UnitRules, calendar: WorkingCalendar, readings: Readings = Readings(), outages: [Outage] = []
    ) {
        (self.procedure, self.unit, self.calendar) = (procedure, unit, calendar)
        (self.readings, self.outages) = (readings, outages)
    }

    /// HD-9: where the procedure names no period, a dossier that waits in silence for the declarant lapses after this many working days.
    package static let usualLapse = 30
    /// HD-9: the declarant is warned this many working days before.
    package static let lapseWarning = 5

    package var lapseWorkingDays: Int { procedure.lapseWorkingDays ?? Rules.usualLapse }
}

/// 2988-D7.3.c-iii: a declared fact, with its beginning and end.
package struct Outage: Hashable, Sendable, Codable {
    package var id: String
    package var from: Instant
    package var to: Instant?
    package init(id: String, from: Instant, to: Instant?) { (self.id, self.from, self.to) = (id, from, to) }

    package func covers(_ moment: Instant) -> Bool { from <= moment && to.map { moment < $0 } ?? true }
}
