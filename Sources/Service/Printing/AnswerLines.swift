import Domain

/// What a declarant filled in, as people read it, in the order of the form; each row of a repeating question under its own number.
package struct AnswerLine: Hashable, Sendable {
    package var label: Localized
    package var value: Localized
}

extension Procedure {
    package func lines(of answers: Answers) -> [AnswerLine] { fields.flatMap { $0.lines(in: answers.values) } }
}

extension FormField {
    fileprivate func lines(in values: [String: AnswerValue]) -> [AnswerLine] {
        if case .rows(let inner, _, _) = kind {
            let rows = values[id]?.rows ?? []
            return rows.enumerated().flatMap { number, row in
                inner.flatMap { $0.lines(in: row) }.map { AnswerLine(label: label.row(number + 1, $0.label), value: $0.value) }
            }
        }
        guard let text = values[id]?.text, !text.isEmpty else { return [] }
        return [AnswerLine(label: label, value: kind.words(for: text))]
    }
}

extension Localized {
    /// `Nhân viên 2, Họ và tên`
    fileprivate func row(_ number: Int, _ inner: Localized) -> Localized {
        Localized(vi: "\(vi) \(number), \(inner.vi)", en: "\(en ?? vi) \(number), \(inner.en ?? inner.vi)")
    }
}

extension FormField.Kind {
    /// A stored answer as people write it: `yes` is `Có`, `2018-10-09` is `09/10/2018`, `1250000` is `1.250.000`.
    package func words(for stored: String) -> Localized {
        switch self {
        case .choice(let options): options.first { $0.value == stored }?.label ?? Localized(vi: stored)
        case .yesNo: stored == "yes" ? Localized(vi: "Có", en: "Yes") : Localized(vi: "Không", en: "No")
        case .date: Localized(vi: Self.date(stored))
        case .number, .money: Localized(vi: Self.grouped(stored))
        case .text, .taxCode, .identityNumber, .email, .phone, .rows: Localized(vi: stored)
        }
    }

    private static func date(_ stored: String) -> String {
        let parts = stored.split(separator: "-")
        return parts.count == 3 ? "\(parts[2])/\(parts[1])/\(parts[0])" : stored
    }

    private static func grouped(_ stored: String) -> String {
        let parts = stored.split(separator: ",", maxSplits: 1)
        guard let whole = parts.first, whole.allSatisfy(\.isNumber) else { return stored }
        let digits = Array(whole)
        let grouped = digits.enumerated().reduce(into: "") { text, digit in
            if digit.offset > 0, (digits.count - digit.offset).isMultiple(of: 3) { text.append(".") }
            text.append(digit.element)
        }
        return ([grouped] + parts.dropFirst().map(String.init)).joined(separator: ",")
    }
}
