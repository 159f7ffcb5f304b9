import Domain
import Storage
import Testing

@testable import Service

@Suite struct AccountSheetTests {
    private static let head = "STT;Họ và tên;Chức vụ;Tên Phòng/Đội;Số hiệu công chức;Tên tài khoản E-Customs;Vai trò;Thủ tục;Cấp mới;Thay đổi thông tin;Hủy hiệu lực;Ghi chú\n"

    @Test(arguments: Engine.allCases)
    func `a spreadsheet is taken over whole, with either separator and quoted cells`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let administrator = try await test.administrator
            let id = try await test.office.beginAccountList(by: administrator)
            let text = "\u{FEFF}" + Self.head + "1;\"Đặng \"\"Thu\"\" Trang\";Công chức;03ZZ-GSQL;HQ-1;trang.dt;Công chức;\"I-18; T-2\";X;;;\n"
            var sequence = try await test.office.importSheet(Array(text.utf8), name: "a.csv", into: id, by: administrator, seen: 1)
            let commas = Self.head.replacing(";", with: ",") + "2,Chu Đức Mạnh,Văn thư,,HQ-2,,Văn thư,,X,,,\n"
            sequence = try await test.office.importSheet(Array(commas.utf8), name: "b.csv", into: id, by: administrator, seen: sequence)
            let rows = try await test.office.accountList(id, for: administrator).list.rows
            #expect(rows.map(\.person) == ["Đặng \"Thu\" Trang", "Chu Đức Mạnh"] && rows[0].procedures == ["I-18", "T-2"] && rows[1].role == .recordsClerk)
        }
    }

    @Test func `2988-M01-iii every faulty cell is named and nothing is half done`() async throws {
        try await TestOffice.on(.sqlite) { test in
            let administrator = try await test.administrator
            let id = try await test.office.beginAccountList(by: administrator)
            let text = Self.head + "1;Đặng Thu Trang;Công chức;03ZZ-GSQL;HQ-1;;Công chức;;X;;;\n2;Chu Mạnh;Công chức;Phòng 99;HQ-2;;Công chức;;X;X;;\n3;;Công chức;;HQ-1;;Vua;;;;;\n"
            let faults = await #expect(throws: AccountSheet.Faults.self) {
                try await test.office.importSheet(Array(text.utf8), name: "a.csv", into: id, by: administrator, seen: 1)
            }
            let found = faults?.all.map { "\($0.letter)\($0.row) \($0.cell.column)" }
            #expect(found == ["I3 form", "D3 division", "B4 person", "I4 form", "E4 serviceNumber", "G4 role"])
            #expect(try await test.office.accountList(id, for: administrator).list.rows.isEmpty)
        }
    }

    @Test func `what is no such spreadsheet is refused`() async throws {
        try await TestOffice.on(.sqlite) { test in
            let administrator = try await test.administrator
            let id = try await test.office.beginAccountList(by: administrator)
            let cases: [(text: String, fault: AccountSheet.Unreadable)] = [
                ("", .headingsMissing([.person, .serviceNumber])), ("a;b\n", .headingsMissing([.person, .serviceNumber])), (Self.head, .noLines),
                ("Họ và tên;Số hiệu công chức\n", .headingsMissing([.title, .role, .form])), (Self.head + "\"", .notASheet), ("PK\u{3}\u{4}", .workbooksUnavailable),
                (Self.head + String(repeating: "1;a;b;03ZZ-GSQL;HQ-1;;Công chức;;X;;;\n", count: 600), .tooLarge),
                (Self.head + String(repeating: "\n", count: 2000), .tooLarge), ("PK" + String(repeating: " ", count: Office.sheetLimit), .tooLarge),
            ]
            for (text, fault) in cases {
                await #expect(throws: fault) { try await test.office.importSheet(Array(text.utf8), name: "a", into: id, by: administrator, seen: 1) }
            }
            await #expect(throws: AccountSheet.Unreadable.notASheet) { try await test.office.importSheet([0xFF, 0xFE, 0], name: "a", into: id, by: administrator, seen: 1) }
        }
    }
}
