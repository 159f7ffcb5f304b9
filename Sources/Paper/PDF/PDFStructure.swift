// Walks through the catalog of a file: its pages and its form fields.

extension PDFReader {
    private static let mostPages = 100_000
    private static let deepestField = 32

    mutating func catalog() throws(PDFFault) -> PDFDictionary {
        guard let catalog = try resolve(trailer["Root"]).dictionary, catalog["Type"]?.name == "Catalog"
        else { throw .malformed("catalog") }
        return catalog
    }

    /// References to all pages in reading order.
    mutating func pages() throws(PDFFault) -> [PDFReference] {
        guard let root = try catalog()["Pages"]?.reference else { throw .malformed("page tree") }
        var pages: [PDFReference] = []
        var open = [root]
        var seen: Set<PDFReference> = []
        while let reference = open.popLast() {
            guard seen.insert(reference).inserted else { throw .malformed("page tree loop") }
            guard seen.count <= Self.mostPages else { throw .tooComplex }
            guard let node = try object(reference).value.dictionary else { throw .malformed("page") }
            if node["Type"]?.name == "Page" || node["Kids"] == nil {
                pages.append(reference)
            } else {
                open += try kids(of: node).reversed()
            }
        }
        return pages
    }

    private mutating func kids(of node: PDFDictionary) throws(PDFFault) -> [PDFReference] {
        guard let kids = try resolve(node["Kids"]).array else { throw .malformed("page tree") }
        let references = kids.compactMap(\.reference)
        guard references.count == kids.count else { throw .malformed("page tree") }
        return references
    }

    /// Every field of the form whose type is a signature, signed or not, with the type inherited as ISO 32000-1, 12.7.3.1 says.
    mutating func signatureFields() throws(PDFFault) -> [PDFDictionary] {
        guard let form = try resolve(catalog()["AcroForm"]).dictionary else { return [] }
        var found: [PDFDictionary] = []
        var seen: Set<PDFReference> = []
        var open = (try resolve(form["Fields"]).array ?? []).map { (value: $0, type: String?.none, depth: 0) }
        while let (value, inherited, depth) = open.popLast() {
            try budget.spend()
            guard depth < Self.deepestField else { throw .tooComplex }
            if let reference = value.reference, !seen.insert(reference).inserted { throw .malformed("field loop") }
            guard let field = try resolve(value).dictionary else { continue }
            let type = try resolve(field["FT"]).name ?? inherited
            if type == "Sig" { found.append(field) }
            for kid in try resolve(field["Kids"]).array ?? [] { open.append((kid, type, depth + 1)) }
        }
        return found
    }

    /// Whether the name `/ByteRange` stands anywhere in the bytes, also spelt with `#` escapes. Every signature dictionary has one in
    /// plain sight, since its own bytes are excluded by it; a file can only hide the way to it.
    var namesByteRange: Bool {
        var place = bytes.startIndex
        while let slash = bytes[place...].firstIndex(of: UInt8(ascii: "/")) {
            if Self.isByteRange(bytes[(slash + 1)...].prefix(3 * 9)) { return true }
            place = slash + 1
        }
        return false
    }

    private static func isByteRange(_ spelling: ArraySlice<UInt8>) -> Bool {
        var rest = spelling
        for expected in "ByteRange".utf8 {
            guard var byte = rest.popFirst() else { return false }
            if byte == UInt8(ascii: "#") {
                guard let high = hexDigit(rest.popFirst()), let low = hexDigit(rest.popFirst()) else { return false }
                byte = high << 4 | low
            }
            guard byte == expected else { return false }
        }
        return true
    }
}
