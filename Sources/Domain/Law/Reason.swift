/// One step of an explanation: what rules it, and the facts. Words are made at the edge, in the reader's language.
package struct Reason: Hashable, Sendable, Codable {
    package let mark: Mark
    package let fact: ReasonFact
    package init(_ mark: Mark, _ fact: ReasonFact) { (self.mark, self.fact) = (mark, fact) }
}

package enum ReasonFact: Hashable, Sendable, Codable {
    // Reception
    case completedBothWays(electronic: Instant, manual: Instant)
    case laterCompletionCounts(Instant)
    case withinHours(Instant)
    case outsideHours(Instant, When, received: Instant)
    case readingOfOutsideHours(Readings.A03)
    // Due time
    case processingTime(ProcessingTime)
    case restarted(Instant)
    /// The day of reception is not counted; due at the closing time of the last day counted.
    case countedAfter(Day, last: Day)
    case countedInWorkingTime(from: Instant)
    /// Week days that were off, each kind once.
    case daysOff([DayOff])
    case provisionalYear(Int)
    case lastDayOff(Day, DayOff, movedTo: Day)
    case pause(Pause)

    /// Where a moment outside working hours lies.
    package enum When: Hashable, Sendable, Codable {
        case beforeOpening, inBreak, afterClosing
        case dayOff(DayOff)
    }
}

/// Time that is not counted, because the declarant owes something. `to` itself is counted again; nil: still open.
package struct Pause: Hashable, Sendable, Codable {
    package var from: Instant
    package var to: Instant?
    package init(from: Instant, to: Instant?) { (self.from, self.to) = (from, to) }

    package func contains(_ instant: Instant) -> Bool { from <= instant && to.map { instant < $0 } ?? true }
}
