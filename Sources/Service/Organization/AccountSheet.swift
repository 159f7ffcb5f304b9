import Domain
import Foundation
import Paper

/// Mẫu số 01 as a spreadsheet, read into lines.
package struct AccountSheet: Sendable {
    /// A cell that cannot be taken: which, and why.
    package struct Fault: Hashable, Sendable {
        /// As the spreadsheet counts: 1 is the first line.
        package var row: Int
        /// As the spreadsheet names it: A, B …; empty where the whole line or file is at fault.
        package var letter: String
        package var cell: CellFault
    }

    package enum Unreadable: Error, Hashable, Sendable {
        case notASheet
        case tooLarge
        /// The headings of these columns were not found.
        case headingsMissing([AccountListColumn])
        case noLines
        /// Workbooks cannot be read on this machine; CSV can.
        case workbooksUnavailable
    }

    /// Every faulty cell; nothing is taken over then.
    package struct Faults: Error, Hashable, Sendable { package var all: [Fault] }

    static let most = 500

    /// - Throws: `Unreadable`, `Faults`.
    static func rows(
        of grid: [[String]], at place: AccountListPlace, besides others: Set<String>, ids: [String]
    ) throws -> [AccountListRow] {
        let (headings, first) = try SheetHeadings.find(in: grid)
        var (rows, faults, seen) = ([AccountListRow](), [Fault](), others)
        for (index, cells) in grid.enumerated().dropFirst(first + 1) where cells.contains(where: { !$0.trimmed.isEmpty }) {
            if headings.isCount(cells) { continue }
            guard rows.count + faults.count < most else { throw Unreadable.tooLarge }
            do {
                let row = try headings.entry(of: cells).checked(id: ids[rows.count], at: place, besides: seen)
                seen.insert(row.serviceNumber)
                rows.append(row)
            } catch {
                faults += error.all.map { Fault(row: index + 1, letter: headings.letter(of: $0.column), cell: $0) }
            }
        }
        if !faults.isEmpty { throw Faults(all: faults) }
        if rows.isEmpty { throw Unreadable.noLines }
        return rows
    }
}

/// Which column stands where.
struct SheetHeadings {
    private var places: [AccountListColumn: Int] = [:]
    private var forms: [AccountListRow.Form: Int] = [:]

    // swift-format-ignore
    static let names: [(column: AccountListColumn, name: String)] = [
        (.person, "Họ và tên"), (.title, "Chức vụ"), (.division, "Tên Phòng/Đội"), (.serviceNumber, "Số hiệu công chức"),
        (.eCustomsAccount, "Tên tài khoản E-Customs"), (.role, "Vai trò"), (.procedures, "Thủ tục"), (.note, "Ghi chú"),
    ]
    static let formNames: [(form: AccountListRow.Form, name: String)] = [
        (.new, "Cấp mới"), (.change, "Thay đổi thông tin"), (.deactivate, "Hủy hiệu lực"),
    ]
    static let roleNames: [(role: Role, name: String)] = [
        (.officer, "Công chức"), (.divisionLeader, "Lãnh đạo phòng/đội"), (.unitLeader, "Lãnh đạo đơn vị"), (.recordsClerk, "Văn thư"),
    ]

    /// The headings stand on the first line that has the officer's name and number; on a form the three forms may stand a line lower.
    static func find(in grid: [[String]]) throws -> (SheetHeadings, line: Int) {
        let known = Set([Self.key("Họ và tên"), Self.key("Số hiệu công chức")])
        guard let line = grid.prefix(30).firstIndex(where: { known.isSubset(of: Set($0.map(Self.key))) }) else {
            throw AccountSheet.Unreadable.headingsMissing([.person, .serviceNumber])
        }
        var headings = SheetHeadings(grid[line])
        let isTwoLines = headings.forms.isEmpty && line + 1 < grid.count
        if isTwoLines { headings.forms = Self.forms(in: grid[line + 1]) }
        let missing = AccountListColumn.ofOfficers.filter { headings.isMissing($0) }
        if !missing.isEmpty { throw AccountSheet.Unreadable.headingsMissing(missing) }
        return (headings, isTwoLines ? line + 1 : line)
    }

    private init(_ cells: [String]) {
        let keys = cells.map(Self.key)
        for (column, name) in Self.names { places[column] = keys.firstIndex(of: Self.key(name)) }
        forms = Self.forms(in: cells)
    }

    private static func forms(in cells: [String]) -> [AccountListRow.Form: Int] {
        let keys = cells.map(key)
        return formNames.reduce(into: [:]) { $0[$1.form] = keys.firstIndex(of: key($1.name)) }
    }

    private func isMissing(_ column: AccountListColumn) -> Bool {
        switch column {
        case .form: forms.count < 3
        case .note, .procedures, .eCustomsAccount, .division: false
        default: places[column] == nil
        }
    }

    /// Without marks, stars and blanks: `Tên Phòng/Đội *` is `tenphongdoi`.
    private static func key(_ text: String) -> String { text.folded.filter { $0.isLetter || $0.isNumber } }

    func entry(of cells: [String]) -> AccountListEntry {
        var entry = AccountListEntry()
        (entry.person, entry.title, entry.division) = (cell(.person, cells), cell(.title, cells), cell(.division, cells))
        (entry.serviceNumber, entry.eCustomsAccount, entry.note) = (cell(.serviceNumber, cells), cell(.eCustomsAccount, cells), cell(.note, cells))
        let role = cell(.role, cells)
        entry.role = Self.roleNames.first { Self.key($0.name) == Self.key(role) }?.role.rawValue ?? role
        entry.procedures = cell(.procedures, cells).split { $0.isWhitespace || $0 == "," || $0 == ";" }.map { $0.uppercased() }
        entry.marks = Set(forms.filter { !text(at: $0.value, cells).isEmpty }.map(\.key))
        return entry
    }

    private func cell(_ column: AccountListColumn, _ cells: [String]) -> String { places[column].map { text(at: $0, cells) } ?? "" }
    private func text(at place: Int, _ cells: [String]) -> String { place < cells.count ? cells[place].trimmed : "" }

    /// The line of a form that counts its columns: (1), (2) …
    func isCount(_ cells: [String]) -> Bool {
        let filled = cells.map(\.trimmed).filter { !$0.isEmpty }
        return filled.count > 3 && filled.allSatisfy { $0.filter { !"()".contains($0) }.allSatisfy(\.isNumber) }
    }

    func letter(of column: AccountListColumn) -> String {
        let place = column == .form ? forms.values.min() : places[column]
        guard let place, place < 26 else { return "" }
        return String(UnicodeScalar(UInt8(65 + place)))
    }
}

/// Comma- or semicolon-separated values (RFC 4180): whichever of the two the first line has more of.
enum SeparatedValues {
    static func read(_ bytes: [UInt8]) throws -> [[String]] {
        guard var text = String(validating: bytes, as: UTF8.self) else { throw AccountSheet.Unreadable.notASheet }
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        text = text.replacing("\r\n", with: "\n")
        let head = text.prefix { $0 != "\n" }
        let separator: Character = head.count { $0 == ";" } >= head.count { $0 == "," } ? ";" : ","
        return try cells(text, separator)
    }

    private static func cells(_ text: String, _ separator: Character) throws -> [[String]] {
        var (grid, row, cell, isQuoted) = ([[String]](), [String](), "", false)
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case "\"" where isQuoted && rest.first == "\"":
                rest.removeFirst()
                cell.append("\"")
            case "\"" where isQuoted || cell.isEmpty: isQuoted.toggle()
            case separator where !isQuoted:
                row.append(cell)
                cell = ""
            case "\n" where !isQuoted:
                grid.append(row + [cell])
                (row, cell) = ([], "")
                guard grid.count <= 2000 else { throw AccountSheet.Unreadable.tooLarge }
            default: cell.append(character)
            }
        }
        guard !isQuoted else { throw AccountSheet.Unreadable.notASheet }
        return cell.isEmpty && row.isEmpty ? grid : grid + [row + [cell]]
    }
}

extension String {
    fileprivate var trimmed: String { precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension Office {
    /// Bytes of a spreadsheet that is imported.
    package static let sheetLimit = 4 << 20

    /// The headings of Mẫu số 01 and nothing else, for a spreadsheet program: with a mark that says the text is UTF-8.
    package static let accountSheetTemplate: String = {
        let first = SheetHeadings.names.dropLast().map(\.name)
        let names = ["STT"] + first + SheetHeadings.formNames.map(\.name) + ["Ghi chú"]
        return "\u{FEFF}" + names.joined(separator: ";") + "\r\n"
    }()

    /// Takes the lines of a spreadsheet (CSV or XLSX) into a list that is open: all of them, or none.
    /// - Throws: `AccountSheet.Unreadable`, `AccountSheet.Faults`, and what writing a line throws.
    package func importSheet(_ bytes: [UInt8], name: String, into list: String, by actor: Actor, seen: Int) async throws -> Int {
        try actor.demand(.compileAccountList)
        // A stranger's or closed list is refused before a child is started.
        if let refusal = try await accountList(list, for: actor).refusal(of: .add, by: actor) { throw refusal }
        let grid = try await grid(of: bytes)
        let ids = (0..<AccountSheet.most).map { _ in String.newID() }
        let procedures = procedureKeys
        return try await change(list, as: .add, by: actor, seen: seen) { file, tx in
            let place = try AccountListTable.place(of: file.list.unit, procedures, in: tx)
            return .add(try AccountSheet.rows(of: grid, at: place, besides: file.list.others(than: nil), ids: ids), from: String(name.prefix(200)))
        }
    }

    private func grid(of bytes: [UInt8]) async throws -> [[String]] {
        guard bytes.count <= Self.sheetLimit else { throw AccountSheet.Unreadable.tooLarge }
        // A workbook is a ZIP archive.
        guard bytes.starts(with: [0x50, 0x4B]) else { return try SeparatedValues.read(bytes) }
        guard let printer = paper.printer else { throw AccountSheet.Unreadable.workbooksUnavailable }
        do { return try await SheetReader(isolation: printer.isolation).rows(of: bytes) } catch let fault as SheetReader.Fault {
            switch fault {
            case .unreadable: throw AccountSheet.Unreadable.notASheet
            case .tooLarge: throw AccountSheet.Unreadable.tooLarge
            case .failed(let cause):
                log.error("spreadsheet", metadata: ["fault": "\(cause)"])
                throw AccountSheet.Unreadable.workbooksUnavailable
            }
        }
    }
}
