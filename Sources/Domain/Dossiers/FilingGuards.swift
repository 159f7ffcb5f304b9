extension Procedure {
    /// What keeps dossiers out at every unit and on every day; nil where nothing does.
    package var closedBy: Mark? {
        // "trong đó có các thành phần hồ sơ ở chế độ “Mật”"
        if classified { return "NEWS-6" }
        return switch state {
        case .live, .pilot: nil
        // "không bao gồm thủ tục đã được thực hiện trên các hệ thống nghiệp vụ chuyên trách"
        case .elsewhere: "2988-D3.1-iii"
        case .draft, .suspended: "2151-III.4-i"
        case .abolished: "A-30"
        case .notOffered: "NEWS-5"
        }
    }
}

extension Case {
    private var filed: Filing? {
        if case .file(let filing) = action { filing } else { nil }
    }

    func filing(_ condition: Guard) -> Refusal? {
        if condition == .offered { return offered }
        if condition == .noStateSecrets { return declared }
        guard let filed else { return Refusal(.wrongKind) }
        return switch condition {
        // "Hồ sơ tiếp nhận từ người khai hải quan phải có đầy đủ chứng từ theo các quy định liên quan đến thủ tục"
        case .answersComplete: answersComplete(filed.answers)
        case .componentsComplete: componentsComplete(filed)
        case .nothingByHand: .unless(filed.byHand.isEmpty, .wrongKind)
        case .byHandFounded: byHandFounded(filed.byHand)
        default: nil
        }
    }

    private var offered: Refusal? {
        if let mark = procedure.closedBy { return Refusal(.notOffered(procedure.state), mark) }
        // "Thực hiện thí điểm ... trước khi chính thức triển khai": only where the pilot was announced.
        if case .pilot(let units) = procedure.state, !units.contains(dossier.unit) { return Refusal(.notOffered(procedure.state), "2151-III.4-iii") }
        return validToday
    }

    // "trong đó có các thành phần hồ sơ ở chế độ “Mật”": whoever brings papers in says that none of them is.
    private var declared: Refusal? {
        let isDeclared: Bool? =
            switch action {
            case .file(let filing): filing.noStateSecrets
            case .uploadManualPart(_, let noStateSecrets): noStateSecrets
            case .supplement(let answer): answer.noStateSecrets
            default: nil
            }
        guard let isDeclared else { return Refusal(.wrongKind) }
        return .unless(isDeclared, .missing(.noStateSecrets), "NEWS-6")
    }

    private var validToday: Refusal? {
        let today = now.day
        let isValid = procedure.validFrom.map { $0 <= today } ?? true && procedure.validTo.map { today <= $0 } ?? true
        return .unless(isValid, .notValidToday, "2988-D13.5")
    }

    private func answersComplete(_ answers: Answers) -> Refusal? {
        let faults = procedure.form.faults(in: answers)
        return .unless(faults.isEmpty, .fields(faults), "2988-D7.1.a")
    }

    private func componentsComplete(_ filed: Filing) -> Refusal? {
        if let unfit = unfit(filed.documents) { return unfit }
        let faults = procedure.faults(
            in: filed.answers, uploaded: Set(filed.documents.map(\.slot)), byHand: Set(filed.byHand.map(\.slot)))
        // Whether a part may come by hand is the next guard's question, with its own clause.
        let own = faults.filter { $0.fault != .mayNotBeHandedIn }
        return .unless(own.isEmpty, .components(own), "2988-D7.1.a")
    }

    // "Cơ quan hải quan tiếp nhận bằng phương thức thủ công đối với thành phần hồ sơ thuộc các trường hợp sau": a closed list.
    private func byHandFounded(_ parts: [ManualPart]) -> Refusal? {
        for part in parts {
            if let unfounded = unfounded(part) { return unfounded }
        }
        return .unless(!parts.isEmpty, .wrongKind)
    }

    private func unfounded(_ part: ManualPart) -> Refusal? {
        switch procedure.components.first(where: { $0.id == part.slot.component })?.byHand {
        case .sampleOrMedium: given(part.reason, .reason, "2988-D7.1.c-i")
        // "số lượng lớn hơn mười (10) trang A4 mà người khai hải quan không thể điện tử hóa": both conditions, ten is not more than ten.
        case .longDocument:
            .unless(part.pages ?? 0 > 10, .tooFewPages(part.slot, pages: part.pages ?? 0), "2988-D7.1.c-ii")
                ?? given(part.reason, .reason, "2988-D7.1.c-ii")
        case .never, nil: Refusal(.byHandNotAllowed(part.slot), "2988-D7.1.c-only")
        }
    }

    /// A file that is empty, or not of a kind its component takes.
    func unfit(_ documents: [Document]) -> Refusal? {
        for document in documents {
            if document.size == 0 { return Refusal(.documentEmpty(name: document.name), "2988-D7.1.a") }
            let allowed = procedure.components.first { $0.id == document.component }?.formats ?? []
            if !allowed.isEmpty, !allowed.contains(document.kind.rawValue) {
                return Refusal(.documentKind(name: document.name, allowed: allowed), "2988-D7.1.a")
            }
        }
        return nil
    }

    // MARK: - Parts by hand

    func byHand(_ condition: Guard) -> Refusal? {
        switch condition {
        // "Căn cứ phân công nhiệm vụ của đơn vị"
        case .handles: .unless(actor.handles.contains(dossier.procedure), .doesNotHandle)
        case .partOutstanding: partOutstanding
        case .partToUpload: partToUpload
        // "Chứng từ giấy được lưu trữ theo quy định": where it lies is recorded.
        case .keptAt: given(keptAt, .keptAt, "2988-D7.6.b")
        default: nil
        }
    }

    private var keptAt: String? {
        if case .confirmManualPart(_, let place) = action { place } else { nil }
    }

    private var partOutstanding: Refusal? {
        let slot: Slot? =
            switch action {
            case .confirmManualPart(let slot, _), .rejectManualPart(let slot, _): slot
            default: nil
            }
        guard let slot else { return Refusal(.wrongKind) }
        let waits = dossier.outstandingByHand.contains { $0.slot == slot } && !dossier.rejectedByHand.contains(slot)
        return .unless(waits, .noSuchPart(slot))
    }

    private var partToUpload: Refusal? {
        guard case .uploadManualPart(let document, _) = action else { return Refusal(.wrongKind) }
        if let unfit = unfit([document]) { return unfit }
        return .unless(dossier.outstandingByHand.contains { $0.slot == document.slot }, .noSuchPart(document.slot))
    }
}
