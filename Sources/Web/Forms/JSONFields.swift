import Foundation

/// A JSON object read as fields, so that a page and a program go through the same code: nested names are joined by dots, an array repeats
/// its field (an array of objects numbers them: `goods.0.name`), null says nothing, true and false are words.
enum JSONFields {
    static func parse(_ data: some Sequence<UInt8>, maximumFields: Int = 5000) throws -> Fields {
        guard case .object(let members) = try JSONDecoder().decode(Value.self, from: Data(data)) else { throw FormError.malformed("JSON is not an object") }
        var fields = Fields()
        try flatten(.object(members), name: "", into: &fields, maximum: maximumFields)
        return fields
    }

    private static func flatten(_ value: Value, name: String, into fields: inout Fields, maximum: Int) throws {
        guard fields.all.count < maximum else { throw FormError.tooManyFields(limit: maximum) }
        switch value {
        case .none: break
        case .text(let text): fields.append(name, text)
        case .word(let word): fields.append(name, word, isText: false)
        case .list(let items):
            for (index, item) in items.enumerated() {
                try flatten(item, name: item.isScalar ? name : "\(name).\(index)", into: &fields, maximum: maximum)
            }
        case .object(let members):
            for (key, member) in members.sorted(by: { $0.key < $1.key }) {
                try flatten(member, name: name.isEmpty ? key : "\(name).\(key)", into: &fields, maximum: maximum)
            }
        }
    }

    private enum Value: Decodable {
        case none
        case text(String)
        /// A number, true or false.
        case word(String)
        case list([Value])
        case object([String: Value])

        var isScalar: Bool {
            switch self {
            case .none, .text, .word: true
            case .list, .object: false
            }
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .none
            } else if let flag = try? container.decode(Bool.self) {
                self = .word(flag ? "true" : "false")
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let number = try? container.decode(Decimal.self) {
                self = .word("\(number)")
            } else if let list = try? container.decode([Value].self) {
                self = .list(list)
            } else {
                self = .object(try container.decode([String: Value].self))
            }
        }
    }
}
