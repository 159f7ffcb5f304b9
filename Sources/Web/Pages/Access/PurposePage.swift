import Domain
import HTTPTypes
import Hummingbird
import Service

/// Somebody of the office is about to see a dossier that is not theirs to handle, and has not said what for.
struct PurposeNeeded: Error {
    var number: String
}

extension Reader {
    /// A dossier to look at. Whoever of the office looks has a purpose, and it is on record before they see anything (2988-D4.3-i).
    /// - Parameter inPieces: it comes by several requests, which are one look.
    @discardableResult
    func dossier(_ number: String, document: String? = nil, inPieces: Bool = false) async throws -> DossierView {
        let actor = try actor()
        let view = try await office.dossier(number, for: actor)
        guard actor.role.readsAreRecorded else { return view }
        guard let purpose = try await office.purpose(of: actor, reading: view) else { throw PurposeNeeded(number: number) }
        let read = DossierRead(of: view, document: document, for: purpose)
        if inPieces { try await office.recordOnce(read, by: actor) } else { try await office.record(read, by: actor) }
        return view
    }
}

extension Desk {
    /// The same for a program, which says its purpose in a header.
    @discardableResult
    func dossier(_ number: String, document: String? = nil, for actor: Actor, _ request: Request) async throws -> DossierView {
        let view = try await office.dossier(number, for: actor)
        guard actor.role.readsAreRecorded else { return view }
        let said = try ReadPurpose(said: request.headers[.purpose])
        let known = try await office.purpose(of: actor, reading: view)
        try await office.record(DossierRead(of: view, document: document, for: known ?? said ?? .lookUp), by: actor)
        return view
    }
}

extension ReadPurpose {
    fileprivate init?(said text: String?) throws {
        guard let text else { return nil }
        guard let purpose = ReadPurpose(rawValue: text), purpose.isStated else { throw FieldErrors([FieldError("Purpose", .notAChoice)]) }
        self = purpose
    }
}

extension HTTPField.Name {
    static let purpose = Self("Purpose")!
}

enum PurposePage {
    static func ask(_ reader: Reader, _ number: String, returnTo: String? = nil, wrong: String? = nil) async throws -> Response {
        let language = reader.language
        let heading = language.pick("Bạn đọc hồ sơ \(number) để làm gì?", "What do you read dossier \(number) for?")
        let choices = ReadPurpose.stated.map { Choice.Of($0.rawValue, $0.words(language)) }
        let page = SimpleFormPage(
            errors: Errors(wrong.map { [Errors.Line(field: "purpose", text: $0)] } ?? [], reader.words), formHeading: heading,
            formLead: language.pick("Hồ sơ này không nằm trong phần việc của bạn.", "This dossier is not part of your own work."),
            formNote: Note(
                language.pick("Lượt đọc và mục đích được ghi lại; lãnh đạo đơn vị xem được ngay, người khai xem được khi hồ sơ kết thúc.", "The read and its purpose are recorded; the unit's leader sees them at once, the declarant when the dossier is closed."),
                "2988-D4.3-i", in: language),
            simpleForm: SimpleFormPage.Form(
                formAction: "/dossiers/\(number)/reads", hiddenFields: [HiddenField("return", returnTo ?? reader.request.uri.string)],
                fields: [Field("purpose", language.pick("Mục đích", "Purpose"), error: wrong).choice(choices, choose: "")],
                formButton: language.pick("Mở hồ sơ", "Open the dossier")),
            formLinks: [Link(name: language.pick("Về danh sách", "Back to the list"), href: "/inbox")])
        return try await reader.page("simple-form", title: heading, page, status: wrong == nil ? .ok : .unprocessableContent)
    }

    static func state(_ reader: Reader) async throws -> Response {
        let (number, account) = (try reader.parameter("number"), try reader.officeAccount())
        var values = FormValues(try await reader.request.fields(limit: 1 << 16))
        let back = SignInPages.local(values.optional("return", maximum: 1000)) ?? "/dossiers/\(number)"
        guard let purpose = ReadPurpose(rawValue: values.optional("purpose") ?? ""), purpose.isStated else {
            _ = try await reader.office.dossier(number, for: account.actor)
            return try await ask(reader, number, returnTo: back, wrong: reader.language.pick("Chọn mục đích đọc hồ sơ", "Choose what you read it for"))
        }
        try await reader.office.state(purpose, for: number, by: account.actor)
        return reader.redirect(to: back)
    }
}
