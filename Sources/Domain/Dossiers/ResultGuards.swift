extension Case {
    // MARK: - Paper

    func paper(_ condition: Guard) -> Refusal? {
        switch condition {
        // "Cơ quan hải quan yêu cầu ... nộp/xuất trình chứng từ giấy trước khi trả kết quả trong các trường hợp sau": and in no other.
        case .paperDue: paperDue
        case .exemptionsFounded: exemptionsFounded
        case .paperOwed: paperOwed
        // "Sau khi người khai hải quan nộp/xuất trình đầy đủ chứng từ giấy"
        case .paperGate:
            .unless(
                dossier.paperGateIsOpen(under: procedure), .paperOwed(dossier.paperOutstanding(under: procedure)), "2988-D11.1.b-ii")
        default: nil
        }
    }

    private var paperDue: Refusal? {
        let outstanding = dossier.paperOutstanding(under: procedure)
        return .unless(!outstanding.isEmpty && outstanding != dossier.paper.owed, .noPaperDue, "2988-D7.1.d-only")
    }

    /// only a document whose signature could not be decided, only for that reason, and the officer says why.
    private var exemptionsFounded: Refusal? {
        guard case .demandPaper(let exemptions) = action else { return Refusal(.wrongKind) }
        for exemption in exemptions {
            let verdict = dossier.documents.first { $0.slot == exemption.slot }?.verdict
            let item = dossier.paperOutstanding(under: procedure).first { $0.slot == exemption.slot }
            guard verdict == .undecided, item?.reasons == ["2988-D7.1.d-i"] else {
                return Refusal(.exemptionUnfounded(exemption.slot), "A-07")
            }
            if let missing = given(exemption.reason, .reason, "A-07") { return missing }
        }
        return nil
    }

    private var paperOwed: Refusal? {
        guard case .confirmPaper(let slot, _) = action else { return Refusal(.wrongKind) }
        return .unless(dossier.paper.owed.contains { $0.slot == slot }, .paperNotOwed(slot))
    }

    // MARK: - Fee

    func fee(_ condition: Guard) -> Refusal? {
        switch condition {
        // "Trường hợp thủ tục không có phí, lệ phí"
        case .feeDue: .unless(procedure.fee != .none && dossier.fee == .unstated, .noFeeDue, "2988-D11.2.a")
        case .feeStated: feeStated
        case .feeNotified: .unless(isFeeNotified, .feeNotNotified)
        case .receipt: given(paymentReceipt, .receipt, "2988-D11.2.b-ii")
        // "Sau khi người khai hải quan hoàn thành việc thanh toán phí, lệ phí; công chức ... tiến hành trả kết quả"
        case .feeGate: .unless(dossier.feeGateIsOpen(under: procedure), .feeOpen, "2988-D11.2.b-iii")
        default: nil
        }
    }

    // "nêu đầy đủ số tiền phải nộp và thông tin hướng dẫn thanh toán phí, lệ phí"
    private var feeStated: Refusal? {
        guard case .notifyFee(let statement) = action else { return Refusal(.wrongKind) }
        if case .amount(let tariff, _) = procedure.fee, statement.amount != tariff {
            return Refusal(.feeNotTariff(tariff), "2988-D11.2")
        }
        if let amount = statement.amount, amount <= 0 { return Refusal(.feeNotTariff(nil), "2988-D11.2") }
        return given(statement.basis, .feeBasis) ?? (statement.amount == nil ? nil : given(statement.guidance, .feeGuidance))
    }

    private var isFeeNotified: Bool {
        if case .notified = dossier.fee { true } else { false }
    }

    private var paymentReceipt: String? {
        if case .confirmPayment(let receipt) = action { receipt } else { nil }
    }

    // MARK: - Returning

    func returning(_ condition: Guard) -> Refusal? {
        switch condition {
        case .paperDiffers: .unless(voidCause == .paperDiffers, .wrongKind)
        case .errorFound: .unless(voidCause == .errorFound, .wrongKind)
        case .electronic: electronic
        case .requestAnswered: .unless(dossier.paperRequest != .pending, .paperRequestPending, "2988-D7.3.c-i")
        case .paperReasonFounded: paperReasonFounded
        case .sealsApproved: .unless(sealsApproved, .sealsDiffer)
        // "Chuyển kết quả tới bộ phận văn thư của đơn vị để phát hành": number, date and place.
        case .numbered: numbered
        case .scanned: .unless(scan.contains { $0.size > 0 }, .missing(.scan))
        // on request only for the procedures of the list of Điều 13 khoản 6.
        case .paperResultListed: .unless(isListedForPaper, .paperResultNotListed, "2988-D13.6")
        case .noRequestOpen: .unless(dossier.paperRequest == .none, .paperRequestPending)
        case .requestOpen: .unless(dossier.paperRequest == .pending, .noPaperRequest)
        default: nil
        }
    }

    private var voidCause: VoidCause? {
        if case .voidApproval(let cause, _) = action { cause } else { nil }
    }

    private var scan: [Document] {
        if case .release(let scan) = action { scan } else { [] }
    }

    private var isListedForPaper: Bool {
        if case .onRequest = procedure.paperResult { true } else { false }
    }

    // "Nội dung thủ tục có quy định cơ quan hải quan đóng dấu xác nhận trên chứng từ do người khai hải quan nộp để trả kết quả"
    private var electronic: Refusal? {
        .unless(procedure.paperResult != .requiredByStamping, .paperResultRequired, "2988-D7.3.c-ii")
            ?? .unless(dossier.paperRequest != .accepted, .paperResultPromised, "2988-D7.3.c-i")
    }

    // "trả kết quả của thủ tục bằng chứng từ giấy trong trường hợp sau": three, and no other.
    private var paperReasonFounded: Refusal? {
        guard case .releaseOnPaper(let reason) = action else { return Refusal(.wrongKind) }
        let founded: Bool =
            switch reason {
            case .onRequest: dossier.paperRequest == .accepted
            case .stamping: procedure.paperResult == .requiredByStamping
            case .outage(let id, let happenedAt):
                happenedAt <= now && rules.outages.contains { $0.id == id && $0.covers(happenedAt) }
            }
        return .unless(founded, .paperReasonUnfounded, "2988-D7.3.c-only")
    }

    /// Every approved document sealed, each from exactly the bytes that were approved, and nothing else.
    private var sealsApproved: Bool {
        guard case .recordSeal(let sealed) = action, let approval = hand.approval else { return false }
        let approved = Set(approval.documents.map { [$0.id, $0.sha256] })
        let got = Set(sealed.map { [$0.document, $0.approvedSHA256] })
        return !approved.isEmpty && approved == got && sealed.allSatisfy { $0.sealedSHA256 != $0.approvedSHA256 }
    }

    private var numbered: Refusal? {
        guard case .issue(let issue) = action else { return Refusal(.wrongKind) }
        return given(issue.number, .issueNumber) ?? given(issue.place, .issuePlace)
    }

    // MARK: - Time

    func timing(_ condition: Guard) -> Refusal? {
        switch condition {
        // NĐ 61/2018/NĐ-CP Điều 19 khoản 9: the date may be moved once.
        case .extendedOnce: .unless(dossier.clock.extendedTo == nil, .alreadyExtended)
        case .laterDate: .unless(isLaterDate, .newDateNotLater)
        case .silentLong: silentLong
        case .warned: .unless(dossier.lapse.warned, .notWarned)
        case .silentTooLong: .unless(lapsesAt.map { $0 <= now } ?? false, .silenceNotOver(until: lapsesAt))
        default: nil
        }
    }

    private var isLaterDate: Bool {
        guard case .apologise(_, let newDue) = action, let due = dossier.due(under: rules)?.at else { return false }
        return max(now, due) < newDue
    }

    private var silentLong: Refusal? {
        guard let from = dossier.lapseWarningFrom(under: rules), !dossier.lapse.warned else { return Refusal(.notWaiting) }
        return .unless(from <= now, .silenceNotOver(until: lapsesAt))
    }
}
