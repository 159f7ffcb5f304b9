// How an answer is written down: one way for each kind, so that equal answers are equal texts and reading twice changes nothing.
extension FormField.Kind {
    /// Without invisible characters and outer blanks; line breaks stay only where the field has lines.
    func trimmed(_ typed: String) -> String {
        let breaks = if case .text(_, let lines) = self { lines > 1 } else { false }
        var text = ""
        for character in typed {
            if character.isNewline {
                text.append(breaks ? "\n" : " ")
            } else if character == "\t" {
                text.append(" ")
            } else {
                text.unicodeScalars.append(contentsOf: character.unicodeScalars.filter { !$0.isInvisible })
            }
        }
        return text.trimmingBlanks
    }

    /// Numbers as `1250` and `12,5`, dates as `2018-10-09`, yes and no as `yes` and `no`, tax codes as digits only,
    /// identity papers in capitals without blanks.
    func canonical(_ text: String) throws(FieldFault.Fault) -> String {
        switch self {
        case .text(let most, _): try canonicalText(text, most: most)
        case .number(let decimals, let least, let most): try canonicalNumber(text, decimals: decimals, least: least, most: most)
        case .money: try canonicalNumber(text, decimals: 0, least: 0, most: nil)
        case .date: try canonicalDate(text)
        case .choice(let options): try canonicalChoice(text, of: options.map(\.value))
        case .yesNo: try canonicalChoice(text, of: ["yes", "no"])
        case .taxCode: try canonicalTaxCode(text)
        case .identityNumber(let papers): try canonicalIdentityNumber(text, papers)
        case .email: try canonicalEmail(text)
        case .phone: try canonicalPhone(text)
        case .rows: throw .notRows
        }
    }
}

private func canonicalText(_ text: String, most: Int) throws(FieldFault.Fault) -> String {
    if text.count > most { throw .tooLong(length: text.count, most: most) }
    return text
}

private func canonicalChoice(_ text: String, of values: [String]) throws(FieldFault.Fault) -> String {
    guard values.contains(text) else { throw .notAChoice(values) }
    return text
}

/// `2018-10-09`, and as people write it: `9/10/2018`, `09.10.2018`, `9-10-2018`.
private func canonicalDate(_ text: String) throws(FieldFault.Fault) -> String {
    let parts = text.split(whereSeparator: { "/.- ".contains($0) }).map { (length: $0.count, value: Int($0)) }
    guard parts.count == 3, let a = parts[0].value, let b = parts[1].value, let c = parts[2].value else { throw .notADate }
    let day = if parts[0].length == 4 { Day(year: a, month: b, day: c) } else { Day(year: c, month: b, day: a) }
    guard let day, 1900...2200 ~= day.year else { throw .notADate }
    return day.description
}

private func canonicalTaxCode(_ text: String) throws(FieldFault.Fault) -> String {
    do { return try TaxCode(text).digits } catch { throw .taxCode(error) }
}

private func canonicalIdentityNumber(_ text: String, _ papers: [IdentityNumber.Paper]) throws(FieldFault.Fault) -> String {
    do { return try IdentityNumber(text, as: papers).text } catch { throw .identityNumber(error) }
}

/// An address mail can be sent to, as far as its form tells.
package enum EmailAddress {
    package static func isPlausible(_ text: String) -> Bool {
        (try? canonicalEmail(text)) != nil && text.utf8.allSatisfy { 0x20 < $0 && $0 < 0x7F } && !text.contains(where: { "<>()[],;:\\\"".contains($0) })
    }
}

private func canonicalEmail(_ text: String) throws(FieldFault.Fault) -> String {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard text.count <= 254, !text.contains(where: \.isWhitespace), parts.count == 2, !parts[0].isEmpty else { throw .notAnEmail }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, !labels.contains("") else { throw .notAnEmail }
    return text
}

/// `0225 3859 999` → `02253859999`; an international number keeps its `+`.
private func canonicalPhone(_ text: String) throws(FieldFault.Fault) -> String {
    let kept = text.filter { !$0.isWhitespace && !".-()".contains($0) }
    let digits = kept.hasPrefix("+") ? kept.dropFirst() : kept[...]
    guard 8...15 ~= digits.count, digits.allSatisfy(\.isDecimalDigit) else { throw .notAPhoneNumber }
    return kept
}

extension Character {
    // By ASCII value: a range of characters would also hold a digit with a combining mark.
    var isDecimalDigit: Bool { asciiValue.map { 48...57 ~= $0 } ?? false }
    var isCapital: Bool { asciiValue.map { 65...90 ~= $0 } ?? false }
}

extension Unicode.Scalar {
    /// Control and formatting characters: they show nothing, and some turn the writing direction of a printed text.
    fileprivate var isInvisible: Bool {
        [.control, .format, .privateUse, .unassigned].contains(properties.generalCategory)
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        let front = drop { $0.isWhitespace }
        return String(front.reversed().drop { $0.isWhitespace }.reversed())
    }
}
