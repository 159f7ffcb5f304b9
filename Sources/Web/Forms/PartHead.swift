/// The head of one part of multipart/form-data.
package struct PartHead: Equatable, Sendable {
    package var name: String
    /// Nil for a text field; "" when a file field was left empty.
    package var fileName: String?
    /// What the sender claims; nobody may trust it.
    package var contentType: String?

    package init(name: String, fileName: String? = nil, contentType: String? = nil) {
        (self.name, self.fileName, self.contentType) = (name, fileName, contentType)
    }

    /// - Parameter bytes: the header lines, CRLF between them, without the empty line at the end.
    init(parsing bytes: some Collection<UInt8>) throws(MultipartError) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed("part head is not UTF-8") }
        let headers = try Self.headers(text)
        guard let disposition = headers["content-disposition"].flatMap({ HeaderValue(parsing: $0) }), disposition.value == "form-data",
            let name = disposition.parameters["name"], !name.isEmpty
        else { throw .malformed("part without a form-data name") }
        if let encoding = headers["content-transfer-encoding"], !["7bit", "8bit", "binary"].contains(encoding.lowercased()) {
            throw .malformed("transfer encoding \(encoding)")
        }
        self.name = FileName.unescapeQuoted(name)
        fileName = try Self.fileName(disposition.parameters)
        contentType = headers["content-type"].flatMap { HeaderValue(parsing: $0)?.value }
    }

    private static func headers(_ text: String) throws(MultipartError) -> [String: String] {
        var headers: [String: String] = [:]
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
            guard !line.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\t" || $0.value == 127 }) else {
                throw .malformed("control character in a part head")
            }
            guard let colon = line.firstIndex(of: ":"), line.first != " ", line.first != "\t" else { throw .malformed("header line without a colon") }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            guard headers.updateValue(String(value), forKey: line[..<colon].lowercased()) == nil else { throw .malformed("header repeated") }
        }
        return headers
    }

    /// RFC 7578 forbids `filename*` here, yet programs send it; where both are, it is the exact one.
    private static func fileName(_ parameters: [String: String]) throws(MultipartError) -> String? {
        if let encoded = parameters["filename*"] {
            guard let name = FileName.extended(encoded) else { throw .malformed("filename* is not RFC 8187 UTF-8") }
            return FileName.clean(name)
        }
        guard let quoted = parameters["filename"] else { return nil }
        return quoted.isEmpty ? "" : FileName.clean(FileName.unescapeQuoted(quoted))
    }
}
