import Domain
import Storage
import Synchronization

/// `[unit code]-YYMMDD-running number of the day stored`; the pattern is a setting.
package struct DossierNumberPattern: Hashable, Sendable {
    /// `{unit}`, `{yymmdd}` and `{n}` stand for the parts.
    package var text: String
    package var leastDigits: Int

    package static let usual = DossierNumberPattern(text: "{unit}-{yymmdd}-{n}", leastDigits: 4)

    package func number(unitCode: String, day: Day, running: Int64) -> String {
        let parts = day.parts
        let yymmdd = [parts.year % 100, parts.month, parts.day].map { Self.padded(Int64($0), 2) }.joined()
        return text.replacing("{unit}", with: unitCode).replacing("{yymmdd}", with: yymmdd)
            .replacing("{n}", with: Self.padded(running, leastDigits))
    }

    private static func padded(_ number: Int64, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

/// Running numbers in blocks: one short transaction reserves some for this process, and filings share no row. Gaps are allowed.
final class DossierNumbers: Sendable {
    private struct Key: Hashable { let unit: String; let day: Day }
    private struct Block { var next: Int64; let end: Int64 }
    private let blocks = Mutex<[Key: Block]>([:])
    private static let size: Int64 = 16

    func next(unit: String, day: Day, in database: Database) async throws -> Int64 {
        let key = Key(unit: unit, day: day)
        if let number = take(key) { return number }
        let first = try await database.write { tx in try Self.reserve(Self.size, unit: unit, day: day, in: tx) }
        return keep(Block(next: first, end: first + Self.size), for: key)
    }

    /// The first of so many running numbers that nobody else gets.
    static func reserve(_ count: Int64, unit: String, day: Day, in tx: Transaction) throws -> Int64 {
        try tx.row(
            """
            INSERT INTO number_block (unit, day, next) VALUES (\(unit), \(day.description), \(1 + count))
            ON CONFLICT (unit, day) DO UPDATE SET next = number_block.next + \(count)
            RETURNING next
            """)!.integer("next") - count
    }

    private func take(_ key: Key) -> Int64? {
        blocks.withLock { blocks in
            guard var block = blocks[key], block.next < block.end else { return nil }
            defer { blocks[key] = block }
            block.next += 1
            return block.next - 1
        }
    }

    /// Two filings may each have fetched a block; the later one's is kept and the rest of the other's is a gap.
    private func keep(_ fresh: Block, for key: Key) -> Int64 {
        blocks.withLock { blocks in
            blocks = blocks.filter { $0.key.day == key.day }
            blocks[key] = Block(next: fresh.next + 1, end: fresh.end)
            return fresh.next
        }
    }
}
