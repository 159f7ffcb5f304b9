import Domain
import Service

extension ActKey {
    /// `Trình yêu cầu bổ sung`
    func title(_ words: Words) -> String {
        switch (act, face) {
        case (.propose, let kind?): words("actPropose\(kind.rawValue.capitalizedFirst)")
        case (.sendBack, .officer): words.language.pick("Trả lại công chức", "Send back to the officer")
        case (.sendBack, .divisionLeader): words.language.pick("Trả lại lãnh đạo bộ phận", "Send back to the division leader")
        default: words("act\(act.rawValue.capitalizedFirst)")
        }
    }

    /// The same where what was approved is now carried out.
    func title(_ words: Words, on view: DossierView) -> String {
        switch (act, view.dossier.phase) {
        case (.refuse, .refusalApproved): words("actNotifyRefusal")
        case (.requestSupplement, .supplementApproved): words("actNotifySupplement")
        case (.release, .issued): words("actRecordIssued")
        case (.approve, _) where view.dossier.hand.proposal?.kind == .result: words("actApproveAndRelease")
        default: title(words)
        }
    }

    /// What the act is, in one sentence.
    func explanation(_ words: Words) -> String {
        words("explain" + (act == .propose ? "Propose\((face ?? .result).rawValue.capitalizedFirst)" : act.rawValue.capitalizedFirst))
    }

    /// Amber hands the dossier over; red is to the declarant's disadvantage; sea goes on; plain is a side act.
    var style: String {
        switch act {
        case .refuse, .withdraw, .voidApproval, .rejectManualPart: "red"
        case .propose: face == .refusal ? "red" : "sea"
        case .approve, .forward, .assign, .claim, .reassign, .supplement, .release, .releaseOnPaper, .issue, .requestSupplement, .demandPaper, .notifyFee: "amber"
        case .sendBack, .takeBack, .nameDeputy, .openSupplement: ""
        default: "sea"
        }
    }

    /// What follows and cannot be undone.
    func consequence(on view: DossierView, _ language: Language) -> String? {
        switch act {
        case .withdraw: language.pick("Cơ quan hải quan dừng xử lý. Nộp lại là một hồ sơ mới, tính thời hạn từ đầu.", "Customs stops handling it. Filing again makes a new dossier, with the time counted from the start.")
        case .refuse: language.pick("Hồ sơ kết thúc. Người khai nhận được nguyên văn lý do.", "The dossier ends. The declarant gets the reason word for word.")
        case .approve: language.pick("Bạn phê duyệt đúng những văn bản nêu trên trang này, theo mã băm.", "You approve exactly the documents named on this page, by their hash.")
        case .requestSupplement: language.pick("Người khai nhận được đúng danh sách này, và chỉ một lần.", "The declarant gets exactly this list, and only once.")
        case .demandPaper: language.pick("Thời hạn giải quyết dừng cho đến khi đủ bản giấy.", "The time stops until the papers are there.")
        case .release where view.dossier.phase == .resultApproved: language.pick("Mọi văn bản của kết quả được ký số rồi gửi người khai.", "Every document of the result is sealed and sent to the declarant.")
        case .requestPaperResult: language.pick("Bản điện tử ký số có giá trị ở mọi đơn vị hải quan. Chỉ xin bản giấy khi cần nộp cho nơi chưa nhận bản điện tử.", "The sealed document is good at every customs office. Ask for paper only where the electronic one is not taken.")
        default: nil
        }
    }
}

extension ActField {
    func label(_ words: Words) -> String {
        let language = words.language
        switch kind {
        case .file(let name): return language.pick(name.vi, name.en ?? name.vi)
        default: break
        }
        switch name {
        case "slot": return words("fieldPart")
        case "to": return words(kind == .moment ? "fieldUntil" : "fieldTo")
        case "account": return language.pick("Người thay", "Deputy")
        case "amount": return words("fieldFeeAmount")
        case "basis": return words("fieldFeeBasis")
        case "guidance": return words("fieldFeeGuidance")
        case "number": return words("fieldIssueNumber")
        case "date": return words("fieldIssueDate")
        case "place": return words("fieldIssuePlace")
        case "outage": return language.pick("Lần sự cố", "Outage")
        case "happenedAt": return language.pick("Trả kết quả lúc", "Returned at")
        default: return words("field\(name.capitalizedFirst)")
        }
    }
}

extension ActField.Option {
    /// A label of the rules is a key of the words; every other is a name.
    func shown(_ words: Words) -> String {
        let parts = label.vi.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return words.language.pick(label.vi, label.en ?? label.vi) }
        switch parts[0] {
        case "voidCause": return words("cause\(parts[1].capitalizedFirst)")
        case "outcome": return words("outcome\(parts[1].capitalizedFirst)")
        case "paperReason": return words("paperReason\(parts[1].capitalizedFirst)")
        case "sendBackTarget": return ActKey(.sendBack, ActKey.Face(rawValue: parts[1])).title(words)
        default: return words.language.pick(label.vi, label.en ?? label.vi)
        }
    }
}
