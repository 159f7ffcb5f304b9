/// In which language somebody reads.
package enum MailLanguage: Sendable { case vi, en }

extension Mail {
    static func recovery(_ secret: OneTimeSecret, to address: String, at site: String, in language: MailLanguage) -> Mail {
        let link = "\(site)/recovery/new?secret=\(secret.text)"
        return switch language {
        case .vi: Mail(to: address, subject: "Đặt lại mật khẩu Hải Đăng", body: "Mở liên kết này trong vòng một giờ để đặt mật khẩu mới:\n\n\(link)\n\nNếu bạn không yêu cầu, bỏ qua thư này; mật khẩu không thay đổi.\n")
        case .en: Mail(to: address, subject: "Hải Đăng: set a new password", body: "Open this link within one hour to set a new password:\n\n\(link)\n\nIf you did not ask for it, ignore this mail; nothing changes.\n")
        }
    }

    static func activation(_ secret: OneTimeSecret, of registration: RegistrationForm, at site: String, in language: MailLanguage) -> Mail {
        let link = "\(site)/registration/activation?secret=\(secret.text)"
        return switch language {
        case .vi: Mail(to: registration.email, subject: "Kích hoạt tài khoản Hải Đăng", body: "Có người đăng ký tài khoản với địa chỉ này để nộp hồ sơ cho \(registration.name) (\(registration.identifier)).\n\nMở liên kết này trong vòng ba ngày để đặt mật khẩu:\n\n\(link)\n\nNếu không phải bạn, bỏ qua thư này; không có tài khoản nào được tạo.\n")
        case .en: Mail(to: registration.email, subject: "Hải Đăng: activate your account", body: "Somebody registered this address to file for \(registration.name) (\(registration.identifier)).\n\nOpen this link within three days to set a password:\n\n\(link)\n\nIf it was not you, ignore this mail; no account is made.\n")
        }
    }

    static func alreadyRegistered(_ address: String, at site: String, in language: MailLanguage) -> Mail {
        switch language {
        case .vi: Mail(to: address, subject: "Tài khoản Hải Đăng của bạn", body: "Có người đăng ký với địa chỉ này, nhưng bạn đã có tài khoản. Đăng nhập tại \(site)/sign-in, hoặc đặt lại mật khẩu tại \(site)/recovery.\n\nNếu không phải bạn, bỏ qua thư này.\n")
        case .en: Mail(to: address, subject: "Your Hải Đăng account", body: "Somebody registered with this address, but you have an account already. Sign in at \(site)/sign-in, or set a new password at \(site)/recovery.\n\nIf it was not you, ignore this mail.\n")
        }
    }

    static func consentAsked(of owner: String, by person: String, for party: String, at site: String) -> Mail {
        Mail(to: owner, subject: "Có người đề nghị nộp hồ sơ cho \(party)", body: "\(person) đề nghị được nộp hồ sơ cho \(party). Đồng ý hoặc từ chối tại \(site)/account/parties.\n\n\(person) asks to file for \(party). Consent or decline at \(site)/account/parties.\n")
    }
}
