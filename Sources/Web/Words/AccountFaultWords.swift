import Domain

extension AccountFault {
    var pair: (vi: String, en: String) { ofLists ?? ofAccounts ?? ofTerms }

    private var ofLists: (vi: String, en: String)? {
        switch self {
        case .listState(let state): Self.inState(state)
        case .listEmpty: ("Danh sách chưa có dòng nào; thêm ít nhất một dòng rồi trình.", "The list has no line yet; add one, then submit it.")
        case .ownList:
            ("Người lập danh sách không tự phê duyệt; một người khác có quyền phê duyệt quyết định.", "Whoever compiled a list does not decide on it; somebody else who may does.")
        case .anothersList: ("Chỉ người lập danh sách bỏ được bản nháp này.", "Only whoever began this draft can discard it.")
        case .reasonMissing: ("Nhập lý do hoặc số văn bản.", "Give the reason or the document's number.")
        case .compiledAbove:
            ("Cục quản lý trực tiếp tổng hợp và gửi đề nghị cho Chi cục.", "The Cục above it gathers and sends the request of a Chi cục.")
        case .unitNotHere: ("Đơn vị này không còn thuộc diện đề nghị của danh sách.", "This unit is no more among those the list may name.")
        case .unitHasMonitoring(let name): ("Đơn vị đã có tài khoản giám sát \(name); mỗi đơn vị chỉ một.", "The unit has the monitoring account \(name); each has one.")
        case .unitHasNoMonitoring: ("Đơn vị không có tài khoản giám sát nào đang dùng.", "The unit has no monitoring account in use.")
        case .replyMissing: ("Ghi số, ngày văn bản trả lời trước khi cấp tài khoản.", "Record the number and date of the written reply first.")
        case .rowDone: ("Dòng này đã được thực hiện.", "This line has been carried out already.")
        default: nil
        }
    }

    private static func inState(_ state: AccountList.State) -> (vi: String, en: String) {
        switch state {
        case .draft, .sentBack: ("Danh sách chưa được trình, gửi.", "The list has not been submitted.")
        case .submitted: ("Danh sách đang chờ phê duyệt.", "The list waits for approval.")
        case .approved: ("Danh sách đã được phê duyệt.", "The list has been approved.")
        case .discarded: ("Danh sách đã bị bỏ; lập danh sách mới.", "The list was discarded; begin another.")
        case .carriedOut: ("Danh sách đã được thực hiện.", "The list has been carried out.")
        }
    }

    private var ofAccounts: (vi: String, en: String)? {
        switch self {
        case .nameTaken(let name): ("Tên tài khoản “\(name)” đã có người dùng; tên là duy nhất trên toàn quốc.", "The account name “\(name)” is taken; names are unique nationwide.")
        case .officerHasAccount(let name):
            ("Công chức này đã có tài khoản “\(name)” đang dùng; dùng Thay đổi thông tin, hoặc chờ đơn vị cũ chuyển đi.", "This officer has the account “\(name)” in use; use change, or wait for the unit left to release it.")
        case .noSuchAccount(let name):
            ("Đơn vị không có tài khoản “\(name)”, và không có tài khoản nào tên đó đang chờ tiếp nhận.", "The unit has no account “\(name)”, and none of that name waits to be taken over.")
        case .notHere: ("Tài khoản này không thuộc diện chuyển đi.", "This account cannot be released.")
        case .openDossiers(let numbers, let more):
            (
                "Phân công lại các hồ sơ đang giữ trước: \(numbers.joined(separator: ", "))\(more ? " …" : "").",
                "Re-assign the dossiers in hand first: \(numbers.joined(separator: ", "))\(more ? " …" : "").")
        case .lastApprover: ("Đây là tài khoản phê duyệt cuối cùng của đơn vị; cấp một tài khoản phê duyệt khác trước.", "This is the unit's last approving account; open another one first.")
        case .deactivated: ("Tài khoản đã bị hủy hiệu lực; dùng Cấp mới.", "The account is deactivated; use new.")
        case .notALookUpAccount: ("Tài khoản công chức chỉ hủy hiệu lực bằng danh sách Mẫu số 01.", "Officers' accounts are deactivated by a list only.")
        default: nil
        }
    }

    private var ofTerms: (vi: String, en: String) {
        switch self {
        case .unitHasAdministrator(let name): ("Đơn vị đã có tài khoản quản trị \(name); mỗi đơn vị chỉ một.", "The unit has the administrator account \(name); each has one.")
        case .unitAtWork: ("Đơn vị đã có người dùng; từ đây đơn vị lập danh sách theo Mẫu số 01.", "People of the unit have accounts already; from there it goes by lists (Mẫu số 01).")
        case .closed: ("Tài khoản này đã đóng hoặc không đóng được.", "This account is closed, or cannot be closed.")
        case .holderUnfit: ("Chọn một người đang có tài khoản tại chính đơn vị đó.", "Choose somebody who has an account at that very unit.")
        case .holdsAlready: ("Người này đang giữ tài khoản với đúng thời hạn đó.", "This person holds the account for that very time already.")
        case .actingUnfit: ("Chỉ giao quyền cho công chức hoặc lãnh đạo phòng đang làm việc tại đơn vị.", "Only an active officer or division leader of the unit can act as its leader.")
        case .endBeforeBeginning: ("Ngày kết thúc phải sau ngày bắt đầu.", "The end must come after the beginning.")
        case .termTooLong(let days): ("Thời hạn không quá \(days) ngày.", "The time is at most \(days) days.")
        case .beginsInThePast: ("Ngày bắt đầu không được trước hôm nay.", "It cannot begin before today.")
        default: ("Quy định không cho phép việc này lúc này.", "Not allowed now.")
        }
    }
}

extension CellFault.Fault: Worded {
    /// How to mend the cell.
    package func words(in language: Language) -> String {
        let (vi, en) = pair
        return language.pick(vi, en)
    }

    private var pair: (vi: String, en: String) {
        switch self {
        case .missing: ("Nhập mục này", "Fill this in")
        case .tooLong(let most): ("Nhập tối đa \(most) ký tự", "At most \(most) characters")
        case .characters: ("Bỏ các ký tự điều khiển không nhìn thấy", "Remove the control characters nobody sees")
        case .serviceNumber: ("Nhập số hiệu công chức gồm 3 đến 20 chữ cái, chữ số, dấu chấm hoặc gạch nối, ví dụ HQ-0123", "Enter a service number of 3 to 20 letters, digits, dots or dashes, such as HQ-0123")
        case .eCustomsAccount: ("Nhập tên tài khoản E-Customs gồm 3 đến 40 chữ thường, chữ số, dấu chấm, gạch; để trống nếu chưa có", "Enter the E-Customs name: 3 to 40 small letters, digits, dots, dashes; leave empty if there is none")
        case .divisionUnknown(let names): ("Chọn một phòng, đội của đơn vị: \(names.joined(separator: "; "))", "Choose a division of the unit: \(names.joined(separator: "; "))")
        case .unitHasNoDivisions: ("Để trống: đơn vị không có phòng, đội", "Leave empty: the unit has no divisions")
        case .roleUnknown: ("Chọn: Công chức, Lãnh đạo phòng/đội, Lãnh đạo đơn vị hoặc Văn thư", "Choose officer, division leader, unit leader or records clerk")
        case .procedureUnknown(let key): ("Không có thủ tục “\(key)”; ghi mã thủ tục như I-18", "There is no procedure “\(key)”; write its key, such as I-18")
        case .proceduresOfOfficersOnly: ("Để trống: chỉ công chức được giao thủ tục", "Leave empty: only officers handle procedures")
        case .noMark: ("Đánh dấu một hình thức: cấp mới, thay đổi thông tin hoặc hủy hiệu lực", "Mark one of new, change, deactivate")
        case .severalMarks: ("Chỉ đánh dấu một trong ba hình thức", "Mark only one of the three")
        case .unitOutside(let codes):
            ("Chọn đơn vị mình hoặc một Chi cục trực thuộc: \(codes.joined(separator: "; "))", "Choose your own unit or one of its Chi cục: \(codes.joined(separator: "; "))")
        case .unitTwice: ("Đơn vị này đã có ở dòng khác của danh sách", "This unit stands on another line of the list")
        case .noForm: ("Chọn cấp tài khoản, hoặc khóa, loại bỏ tài khoản", "Choose to issue or to close")
        case .unitHasMonitoring(let name): ("Đơn vị đã có tài khoản giám sát \(name); mỗi đơn vị chỉ một", "The unit has the monitoring account \(name); each has one")
        case .unitHasNoMonitoring: ("Đơn vị không có tài khoản giám sát nào đang dùng", "The unit has no monitoring account in use")
        case .holderUnfit: ("Nhập tên tài khoản của một người đang làm việc tại chính đơn vị đó", "Enter the account name of somebody who works at that very unit")
        case .holderNotNeeded: ("Để trống: tài khoản bị khóa không cần người giữ", "Leave empty: a closed account needs no holder")
        case .twice: ("Công chức này đã có ở dòng khác của danh sách", "This officer stands on another line of the list")
        }
    }
}
