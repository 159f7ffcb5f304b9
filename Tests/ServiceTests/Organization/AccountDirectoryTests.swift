import Domain
import Storage
import Testing

@testable import Service

@Suite struct AccountDirectoryTests {
    @Test(arguments: Engine.allCases)
    func `2988-D4.5 a long history of an account is paged, newest first, and no entry is lost between pages`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let administrator = try await test.administrator
            try await test.office.database.write { tx in
                for _ in 0..<44 { try AccountHistory.append(.passwordChanged, "3035-D5.1-i", to: "long.vh", by: Author(account: "long.vh", role: .officer), in: tx) }
            }
            let whole = try await test.office.database.read { tx in try AccountHistory.read("long.vh", in: tx) }
            var (entries, sizes, before) = ([HistoryEntry<AccountFact>](), [Int](), Int?.none)
            repeat {
                let view = try await test.office.account("long.vh", historyBefore: before, for: administrator)
                #expect(view.sequence == 45)
                entries += view.history.entries
                sizes.append(view.history.entries.count)
                before = view.history.next
            } while before != nil
            #expect(sizes == [20, 20, 5] && entries == whole.reversed())
        }
    }
}
