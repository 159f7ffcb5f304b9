import Foundation

/// Names and values as an address or a form carries them, RFC 3986: all but unreserved letters as `%XX`.
enum QueryText {
    static func encode(_ pairs: [(String, String)]) -> String { pairs.map { "\($0.0)=\(encode($0.1))" }.joined(separator: "&") }

    static func encode(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "" }

    private static let unreserved = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
