/// Places the regulation leaves open, each read one way at a time. A setting of the administration; whoever decides by one
/// names it in the explanation.
package struct Readings: Hashable, Sendable {
    package var a03: A03
    package var a08: A08

    package init(a03: A03 = .literal, a08: A08 = .blocked) { (self.a03, self.a08) = (a03, a08) }

    /// 2988-D7.5.a-ii: a dossier stored at 06:10, or in a lunch break, of a working day.
    package enum A03: String, Hashable, Sendable, Codable, CaseIterable {
        case literal
        case sameDay = "same-day"
        package static let mark: Mark = "A-03"
    }

    /// 2988-D9.2-iv: is a second supplement forbidden, or may the unit leader open one with a reason?
    package enum A08: String, Hashable, Sendable, Codable, CaseIterable {
        case blocked
        case unitLeaderMayOpen = "unit-leader-may-open"
        package static let mark: Mark = "A-08"
    }

    package enum Fault: Error, Hashable, Sendable {
        case notAnAssignment(String)
        case unknownReading(String, known: [String])
        case unknownValue(String, of: String, known: [String])
    }

    /// `A-03=same-day`
    package mutating func set(_ assignment: String) throws(Fault) {
        let parts = assignment.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { throw .notAnAssignment(assignment) }
        switch Mark(parts[0]) {
        case A03.mark: a03 = try Self.value(parts[1], of: A03.mark)
        case A08.mark: a08 = try Self.value(parts[1], of: A08.mark)
        default: throw .unknownReading(parts[0], known: all.map(\.mark.id))
        }
    }

    /// Every reading with the text of its value.
    package var all: [(mark: Mark, value: String)] { [(A03.mark, a03.rawValue), (A08.mark, a08.rawValue)] }

    private static func value<R: RawRepresentable<String> & CaseIterable>(_ text: String, of mark: Mark) throws(Fault) -> R {
        guard let value = R(rawValue: text) else {
            throw .unknownValue(text, of: mark.id, known: R.allCases.map(\.rawValue))
        }
        return value
    }
}

extension Readings: Codable {
    private enum CodingKeys: String, CodingKey {
        case a03 = "A-03"
        case a08 = "A-08"
    }

    /// A reading that was not yet named when the text was written has its default.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        if let value = try container.decodeIfPresent(A03.self, forKey: .a03) { a03 = value }
        if let value = try container.decodeIfPresent(A08.self, forKey: .a08) { a08 = value }
    }
}

extension Readings.Fault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAnAssignment(let text): "\(text) is not like A-03=same-day"
        case .unknownReading(let id, let known): "there is no reading \(id), only \(known.joined(separator: ", "))"
        case .unknownValue(let value, let id, let known): "\(id) cannot be \(value), only \(known.joined(separator: ", "))"
        }
    }
}
