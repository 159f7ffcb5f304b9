import Domain

extension WithholdingFault: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .outOfReach:
            language.pick("Giấy tờ này là bí mật nhà nước, đã bị giữ lại; không ai xem được trên hệ thống.", "This paper is a state secret and withheld; nobody can see it here.")
        case .withheldBefore: language.pick("Giấy tờ này đã bị giữ lại.", "This paper is withheld already.")
        case .reasonMissing: language.pick("Nhập lý do: dấu mật nào, ở đâu trên giấy tờ.", "Give the reason: which mark of secrecy, where on the paper.")
        case .ofTheOffice: language.pick("Chỉ giữ lại giấy tờ người khai đã nộp.", "Only papers the declarant filed are withheld.")
        }
    }
}
