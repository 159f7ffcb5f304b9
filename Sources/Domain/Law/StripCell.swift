/// One cell of the day strip: a day, or days of one kind side by side.
package struct StripCell: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Stored on this day, received on a later one.
        case saved
        /// Between storing and reception.
        case waiting
        /// Day 0.
        case reception
        /// Day 0 of a clock that began again.
        case restarted
        /// A day counted, or a working day of a time in hours.
        case counted
        case off
        case paused
        case due
        /// Past the due day, up to today.
        case overdue
        /// Days of several kinds, folded together for want of room.
        case folded
    }

    package var kind: Kind
    package var days: ClosedRange<Day>
    /// The number of the day counted; several in a folded cell, nil when no day of the cell is counted by number.
    package var numbers: ClosedRange<Int>?
    /// The hour of what happens in the cell: stored, received, due.
    package var at: Instant?
    /// What its days off are, each once, in order.
    package var off: [DayOff]
    /// The pause that begins in, ends in or covers the cell.
    package var pause: Pause?
    /// A Saturday worked for this day off.
    package var makesUpFor: Day?
    package var isToday: Bool
    /// All its days are before today.
    package var isPast: Bool
}
