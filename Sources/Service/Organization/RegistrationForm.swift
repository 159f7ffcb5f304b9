import Domain

/// For whom somebody files: an organisation by its tax code, or a person by the number of a personal paper (2988-D3.8).
package struct PartyForm: Hashable, Sendable {
    let id = String.newID()
    package var kind: Party.Kind
    /// In its plain form, without blanks and dashes.
    package var identifier: String
    package var name: String
    package var address: String

    package enum Fault: Error, Hashable, Sendable { case taxCode(TaxCode.Fault), identity(IdentityNumber.Fault) }

    /// - Throws: what is wrong with the number.
    package init(kind: Party.Kind, identifier typed: String, name: String, address: String) throws(Fault) {
        (self.kind, self.name, self.address) = (kind, name, address)
        switch kind {
        case .organisation:
            do { identifier = try TaxCode(typed).digits } catch { throw .taxCode(error) }
        case .individual:
            do { identifier = try IdentityNumber(typed).text } catch { throw .identity(error) }
        }
    }

    fileprivate init(stored row: RegistrationRow) {
        (kind, identifier, name, address) = (row.kind, row.identifier, row.name, row.address)
    }

    package static func == (a: PartyForm, b: PartyForm) -> Bool { (a.kind, a.identifier, a.name, a.address) == (b.kind, b.identifier, b.name, b.address) }
    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}

/// What somebody says of themselves to become a declarant, and no more than that (2988-D4.6).
package struct RegistrationForm: Sendable {
    /// Becomes the account's name.
    package var email: String
    package var person: String
    package var party: PartyForm

    package init(email: String, person: String, party: PartyForm) { (self.email, self.person, self.party) = (email.lowercased(), person, party) }

    var name: String { party.name }
    var identifier: String { party.identifier }

    /// One @, something on both sides, a dot in the second; whether it exists only the mail can tell.
    package static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".")
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>,;\"\\()[]".utf8.contains($0) } && text.utf8.count <= 200
    }
}

/// A registration as it is kept until it is activated.
package struct RegistrationRow: Hashable, Sendable {
    package var id: String
    package var email: String
    package var person: String
    package var kind: Party.Kind
    package var identifier: String
    package var name: String
    package var address: String
    package var paper: PaperShown?
    package var checkedBy: String?

    var form: PartyForm { PartyForm(stored: self) }
}
