import Domain
import Foundation
import Storage
import Testing

@testable import Service

@Suite struct ReceptionTests {
    @Test(arguments: Engine.allCases)
    func `2988-D7.5.a-i stored in working hours is received at that very moment, its documents durable before`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let filing = try test.filing()
            for upload in filing.documents {
                #expect(FileManager.default.fileExists(atPath: try test.office.documents.path(of: upload.document.sha256)))
            }
            let before = test.office.clock.instant
            let receipt = try await test.office.file(filing, by: test.actor("huong.ttm"))
            #expect(before <= receipt.storedAt && receipt.storedAt <= test.office.clock.instant)
            #expect(receipt.receivedAt == receipt.storedAt)
            let view = try await test.view(receipt.number)
            #expect(view.history.allSatisfy { $0.event.recordedAt == receipt.storedAt })
            #expect(view.documents.allSatisfy { $0.addedAt == receipt.storedAt })
            #expect(view.row.dueAt == Instant(day: Day(2018, 10, 16), minute: 17 * 60))
        }
    }

    @Test(
        arguments: Engine.allCases,
        [
            // A Tuesday evening, a Friday at closing time, a Sunday.
            (Instant(day: Day(2018, 10, 9), minute: 19 * 60 + 42), Day(2018, 10, 10)),
            (Instant(day: Day(2018, 10, 12), minute: 17 * 60), Day(2018, 10, 15)),
            (Instant(day: Day(2018, 10, 14), minute: 10 * 60), Day(2018, 10, 15)),
        ])
    func `2988-D7.5.a-ii stored after hours is received when work begins again`(_ engine: Engine, _ filed: (at: Instant, received: Day)) async throws {
        try await TestOffice.on(engine) { test in
            test.office.clock.set(filed.at)
            let receipt = try await test.file()
            #expect(receipt.storedAt.day == filed.at.day)
            #expect(receipt.receivedAt == Instant(day: filed.received, minute: 7 * 60 + 30))
        }
    }

    @Test(arguments: Engine.allCases)
    func `A-03 read as same-day, before hours is received when they begin`(_ engine: Engine) async throws {
        try await TestOffice.on(engine, readings: Readings(a03: .sameDay)) { test in
            test.setClock(TestOffice.tuesday, 6, 10)
            let receipt = try await test.file()
            #expect(receipt.receivedAt == Instant(day: TestOffice.tuesday, minute: 7 * 60 + 30))
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D7.1.a answers are kept as they were judged, beside a history that holds only their digest`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            var filing = try test.filing()
            filing.answers.values["email"] = "  huong@bienxanh.example "
            let number = try await test.office.file(filing, by: test.actor("huong.ttm")).number
            let view = try await test.view(number)
            #expect(view.answers["email"] == "huong@bienxanh.example")
            guard case .filed(let filed)? = view.history.first?.event.fact else { throw NotFound() }
            #expect(filed.answersDigest == (try StoredJSON.encode(view.answers)).digest)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a procedure nobody offers, or a unit that does not carry it out, is named as the wrong field`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let declarant = try await test.actor("huong.ttm")
            var filing = try test.filing()
            filing.unit = "TXNK"
            await #expect(throws: Invalid("unit", .unknown("TXNK"))) { try await test.office.file(filing, by: declarant) }
            filing.procedure = "I-99"
            await #expect(throws: Invalid("procedure", .unknown("I-99"))) { try await test.office.file(filing, by: declarant) }
        }
    }
}
