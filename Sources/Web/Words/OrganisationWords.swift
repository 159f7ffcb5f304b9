import Domain

extension OrganisationViolation.Fault: Worded {
    /// What stands in the way and, where there is one, the way out. The clause is said beside it.
    package func words(in language: Language) -> String {
        let (vi, en) = pair
        return language.pick(vi, en)
    }

    private var pair: (vi: String, en: String) {
        switch self {
        case .roleMayNot: ("Vai trò của bạn không có việc này.", "Your role never does this.")
        case .signIn(let fault): fault.pair
        case .access(let fault): fault.words

        // MARK: Units, divisions, assignment
        case .modeNeedsDivisions: (
            "Hình thức này đi qua phòng, đội; đơn vị không có. Chọn hình thức 2, 4 hoặc 5.",
            "This form goes through divisions and the unit has none; choose form 2, 4 or 5."
        )
        case .nobodyInCharge: (
            "Chọn phòng, đội phụ trách đang có lãnh đạo.", "Choose the division in charge; it must have a leader."
        )
        case .handlerUnknown(let account): (
            "“\(account)” không phải công chức của đơn vị.", "“\(account)” is no officer of the unit."
        )
        case .orderSettled: (
            "Lệnh này đã được cấu hình hoặc đã có lệnh mới thay thế; xem lại danh sách.", "This order was carried out already, or a later one replaced it; look again."
        )
        case .noDivisionsHere: ("Đơn vị ở cấp này không có phòng, đội.", "Units of this level have no divisions.")
        case .divisionNameTaken(let name): (
            "Đơn vị đã có “\(name)”; đặt tên khác.", "The unit has a “\(name)” already; give another name."
        )
        case .divisionInUse(let people, let dossiers): (
            "Chuyển đi trước khi giải thể: \((people + dossiers).joined(separator: ", ")).",
            "Move these elsewhere first: \((people + dossiers).joined(separator: ", "))."
        )
        case .account(let fault): fault.pair
        }
    }
}

extension AccessFault {
    fileprivate var words: (vi: String, en: String) {
        switch self {
        case .ownAccount: ("Không ai tự bàn giao, khóa hoặc mở khóa tài khoản của chính mình.", "Nobody hands over, locks or unlocks their own account.")
        case .administratorsAccount: (
            "Tài khoản của người giữ tài khoản quản trị do Cục CNTT & Thống kê hải quan bàn giao.",
            "The account of whoever holds an administrator account is handed over by Cục CNTT & Thống kê hải quan."
        )
        case .alreadyLocked: ("Tài khoản đang khóa; mở khóa trước.", "The account is locked; unlock it first.")
        case .notLocked: ("Tài khoản không bị khóa.", "The account is not locked.")
        case .accountClosed: ("Tài khoản đã ngừng sử dụng; lập danh sách để mở lại.", "The account is out of use; a list opens it again.")
        case .cannotActivate: (
            "Tên tài khoản và mã kích hoạt không khớp, mã đã dùng hoặc đã hết hạn. Xin người quản trị của đơn vị bàn giao lại.",
            "Account name and activation code do not fit, or the code has been used or is over. Ask your unit's administrator for a new one."
        )
        case .dossierStillOpen: ("Xem được ai đã đọc hồ sơ sau khi hồ sơ kết thúc.", "Who read the dossier can be seen once it is closed.")
        case .mailNotDead: ("Thư này không nằm trong số chưa gửi được.", "This mail is not among those that could not be sent.")
        }
    }
}
