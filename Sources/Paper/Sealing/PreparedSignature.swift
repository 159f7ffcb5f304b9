/// A PDF with an invisible signature field, its ByteRange exact and its Contents still zeros.
struct PreparedSignature {
    private(set) var bytes: [UInt8]
    /// From the `<` to behind the `>` of Contents.
    private let gap: Range<Int>

    private static let rangeWidth = 48

    /// - Parameter room: bytes that the signature may take.
    init(_ pdf: [UInt8], statement: Seal.Statement, room: Int) throws {
        var reader = try PDFReader(pdf)
        guard try reader.signatureFields().isEmpty, !reader.namesByteRange else { throw SealFault.alreadySigned }
        // Two readers may see two documents in one; strict judges refuse every signature on them.
        guard !reader.revisions.contains(where: \.isHybrid) else { throw SealFault.unsupported("hybrid cross-references") }
        var update = try PDFUpdate(of: reader)
        let (field, signature) = (update.newReference(), update.newReference())
        let page = try reader.firstPage()
        update.write(Self.field(field, on: page.reference, signature: signature), as: field)
        update.write(page.adding(field), as: page.reference)
        try Self.writeForm(adding: field, from: &reader, to: &update)

        var body = PDFWriter()
        body.write("<<")
        body.write(entriesOf: statement.entries)
        body.write("/ByteRange ")
        let rangePlace = body.bytes.count
        body.write(String(repeating: " ", count: Self.rangeWidth) + "\n/Contents ")
        let gapPlace = body.bytes.count
        body.write("<")
        body.write(raw: [UInt8](repeating: UInt8(ascii: "0"), count: 2 * room))
        body.write(">\n>>")
        let start = update.write(body: body.bytes, as: signature)

        bytes = update.finished(identity: Array(sha256(pdf + statement.name.utf8 + pdfDate(statement.instant).utf8).prefix(16)))
        gap = start + gapPlace..<start + gapPlace + 2 * room + 2
        let range = "[0 \(gap.lowerBound) \(gap.upperBound) \(bytes.count - gap.upperBound)]"
        bytes.replaceSubrange(start + rangePlace..<start + rangePlace + range.utf8.count, with: range.utf8)
    }

    var signedBytes: [UInt8] { Array(bytes[..<gap.lowerBound] + bytes[gap.upperBound...]) }

    /// Puts the signature in; the caller has asked for room enough.
    mutating func fill(_ signature: [UInt8]) throws(SealFault) {
        guard 2 * signature.count <= gap.count - 2 else { throw .signingFailed }
        let start = gap.lowerBound + 1
        bytes.replaceSubrange(start..<start + 2 * signature.count, with: hexadecimal(signature))
    }

    // A widget of no size, printable and locked: PDF/A forbids hidden ones and asks for no appearance of one without size.
    private static func field(_ own: PDFReference, on page: PDFReference, signature: PDFReference) -> PDFDictionary {
        [
            "Type": .name("Annot"), "Subtype": .name("Widget"), "FT": .name("Sig"),
            "T": .string(Array("Seal-\(own.number)".utf8)), "F": .integer(132),
            "Rect": .array(Array(repeating: .integer(0), count: 4)),
            "P": .reference(page), "V": .reference(signature),
        ]
    }

    /// Lets the catalog's form lead to the field. SigFlags 3: signatures exist, and whoever saves must append.
    private static func writeForm(adding field: PDFReference, from reader: inout PDFReader, to update: inout PDFUpdate) throws {
        var catalog = try reader.catalog()
        var form = try reader.resolve(catalog["AcroForm"]).dictionary ?? [:]
        guard form["XFA"] == nil else { throw PDFFault.unsupported("XFA form") }
        form["Fields"] = .array((try reader.resolve(form["Fields"]).array ?? []) + [.reference(field)])
        form["SigFlags"] = .integer(3)
        if let reference = catalog["AcroForm"]?.reference {
            update.write(form, as: reference)
        } else {
            catalog["AcroForm"] = .dictionary(form)
            guard let root = reader.trailer["Root"]?.reference else { throw PDFFault.malformed("catalog") }
            update.write(catalog, as: root)
        }
    }
}

private struct FirstPage {
    let reference: PDFReference
    let page: PDFDictionary
    let annotations: [PDFValue]

    func adding(_ field: PDFReference) -> PDFDictionary {
        var page = page
        page["Annots"] = .array(annotations + [.reference(field)])
        return page
    }
}

extension PDFReader {
    fileprivate mutating func firstPage() throws(PDFFault) -> FirstPage {
        guard let reference = try pages().first, let page = try object(reference).value.dictionary else { throw .malformed("no page") }
        return FirstPage(reference: reference, page: page, annotations: try resolve(page["Annots"]).array ?? [])
    }
}
