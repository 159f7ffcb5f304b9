package enum FormError: Error, Equatable {
    /// Not what the content type promises; the text is for the log, not for people.
    case malformed(String)
    case tooManyFields(limit: Int)
}

/// application/x-www-form-urlencoded, as browsers send it: "+" is a space, `%XX` is UTF-8. Unlike a browser it refuses what it
/// cannot decode, instead of storing replacement characters in a dossier.
package enum URLEncodedForm {
    package static func parse(_ bytes: some Sequence<UInt8>, maximumFields: Int = 5000) throws(FormError) -> Fields {
        var fields = Fields()
        for pair in Array(bytes).split(separator: UInt8(ascii: "&")) {
            guard fields.all.count < maximumFields else { throw .tooManyFields(limit: maximumFields) }
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            fields.append(try text(halves[0]), try halves.count == 2 ? text(halves[1]) : "")
        }
        return fields
    }

    private static func text(_ encoded: ArraySlice<UInt8>) throws(FormError) -> String {
        guard let bytes = PercentDecoding.decode(encoded, plus: true) else { throw .malformed("percent sign without two digits") }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed("not UTF-8") }
        return text
    }
}
