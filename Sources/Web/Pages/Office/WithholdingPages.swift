import Domain
import HTTPTypes
import Hummingbird
import Service

/// NEWS-6: whoever of the office comes upon a paper that is a state secret takes it out of everybody's reach.
enum WithholdingPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "dossiers/{number}/documents/{id}/withholdings") { reader in
            try Permission.refuseRole(try reader.actor(), without: .withholdDocument)
            return try await ask(reader)
        }
        router.pages(desk, post: "dossiers/{number}/documents/{id}/withholdings") { reader in
            let (actor, number, id) = (try reader.actor(), try reader.parameter("number"), try reader.parameter("id"))
            try Permission.refuseRole(actor, without: .withholdDocument)
            let reason = try await reader.request.fields()["reason"] ?? ""
            do { _ = try await reader.office.withhold(id, of: number, reason: reason, by: actor) } catch WithholdingFault.reasonMissing {
                return try await ask(reader, wrong: .reasonMissing)
            }
            return reader.redirect(to: "/dossiers/\(number)?document=\(id)#paper")
        }
    }

    private static func ask(_ reader: Reader, wrong: WithholdingFault? = nil) async throws -> Response {
        let (language, id) = (reader.language, try reader.parameter("id"))
        let view = try await reader.dossier(try reader.parameter("number"))
        guard let line = view.documents.first(where: { $0.document.id == id }), line.origin == .declarant else { throw Problem.notFound }
        try view.dossier.demandReach(of: id)
        let error = wrong.map { "\($0.words(in: language)) (\($0.mark.citation(in: language)))" }
        let name = view.name(of: line.document.slot)
        let facts = [FactLine(language.pick(name.vi, name.en ?? name.vi), line.document.name), FactLine(reader.words("dossier"), view.row.number, view.row.partyName)]
        let content = FormPage(
            errors: Errors(error.map { [Errors.Line(field: "reason", text: $0)] } ?? [], reader.words),
            backHref: "/dossiers/\(view.row.number)?document=\(id)#paper", backText: reader.words("backToDossier"),
            formHeading: language.pick("Giữ lại giấy tờ là bí mật nhà nước", "Withhold a paper that is a state secret"),
            formNote: Note(
                language.pick("Không ai mở được giấy tờ này nữa, và không lấy lại được; tên tệp và lý do vẫn còn trong hồ sơ.", "Nobody can open the paper any more, and this cannot be undone; its name and the reason stay in the dossier."),
                "NEWS-6", in: language),
            facts: FactList(facts: facts), form: form(reader, error))
        return try await reader.page("form-page", title: content.formHeading, content, status: wrong == nil ? .ok : .unprocessableContent)
    }

    private static func form(_ reader: Reader, _ error: String?) -> FormPage.Form {
        let language = reader.language
        let reason = Field(
            "reason", reader.words("fieldReason"), hint: language.pick("Dấu mật nào, ở đâu. Người khai đọc được lý do này.", "Which mark of secrecy, and where. The declarant reads this reason."),
            error: error
        ).long(rows: 3)
        return .init(reader.request.uri.path, [reason], button: language.pick("Giữ lại", "Withhold"), style: "red")
    }
}
