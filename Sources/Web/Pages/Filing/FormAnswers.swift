import Domain
import Foundation

extension Form {
    /// What was typed into the page, right or wrong, for the draft to keep. A date of three fields that is none stays as typed, `31/2/2018`.
    func typed(_ fields: Fields) -> Answers {
        let fields = fields.under("answers")
        var values: [String: AnswerValue] = [:]
        for field in self.fields {
            if case .rows(let inner, _, _) = field.kind { values[field.id] = rows(inner, fields.under(field.id)) } else {
                values[field.id] = field.typed(fields.clean(field.id), fields).map { .text($0) }
            }
        }
        return Answers(values)
    }

    private func rows(_ inner: [FormField], _ fields: Fields) -> AnswerValue {
        let indices = Set(fields.all.compactMap { $0.name.split(separator: ".").first.flatMap { Int($0) } }).filter { 0..<1000 ~= $0 }.sorted()
        return .rows(
            indices.map { index in
                let row = fields.under("\(index)")
                return Dictionary(
                    uniqueKeysWithValues: inner.compactMap { field in field.typed(row.clean(field.id), row).map { (field.id, AnswerValue.text($0)) } })
            })
    }
}

extension FormField {
    fileprivate func typed(_ text: String?, _ fields: Fields) -> String? {
        guard case .date = kind else { return text }
        let parts = ["day", "month", "year"].map { (fields["\(id)-\($0)"] ?? "").trimmingCharacters(in: .whitespaces) }
        if parts.allSatisfy(\.isEmpty) { return text }
        let numbers = parts.map { Int($0) }
        if let day = numbers[0], let month = numbers[1], let year = numbers[2], let date = Day(year: year, month: month, day: day) { return date.description }
        return parts.joined(separator: "/")
    }
}

extension Fields {
    /// A text as people type it: in NFC, line ends as "\n"; nil when there is nothing but blanks.
    fileprivate func clean(_ name: String) -> String? {
        guard let text = self[name] else { return nil }
        let clean = text.replacingOccurrences(of: "\r\n", with: "\n").precomposedStringWithCanonicalMapping
        return clean.allSatisfy(\.isWhitespace) ? nil : clean
    }
}
