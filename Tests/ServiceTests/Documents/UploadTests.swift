import Domain
import Storage
import Testing

@testable import Service

@Suite struct UploadTests {
    @Test func `a file is what its content is, whatever its name`() async throws {
        try await TestOffice.on(.sqlite) { test in
            let pdf = DemoPaper.pdf(title: "Đơn", lines: ["Một trang"])
            let upload = try await admit(pdf, "anh.jpg", Slot(component: "request", row: 2), test)
            #expect(upload.document.kind == .pdf && upload.document.verdict == .unsigned && upload.pages == 1)
            #expect(upload.document.slot == Slot(component: "request", row: 2))
            #expect(try await test.office.bytes(of: upload.document.sha256) == pdf)
            let photo = DemoPaper.bytes(format: "jpeg", title: "Ảnh", lines: [])
            #expect(try await admit(photo, "don.pdf", Slot(component: "photo"), test).document.kind == .jpeg)
        }
    }

    @Test func `an empty file is refused by the name of its field`() async throws {
        try await TestOffice.on(.sqlite) { test in
            await #expect(throws: Invalid("files", .fileEmpty(name: "a.pdf"))) {
                try await admit([], "a.pdf", Slot(component: "request"), test)
            }
        }
    }

    @Test func `A-07 a PDF that carries a signature nobody has judged is undecided`() async throws {
        try await TestOffice.on(.sqlite) { test in
            let seal = try #require(test.office.paper.seal)
            let sealed = try seal.sign(pdf: DemoPaper.pdf(title: "Đơn", lines: []), reason: "", location: "", at: test.office.clock.now)
            #expect(try await admit(sealed, "don.pdf", Slot(component: "request"), test).document.verdict == .undecided)
        }
    }

    @discardableResult
    private func admit(_ bytes: [UInt8], _ name: String, _ slot: Slot, _ test: TestOffice) async throws -> Upload {
        let incoming = try await test.office.documents.begin()
        try await incoming.write(bytes)
        return try await test.office.admit(incoming.finish(), name: name, slot: slot, field: "files")
    }
}
