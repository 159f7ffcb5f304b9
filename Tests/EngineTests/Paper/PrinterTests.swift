import Foundation
import Testing

@testable import Paper

@Suite(.serialized) struct PrinterTests {
    @Test func `every Vietnamese letter comes out as it went in`() async throws {
        let text = try await said("/usr/bin/pdftotext", by: Samples.letter.value, then: ["-"])
        #expect(text.contains("Tổng cục Hải quan xác nhận: ặ ẵ ẳ ỡ ợ ữ ự ỹ ỵ Ặ Ẵ Đ đ."))
    }

    @Test func `letters in parts are printed as whole letters`() async throws {
        let parts = "Đặng Hữu Lệ".decomposedStringWithCanonicalMapping
        #expect(Array(parts.unicodeScalars).count > 14)
        let pdf = try await printer(.guarded).print(html: page("<p>\(parts)</p>"))
        let text = try await said("/usr/bin/pdftotext", by: pdf, then: ["-"])
        #expect(text.unicodeScalars.starts(with: "Đặng Hữu Lệ".precomposedStringWithCanonicalMapping.unicodeScalars), "\(text)")
    }

    @Test func `only embedded fonts with Vietnamese letters are used, also where the page asks for others`() async throws {
        let html = page("<p style='font-family: Liberation Serif, DejaVu Sans'>ặ</p><p style='font-family: Arial'>ặ</p>")
        let fonts = try await said("/usr/bin/pdffonts", by: printer(.guarded).print(html: html)).split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        for font in fonts { #expect(font.contains(/\+(Tinos|Arimo)/) && font.contains(/yes +yes +yes/), "\(font)") }
    }

    @Test func `a print is tagged and says that it is PDF slash A-3b`() async throws {
        let pdf = try await Samples.letter.value
        #expect(try await said("/usr/bin/pdfinfo", by: pdf).contains(/Tagged: +yes/))
        let metadata = try await said("/usr/bin/pdfinfo", ["-meta"], by: pdf)
        #expect(metadata.contains("<pdfaid:part>3</pdfaid:part>") || metadata.contains("pdfaid:part=\"3\""), "\(metadata)")
        #expect(metadata.contains("pdfaid:conformance=\"B\"") || metadata.contains("<pdfaid:conformance>B<"), "\(metadata)")
        var reader = try PDFReader(pdf)
        #expect(reader.trailer["ID"]?.array?.count == 2)
        #expect(try reader.catalog()["OutputIntents"] != nil)
    }

    @Test func `the same page gives the same bytes`() async throws {
        let html = page("<p>ặ</p>")
        let first = try await printer(.guarded).print(html: html)
        #expect(try await printer(.guarded).print(html: html) == first)
        #expect(try await printer(.namespaces).print(html: html) == first)
    }

    @Test func `a character that no font has is refused, not left out`() async throws {
        await #expect(throws: Printer.Fault.glyphsMissing(["中", "😀"])) {
            try await printer(.guarded).print(html: page("<p>ặ 中 😀</p>"))
        }
    }

    @Test func `invisible characters are not missing ones`() async throws {
        let pdf = try await printer(.guarded).print(html: page("<pre>a\tb\u{AD}c\u{200B}d\u{A0}e\u{2013}f</pre>"))
        #expect(PDFInspection.inspect(pdf).pages == 1)
    }

    @Test func `an asset is found by its relative name`() async throws {
        let dot = Data(base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
        let assets = ["dot.png": [UInt8](try #require(dot)), "page.css": Array("p { color: red }".utf8)]
        let pdf = try await printer(.namespaces).print(
            html: page("<link rel=stylesheet href=page.css><p>ặ <img src='dot.png' alt='dot'></p>"), assets: assets)
        #expect(try await said("/usr/bin/pdfimages", ["-list"], by: pdf).contains(/image +1 +1/))
    }

    @Test(arguments: ["../page.html", "a/b.png", ".hidden", "", "ặ.png", "a b.png"])
    func `an asset with another name than a plain file's is refused`(name: String) async throws {
        await #expect(throws: Printer.Fault.assetName(name)) {
            try await printer(.guarded).print(html: page("ặ"), assets: [name: [1]])
        }
    }

    @Test(arguments: [("<img src='bad.png'>", "Failed to load image"), ("<a href='#nowhere'>a</a>", "nowhere")])
    func `what would be left out of the page fails the print`(body: String, word: String) async throws {
        await #expect { try await printer(.guarded).print(html: page(body), assets: ["bad.png": [1, 2, 3]]) } throws: { error in
            guard case .failed(let log) = error as? Printer.Fault else { return false }
            return log.contains(word)
        }
    }

    private func page(_ body: String) -> String {
        "<!doctype html><html lang=vi><head><meta charset=utf-8><title>Thử</title></head><body style='font-family: Tinos'>\(body)</body></html>"
    }

    private func printer(_ isolation: Printer.Isolation) -> Printer { Printer(isolation: isolation) }

    private func said(_ program: String, _ options: [String] = [], by pdf: [UInt8], then: [String] = []) async throws -> String {
        let folder = try Folder()
        let answer = try await Tools.run(program, options + [folder.write(pdf, as: "page.pdf")] + then)
        #expect(answer.isFine, "\(answer.text)")
        return answer.text
    }
}
