/// One line of Mẫu số 01 as somebody typed it.
package struct AccountListEntry: Hashable, Sendable {
    package var person = ""
    package var title = ""
    package var division = ""
    package var serviceNumber = ""
    package var eCustomsAccount = ""
    package var role = ""
    package var procedures: [String] = []
    /// The columns marked X.
    package var marks: Set<AccountListRow.Form> = []
    package var note = ""

    package init() {}

    package init(_ row: AccountListRow) {
        (person, title, division, serviceNumber) = (row.person, row.title, row.division ?? "", row.serviceNumber)
        (eCustomsAccount, role, procedures) = (row.eCustomsAccount ?? "", row.role?.rawValue ?? "", row.procedures)
        (marks, note) = ([row.form], row.note)
    }
}

/// What is wrong with one cell, and by what rule.
package struct CellFault: Hashable, Sendable {
    package var column: AccountListColumn
    package var mark: Mark
    package var fault: Fault

    package init(_ column: AccountListColumn, _ mark: Mark, _ fault: Fault) { (self.column, self.mark, self.fault) = (column, mark, fault) }

    package enum Fault: Hashable, Sendable {
        case missing
        case tooLong(most: Int)
        /// Letters nobody sees.
        case characters
        case serviceNumber
        case eCustomsAccount
        case divisionUnknown([String])
        case unitHasNoDivisions
        case roleUnknown
        case procedureUnknown(String)
        case proceduresOfOfficersOnly
        case noMark
        case severalMarks
        /// The same officer on another line.
        case twice

        // Monitoring accounts.
        case unitOutside([String])
        /// The same unit on another line.
        case unitTwice
        case noForm
        case unitHasMonitoring(String)
        case unitHasNoMonitoring
        case holderUnfit
        case holderNotNeeded
    }
}

/// All that is wrong with one line.
package struct CellFaults: Error, Hashable, Sendable {
    package var all: [CellFault]
    package init(_ all: [CellFault]) { self.all = all }
}

extension AccountListEntry {
    /// - Parameters:
    ///   - id: of the line.
    ///   - others: service numbers on other lines of the list.
    /// - Throws: everything that is wrong, so that it is corrected once.
    package func checked(id: String, at place: AccountListPlace, besides others: Set<String> = []) throws(CellFaults) -> AccountListRow {
        var faults = textFaults + markFaults
        let number = serviceNumber.uppercased()
        if !number.isEmpty, !Self.isServiceNumber(number) { faults.append(CellFault(.serviceNumber, "2988-D6.3.b", .serviceNumber)) }
        if others.contains(number) { faults.append(CellFault(.serviceNumber, "2988-D6.1-i", .twice)) }
        let name = eCustomsAccount.lowercased()
        if !name.isEmpty, !Self.isAccountName(name) { faults.append(CellFault(.eCustomsAccount, "2988-D6.3.a", .eCustomsAccount)) }
        let wanted = wantedRole
        faults += roleFaults(wanted, at: place)
        let unit = place.division(named: division)
        faults += divisionFaults(unit, wanted, at: place)
        guard faults.isEmpty, let form = marks.first else { throw CellFaults(faults) }
        return AccountListRow(
            id: id, person: person, title: title, division: unit, serviceNumber: number, eCustomsAccount: name.isEmpty ? nil : name,
            role: wanted, procedures: Array(Set(procedures)).sorted(), form: form, note: note)
    }

    /// What Mẫu số 01 may grant; administrators, observers and declarants come another way.
    package static let roles: [Role] = [.officer, .divisionLeader, .unitLeader, .recordsClerk]

    private var wantedRole: Role? { Role(rawValue: role).flatMap { Self.roles.contains($0) ? $0 : nil } }

    private var textFaults: [CellFault] {
        let cells: [(AccountListColumn, String, required: Bool, most: Int)] = [
            (.person, person, true, 100), (.title, title, true, 100), (.serviceNumber, serviceNumber, true, 20), (.note, note, false, 300),
        ]
        return cells.compactMap { column, text, required, most in
            if required, text.isEmpty { return CellFault(column, "2988-M01-v", .missing) }
            if text.count > most { return CellFault(column, "2988-M01-v", .tooLong(most: most)) }
            let hidden = text.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
            return hidden ? CellFault(column, "2988-M01-v", .characters) : nil
        }
    }

    // "Cột Hình thức: đánh dấu X vào 1 trong 3 cột cấp mới/Thay đổi thông tin/Hủy hiệu lực."
    private var markFaults: [CellFault] {
        marks.count == 1 ? [] : [CellFault(.form, "2988-M01-iii", marks.isEmpty ? .noMark : .severalMarks)]
    }

    private func roleFaults(_ wanted: Role?, at place: AccountListPlace) -> [CellFault] {
        let isLeaving = marks == [.deactivate]
        if role.isEmpty { return isLeaving ? [] : [CellFault(.role, "2988-M01-v", .missing)] }
        guard let wanted else { return [CellFault(.role, "2988-M01-v", .roleUnknown)] }
        if wanted != .officer, !procedures.isEmpty { return [CellFault(.procedures, "2988-D3.4", .proceduresOfOfficersOnly)] }
        return procedures.filter { !place.procedures.contains($0) }.prefix(1).map { CellFault(.procedures, "2988-D3.4", .procedureUnknown($0)) }
    }

    // "Công chức tại Chi cục Hải quan không có Đội thì không phải điền cột Tên Phòng/Đội." The head, the deputies and the records clerk of a
    // unit with divisions belong to none of them.
    private func divisionFaults(_ found: String?, _ wanted: Role?, at place: AccountListPlace) -> [CellFault] {
        let names = place.divisions.values.sorted()
        if division.isEmpty {
            let needed = !names.isEmpty && (wanted == .officer || wanted == .divisionLeader)
            return needed ? [CellFault(.division, "2988-M01-i", .missing)] : []
        }
        if names.isEmpty { return [CellFault(.division, "2988-M01-i", .unitHasNoDivisions)] }
        return found == nil ? [CellFault(.division, "2988-M01-i", .divisionUnknown(names))] : []
    }

    package static func isServiceNumber(_ text: String) -> Bool {
        (3...20).contains(text.count) && text.contains { "0123456789".contains($0) }
            && text.allSatisfy { "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.".contains($0) }
    }

    package static func isAccountName(_ text: String) -> Bool {
        (3...40).contains(text.count) && text.first.map { "abcdefghijklmnopqrstuvwxyz".contains($0) } == true
            && text.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789._-".contains($0) }
    }
}

extension AccountListPlace {
    /// By id or by name, capitals apart.
    package func division(named text: String) -> String? {
        if divisions[text] != nil { return text }
        return divisions.first { $0.value.lowercased() == text.lowercased() }?.key
    }
}
