/// One line of Mẫu số 01, read and found to be in order.
package struct AccountListRow: Hashable, Sendable, Codable, Identifiable {
    package var id: String
    package var person: String
    package var title: String
    /// 2988-M01-i: empty where the unit has no divisions.
    package var division: String?
    package var serviceNumber: String
    /// 2988-M01-ii: only where the officer has one.
    package var eCustomsAccount: String?
    /// Nil only where the account is deactivated.
    package var role: Role?
    package var procedures: [String]
    package var form: Form
    package var note: String

    package init(
        id: String, person: String, title: String, division: String? = nil, serviceNumber: String, eCustomsAccount: String? = nil,
        role: Role?, procedures: [String] = [], form: Form, note: String = ""
    ) {
        (self.id, self.person, self.title, self.division) = (id, person, title, division)
        (self.serviceNumber, self.eCustomsAccount, self.role) = (serviceNumber, eCustomsAccount, role)
        (self.procedures, self.form, self.note) = (procedures, form, note)
    }

    /// "Hình thức".
    package enum Form: String, Hashable, Sendable, Codable, CaseIterable { case new, change, deactivate }

    /// 2988-D6.3.a: the name on E-Customs; 2988-D6.3.b: else the service number. Generated, never typed (HD-20).
    package var accountName: String { eCustomsAccount ?? serviceNumber.lowercased() }

    package var nameMark: Mark { eCustomsAccount == nil ? "2988-D6.3.b" : "2988-D6.3.a" }

    /// The account as this line wants it.
    package func details(at unit: String, role: Role) -> AccountDetails {
        AccountDetails(
            name: accountName, person: person, title: title, role: role, unit: unit, division: division, handles: procedures.sorted(),
            serviceNumber: serviceNumber, eCustomsAccount: eCustomsAccount)
    }
}

/// The columns of the lists. Of those of Mẫu số 01 the regulation's text proves three; the table itself is lost, the others are ours.
package enum AccountListColumn: String, Hashable, Sendable, Codable {
    case person, title, division, serviceNumber, eCustomsAccount, role, procedures, form, note
    /// Of a request for monitoring accounts, besides the form and the note.
    case unit, holder

    /// Those of Mẫu số 01.
    package static let ofOfficers: [AccountListColumn] = [.person, .title, .division, .serviceNumber, .eCustomsAccount, .role, .procedures, .form, .note]

    package var isProven: Bool { [.division, .eCustomsAccount, .form].contains(self) }
}

/// What a list must know of the unit it is for.
package struct AccountListPlace: Hashable, Sendable {
    /// Names by id.
    package var divisions: [String: String]
    package var procedures: Set<String>

    package init(divisions: [String: String], procedures: Set<String>) { (self.divisions, self.procedures) = (divisions, procedures) }
}
