import Domain
import Hummingbird
import Service

enum StartDraft {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, post: "procedures/{key}/drafts") { reader in
            let account = try reader.declarant()
            let key = try reader.parameter("key")
            guard let procedure = reader.office.catalogue.current(key, on: reader.today) else { throw Problem.notFound }
            if let mark = procedure.closedBy { throw Violation(mark, .file, .notOffered(procedure.state)) }
            var values = FormValues(try await reader.request.fields())
            do {
                let id = try await reader.office.beginDraft(of: key, unit: values.optional("unit"), by: account.actor)
                try await reader.office.keep(procedure.form.prefilled(for: account), in: id, of: account.actor)
                return reader.redirect(to: "/drafts/\(id)/questions")
            } catch let invalid as Invalid where invalid.field == "unit" {
                return try await ProcedureRoutes.show(procedure, reader, unitError: reader.language.pick("Chọn nơi giải quyết", "Choose the unit"))
            }
        }
        // Where sign-in leads back to after a form was posted.
        router.pages(desk, get: "procedures/{key}/drafts") { reader in reader.redirect(to: "/procedures/\(try reader.parameter("key"))") }
    }
}

extension Procedure {
    /// Whether a dossier can be filed at all.
    var isOpen: Bool {
        switch state {
        case .live, .pilot: true
        case .draft, .suspended, .abolished, .elsewhere, .notOffered: false
        }
    }
}

extension Form {
    /// What the account already knows (TT 32/2017/TT-BTTTT Điều 8).
    fileprivate func prefilled(for account: Account) -> Answers {
        let known = fields.compactMap { field in field.prefill.flatMap { account.knows($0) }.map { (field.id, AnswerValue.text($0)) } }
        return Answers(Dictionary(known, uniquingKeysWith: { first, _ in first }))
    }
}

extension Account {
    fileprivate func knows(_ what: FormField.Prefill) -> String? {
        let isOrganisation = party?.kind == .organisation
        switch what {
        case .organisationName: return isOrganisation ? party?.name : nil
        case .taxCode: return isOrganisation ? party?.identifier : nil
        case .address: return party?.address
        case .personName: return person
        case .identityNumber: return isOrganisation ? nil : party?.identifier
        case .phone, .email: return nil
        }
    }
}
