/// What a file is by its content; its name and the type its sender claims prove nothing.
package enum FileKind: String, Hashable, Sendable, Codable, CaseIterable {
    case pdf, jpeg, png, xml
    /// Word processing, spreadsheet and presentation files: OOXML, OpenDocument, and the older ones of Microsoft Office.
    case office
    case other

    /// - Parameter head: the first bytes of the file, 512 at least if it has as many; 4096 find the office files of all programs.
    package init(head: [UInt8]) {
        self =
            if head.starts(with: "%PDF-".utf8) {
                .pdf
            } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
                .jpeg
            } else if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
                .png
            } else if Self.isOldOffice(head) || Self.isZippedOffice(head) {
                .office
            } else if Self.isXML(head) {
                .xml
            } else {
                .other
            }
    }

    // MS-CFB 2.2, Compound File Header: signature, and 0xFFFE for the byte order. Installers (.msi) share it; a scanner looks at those.
    private static func isOldOffice(_ head: [UInt8]) -> Bool {
        head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) && head.dropFirst(28).starts(with: [0xFE, 0xFF])
    }

    // A zip is an office file only if its first entries say so; a bare archive or a .jar is not.
    private static func isZippedOffice(_ head: [UInt8]) -> Bool {
        guard head.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return false }
        let marks = ["[Content_Types].xml", "_rels/.rels", "mimetypeapplication/vnd.oasis.opendocument."]
        return marks.contains { mark in
            let mark = Array(mark.utf8)
            return head.indices.dropFirst(30).contains { head[$0] == mark[0] && head[$0...].starts(with: mark) }
        }
    }

    // HTML and SVG run scripts in a browser; XHTML would too, so what names it is not taken as plain XML.
    private static func isXML(_ head: [UInt8]) -> Bool {
        let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
        guard text.starts(with: "<?xml".utf8) else { return false }
        let lowered = String(decoding: text, as: UTF8.self).lowercased()
        return !["<html", "<svg", "<script", "xhtml", "xml-stylesheet"].contains { lowered.contains($0) }
    }
}
