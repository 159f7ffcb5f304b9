/// A value as both engines know it. SQLite has no boolean of its own and answers with 0 and 1.
package enum Value: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// One row of an answer, read by column name. A column the statement did not ask for, a NULL where none is expected and a
/// value of another type are mistakes of the program: they throw `StorageError.misread` and so roll the transaction back.
package struct Row: Sendable {
    let columns: Columns
    let values: [Value]

    /// The names of an answer, shared by its rows.
    final class Columns: Sendable {
        let names: [String]
        init(_ names: [String]) { self.names = names }
    }

    package func text(_ column: String) throws -> String { try present(optionalText(column), column) }
    package func integer(_ column: String) throws -> Int64 { try present(optionalInteger(column), column) }
    package func int(_ column: String) throws -> Int { Int(try integer(column)) }
    package func real(_ column: String) throws -> Double { try present(optionalReal(column), column) }
    package func boolean(_ column: String) throws -> Bool { try present(optionalBoolean(column), column) }
    package func blob(_ column: String) throws -> [UInt8] { try present(optionalBlob(column), column) }

    package func optionalText(_ column: String) throws -> String? {
        try read(column) { if case .text(let text) = $0 { text } else { nil } }
    }

    package func optionalInteger(_ column: String) throws -> Int64? {
        try read(column) { if case .integer(let number) = $0 { number } else { nil } }
    }

    package func optionalInt(_ column: String) throws -> Int? { try optionalInteger(column).map { Int($0) } }

    package func optionalReal(_ column: String) throws -> Double? {
        try read(column) {
            switch $0 {
            case .real(let number): number
            case .integer(let number): Double(number)
            default: nil
            }
        }
    }

    package func optionalBoolean(_ column: String) throws -> Bool? {
        try read(column) {
            switch $0 {
            case .boolean(let truth): truth
            case .integer(0): false
            case .integer(1): true
            default: nil
            }
        }
    }

    package func optionalBlob(_ column: String) throws -> [UInt8]? {
        try read(column) { if case .blob(let bytes) = $0 { bytes } else { nil } }
    }

    private func read<T>(_ column: String, as type: (Value) -> T?) throws -> T? {
        guard let index = columns.names.firstIndex(of: column) else { throw StorageError.misread("no column \(column)") }
        if values[index] == .null { return nil }
        guard let value = type(values[index]) else { throw StorageError.misread("column \(column) is not a \(T.self)") }
        return value
    }

    private func present<T>(_ value: T?, _ column: String) throws -> T {
        guard let value else { throw StorageError.misread("column \(column) is NULL") }
        return value
    }
}
