/// `{"hours":[["07:30","17:00"]],"weekdays":[1,2,3,4,5],"off":["2026-02-16"],"work":["2026-01-10"]}`, 1 = Monday. A missing key has the
/// usual value; the public holidays are kept only with `"publicHolidays":true`. Any other key is an error, being likely a misspelt one.
extension WorkingCalendar: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CalendarKey.self)
        if let unknown = container.allKeys.first(where: { !CalendarKey.known.contains($0.stringValue) }) {
            throw DecodingError.dataCorruptedError(forKey: unknown, in: container, debugDescription: "there is no such key")
        }
        let hours = try container.decodeIfPresent([Hours].self, forKey: "hours") ?? WorkingCalendar.customs.hours
        let weekdays = try container.decodeIfPresent(Set<Int>.self, forKey: "weekdays") ?? WorkingCalendar.customs.weekdays
        let off = try container.decodeIfPresent(Set<Day>.self, forKey: "off") ?? []
        let work = try container.decodeIfPresent(Set<Day>.self, forKey: "work") ?? []
        let keeps = try container.decodeIfPresent(Bool.self, forKey: "publicHolidays") ?? false
        do throws(Fault) {
            try self.init(hours: hours, weekdays: weekdays, off: off, work: work, keepsPublicHolidays: keeps)
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: container.codingPath, debugDescription: error.description))
        }
    }
}

/// `["07:30","17:00"]`
extension WorkingCalendar.Hours: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let texts = try container.decode([String].self)
        let minutes = texts.compactMap(Self.minutes)
        guard texts.count == 2, minutes.count == 2 else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(texts) is not a pair of times like 07:30 and 17:00")
        }
        self.init(from: minutes[0], to: minutes[1])
    }

    private static func minutes(_ text: String) -> Int? {
        var scanner = DigitScanner(text)
        guard let hour = scanner.digits(2), scanner.take(":"), let minute = scanner.digits(2), minute < 60, scanner.isAtEnd else { return nil }
        return hour * 60 + minute
    }
}

extension WorkingCalendar.Hours: CustomStringConvertible {
    package var description: String { [from, to].map { "\(padded($0 / 60, 2)):\(padded($0 % 60, 2))" }.joined(separator: "–") }
}

extension WorkingCalendar.Fault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noHours: "there are no hours"
        case .wrongHours(let hours): "the hours \(hours) end before they begin, leave the day or overlap the hours before them"
        case .noWeekdays: "there are no weekdays"
        case .wrongWeekday(let number): "weekday \(number) is not one of 1 (Monday) to 7 (Sunday)"
        case .bothOffAndWork(let day): "\(day) is both off and worked"
        }
    }
}

private struct CalendarKey: CodingKey, ExpressibleByStringLiteral {
    static let known: Set = ["hours", "weekdays", "off", "work", "publicHolidays"]
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init(stringLiteral text: String) { stringValue = text }
    init?(intValue: Int) { nil }
}
