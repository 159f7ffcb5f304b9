/// A header value with parameters: `form-data; name="a"; filename*=UTF-8''b`. Parameter names are lower case and appear once.
struct HeaderValue: Equatable {
    var value: String
    var parameters: [String: String]

    /// Nil when the text does not follow the grammar.
    init?(parsing text: String) {
        // By scalars: a quote followed by a combining mark is one Character, but it still ends the string.
        var rest = Substring(text).unicodeScalars
        value = String(rest.prefix { $0 != ";" && !Self.isSpace($0) }).lowercased()
        rest = rest.dropFirst(value.unicodeScalars.count).drop(while: Self.isSpace)
        parameters = [:]
        while rest.popFirst() == ";" {
            rest = rest.drop(while: Self.isSpace)
            if rest.isEmpty { break }
            let name = String(rest.prefix { $0 != "=" && $0 != ";" && !Self.isSpace($0) })
            rest = rest.dropFirst(name.unicodeScalars.count)
            guard !name.isEmpty, rest.popFirst() == "=", let parameter = Self.value(&rest) else { return nil }
            guard parameters.updateValue(parameter, forKey: name.lowercased()) == nil else { return nil }
            rest = rest.drop(while: Self.isSpace)
        }
        guard rest.isEmpty else { return nil }
    }

    /// A token or a quoted string. Inside quotes a backslash escapes only a quote or itself: old browsers send `C:\folder\file`.
    private static func value(_ rest: inout Substring.UnicodeScalarView) -> String? {
        guard rest.first == "\"" else {
            let token = rest.prefix { $0 != ";" && !isSpace($0) }
            rest = rest.dropFirst(token.count)
            return token.isEmpty || token.contains("\"") ? nil : String(token)
        }
        rest.removeFirst()
        var result = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\"" { return String(result) }
            if scalar == "\\", let next = rest.first, next == "\"" || next == "\\" {
                result.append(rest.removeFirst())
            } else {
                result.append(scalar)
            }
        }
        return nil
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
}
