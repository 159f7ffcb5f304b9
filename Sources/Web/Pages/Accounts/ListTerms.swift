import Domain

/// What a list is called, and what its acts are, by kind: by Mẫu số 01, or a request for monitoring accounts.
struct ListTerms: Sendable {
    typealias Pair = (vi: String, en: String)

    var path: String
    var register: Pair
    var registerText: Pair
    var beginNote: (Pair, Mark)
    var none: Pair
    var heading: Pair
    var short: Pair
    var sentBackBy: Pair
    var submittedBy: Pair
    var approvedBy: Pair
    var submit: (heading: Pair, text: Pair, button: Pair)
    var approveText: Pair
    var sendBackButton: Pair
    var waiting: Pair
    var flashes: [String: Pair]

    static func of(_ kind: AccountList.Kind) -> ListTerms {
        switch kind {
        case .officers: officers
        case .monitoring: monitoring
        }
    }

    private static let acts: [String: Pair] = [
        "written": ("Đã ghi dòng", "Line written"), "removed": ("Đã bỏ dòng", "Line removed"), "imported": ("Đã nhập tệp", "File imported"),
        "discarded": ("Đã bỏ danh sách", "List discarded"), "approved": ("Đã phê duyệt danh sách", "List approved"),
        "sent-back": ("Đã trả lại người quản trị", "Sent back to the administrator"),
        "carried-out": ("Đã thực hiện; xem kết quả từng dòng bên dưới", "Carried out; see each line's result below"),
    ]

    private static let officers = ListTerms(
        path: "/account-lists", register: ("Danh sách tài khoản (Mẫu số 01)", "Account lists (Mẫu số 01)"),
        registerText: ("Người quản trị lập, lãnh đạo đơn vị phê duyệt, người quản trị thực hiện.", "The administrator compiles and carries out, the unit leader approves."),
        beginNote: (("Mỗi dòng một công chức, một hình thức.", "One officer and one form to a line."), "2988-D6.2.a"), none: ("Chưa có danh sách nào", "No list yet"),
        heading: ("Danh sách tài khoản, Mẫu số 01", "Account list, Mẫu số 01"), short: ("Mẫu số 01", "Mẫu số 01"),
        sentBackBy: ("Lãnh đạo đơn vị trả lại", "Sent back by the unit leader"), submittedBy: ("Người quản trị trình", "Submitted by"),
        approvedBy: ("Lãnh đạo đơn vị phê duyệt", "Approved by"),
        submit: (
            ("Trình lãnh đạo đơn vị", "Submit to the unit leader"),
            ("Sau khi trình, danh sách không sửa được nữa, trừ khi bị trả lại.", "Once submitted, it can only be changed if it is sent back."),
            ("Trình phê duyệt", "Submit")
        ),
        approveText: ("Người quản trị chỉ thực hiện sau khi bạn phê duyệt.", "The administrator can only act once you approve."),
        sendBackButton: ("Trả lại người quản trị", "Send back"), waiting: ("Chờ lãnh đạo đơn vị", "With the unit leader"),
        flashes: acts.merging(["submitted": ("Đã trình lãnh đạo đơn vị", "Submitted to the unit leader")]) { $1 })

    private static let monitoring = ListTerms(
        path: "/monitoring-lists", register: ("Đề nghị cấp tài khoản giám sát", "Requests for monitoring accounts"),
        registerText: (
            "Vụ, Cục tổng hợp cho mình và các Chi cục; Cục CNTT & Thống kê hải quan phê duyệt và cấp.",
            "A Vụ or Cục gathers them for itself and its Chi cục; Cục CNTT & Thống kê approves and issues."
        ),
        beginNote: (("Mỗi đơn vị một tài khoản, mỗi dòng một đơn vị.", "One account to a unit, one unit to a line."), "3035-D6.0-ii"),
        none: ("Chưa có đề nghị nào", "No request yet"),
        heading: ("Đề nghị cấp tài khoản giám sát", "Request for monitoring accounts"), short: ("Đề nghị", "Request"),
        sentBackBy: ("Cục CNTT & Thống kê hải quan trả lại", "Sent back by Cục CNTT & Thống kê"), submittedBy: ("Người quản trị gửi", "Sent by"),
        approvedBy: ("Cục CNTT & Thống kê hải quan phê duyệt", "Approved by"),
        submit: (
            ("Gửi Cục CNTT & Thống kê hải quan", "Send to Cục CNTT & Thống kê"),
            ("Ghi số, ngày văn bản đề nghị của đơn vị. Sau khi gửi, danh sách không sửa được nữa, trừ khi bị trả lại.", "Give the number and date of the unit's written request. Once sent, the list can only be changed if it is sent back."),
            ("Gửi đề nghị", "Send the request")
        ),
        approveText: ("Tài khoản chỉ được cấp sau khi phê duyệt.", "Accounts are only issued after approval."),
        sendBackButton: ("Trả lại đơn vị", "Send back to the unit"), waiting: ("Chờ Cục CNTT & Thống kê", "With Cục CNTT & Thống kê"),
        flashes: acts.merging([
            "submitted": ("Đã gửi đề nghị", "Request sent"), "sent-back": ("Đã trả lại đơn vị", "Sent back to the unit"), "replied": ("Đã ghi văn bản trả lời", "Reply recorded"),
        ]) { $1 })
}

extension Language {
    func pick(_ pair: ListTerms.Pair) -> String { pick(pair.vi, pair.en) }
}
