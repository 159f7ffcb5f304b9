/// What allows or forbids an act: a clause of a regulation (`2988-D9.2-iv`), a named reading of an unclear place (`A-08`),
/// or a house rule (`HD-3`). Every event, refusal and calculation carries one.
package struct Mark: Hashable, Sendable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let id: String

    package init(_ id: String) { self.id = id }
    package init(stringLiteral id: String) { self.id = id }

    package init(from decoder: any Decoder) throws {
        id = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(id)
    }

    package var description: String { id }
}
