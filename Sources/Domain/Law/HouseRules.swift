/// A rule of this house: where the regulation is silent and its users expect something all the same.
package struct HouseRule: Hashable, Sendable {
    package let mark: Mark
    package let title: Localized
    /// Why we made it.
    package let reason: String

    private init(_ mark: Mark, _ en: String, _ vi: String, because reason: String) {
        (self.mark, title, self.reason) = (mark, Localized(vi: vi, en: en), reason)
    }

    package static let all: [HouseRule] = [
        HouseRule(
            "HD-1", "A declarant may withdraw until a result is approved", "Người khai được rút hồ sơ khi kết quả chưa được phê duyệt",
            because: "Nobody is forced to go on with a request; once a result is approved it stands."),
        HouseRule(
            "HD-2", "Who passed a dossier on may take it back before the next hand acts", "Người vừa chuyển hồ sơ được rút lại khi người nhận chưa làm gì",
            because: "A slip is mended by the one who made it, in the history, without a leader's time. A notice already sent cannot be unsent."),
        HouseRule(
            "HD-3", "A dossier nobody can carry on with falls to the unit leader", "Hồ sơ không còn người xử lý chuyển về lãnh đạo đơn vị",
            because: "Divisions are dissolved and officers leave; Điều 8 gives the unit leader the choice of the form of assignment, so the choice comes back there."),
        HouseRule(
            "HD-4", "An officer may have a supplement approved where no written notice is required",
            "Công chức được trình yêu cầu bổ sung dù không phải thông báo bằng văn bản",
            because: "A supplement may be asked only once; an officer in doubt may want a leader's eye on it first."),
        HouseRule(
            "HD-5", "An officer who finds an error voids the approval before release", "Công chức phát hiện sai sót thì hủy phê duyệt trước khi trả kết quả",
            because: "A result known to be wrong must not leave; it is proposed and approved anew."),
        HouseRule(
            "HD-6", "A seal that fails brings the dossier back, with the reason", "Không ký số được thì hồ sơ trở lại, kèm lý do",
            because: "Nothing leaves unsealed (Điều 7 khoản 3), and somebody must decide what to do."),
        HouseRule(
            "HD-7", "The leader in charge re-assigns, with a reason", "Lãnh đạo phụ trách phân công lại, có lý do",
            because: "Điều 8 tells how a dossier is assigned and not how it changes hands later."),
        HouseRule(
            "HD-8", "A leader names who acts in the leader's place on a dossier", "Lãnh đạo cử người thay trên một hồ sơ",
            because: "Leaders travel; a deputy has dates and a reason, and the history says in what capacity an act was done."),
        HouseRule(
            "HD-9", "A dossier that waits in silence for the declarant lapses, after a warning", "Hồ sơ chờ người khai quá lâu thì hết hiệu lực, sau khi đã báo trước",
            because: "Without an end it would wait for ever. The period is the procedure's, else thirty working days; the warning comes five days before."),
        HouseRule(
            "HD-10", "A late result carries an apology and one new date", "Trả kết quả muộn phải xin lỗi và hẹn lại một lần",
            because: "Nghị định 61/2018/NĐ-CP Điều 19 khoản 9."),
        HouseRule(
            "HD-11", "One person does not act on both levels of one round, as a deputy neither", "Một người không cho ý kiến ở cả hai cấp trong một lượt trình",
            because: "Two levels are two pairs of eyes."),
        HouseRule(
            "HD-12", "A supplement's time limit is one to sixty working days", "Thời hạn bổ sung từ 1 đến 60 ngày làm việc",
            because: "Điều 9 khoản 2 wants a time limit and sets no bounds; nought or a year would be none."),
        HouseRule(
            "HD-13", "A last day that is off moves to the next working day", "Ngày cuối của thời hạn là ngày nghỉ thì chuyển sang ngày làm việc kế tiếp",
            because: "Bộ luật Dân sự 2015 Điều 148 khoản 5."),
        HouseRule(
            "HD-14", "The day of reception is not counted; due when the last day closes", "Không tính ngày tiếp nhận; hạn là giờ kết thúc làm việc của ngày cuối",
            because: "Bộ luật Dân sự 2015 Điều 147 khoản 2."),
        HouseRule(
            "HD-15", "Public holidays are no working days; a year without a published list is provisional",
            "Ngày lễ, tết không phải ngày làm việc; năm chưa có thông báo thì tính tạm",
            because: "Bộ luật Lao động; notices come late in the year before."),
        HouseRule(
            "HD-16", "An open dossier of a unit that is no more is carried on by its successor", "Hồ sơ chưa kết thúc do đơn vị kế nhiệm giải quyết tiếp",
            because: "A reorganisation is no reason to begin anew, nor to leave a dossier, an account or a child unit with nobody above it; a change takes effect after the one before it."),
        HouseRule(
            "HD-17", "A unit's code is never given to another unit", "Mã của một đơn vị không cấp lại cho đơn vị khác",
            because: "Dossier numbers begin with the code of their day and stand for ever."),
        HouseRule(
            "HD-18", "A division with people or dossiers in hand is not closed", "Không giải thể phòng, đội còn người hoặc còn hồ sơ",
            because: "Whoever is in it must first know where the work goes; its name is said once within a unit."),
        HouseRule(
            "HD-19", "A form of assignment that no longer fits falls to the second form", "Hình thức phân công không còn phù hợp chuyển về hình thức 2",
            because: "Forms 1 and 3 go through divisions (Điều 8); where there are none the unit's leader assigns, until the leader orders otherwise."),
        HouseRule(
            "HD-20", "Account names are lower case", "Tên tài khoản viết chữ thường",
            because: "Điều 5 khoản 3 writes an administrator account so; two names that differ in capitals alone would be taken for one."),
        HouseRule(
            "HD-21", "An account with dossiers in hand keeps its place until they are re-assigned",
            "Tài khoản đang giữ hồ sơ thì phân công lại hồ sơ trước khi hủy hoặc đổi phần việc",
            because: "A declarant's dossier must not lie with somebody who cannot act on it; Điều 6 khoản 4 supposes as much of a transfer."),
        HouseRule(
            "HD-22", "A unit keeps at least one account that approves", "Đơn vị luôn còn ít nhất một tài khoản phê duyệt",
            because: "Without it no dossier and no list of the unit could be approved any more, not even the list that would mend it."),
        HouseRule(
            "HD-23", "A look-up account is named by the service number and _tc", "Tài khoản tra cứu đặt tên theo số hiệu công chức và _tc",
            because: "Điều 6 khoản 1 grants it beside the officer's own account, whose name is taken already."),
        HouseRule(
            "HD-24", "A leader names an acting leader of the unit for at most 180 days, with a reason",
            "Lãnh đạo đơn vị giao quyền lãnh đạo không quá 180 ngày, có lý do",
            because: "Leaders travel and posts fall vacant; a term without an end would be an appointment, which is not ours to make."),
        HouseRule(
            "HD-25", "A password has at least ten characters and is none of the commonest", "Mật khẩu có ít nhất 10 ký tự và không thuộc loại thường gặp",
            because: "3035 Điều 5 makes the holder answer for the password; length keeps it from being guessed, rules of composition only make people write it down."),
        HouseRule(
            "HD-26", "Who approves, issues or returns a result proves shortly before who is there", "Phê duyệt, phát hành, trả kết quả phải xác nhận lại mật khẩu",
            because: "2988 Điều 10 gives these acts effect in the office's name; a desk left open must not."),
        HouseRule(
            "HD-27", "A token of a program expires within a year and does no more than it was made for", "Mã truy cập cho phần mềm có thời hạn tối đa một năm và phạm vi xác định",
            because: "2988 Điều 13 khoản 2 điểm c wants safety measures; a secret that lies in a file is not a person at a keyboard."),
        HouseRule(
            "HD-28", "The records clerk checks the papers of a declarant who registers at the counter", "Văn thư kiểm tra giấy tờ của người khai đăng ký tại quầy",
            because: "The clerk receives papers already; the administrator has the powers of Điều 3 khoản 3 and no others, and those are over the unit's own accounts."),
        HouseRule(
            "HD-29", "Who answers for an organisation decides who else files for it; a paper shown at the counter comes before a mail address",
            "Người đại diện tổ chức quyết định ai được nộp hồ sơ cho tổ chức; giấy tờ xuất trình tại quầy được ưu tiên hơn đăng ký qua thư",
            because: "2988 Điều 3 khoản 8 makes the organisation the declarant; nobody joins it by saying so, and a mail address proves no organisation."),
        HouseRule(
            "HD-30", "Nobody hands over, locks or unlocks an account they answer for themselves", "Không ai tự bàn giao, khóa hoặc mở khóa tài khoản của chính mình",
            because: "Who holds a unit's administrator account gets the credentials from Cục CNTT (3035 Điều 6 khoản 2), and a declarant belongs to no unit: four eyes."),
        HouseRule(
            "HD-31", "An account locked for risk or never activated opens only with a new hand-over",
            "Tài khoản khóa vì nguy cơ hoặc chưa kích hoạt chỉ mở lại bằng bàn giao mới",
            because: "The old password or letter may be in other hands; unlocking must not bring it back to life."),
        HouseRule(
            "HD-32", "A declarant sees who read a dossier once it is closed, by unit and role", "Người khai xem ai đã đọc hồ sơ khi hồ sơ kết thúc, theo đơn vị và vai",
            because: "While it is open, who reads it would tell how far the decision is; afterwards the declarant may know where personal data went."),
        HouseRule(
            "HD-33", "Many dossiers read outside one's own work on one day raise a flag", "Đọc nhiều hồ sơ ngoài phần việc trong một ngày thì báo lãnh đạo",
            because: "Điều 4 khoản 3 forbids personal use; a number, thirty by default, is a sign for the leader to ask, never a verdict."),
        HouseRule(
            "HD-34", "The read log is kept for five years", "Nhật ký đọc hồ sơ lưu năm năm",
            because: "It holds personal data itself; the number of days is data of the installation."),
        HouseRule(
            "HD-35", "A draft list by Mẫu số 01 is discarded by whoever began it", "Bản nháp Mẫu số 01 do người lập bỏ",
            because: "Until it is submitted it asks nothing of anybody; afterwards the leader has seen it, and it stays."),
        HouseRule(
            "HD-36", "A list leaves the system with a purpose, and with at most ten thousand lines", "Kết xuất danh sách phải nêu mục đích và không quá 10.000 dòng",
            because: "2988 Điều 4 khoản 3 forbids giving information away; who takes much out says what for, and the leader sees it."),
        HouseRule(
            "HD-37", "A unit's monitoring account is named by the unit's code and _gs", "Tài khoản giám sát đặt tên theo mã đơn vị và _gs",
            because: "3035 Điều 6 gives no name; 2988 Điều 5 khoản 3 names the other account of a unit so, and a name that is made cannot be mistyped."),
        HouseRule(
            "HD-38", "Cục CNTT & Thống kê approves a request for monitoring accounts, and whoever compiled it does not",
            "Cục CNTT & Thống kê phê duyệt đề nghị cấp tài khoản giám sát; người lập danh sách không tự phê duyệt",
            because: "3035 Điều 6 khoản 2 leaves the competent level open; Cục CNTT & Thống kê receives the request, and its own needs four eyes as well."),
        HouseRule(
            "HD-39", "Cục CNTT & Thống kê opens a unit where nobody has an account: its head, and who holds its administrator account",
            "Đơn vị chưa có tài khoản nào thì Cục CNTT & Thống kê mở tài khoản của thủ trưởng và của người giữ tài khoản quản trị",
            because: "Mẫu số 01 needs somebody who compiles and somebody who approves (2988 Điều 6 khoản 2); neither can come from a list of the unit's own."),
    ]
}
