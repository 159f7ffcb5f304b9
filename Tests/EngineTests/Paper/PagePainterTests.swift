import Foundation
import Testing

@testable import Paper

@Suite struct PagePainterTests {
    private let painter = PagePainter(isolation: .namespaces)
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test func `a page becomes a picture of the width asked for`() async throws {
        let path = try folder.write(try await Samples.letter.value, as: "letter.pdf")
        let picture = try await painter.paint(page: 1, ofPDF: path, width: 620)
        // The frame header: length, depth, height and width in two bytes each.
        let frame = try #require(picture.indices.dropLast(10).first { picture[$0] == 0xFF && picture[$0 + 1] == 0xC0 })
        let number = { (at: Int) in Int(picture[frame + at]) << 8 | Int(picture[frame + at + 1]) }
        #expect(number(7) == 620)
        #expect((870...880).contains(number(5)))
    }

    @Test func `what is no page of a readable PDF has no picture`() async throws {
        let letter = try folder.write(try await Samples.letter.value, as: "letter.pdf")
        let encrypted = try folder.write(try await Samples.encryptedLetter.value, as: "encrypted.pdf")
        let program = try folder.write(Array("#!/bin/sh\necho hỏng\n".utf8), as: "program.pdf")
        for (path, page) in [(letter, 2), (encrypted, 1), (program, 1)] {
            await #expect(throws: PagePainter.Fault.self) { try await painter.paint(page: page, ofPDF: path, width: 100) }
        }
    }

    @Test func `without namespaces nothing hostile is opened`() async throws {
        let letter = try folder.write(try await Samples.letter.value, as: "letter.pdf")
        await #expect(throws: PagePainter.Fault.notIsolated) {
            try await PagePainter(isolation: .guarded).paint(page: 1, ofPDF: letter, width: 100)
        }
    }
}
