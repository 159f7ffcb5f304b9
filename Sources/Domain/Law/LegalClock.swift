/// 2988-D7.4 and 2988-D7.5: when a dossier counts as received and when it is due. Everything is computed from its arguments.
package enum LegalClock {}

/// When a dossier counts as received.
package struct Reception: Hashable, Sendable, Codable {
    package var at: Instant
    package var because: [Reason]
    package init(at: Instant, because: [Reason]) { (self.at, self.because) = (at, because) }
}

/// When a dossier is due.
package struct Due: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case running(until: Instant)
        /// `left` in the units of the processing time, hours rounded up.
        case paused(since: Instant, left: ProcessingTime)
        /// The processing time is not known.
        case unknown
    }

    package var state: State
    /// The days counted so far or in all, in order; empty for working hours.
    package var counted: [Day]
    package var because: [Reason]

    package init(state: State, counted: [Day] = [], because: [Reason]) {
        (self.state, self.counted, self.because) = (state, counted, because)
    }

    /// nil while paused and when unknown.
    package var at: Instant? { if case .running(let until) = state { until } else { nil } }
}

/// What is left until a dossier is due.
package enum Remaining: Hashable, Sendable {
    /// Working days after today up to the due day, at least one.
    case workingDays(Int)
    /// Due today: minutes of working time left.
    case workingMinutes(Int)
    /// Working days begun since; 0 until the next one begins.
    case overdue(workingDays: Int)
    case paused(since: Instant, left: ProcessingTime)
    case unknown
}
