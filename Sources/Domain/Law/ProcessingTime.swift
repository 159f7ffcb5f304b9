/// 2988-D7.4: the time the provisions on a procedure give for it.
package enum ProcessingTime: Hashable, Sendable, Codable {
    case workingDays(Int)
    case calendarDays(Int)
    case workingHours(Int)
    /// One after another; the whole is due when the last is.
    case steps([Step])
    /// No due date, and the pages say so.
    case unknown

    package struct Step: Hashable, Sendable, Codable {
        package var name: Localized?
        package var time: ProcessingTime
        package init(name: Localized? = nil, time: ProcessingTime) { (self.name, self.time) = (name, time) }
    }

    /// Steps added up where they are of one kind; any other time as it is.
    package var simplified: ProcessingTime {
        guard case .steps(let steps) = self, let first = steps.first?.time.simplified else { return self }
        return steps.dropFirst().reduce(Optional(first)) { sum, step in sum?.adding(step.time.simplified) } ?? self
    }

    private func adding(_ other: ProcessingTime) -> ProcessingTime? {
        switch (self, other) {
        case (.workingDays(let a), .workingDays(let b)): .workingDays(a + b)
        case (.workingHours(let a), .workingHours(let b)): .workingHours(a + b)
        default: nil
        }
    }
}
