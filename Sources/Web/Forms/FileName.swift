import Foundation

/// A file's name as its sender calls it, made harmless: it is shown and offered for download, never used as a path.
package enum FileName {
    package static let unnamed = "unnamed"

    /// The last component of whatever path the browser sent, in NFC, without control and direction-changing characters
    /// (which make `fdp.exe` look like `exe.pdf`), at most 200 bytes with its extension kept.
    package static func clean(_ raw: String) -> String {
        let last = raw.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last ?? ""
        let visible = String(String.UnicodeScalarView(last.unicodeScalars.filter(isVisible)))
        let name = visible.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespaces)
        guard !name.isEmpty, name.contains(where: { $0 != "." }) else { return unnamed }
        return shorten(name, to: 200)
    }

    /// What browsers do to a name inside quotes (HTML standard, multipart/form-data encoding): only these three are escaped.
    static func unescapeQuoted(_ text: String) -> String {
        text.replacingOccurrences(of: "%22", with: "\"")
            .replacingOccurrences(of: "%0D", with: "\r", options: .caseInsensitive)
            .replacingOccurrences(of: "%0A", with: "\n", options: .caseInsensitive)
    }

    /// RFC 8187 `UTF-8'language'percent-encoded`; nil for another charset or broken encoding.
    static func extended(_ text: String) -> String? {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        guard let bytes = PercentDecoding.decode(parts[2].utf8) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Letters of Vietnamese without their marks, other characters as "_": for clients that know no RFC 8187.
    package static func ascii(_ name: String) -> String {
        let folded = name.replacingOccurrences(of: "đ", with: "d").replacingOccurrences(of: "Đ", with: "D")
            .folding(options: .diacriticInsensitive, locale: nil)
        return String(folded.map { $0.isASCII && $0 != "\"" && $0 != "\\" && $0 != "%" ? $0 : "_" })
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
        default: true
        }
    }

    private static func shorten(_ name: String, to bytes: Int) -> String {
        guard name.utf8.count > bytes else { return name }
        let dot = name.lastIndex(of: ".").flatMap { name[$0...].utf8.count <= 20 ? $0 : nil } ?? name.endIndex
        var stem = name[..<dot]
        while stem.utf8.count + name[dot...].utf8.count > bytes { stem.removeLast() }
        return String(stem + name[dot...])
    }
}
