import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Service

/// How an account is handed over, locked and unlocked, and what became of it. Template `account-access`.
struct AccountAccessPage: Sendable {
    struct Form: Sendable {
        var formId: String
        var formHeading: String
        var formNote: Note?
        var formAction: String
        var fields: [Field]
        var formStyle: String
        var formButton: String
    }

    struct Past: Sendable { var timeline: [TimelineEntry] }

    var errors: Errors?
    var flash: Banner?
    var backHref = "/access"
    var backText: String
    var personName: String
    var standing: Banner?
    var factsLabel: String
    var facts: [FactLine]
    var forms: [Form]
    var past: Past?
}

extension AccountAccessPage {
    static func show(_ reader: Reader) async throws -> Response {
        let done = reader.query("done").flatMap { Flash(rawValue: $0) }
        return try await page(reader, flash: done?.banner(reader.language))
    }

    private enum Flash: String {
        case sent, locked, unlocked

        func banner(_ language: Language) -> Banner {
            switch self {
            case .sent: Banner(.green, language.pick("Đã gửi liên kết kích hoạt", "The activation link is on its way"))
            case .locked: Banner(.green, language.pick("Đã khóa tài khoản", "The account is locked"))
            case .unlocked: Banner(.green, language.pick("Đã mở khóa", "The account is unlocked"))
            }
        }
    }

    static func handOver(_ reader: Reader) async throws -> Response {
        let (id, actor) = (try reader.parameter("id"), try reader.actor())
        return try await trying(reader) { values in
            let command = try HandOverCommand(&values)
            let ticket = try await reader.office.prepareHandOver(of: id, by: actor)
            guard command.way == .letter else {
                try await reader.office.handOver(ticket, command, by: actor)
                return reader.redirect(to: "/accounts/\(id)/access?done=sent")
            }
            return try await reader.desk.letter(ticket, command, by: actor)
        }
    }

    static func lock(_ reader: Reader) async throws -> Response {
        try await trying(reader) { values in
            let reason = values.text("lockReason", maximum: 1000)
            try values.finish()
            try await reader.office.lock(try reader.parameter("id"), reason: reason, by: try reader.actor())
            return reader.redirect(to: "/accounts/\(try reader.parameter("id"))/access?done=locked")
        }
    }

    static func unlock(_ reader: Reader) async throws -> Response {
        try await trying(reader) { values in
            let reason = values.text("unlockReason", maximum: 1000)
            try values.finish()
            try await reader.office.unlock(try reader.parameter("id"), reason: reason, by: try reader.actor())
            return reader.redirect(to: "/accounts/\(try reader.parameter("id"))/access?done=unlocked")
        }
    }

    /// Tries an act; what is wrong comes back with everything typed.
    private static func trying(_ reader: Reader, _ act: (inout FormValues) async throws -> Response) async throws -> Response {
        // Whether the account may be known at all comes before what was typed.
        _ = try await reader.office.access(to: try reader.parameter("id"), for: try reader.actor())
        var values = FormValues(try await reader.request.fields(limit: 1 << 16))
        do { return try await act(&values) } catch let errors as FieldErrors {
            return try await page(reader, typed: values.fields, wrong: reader.lines(errors, labels(reader.language)), status: .unprocessableContent)
        } catch let invalid as Invalid {
            return try await page(reader, typed: values.fields, wrong: reader.lines(FieldErrors(Problem(invalid).fields), labels(reader.language)), status: .unprocessableContent)
        } catch let violation as OrganisationViolation where !violation.isForbiddenToRole {
            let line = Errors.Line(field: "main", text: "\(violation.fault.words(in: reader.language)) (\(violation.mark.citation(in: reader.language)))")
            return try await page(reader, typed: values.fields, wrong: [line], status: .unprocessableContent)
        } catch let fault as DraftFault {
            let problem = Problem(fault)
            let line = problem.fields.first.map { Errors.Line(field: $0.field, text: reader.words("field.\($0.code)", $0.facts)) }
            return try await page(
                reader, typed: values.fields, wrong: [line ?? Errors.Line(field: "main", text: reader.words("problem.no-printer.detail"))], status: problem.status)
        }
    }

    private static func page(
        _ reader: Reader, flash: Banner? = nil, typed: Fields = Fields(), wrong: [Errors.Line] = [], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (access, history, names) = try await reader.office.access(to: try reader.parameter("id"), for: try reader.actor())
        let (language, account) = (reader.language, access.account)
        let entries = history.reversed().map { TimelineEntry($0, $0.fact.story(reader.words), names, language) }
        let page = AccountAccessPage(
            errors: Errors(wrong, reader.words), flash: flash, backText: language.pick("Tài khoản cần xử lý", "Accounts to look after"), personName: account.person,
            standing: standing(access, language), factsLabel: language.pick("Tài khoản", "Account"),
            facts: [
                FactLine(language.pick("Tên tài khoản", "Account name"), account.name),
                FactLine(language.pick("Vai", "Role"), reader.words("role\(account.role.rawValue.capitalizedFirst)"), account.title),
                FactLine(language.pick("Đơn vị", "Unit"), [account.divisionName, account.unit?.name ?? account.party?.name].compactMap { $0 }.joined(separator: ", ")),
                FactLine(language.pick("Trạng thái", "State"), access.tag(language).word),
            ],
            forms: AccessForms(access: access, typed: typed, wrong: wrong, language: language).all, past: entries.isEmpty ? nil : Past(timeline: entries))
        return try await reader.page("account-access", title: "\(account.person) · \(account.name)", page, status: status)
    }

    private static func standing(_ access: AccountAccess, _ language: Language) -> Banner? {
        if let at = access.lockedAt { return Banner(.red, access.tag(language).word, at.words(in: language)) }
        guard let at = access.handedOverAt else { return nil }
        let last = ActivationTime.end(handedOverAt: at).advanced(bySeconds: -1).day
        return Banner(.amber, access.tag(language).word, language.pick("Bàn giao lúc \(at.words(in: .vi)); đến hết \(last.words(in: .vi)).", "Handed over at \(at.words(in: .en)); until the end of \(last.words(in: .en))."))
    }

    static func labels(_ language: Language) -> [String: String] {
        [
            "way": language.pick("Cách bàn giao", "How it is handed over"), "receivedBy": language.pick("Người nhận", "Received by"),
            "address": language.pick("Nơi nhận, hoặc thư điện tử", "Address, or mail address"),
            "replyNumber": language.pick("Số văn bản trả lời", "Number of the reply"), "lockReason": language.pick("Lý do, số văn bản yêu cầu", "Reason, number of the request"),
            "unlockReason": language.pick("Lý do mở khóa", "Reason for unlocking"),
        ]
    }
}

/// The forms that fit the account's state.
private struct AccessForms {
    let access: AccountAccess
    let typed: Fields
    let wrong: [Errors.Line]
    let language: Language

    private var path: String { "/accounts/\(access.account.id)" }

    var all: [AccountAccessPage.Form] {
        if access.isClosed { return [] }
        return access.lockedAt == nil ? [handOver, lock] : [unlock]
    }

    private func field(_ name: String, value: String = "", hint: String? = nil) -> Field {
        Field(
            name, AccountAccessPage.labels(language)[name] ?? name, hint: hint, error: wrong.text(name), value: typed[name] ?? value)
    }

    private var handOver: AccountAccessPage.Form {
        let ways = [
            Choice.Of("letter", language.pick("Thư dán kín, in ra ngay", "Sealed letter, printed now")),
            Choice.Of("link", language.pick("Liên kết qua thư điện tử", "Link by mail")),
        ]
        return AccountAccessPage.Form(
            formId: "handover", formHeading: language.pick("Bàn giao", "Hand over"),
            formNote: Note(
                language.pick("Mã chỉ hiện một lần, trong thư; mật khẩu đang dùng hết giá trị.", "The code shows once, in the letter; the present password ends."), "2988-D6.2.b-ii", in: language),
            formAction: "\(path)/handovers",
            fields: [
                field("way", value: "letter").choice(ways, choose: ""), field("receivedBy", value: access.account.person).text(width: "w-half"),
                field("address", value: access.email ?? "").text(),
                field("replyNumber", hint: language.pick("Bắt buộc với thư dán kín.", "Needed for a sealed letter.")).text(width: "w-half"),
            ],
            formStyle: "sea", formButton: language.pick("Bàn giao", "Hand over"))
    }

    private var lock: AccountAccessPage.Form {
        AccountAccessPage.Form(
            formId: "lock", formHeading: language.pick("Khóa", "Lock"),
            formNote: Note(language.pick("Khóa là tạm ngừng; ngừng hẳn thì lập danh sách.", "A lock is for a time; to end an account, compile a list."), "3035-D6.5", in: language),
            formAction: "\(path)/locks", fields: [field("lockReason").text()], formStyle: "red", formButton: language.pick("Khóa tài khoản", "Lock the account"))
    }

    private var unlock: AccountAccessPage.Form {
        let needsHandOver = access.lockReason != .requested
        let text = needsHandOver
            ? language.pick("Mở khóa xong phải bàn giao mới; mật khẩu và mã cũ không dùng lại được.", "After unlocking hand it over anew; the old password and code stay dead.")
            : language.pick("Mật khẩu cũ dùng lại được.", "The old password works again.")
        return AccountAccessPage.Form(
            formId: "unlock", formHeading: language.pick("Mở khóa", "Unlock"), formNote: Note(text, needsHandOver ? "HD-31" : "3035-D6.5", in: language),
            formAction: "\(path)/unlockings", fields: [field("unlockReason").text()], formStyle: "sea", formButton: language.pick("Mở khóa", "Unlock"))
    }
}

extension HandOverCommand {
    /// - Throws: `FieldErrors`.
    init(_ values: inout FormValues) throws {
        let way: HandOver? = values.choice("way")
        let receivedBy = values.text("receivedBy", maximum: 200)
        let address = values.text("address", maximum: 300)
        let reply = values.optional("replyNumber", maximum: 100)
        if way == .letter, reply == nil { values.record("replyNumber", .missing) }
        // At the counter somebody else hands over: another use case.
        if way == .counter { values.record("way", .notAChoice) }
        try values.finish()
        self.init(way: way ?? .letter, receivedBy: receivedBy, address: address, replyNumber: reply)
    }
}
