import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Service

/// 3035-D5.1-i: one's own password; and what is stored about oneself (2988-D4.6).
enum PasswordPages {
    static func add(to router: Router<WebContext>, _ desk: Desk) {
        router.pages(desk, get: "account/password") { reader in
            _ = try reader.demandSignedIn()
            return try await show(reader)
        }
        router.pages(desk, post: "account/password") { reader in
            let signedIn = try reader.demandSignedIn()
            var values = FormValues(try await reader.request.fields())
            let (old, new, token) = (values.secret("old"), values.secret("new"), SessionToken())
            guard values.errors.isEmpty else { return try await show(reader, values.errors) }
            return try await reader.unhurried(at: "old", again: { try await show(reader, $0) }) {
                do { try await desk.changePassword(from: old, to: new, signedIn, token, reader.context) } catch is WrongCredentials {
                    return try await show(reader, [FieldError("old", .wrongPassword)])
                } catch let violation as OrganisationViolation {
                    return try await show(reader, [violation.passwordError("new")].compactMap { $0 })
                }
                var answer = reader.redirect(to: "/account?done=password")
                answer.headers.append(desk.site.cookies.set(session: token))
                return answer
            }
        }
        router.pages(desk, get: "account/data") { reader in try await data(reader) }
        router.pages(desk, post: "account/data") { reader in
            let data = try await reader.office.ownData(of: try reader.demandSignedIn().account)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return Download.response(ByteBuffer(bytes: try encoder.encode(OwnDataJSON(data))), name: "du-lieu-ve-toi.json", type: "application/json")
        }
    }

    private static func show(_ reader: Reader, _ errors: [FieldError] = []) async throws -> Response {
        let (language, words) = (reader.language, reader.words)
        let old = Field("old", language.pick("Mật khẩu hiện tại", "Present password"), error: errors.text("old", words)).text(type: "password", width: "w-half", complete: "current-password")
        let fields = [old, .newPassword("new", errors, words)].named(errors, words)
        let content = FormPage(
            errors: Errors(of: fields, words), backHref: "/account", backText: words("account"), formHeading: language.pick("Đổi mật khẩu", "Change the password"),
            formNote: Note(language.pick("Bạn giữ mật khẩu và chịu trách nhiệm về việc dùng tài khoản. Các phiên khác kết thúc khi đổi.", "You keep the password and answer for the account. All other sessions end."), "3035-D5.1-i", in: language),
            form: .init("/account/password", fields, button: language.pick("Đổi mật khẩu", "Change it")))
        return try await reader.page("form-page", title: content.formHeading, content, status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private static func data(_ reader: Reader) async throws -> Response {
        let (language, words) = (reader.language, reader.words)
        let data = try await reader.office.ownData(of: try reader.demandSignedIn().account)
        let facts = [
            FactLine(language.pick("Họ và tên", "Name"), data.account.person), FactLine(words("fieldAccount"), data.account.name),
            FactLine(language.pick("Thư điện tử", "Mail"), data.email ?? language.pick("Không lưu", "None")),
            FactLine(language.pick("Tài khoản có từ", "Account since"), data.createdAt.words(in: language)),
            FactLine(language.pick("Phiên đăng nhập đang mở", "Open sessions"), language.count(data.sessions.count), language.pick("Giữ đến khi hết hạn: \(reader.office.settings.sessionHours) giờ", "Kept until they expire: \(reader.office.settings.sessionHours) hours")),
            FactLine(language.pick("Trình duyệt và mạng đã dùng", "Browsers and networks used"), language.pick("Chỉ mã băm", "Only digests"), language.pick("Giữ 180 ngày từ lần dùng cuối", "Kept 180 days after the last use")),
            FactLine(language.pick("Hồ sơ đã nộp", "Dossiers filed"), language.count(data.dossiersFiled), language.pick("Giữ theo thời hạn lưu trữ hồ sơ của cơ quan hải quan", "Kept as long as customs keeps its files")),
            FactLine(language.pick("Nhật ký tài khoản", "History of the account"), language.count(data.history.count), language.pick("Giữ cùng hồ sơ, không sửa, không xóa", "Kept with the dossiers; never changed")),
        ]
        let content = FormPage(
            backHref: "/account", backText: words("account"), formHeading: language.pick("Dữ liệu lưu về tôi", "What is stored about me"),
            formNote: Note(language.pick("Thông tin cá nhân chỉ dùng để giải quyết hồ sơ.", "Personal data serve the handling of dossiers only."), "2988-D4.6", in: language), facts: FactList(facts: facts),
            form: .init("/account/data", [], button: language.pick("Tải về (JSON)", "Download (JSON)"), style: ""))
        return try await reader.page("form-page", title: content.formHeading, content)
    }
}
