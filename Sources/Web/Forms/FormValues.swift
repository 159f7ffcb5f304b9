import Foundation

/// Reads fields one by one and remembers what is wrong, so that `finish` can say everything at once. An accessor that records an error still
/// returns a value of its type; nobody sees it, for `finish` throws.
package struct FormValues {
    package let fields: Fields
    package private(set) var errors: [FieldError] = []

    package init(_ fields: Fields) { self.fields = fields }

    /// A required line or text of at most `maximum` characters: trimmed, in NFC, line ends as "\n".
    package mutating func text(_ name: String, maximum: Int = 500) -> String {
        demandText(name)
        return word(name, maximum: maximum)
    }

    private mutating func word(_ name: String, maximum: Int) -> String {
        let text = optionalWord(name, maximum: maximum)
        if text == nil, !errors.contains(where: { $0.field == name }) { record(name, .missing) }
        return text ?? ""
    }

    /// Nil when the field is absent or blank.
    package mutating func optional(_ name: String, maximum: Int = 500) -> String? {
        demandText(name)
        return optionalWord(name, maximum: maximum)
    }

    /// As `optional`, of a field that a program may also send as a number, true or false.
    package mutating func optionalWord(_ name: String, maximum: Int = 500) -> String? {
        fields[name].flatMap { clean($0, of: name, maximum: maximum) }
    }

    private mutating func demandText(_ name: String) {
        if fields.all.contains(where: { $0.name == name && !$0.isText }) { record(name, .notText) }
    }

    /// All values of a repeated field that are not blank.
    package mutating func texts(_ name: String, maximum: Int = 500) -> [String] {
        demandText(name)
        return fields.values(name).compactMap { clean($0, of: name, maximum: maximum) }
    }

    /// Exactly as sent: a password's spaces belong to it.
    package mutating func secret(_ name: String, maximum: Int = 1000) -> String {
        demandText(name)
        let secret = fields[name] ?? ""
        if secret.isEmpty { record(name, .missing) }
        if secret.count > maximum { record(name, .tooLong, ["maximum": "\(maximum)"]) }
        return secret
    }

    package mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int {
        let text = word(name, maximum: 30)
        guard !text.isEmpty else { return range.lowerBound }
        guard let number = Int(text) else {
            record(name, .notANumber)
            return range.lowerBound
        }
        if !range.contains(number) { record(name, .outOfRange, ["from": "\(range.lowerBound)", "to": "\(range.upperBound)"]) }
        return number
    }

    package mutating func choice<Choice: RawRepresentable>(_ name: String, of type: Choice.Type = Choice.self) -> Choice? where Choice.RawValue == String {
        let text = text(name)
        let choice = Choice(rawValue: text)
        if choice == nil, !text.isEmpty { record(name, .notAChoice) }
        return choice
    }

    /// A checkbox or a JSON boolean.
    package func flag(_ name: String) -> Bool { ["on", "true", "1", "yes"].contains(fields[name] ?? "") }

    /// A day as `YYYY-MM-DD`, from one field or from `name-day`, `name-month`, `name-year`.
    package mutating func date(_ name: String) -> String {
        let parts = ["year", "month", "day"].compactMap { fields["\(name)-\($0)"]?.trimmingCharacters(in: .whitespaces) }
        let text = parts.count == 3 && parts.contains { !$0.isEmpty } ? parts.joined(separator: "-") : text(name, maximum: 10)
        guard !text.isEmpty else { return "" }
        guard let day = Self.day(text) else {
            record(name, .notADate)
            return ""
        }
        return day
    }

    package mutating func record(_ field: String, _ code: FieldError.Code, _ facts: [String: String] = [:]) {
        errors.append(FieldError(field, code, facts))
    }

    /// Throws what was recorded, if anything was.
    package func finish() throws(FieldErrors) {
        if !errors.isEmpty { throw FieldErrors(errors) }
    }

    private mutating func clean(_ raw: String, of name: String, maximum: Int) -> String? {
        let text = raw.replacingOccurrences(of: "\r\n", with: "\n").precomposedStringWithCanonicalMapping
            .trimmingCharacters(in: .whitespacesAndNewlines)
        if text.count > maximum { record(name, .tooLong, ["maximum": "\(maximum)"]) }
        // PostgreSQL cannot store NUL, and no field of a dossier has a use for the others.
        if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" }) { record(name, .characters) }
        return text.isEmpty ? nil : text
    }

    private static func day(_ text: String) -> String? {
        let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2] else { return nil }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1900...2200).contains(year), (1...12).contains(month), (1...lengths[month - 1]).contains(day) else { return nil }
        return String(format: "%04d-%02d-%02d", year, month, day)
    }
}
