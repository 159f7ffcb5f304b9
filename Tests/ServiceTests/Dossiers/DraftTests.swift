import Domain
import Storage
import Testing

@testable import Service

@Suite struct DraftTests {
    @Test(arguments: Engine.allCases)
    func `a draft keeps what was typed, right or wrong, for its owner alone`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (owner, other) = (try await test.actor("huong.ttm"), try await test.actor("tung.vd"))
            let id = try await test.office.beginDraft(of: "I-18", unit: nil, by: owner)
            let typed: Answers = ["taxCode": "không biết", "employees": [["name": "Đỗ Văn Khải"]]]
            try await test.office.keep(typed, in: id, of: owner)
            #expect(try await test.office.draft(id, of: owner).answers == typed)
            #expect(try await test.office.drafts(of: owner).map(\.id) == [id])
            await #expect(throws: NotFound.self) { try await test.office.draft(id, of: other) }
            await #expect(throws: NotFound.self) { try await test.office.keep(Answers(), in: id, of: other) }
            await #expect(throws: NotFound.self) { try await test.office.discard(draft: id, of: other) }
            #expect(try await test.office.drafts(of: other).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a refused filing loses nothing, and a draft filed twice is one dossier`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let owner = try await test.actor("huong.ttm")
            let id = try await test.office.beginDraft(of: "I-18", unit: nil, by: owner)
            let filing = try test.filing()
            try await test.office.keep(filing.answers, in: id, of: owner)
            let refusal = await #expect(throws: Violation.self) { try await test.office.file(draft: id, noStateSecrets: true, by: owner) }
            #expect(refusal?.mark == "2988-D7.1.a")
            #expect(try await test.office.draft(id, of: owner).answers == filing.answers)

            for upload in filing.documents { try await test.office.lay(upload, beside: id, by: owner) }
            let results = await concurrently([1, 2, 3]) { _ in try await test.office.file(draft: id, noStateSecrets: true, by: owner) }
            #expect(Set(try results.map { try $0.get().number }).count == 1)
            #expect(try await test.count("dossier") == 1)
            #expect(try await test.office.drafts(of: owner).isEmpty)
            let documents = try await test.view(results[0].get().number).documents.map(\.document)
            #expect(Set(documents) == Set(filing.documents.map(\.document)))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a later paper takes the place of an earlier one, and together they stay under the limit`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let owner = try await test.actor("huong.ttm")
            let id = try await test.office.beginDraft(of: "I-18", unit: nil, by: owner)
            let (first, second) = (test.paper("request"), test.paper("request"))
            try await test.office.lay(first, beside: id, by: owner)
            try await test.office.lay(second, beside: id, by: owner)
            try await test.office.lay(test.paper("degree", row: 0), beside: id, by: owner)
            let kept = try await test.office.uploads(beside: id, by: owner).map(\.document)
            #expect(kept.map(\.component) == ["request", "degree"] || kept.map(\.component) == ["degree", "request"])
            #expect(kept.contains(second.document) && !kept.contains(first.document))

            let limit = test.office.settings.dossierLimit
            await #expect(throws: Invalid("certificate", .dossierTooLarge(limit: limit))) {
                var huge = test.paper("certificate", row: 0)
                huge.document.size = Int(limit)
                try await test.office.lay(huge, beside: id, by: owner)
            }
            try await test.office.removeUpload(second.document.id, beside: id, by: owner)
            #expect(try await test.office.uploads(beside: id, by: owner).map(\.document.component) == ["degree"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a discarded draft is gone with its papers`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let owner = try await test.actor("huong.ttm")
            let id = try await test.office.beginDraft(of: "T-4", unit: "03CC", by: owner)
            try await test.office.lay(test.paper("request"), beside: id, by: owner)
            try await test.office.discard(draft: id, of: owner)
            #expect(try await test.count("draft") == 0)
            #expect(try await test.count("upload") == 0)
            await #expect(throws: NotFound.self) { try await test.office.discard(draft: id, of: owner) }
        }
    }
}
