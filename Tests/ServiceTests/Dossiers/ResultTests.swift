import Domain
import Storage
import Testing

@testable import Service

@Suite struct ResultTests {
    @Test(arguments: Engine.allCases)
    func `2988-D7.3.b-ii every unit goes by a returned result, and sees nothing else of the dossier`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            await #expect(throws: NotFound.self) { try await test.office.result(number, for: try await test.actor("long.vh")) }
            try await test.bring(number, to: .completed)
            for colleague in ["long.vh", "phong.dt", "yen.dh", "dung.tk", "vy.lk"] {
                let result = try await test.office.result(number, for: try await test.actor(colleague))
                #expect(!result.documents.isEmpty && result.documents.allSatisfy { $0.origin == .seal })
            }
            let stranger = try await test.actor("long.vh")
            let view = try await test.view(number)
            let sealed = try #require(view.documents.first { $0.origin == .seal }).document.id
            #expect(try await test.office.resultDocument(sealed, of: number, for: stranger).line.document.id == sealed)
            for other in view.documents where other.origin != .seal {
                await #expect(throws: NotFound.self) { try await test.office.resultDocument(other.document.id, of: number, for: stranger) }
            }
            for nobody in ["huong.ttm", "thanh.dc"] {
                await #expect(throws: NotFound.self) { try await test.office.result(number, for: try await test.actor(nobody)) }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a dossier's progress is told to whoever has its number and the declarant's identifier, and to nobody else`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            #expect(try await test.office.lookUp(number.lowercased(), identifier: "0209 999 016").row.number == number)
            for (number, identifier) in [(number, "0201883411"), ("GSQL-181009-9999", "0209999016"), (number, ""), ("", "")] {
                await #expect(throws: NotFound.self) { try await test.office.lookUp(number, identifier: identifier) }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a document's page has a picture for whoever may see the document`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file().number
            let document = try #require(try await test.view(number).documents.first { $0.document.kind == .pdf && $0.pages != nil }).document.id
            let (reader, stranger) = (try await test.actor("binh.lt"), try await test.actor("long.vh"))
            for _ in 1...2 {
                let picture = try await test.office.picture(ofPage: 1, of: document, in: number, for: reader)
                #expect(picture.prefix(3) == [0xFF, 0xD8, 0xFF])
            }
            await #expect(throws: NotFound.self) { try await test.office.picture(ofPage: 1, of: document, in: number, for: stranger) }
            await #expect(throws: NotFound.self) { try await test.office.picture(ofPage: 99, of: document, in: number, for: reader) }
            await #expect(throws: NotFound.self) { try await test.office.picture(ofPage: 0, of: document, in: number, for: reader) }
        }
    }
}
