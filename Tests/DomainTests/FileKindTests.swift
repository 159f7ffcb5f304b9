import Domain
import Testing

@Suite struct FileKindTests {
    @Test(arguments: [
        (Array("%PDF-1.7\n%âãÏÓ".utf8), FileKind.pdf),
        ([0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8), .jpeg),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], .png),
        (Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ToKhai/>".utf8), .xml),
        ([0xEF, 0xBB, 0xBF] + Array("<?xml version=\"1.0\"?><ToKhai/>".utf8), .xml),
        (zip("[Content_Types].xml"), .office),
        (zip("docProps/app.xml", then: zip("_rels/.rels")), .office),
        (zip("mimetype", then: Array("application/vnd.oasis.opendocument.text".utf8)), .office),
        (compound, .office),
    ])
    func `a kind is known by its content`(head: [UInt8], kind: FileKind) {
        #expect(FileKind(head: head) == kind)
    }

    @Test(arguments: [
        [],
        Array("MZ\u{90}\u{0}".utf8),
        [0x7F] + Array("ELF".utf8),
        Array("#!/bin/sh\n".utf8),
        Array("<html><body>%PDF-</body></html>".utf8),
        Array("<?xml version=\"1.0\"?><SVG onload='x()'/>".utf8),
        Array("<?xml version=\"1.0\"?><html xmlns='http://www.w3.org/1999/xhtml'/>".utf8),
        Array("<?xml-stylesheet href='x.xsl'?><a/>".utf8),
        zip("META-INF/MANIFEST.MF"),
        zip("autorun.exe"),
        Array(compound.prefix(20)),
        Array("%PDF".utf8),
        [0x89, 0x50, 0x4E, 0x47],
    ])
    func `all else is other`(head: [UInt8]) {
        #expect(FileKind(head: head) == .other)
    }

    private static let compound: [UInt8] =
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 16) + [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0]

    /// The local header of a stored, empty entry.
    private static func zip(_ name: String, then rest: [UInt8] = []) -> [UInt8] {
        [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 22) + [UInt8(name.utf8.count), 0, 0, 0] + Array(name.utf8) + rest
    }
}
