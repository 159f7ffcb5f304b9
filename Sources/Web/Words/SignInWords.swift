import Domain
import Service

extension SignInFault {
    var pair: (vi: String, en: String) {
        switch self {
        case .password(let fault): fault.pair
        case .proofTooOld: ("Nhập lại mật khẩu rồi thực hiện: lần xác nhận trước đã lâu.", "Give your password again, then do it: the last proof is too old.")
        case .secondFactorMissing: ("Thiết lập mã xác thực trước khi làm việc khác.", "Set up a second factor before anything else.")
        case .wrongCode: ("Mã chưa đúng hoặc đã dùng; chờ mã mới rồi nhập lại.", "The code is wrong or used already; wait for the next one and enter it.")
        case .alreadySetUp: ("Mã xác thực đã được thiết lập.", "A second factor is set up already.")
        case .notSetUp: ("Chưa thiết lập mã xác thực.", "No second factor is set up.")
        case .tokenScope(let scope): (
            "Mã truy cập này chỉ có phạm vi “\(scope.name(in: .vi))”.", "This token has the scope “\(scope.name(in: .en))” only.")
        case .tokenLifetime(let days): ("Chọn thời hạn từ 1 đến \(days) ngày.", "Choose 1 to \(days) days.")
        case .linkSpent: (
            "Liên kết đã dùng, đã hết hạn hoặc không đúng; yêu cầu liên kết mới.", "The link has been used, is too old or is wrong; ask for a new one.")
        case .notOwner: ("Chỉ người đại diện tổ chức quyết định việc này.", "Only who answers for the organisation decides this.")
        case .ownerStays: ("Người đại diện không tự bỏ quyền của mình.", "Who answers for the organisation cannot leave it without anybody.")
        case .paperMissing: ("Chọn giấy tờ người khai đã xuất trình.", "Choose the paper that was shown.")
        case .paperOfOtherKind(let organisation): organisation
            ? ("Tổ chức cần giấy giới thiệu của tổ chức.", "An organisation needs a letter of its own.")
            : ("Cá nhân cần giấy tờ tùy thân của chính người đó.", "A person needs a personal paper of their own.")
        case .paperKnown: ("Người đại diện này đã xuất trình giấy tờ.", "Who answers for it has shown the paper already.")
        case .notRegistered: (
            "Không có đăng ký còn hạn mang số này; xem lại số, hoặc để người khai đăng ký lại.",
            "There is no open registration of that number; look at it again, or let the declarant register anew.")
        }
    }
}

extension PasswordRule.Fault {
    var pair: (vi: String, en: String) {
        switch self {
        case .tooShort: ("Nhập mật khẩu có ít nhất \(PasswordRule.least) ký tự.", "Enter a password of at least \(PasswordRule.least) characters.")
        case .tooLong: ("Nhập mật khẩu có tối đa \(PasswordRule.most) ký tự.", "Enter a password of at most \(PasswordRule.most) characters.")
        case .accountName: ("Chọn mật khẩu khác tên tài khoản.", "Choose a password that is not the account's name.")
        case .common: ("Mật khẩu này quá thường gặp; chọn mật khẩu khác.", "This password is among the commonest; choose another.")
        }
    }
}

extension TokenScope {
    func name(in language: Language) -> String {
        switch self {
        case .read: language.pick("Xem", "Read")
        case .file: language.pick("Xem và nộp hồ sơ", "Read and file")
        case .act: language.pick("Xem, nộp và xử lý hồ sơ", "Read, file and act")
        case .approve: language.pick("Mọi việc trên hồ sơ, cả phê duyệt và trả kết quả", "Everything on dossiers, approving and returning too")
        }
    }
}

extension PaperShown {
    func name(in language: Language) -> String {
        switch self {
        case .citizenCard: language.pick("Căn cước công dân", "Citizen identity card")
        case .idCard: language.pick("Chứng minh nhân dân", "Identity card")
        case .passport: language.pick("Hộ chiếu", "Passport")
        case .introductionLetter: language.pick("Giấy giới thiệu của tổ chức, kèm giấy tờ tùy thân", "Letter of the organisation, with a personal paper")
        }
    }
}

extension PartyForm.Fault {
    var code: FieldError.Code {
        switch self {
        case .taxCode: .taxCode
        case .identity: .identityNumber
        }
    }
}
