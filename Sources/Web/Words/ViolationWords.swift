import Domain

extension Violation.Fault: Worded {
    /// What stands in the way and, where there is one, the way out; one or two sentences. The clause is said beside it.
    package func words(in language: Language) -> String {
        let (vi, en) = standing ?? filing ?? assignment ?? processing ?? approval ?? returning ?? ("Chưa làm được lúc này.", "Not possible now.")
        return language.pick(vi, en)
    }

    private typealias Pair = (vi: String, en: String)

    private var standing: Pair? {
        switch self {
        case .roleMayNot: ("Vai trò của bạn không có việc này.", "Your role never does this.")
        case .notInPhase(let phase): (
            "Hồ sơ đang ở bước “\(phase.name(in: .vi))”, chưa đến hoặc đã qua việc này.",
            "The dossier is at “\(phase.name(in: .en))”: it is too early or too late for this."
        )
        case .accountDisabled: ("Tài khoản đã bị khóa.", "The account is disabled.")
        case .otherUnit: ("Hồ sơ thuộc đơn vị khác.", "The dossier belongs to another unit.")
        case .otherDivision: ("Hồ sơ thuộc phòng, đội khác.", "The dossier belongs to another division.")
        case .otherParty: ("Hồ sơ do người khác nộp.", "Somebody else filed this dossier.")
        case .notAssigned: ("Chỉ công chức được phân công mới xử lý hồ sơ này.", "Only the officer it is assigned to handles this dossier.")
        case .doesNotHandle: ("Bạn không được giao xử lý thủ tục này.", "You do not handle this procedure.")
        default: nil
        }
    }

    private var filing: Pair? {
        switch self {
        case .notOffered(let state): state.reason
        case .notValidToday: ("Thủ tục chưa có hoặc đã hết hiệu lực hôm nay.", "The procedure is not in force today.")
        case .fields(let faults): ("Có \(faults.count) mục khai cần sửa.", "\(faults.count) answers need mending.")
        case .components(let faults): (
            "Hồ sơ chưa đủ giấy tờ: còn \(faults.count) mục.", "Papers are incomplete: \(faults.count) to go."
        )
        case .componentUnknown(let name): ("Thủ tục không có giấy tờ “\(name)”.", "The procedure has no paper “\(name)”.")
        case .documentEmpty(let name): ("Tệp “\(name)” trống (0 byte); chọn tệp khác.", "The file “\(name)” is empty (0 bytes); choose another.")
        case .documentKind(let name, let allowed): (
            "Tệp “\(name)” không đúng loại; lưu lại thành \(allowed.joined(separator: ", ").uppercased()) rồi tải lên.",
            "The file “\(name)” is of the wrong kind; save it as \(allowed.joined(separator: ", ").uppercased()) and upload it again."
        )
        case .byHandNotAllowed: (
            "Giấy tờ này phải nộp bằng phương thức điện tử; chỉ mẫu vật, vật mang tin hoặc tài liệu trên 10 trang A4 không điện tử hóa được mới nộp trực tiếp.",
            "This paper must be filed electronically; only samples, media, or documents over 10 A4 pages that cannot be digitised may be handed in."
        )
        case .tooFewPages(_, let pages): (
            "Tài liệu có \(pages) trang; chỉ tài liệu trên 10 trang A4 mới được nộp trực tiếp.",
            "The document has \(pages) pages; only one of more than 10 A4 pages may be handed in."
        )
        case .noSuchPart: ("Không có phần hồ sơ này đang chờ nộp trực tiếp.", "No such part is waiting to be handed in.")
        case .missing(let field): field.request
        case .supplementEmpty: ("Tải lên ít nhất một giấy tờ hoặc sửa nội dung khai.", "Upload a paper or mend an answer.")
        default: nil
        }
    }

    private var assignment: Pair? {
        switch self {
        case .assigneeUnfit(let fault): fault.words
        case .wrongKind: ("Nội dung gửi lên không khớp với việc đã chọn.", "What was sent does not fit the act chosen.")
        case .notLastHand: ("Chỉ người vừa chuyển hồ sơ mới rút lại được, khi người nhận chưa làm gì.", "Only who passed it on may take it back, before the next hand has acted.")
        case .deputyUnfit: ("Chọn người khác của đơn vị, thời gian thay sau thời gian bắt đầu.", "Choose another person of the unit, and an end after the beginning.")
        case .notSuccessor: ("Đơn vị này không kế nhiệm đơn vị đang giữ hồ sơ.", "That unit does not succeed the one that has the dossier.")
        case .somebodyIsThere: ("Vẫn còn người xử lý hồ sơ này.", "Somebody is still there to handle it.")
        default: nil
        }
    }

    private var processing: Pair? {
        switch self {
        case .resultIncomplete(let missing): (
            missing.isEmpty ? "Đính kèm văn bản trả kết quả." : "Còn thiếu văn bản kết quả: \(missing.joined(separator: ", ")).",
            missing.isEmpty ? "Attach the result documents." : "Result documents are missing: \(missing.joined(separator: ", "))."
        )
        case .outcomeMissing: ("Chọn kết quả: chấp thuận hoặc không chấp thuận.", "Choose the outcome: granted or refused.")
        case .noticeMissing: ("Đính kèm một dự thảo văn bản thông báo.", "Attach one draft notice.")
        case .writtenNoticeRequired: (
            "Thủ tục này phải thông báo bằng văn bản; dự thảo thông báo rồi trình.", "This procedure wants a written notice; draft it and propose it."
        )
        case .noWrittenNotice: ("Thủ tục này không phải thông báo bằng văn bản.", "This procedure wants no written notice.")
        case .notOfficersAuthority: ("Công chức không có thẩm quyền từ chối; trình lãnh đạo.", "The officer may not refuse alone; propose it.")
        case .supplementAlreadyRequested(let at): (
            "Chỉ được yêu cầu bổ sung một lần" + (at.map { "; đã yêu cầu lúc \($0.words(in: .vi))." } ?? "."),
            "A supplement may be requested only once" + (at.map { "; it was at \($0.words(in: .en))." } ?? ".")
        )
        case .supplementCannotBeOpened: ("Không thể cho bổ sung thêm lần nữa.", "A further supplement cannot be opened.")
        case .timeLimitOutOfRange(let least, let most): (
            "Nhập thời hạn bổ sung từ \(least) đến \(most) ngày làm việc.", "Enter a time limit of \(least) to \(most) working days."
        )
        case .timeLimitNotOver(let until): (
            "Người khai còn thời gian bổ sung" + (until.map { " đến \($0.words(in: .vi))." } ?? "."),
            "The declarant still has time" + (until.map { " until \($0.words(in: .en))." } ?? ".")
        )
        default: nil
        }
    }

    private var approval: Pair? {
        switch self {
        case .noAuthority: ("Thẩm quyền phê duyệt thuộc lãnh đạo đơn vị; trình lên với ý kiến đề xuất.", "The unit leader approves this; forward it with your recommendation.")
        case .hasAuthority: ("Bạn có thẩm quyền phê duyệt; không cần trình tiếp.", "You have the authority to approve; no need to forward.")
        case .ownProposal: ("Không ai phê duyệt đề xuất của chính mình; người khác phải quyết định.", "Nobody approves an own proposal; somebody else must decide.")
        case .bothLevels: ("Bạn đã cho ý kiến ở cấp kia trong lượt này; người khác phải quyết định.", "You acted at the other level in this round; somebody else must decide.")
        case .noSuchTarget: ("Không có người nhận như vậy để trả lại hồ sơ.", "There is nobody like that to send it back to.")
        default: nil
        }
    }

    private var returning: Pair? {
        switch self {
        case .noPaperDue: ("Không có chứng từ nào phải nộp hoặc xuất trình bản giấy.", "No paper has to be handed in or shown.")
        case .exemptionUnfounded: (
            "Chỉ miễn bản giấy cho chứng từ chưa kiểm tra được chữ ký, kèm lý do.", "Only a document whose signature could not be decided may be exempt, with a reason."
        )
        case .paperNotOwed: ("Chứng từ này không đang chờ bản giấy.", "This paper is not being waited for.")
        case .paperOwed(let items): ("Còn \(items.count) chứng từ chờ bản giấy.", "\(items.count) papers are still to be shown.")
        case .noFeeDue: ("Thủ tục không có phí, hoặc đã thông báo phí.", "There is no fee, or it has been notified.")
        case .feeNotTariff(let tariff): (
            tariff.map { "Mức phí theo quy định là \($0) đồng." } ?? "Nhập số tiền lớn hơn 0, hoặc để trống nếu không thu.",
            tariff.map { "The tariff is \($0) đồng." } ?? "Enter an amount above 0, or leave it empty when nothing is due."
        )
        case .feeNotNotified: ("Chưa thông báo phí cho người khai.", "The fee has not been notified.")
        case .feeOpen: ("Chưa xác định hoặc chưa thu xong phí, lệ phí.", "The fee is not settled yet.")
        case .paperResultRequired: ("Thủ tục này trả kết quả bằng bản giấy có đóng dấu.", "This procedure returns a stamped paper.")
        case .paperResultPromised: ("Đã chấp nhận trả kết quả bằng bản giấy.", "A result on paper has been agreed to.")
        case .paperRequestPending: ("Có yêu cầu trả bản giấy cần trả lời trước.", "A request for a paper result must be answered first.")
        case .noPaperRequest: ("Không có yêu cầu trả bản giấy nào.", "There is no request for a paper result.")
        case .paperReasonUnfounded: (
            "Chỉ trả bản giấy khi đã chấp nhận đề nghị, khi phải đóng dấu, hoặc khi hệ thống gặp sự cố đã công bố.",
            "A result on paper needs an accepted request, a stamp the procedure wants, or a declared outage."
        )
        case .paperResultNotListed: ("Thủ tục không thuộc danh sách được trả kết quả bằng bản giấy.", "The procedure is not on the list of paper results.")
        case .sealsDiffer: ("Bản đã ký không khớp với văn bản được phê duyệt.", "What was sealed is not what was approved.")
        case .alreadyExtended: ("Hạn trả chỉ được hẹn lại một lần.", "The date may be moved only once.")
        case .newDateNotLater: ("Chọn ngày hẹn sau hạn hiện tại.", "Choose a date after the present one.")
        case .notWaiting, .notWarned: ("Hồ sơ không đang chờ người khai.", "The dossier does not wait for the declarant.")
        case .silenceNotOver: ("Chưa hết thời gian chờ.", "The waiting time is not over.")
        default: nil
        }
    }
}

extension Violation.Field {
    fileprivate var request: (vi: String, en: String) {
        switch self {
        case .recommendation: ("Nhập ý kiến đề xuất.", "Enter your recommendation.")
        case .direction: ("Nhập ý kiến chỉ đạo.", "Enter your direction.")
        case .reason: ("Nhập lý do.", "Enter the reason.")
        case .gaps: ("Ghi từng chứng từ hoặc nội dung còn thiếu.", "Name each paper or answer that is missing.")
        case .legalBasis: ("Ghi căn cứ pháp lý của từng yêu cầu.", "Give the legal basis of each request.")
        case .receipt: ("Nhập số biên lai.", "Enter the receipt number.")
        case .keptAt: ("Ghi nơi lưu bản giấy.", "Say where the paper is kept.")
        case .issueNumber: ("Nhập số văn bản.", "Enter the document number.")
        case .issuePlace: ("Nhập nơi ban hành.", "Enter the place of issue.")
        case .scan: ("Tải lên bản quét kết quả đã ban hành.", "Upload the scan of the issued result.")
        case .feeBasis: ("Ghi căn cứ của mức phí.", "Give the basis of the fee.")
        case .noStateSecrets: (
            "Đánh dấu cam đoan không có giấy tờ Mật, Tối mật, Tuyệt mật. Nếu có, không nộp qua hệ thống.",
            "Declare that no paper is classified Mật, Tối mật or Tuyệt mật. If one is, do not file it here."
        )
        case .feeGuidance: ("Hướng dẫn nơi và cách nộp.", "Say where and how to pay.")
        }
    }
}

extension Violation.AssigneeFault {
    fileprivate var words: (vi: String, en: String) {
        switch self {
        case .divisionUnknown: ("Đơn vị không có phòng, đội này.", "The unit has no such division.")
        case .divisionWithoutLeader: ("Phòng, đội này chưa có lãnh đạo.", "That division has no leader.")
        case .officerUnknown: ("Đơn vị không có công chức này.", "The unit has no such officer.")
        case .officerOfOtherDivision: ("Chọn công chức của phòng, đội đang giữ hồ sơ.", "Choose an officer of the division that holds the dossier.")
        case .officerDoesNotHandle: ("Công chức này không được giao xử lý thủ tục.", "That officer does not handle the procedure.")
        case .modeWantsDivision: ("Hình thức phân công của đơn vị là giao cho lãnh đạo phòng, đội.", "The unit's mode assigns to a division leader.")
        case .modeWantsOfficer: ("Hình thức phân công của đơn vị là giao cho công chức.", "The unit's mode assigns to an officer.")
        }
    }
}

extension Procedure.State {
    fileprivate var reason: (vi: String, en: String) {
        switch self {
        case .draft, .live, .pilot: ("Thủ tục chưa được triển khai tại đơn vị này.", "The procedure is not offered at this unit yet.")
        case .suspended(let why), .abolished(let why): (why.vi, why.en ?? why.vi)
        case .elsewhere(let system): ("Thủ tục thực hiện trên hệ thống khác: \(system.vi).", "Done on another system: \(system.en ?? system.vi).")
        case .notOffered(let why, let instead): ("\(why.vi) \(instead.vi)", "\(why.en ?? why.vi) \(instead.en ?? instead.vi)")
        }
    }
}

extension Phase {
    /// As the office says it.
    package func name(in language: Language) -> String {
        switch self {
        case .draft: language.pick("Bản nháp", "Draft")
        case .awaitingManualParts: language.pick("Chờ nộp phần bản giấy", "Waiting for parts by hand")
        case .toBeAssignedByUnitLeader, .toBeAssignedByDivisionLeader: language.pick("Chờ phân công", "To be assigned")
        case .toBeClaimed: language.pick("Chờ nhận", "To be claimed")
        case .inProcessing: language.pick("Đang xử lý", "In processing")
        case .atDivisionLeader: language.pick("Chờ lãnh đạo phòng", "At the division leader")
        case .atUnitLeader: language.pick("Chờ lãnh đạo đơn vị", "At the unit leader")
        case .refusalApproved: language.pick("Đã duyệt từ chối, chờ báo", "Refusal approved, to be notified")
        case .supplementApproved: language.pick("Đã duyệt bổ sung, chờ báo", "Supplement approved, to be notified")
        case .awaitingSupplement: language.pick("Chờ bổ sung", "Waiting for a supplement")
        case .resultApproved: language.pick("Kết quả đã duyệt", "Result approved")
        case .beingSealed: language.pick("Đang ký số", "Being sealed")
        case .atRecordsClerk: language.pick("Chờ văn thư", "At the records clerk")
        case .issued: language.pick("Đã phát hành, chờ báo", "Issued, to be notified")
        case .completed: language.pick("Đã trả kết quả", "Completed")
        case .refused: language.pick("Đã từ chối xử lý", "Refused")
        case .withdrawn: language.pick("Đã rút", "Withdrawn")
        case .lapsed: language.pick("Hết thời gian chờ", "Lapsed")
        }
    }
}
