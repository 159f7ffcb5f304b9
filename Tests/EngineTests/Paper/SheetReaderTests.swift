import Foundation
import Testing

@testable import Paper

@Suite struct SheetReaderTests {
    /// Made by openpyxl itself, as a spreadsheet program would.
    private func workbook(_ python: String) async throws -> [UInt8] {
        let (file, null) = (FileManager.default.temporaryDirectory.appending(path: "sheet-\(UUID().uuidString).xlsx"), FileHandle.nullDevice)
        defer { try? FileManager.default.removeItem(at: file) }
        let script = "import sys\nfrom openpyxl import Workbook\nbook = Workbook()\nsheet = book.active\n\(python)\nbook.save(sys.argv[1])"
        let ending = try await ChildProcess(["/usr/bin/python3", "-c", script, file.path], environment: [:]).run(output: null, log: null, seconds: 60)
        #expect(ending == .exited(0))
        return [UInt8](try Data(contentsOf: file))
    }

    @Test(arguments: Printer.Isolation.allCases)
    func `the first sheet's values are read as text`(_ isolation: Printer.Isolation) async throws {
        let bytes = try await workbook("sheet.append(['Họ và tên', None, 12, 1.5])\nsheet.append(['=1+1'])\nbook.create_sheet('khác').append(['x'])")
        #expect(try await SheetReader(isolation: isolation).rows(of: bytes) == [["Họ và tên", "", "12", "1.5"], [""]])
    }

    @Test func `what is no workbook, or too large, is refused`() async throws {
        let reader = SheetReader(isolation: await Printer.Isolation.detect())
        for bytes in [Array("PK\u{3}\u{4}nothing".utf8), [0x50, 0x4B], []] {
            await #expect(throws: SheetReader.Fault.unreadable) { try await reader.rows(of: bytes) }
        }
        var limits = SheetReader.Limits()
        limits.rows = 2
        let small = SheetReader(isolation: await Printer.Isolation.detect(), limits: limits)
        let three = try await workbook("for number in range(3): sheet.append([number])")
        await #expect(throws: SheetReader.Fault.tooLarge) { try await small.rows(of: three) }
        await #expect(throws: SheetReader.Fault.tooLarge) { try await reader.rows(of: Array(repeating: 0, count: (4 << 20) + 1)) }
    }
}
