import Domain
import Storage
import Testing

@testable import Service

@Suite struct SealResultsTests {
    @Test(arguments: Engine.allCases)
    func `HD-6 without a seal the result goes back to the officer, who reads why`(_ engine: Engine) async throws {
        try await TestOffice.on(engine, sealed: false) { test in
            let number = try await released("T-4", test)
            #expect(try await test.office.sealNext())
            let view = try await test.view(number, as: "linh.nk")
            #expect(view.dossier.phase == .resultApproved)
            #expect(view.history.last?.event.fact == .sealFailed(reason: "no-seal-configured"))
            #expect(try await test.office.sealNext() == false)
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-6 a document that cannot be sealed is the officer's to mend, and the next release seals`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-4").number
            try await test.bring(number, to: .inProcessing)
            let officer = try #require(try await test.view(number).row.officer)
            var broken = try await test.office.store(Array("%PDF-1.4 không phải PDF".utf8), name: "decision.pdf", component: "decision")
            broken.document.component = "decision"
            try await test.act(
                .propose(Proposal(kind: .result, recommendation: "Chấp thuận", outcome: .granted, documents: [broken.document])), on: number,
                by: officer, papers: [broken])
            try await test.bring(number, to: .beingSealed)
            #expect(try await test.office.sealNext())
            #expect(try await test.phase(of: number) == .resultApproved)
            try await test.act(.voidApproval(cause: .errorFound, reason: "Tệp hỏng"), on: number, by: officer)
            try await test.bring(number, to: .completed)
        }
    }

    @Test(arguments: Engine.allCases)
    func `of several workers one seals, and a job whose worker died is taken up again`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await released("T-4", test)
            let jobs = await concurrently(Array(0..<4)) { _ in
                try await test.office.database.write { tx in try SealQueue.claim(for: 60_000, in: tx)?.number }
            }
            #expect(try jobs.compactMap { try $0.get() } == [number])
            #expect(try await test.office.sealNext() == false)
            test.office.clock.set(test.office.clock.instant.advanced(bySeconds: 61))
            #expect(try await test.office.sealNext())
            #expect(try await test.phase(of: number) == .completed)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D7.3.b-i what leaves is a sealed copy of exactly what was approved`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await released("T-5", test)
            let approved = try #require(try await test.view(number).dossier.hand.approval?.documents)
            #expect(try await test.office.sealNext())
            let documents = try await test.view(number).documents
            for document in approved {
                let sealed = try #require(documents.first { $0.sealedFrom == document.id })
                let (draft, result) = (try await test.office.bytes(of: document.sha256), try await test.office.bytes(of: sealed.document.sha256))
                #expect(result.starts(with: draft) && result.count > draft.count)
                #expect(sealed.document.verdict == .signed)
            }
        }
    }

    private func released(_ procedure: String, _ test: TestOffice) async throws -> String {
        let number = try await test.file(procedure).number
        try await test.bring(number, to: .beingSealed)
        return number
    }
}
