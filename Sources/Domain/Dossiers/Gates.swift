extension Dossier {
    /// Điều 7 khoản 1 điểm d over the declarant's current documents: every paper the regulation wants before a result, whether held already or not.
    /// Computed, never remembered.
    package func paperDemanded(by procedure: Procedure) -> [PaperItem] {
        let components = Dictionary(procedure.components.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return documents.compactMap { document in
            let reasons = document.paperReasons(as: components[document.component])
            return reasons.isEmpty ? nil : PaperItem(slot: document.slot, reasons: reasons)
        }
    }

    /// What is still to be handed in or shown: demanded, not held, not exempt.
    package func paperOutstanding(under procedure: Procedure) -> [PaperItem] {
        paperDemanded(by: procedure).filter { !held.contains($0.slot) && !paper.exempt.contains($0.slot) }
    }

    /// 2988-D11.1: nothing outstanding.
    package func paperGateIsOpen(under procedure: Procedure) -> Bool {
        paperOutstanding(under: procedure).isEmpty
    }

    /// 2988-D11.2: nothing due, or paid.
    package func feeGateIsOpen(under procedure: Procedure) -> Bool {
        switch (procedure.fee, fee) {
        case (.none, _), (_, .noneDue), (_, .paid): true
        default: false
        }
    }
}

extension Document {
    /// The cases of Điều 7 khoản 1 điểm d that make this document a paper to be shown.
    fileprivate func paperReasons(as component: Component?) -> [Mark] {
        var reasons: [Mark] = []
        // "Chứng từ điện tử do người khai hải quan đã nộp trên Hệ thống nhưng không được ký bằng chữ ký số"
        // A component the procedure does not want signed is data of the form, not such a document.
        if component?.signed ?? true, verdict != SignatureVerdict.signed { reasons.append("2988-D7.1.d-i") }
        // "Quy định tại thủ tục yêu cầu người khai hải quan nộp chứng từ để cơ quan hải quan đóng dấu xác nhận"
        if component?.mustBeStamped ?? false { reasons.append("2988-D7.1.d-ii") }
        // "Quy định tại thủ tục yêu cầu người khai hải quan xuất trình bản chính của chứng từ để ... đối chiếu"
        if component?.originalPresented ?? false { reasons.append("2988-D7.1.d-iii") }
        return reasons
    }
}
