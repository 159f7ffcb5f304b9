/// What a declarant answered, by field id. In JSON `{"name": "Biển Xanh", "employees": [{"name": "Đỗ Văn Khải"}]}`;
/// the order of questions is the form's, so encode with sorted keys where bytes matter.
package struct Answers: Hashable, Sendable, Codable {
    package var values: [String: AnswerValue]

    package init(_ values: [String: AnswerValue] = [:]) { self.values = values }

    /// A null is a question left out.
    package init(from decoder: any Decoder) throws {
        values = try decoder.singleValueContainer().decode([String: AnswerValue?].self).compactMapValues { $0 }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(values)
    }

    /// The text of a plain answer; nil for rows and for questions left out.
    package subscript(_ field: String) -> String? { values[field]?.text }

    package func rows(_ field: String) -> [[String: AnswerValue]] { values[field]?.rows ?? [] }
}

package enum AnswerValue: Hashable, Sendable, Codable {
    case text(String)
    case rows([[String: AnswerValue]])

    package var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    package var rows: [[String: AnswerValue]]? {
        guard case .rows(let rows) = self else { return nil }
        return rows
    }

    /// Programs also send numbers and true or false; they become what a person would have typed (`12,5`, `yes`).
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let flag = try? container.decode(Bool.self) {
            self = .text(flag ? "yes" : "no")
        } else if let whole = try? container.decode(Int.self) {
            self = .text(String(whole))
        } else if let number = try? container.decode(Double.self) {
            self = .text(String(String(number).map { $0 == "." ? "," : $0 }))
        } else {
            self = .rows(try container.decode([Answers].self).map(\.values))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .rows(let rows): try container.encode(rows)
        }
    }
}

extension AnswerValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    package init(stringLiteral text: String) { self = .text(text) }
    package init(arrayLiteral rows: [String: AnswerValue]...) { self = .rows(rows) }
}

extension Answers: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral values: (String, AnswerValue)...) {
        self.values = Dictionary(values, uniquingKeysWith: { _, last in last })
    }
}
