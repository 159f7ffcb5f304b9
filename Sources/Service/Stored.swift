import Foundation
import Storage

extension RawRepresentable where RawValue == String {
    /// A value the database may hold only if this program wrote it.
    init(stored text: String) throws {
        guard let value = Self(rawValue: text) else { throw StorageError.misread("\(Self.self): \(text)") }
        self = value
    }
}

/// JSON as stored: sorted keys, so that equal values have equal digests.
enum StoredJSON {
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func decode<T: Decodable>(_ type: T.Type, from text: String) throws -> T {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}

extension String {
    /// 128 random bits, for ids nobody can guess.
    package static func newID() -> String {
        Data((0..<16).map { _ in UInt8.random(in: .min ... .max) }).hexadecimal
    }
}
