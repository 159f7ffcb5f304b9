/// One line of a request for monitoring accounts, found to be in order (3035-D6.0-ii).
package struct UnitAccountRow: Hashable, Sendable, Codable, Identifiable {
    package var id: String
    /// The unit's id.
    package var unit: String
    package var form: Form
    /// Who is to hold it first; nil where it is closed.
    package var holder: Holder?
    package var note: String

    package init(id: String, unit: String, form: Form, holder: Holder? = nil, note: String = "") {
        (self.id, self.unit, self.form, self.holder, self.note) = (id, unit, form, holder, note)
    }

    package enum Form: String, Hashable, Sendable, Codable, CaseIterable { case issue, close }

    package struct Holder: Hashable, Sendable, Codable {
        /// The account's id.
        package var account: String
        package var name: String
        package init(account: String, name: String) { (self.account, self.name) = (account, name) }
    }
}

/// Such a line as somebody typed it.
package struct UnitAccountEntry: Hashable, Sendable {
    /// The unit's code.
    package var unit = ""
    package var form: UnitAccountRow.Form?
    /// The name of an account of that unit.
    package var holder = ""
    package var note = ""

    package init() {}
}

/// What a line must be compared with.
package struct UnitAccountPlace: Hashable, Sendable {
    /// What the list may name: the Vụ or Cục itself and its Chi cục, as they are today.
    package var units: [Unit]
    /// Whom the line names, where such a person could hold an account of a unit; and of which.
    package var candidate: Candidate?

    package init(units: [Unit], candidate: Candidate? = nil) { (self.units, self.candidate) = (units, candidate) }

    package struct Candidate: Hashable, Sendable {
        package var holder: UnitAccountRow.Holder
        package var unit: String
        package init(_ holder: UnitAccountRow.Holder, of unit: String) { (self.holder, self.unit) = (holder, unit) }
    }

    package struct Unit: Hashable, Sendable {
        package var id: String
        package var code: String
        package var name: String
        package var monitors: MonitoringClass
        /// Its open monitoring account.
        package var account: String?

        package init(id: String, code: String, name: String, monitors: MonitoringClass, account: String? = nil) {
            (self.id, self.code, self.name, self.monitors, self.account) = (id, code, name, monitors, account)
        }
    }
}

extension UnitAccountEntry {
    /// - Parameters:
    ///   - id: of the line.
    ///   - others: ids of the units on other lines of the list.
    /// - Throws: everything that is wrong, so that it is corrected once.
    package func checked(id: String, at place: UnitAccountPlace, besides others: Set<String> = []) throws(CellFaults) -> UnitAccountRow {
        let found = place.units.first { $0.code == unit.uppercased() }
        let faults = unitFaults(found, place, others) + formFaults(found) + holderFaults(found, place) + noteFaults
        guard faults.isEmpty, let found, let form else { throw CellFaults(faults) }
        return UnitAccountRow(id: id, unit: found.id, form: form, holder: form == .issue ? place.candidate?.holder : nil, note: note)
    }

    // "…danh sách đề nghị cấp tài khoản (cấp Cục và Chi cục)…": its own, and its Chi cục's.
    private func unitFaults(_ found: UnitAccountPlace.Unit?, _ place: UnitAccountPlace, _ others: Set<String>) -> [CellFault] {
        guard let found else { return [CellFault(.unit, "3035-D6.0-ii", unit.isEmpty ? .missing : .unitOutside(place.units.map(\.code)))] }
        return others.contains(found.id) ? [CellFault(.unit, "3035-D6.0-i", .unitTwice)] : []
    }

    // "Đơn vị Vụ, Cục được cấp 01 tài khoản (tài khoản cấp Cục), mỗi đơn vị cấp Chi cục được cấp 01 tài khoản (tài khoản cấp Chi cục)."
    private func formFaults(_ found: UnitAccountPlace.Unit?) -> [CellFault] {
        guard let form else { return [CellFault(.form, "3035-D6.0-ii", .noForm)] }
        switch (form, found?.account) {
        case (.issue, let name?): return [CellFault(.form, "3035-D6.0-i", .unitHasMonitoring(name))]
        case (.close, nil) where found != nil: return [CellFault(.form, "3035-D6.5", .unitHasNoMonitoring)]
        default: return []
        }
    }

    private func holderFaults(_ found: UnitAccountPlace.Unit?, _ place: UnitAccountPlace) -> [CellFault] {
        if form == .close { return holder.isEmpty ? [] : [CellFault(.holder, "3035-D6.5", .holderNotNeeded)] }
        if holder.isEmpty { return [CellFault(.holder, "A-16", .missing)] }
        return found == nil || place.candidate?.unit == found?.id ? [] : [CellFault(.holder, "A-16", .holderUnfit)]
    }

    private var noteFaults: [CellFault] { note.count > 300 ? [CellFault(.note, "3035-D6.0-ii", .tooLong(most: 300))] : [] }
}
