/// One SQL statement, written as a literal that binds what is interpolated:
///
///     "UPDATE dossier SET phase = \(phase) WHERE number = \(number)"
///
/// The literal is the only road to SQL text: a run-time `String` always becomes a bound value. The same statement runs on
/// both engines (`?1` or `$1::int8`); a fragment is itself a `Statement` and may be interpolated into another one.
package struct Statement: ExpressibleByStringInterpolation, Sendable, Hashable {
    enum Piece: Sendable, Hashable {
        case sql(String)
        case forEngine(sqlite: String, postgres: String)
        case bind(Value, as: Kind)
    }

    /// The type PostgreSQL is told for a bound value; a bare `$1` would leave it guessing.
    enum Kind: String, Sendable { case bool, int8, float8, text, bytea }

    var pieces: [Piece]

    package init(stringLiteral sql: StaticString) { pieces = [.sql(sql.description)] }
    package init(stringInterpolation: Interpolation) { pieces = stringInterpolation.pieces }

    /// Fragments one after the other, for conditions put together at run time: `Statement(joined: filters, by: " AND ")`.
    package init(joined parts: [Statement], by separator: StaticString) {
        pieces = Array(parts.map(\.pieces).joined(separator: [.sql(separator.description)]))
    }

    package struct Interpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(2 * interpolationCount + 1)
        }

        package mutating func appendLiteral(_ sql: StaticString) {
            if sql.utf8CodeUnitCount > 0 { pieces.append(.sql(sql.description)) }
        }

        package mutating func appendInterpolation(_ fragment: Statement) { pieces += fragment.pieces }

        /// Two forms of one place, where the engines truly differ.
        package mutating func appendInterpolation(sqlite: StaticString, postgres: StaticString) {
            pieces.append(.forEngine(sqlite: sqlite.description, postgres: postgres.description))
        }

        package mutating func appendInterpolation(_ value: Int64?) { bind(value.map(Value.integer), as: .int8) }
        package mutating func appendInterpolation(_ value: Int?) { bind(value.map { .integer(Int64($0)) }, as: .int8) }
        package mutating func appendInterpolation(_ value: Double?) { bind(value.map(Value.real), as: .float8) }
        package mutating func appendInterpolation(_ value: Bool?) { bind(value.map(Value.boolean), as: .bool) }
        package mutating func appendInterpolation(_ value: String?) { bind(value.map(Value.text), as: .text) }
        package mutating func appendInterpolation(_ value: [UInt8]?) { bind(value.map(Value.blob), as: .bytea) }

        /// A list with its brackets: `WHERE phase IN \(list: phases)`. An empty list holds nothing, so NOT IN is true for all.
        package mutating func appendInterpolation(list: [String]) { bind(list: list.map(Value.text), as: .text) }
        package mutating func appendInterpolation(list: [Int64]) { bind(list: list.map(Value.integer), as: .int8) }

        private mutating func bind(_ value: Value?, as kind: Kind) { pieces.append(.bind(value ?? .null, as: kind)) }

        // The last value is repeated up to a power of two: a few statement texts serve every length, and stay prepared.
        private mutating func bind(list: [Value], as kind: Kind) {
            guard let last = list.last else {
                return pieces.append(
                    .forEngine(sqlite: "(SELECT NULL WHERE 1 = 0)", postgres: "(SELECT NULL::\(kind) WHERE 1 = 0)"))
            }
            var places = 1
            while places < list.count { places *= 2 }
            for place in 0..<places {
                pieces.append(.sql(place == 0 ? "(" : ", "))
                pieces.append(.bind(place < list.count ? list[place] : last, as: kind))
            }
            pieces.append(.sql(")"))
        }
    }
}

extension Statement {
    /// The text one engine prepares, and the values in the order of their places.
    func rendered(for engine: Engine) -> (sql: String, values: [Value]) {
        var sql = ""
        var values: [Value] = []
        for piece in pieces {
            switch (piece, engine) {
            case (.sql(let text), _): sql += text
            case (.forEngine(let text, _), .sqlite), (.forEngine(_, let text), .postgres): sql += text
            case (.bind(let value, let kind), _):
                values.append(value)
                switch engine {
                case .sqlite: sql += "?\(values.count)"
                case .postgres: sql += "$\(values.count)::\(kind.rawValue)"
                }
            }
        }
        return (sql, values)
    }
}
