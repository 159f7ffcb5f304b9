extension Case {
    func processing(_ condition: Guard) -> Refusal? {
        switch condition {
        // "Công chức được phân công xử lý hồ sơ"
        case .assigned: .unless(hand.officer == actor.account, .notAssigned, "2988-D9.0")
        case .refusal: .unless(proposal?.kind == .refusal, .wrongKind)
        case .supplement: .unless(proposal?.kind == .supplement, .wrongKind)
        case .result: .unless(proposal?.kind == .result, .wrongKind)
        // "Trường hợp theo quy định phải thông báo cho người khai hải quan bằng văn bản", and where it need not be.
        case .writtenRefusal: .unless(procedure.writtenNotice.refusal, .noWrittenNotice, "2988-D9.1.b-i")
        case .unwrittenRefusal: .unless(!procedure.writtenNotice.refusal, .writtenNoticeRequired, "2988-D9.1.a")
        case .writtenSupplement: .unless(procedure.writtenNotice.supplement, .noWrittenNotice, "2988-D9.2.b")
        case .unwrittenSupplement: .unless(!procedure.writtenNotice.supplement, .writtenNoticeRequired, "2988-D9.2.a")
        // "Trường hợp việc từ chối xử lý hồ sơ thuộc thẩm quyền của công chức"
        case .officersAuthority: .unless(procedure.officerMayRefuse, .notOfficersAuthority, "2988-D9.1.b-ii")
        // "nhập ý kiến đề xuất xử lý"
        case .recommended: given(recommendation, .recommendation)
        // "nhập ý kiến chỉ đạo"
        case .directed: given(direction, .direction)
        // "trong đó nêu rõ lý do"
        case .reason: given(reason, .reason)
        // "dự thảo văn bản thông báo ... để đính kèm lên Hệ thống"
        case .noticeDrafted: .unless(hasOneNotice, .noticeMissing) ?? unsealable
        case .outcome: .unless(proposal?.outcome != nil, .outcomeMissing)
        case .resultComplete: resultComplete
        default: nil
        }
    }

    private var recommendation: String? {
        switch action {
        case .propose(let proposal): proposal.recommendation
        case .forward(let recommendation): recommendation
        default: nil
        }
    }

    private var direction: String? {
        switch action {
        case .approve(let direction), .sendBack(_, let direction): direction
        default: nil
        }
    }

    private var reason: String? {
        switch action {
        case .propose(let proposal): proposal.reason
        case .refuse(let reason): reason
        case .rejectManualPart(_, let reason), .openSupplement(let reason), .reassign(_, let reason), .voidApproval(_, let reason),
            .recordSealFailure(let reason), .apologise(let reason, _):
            reason
        // An acceptance explains itself; declining wants its reason.
        case .answerPaperRequest(let accepted, let reason): accepted ? "accepted" : reason
        default: nil
        }
    }

    private var hasOneNotice: Bool {
        guard let documents = proposal?.documents else { return false }
        return documents.count == 1 && documents[0].component == Proposal.notice
    }

    /// What is to be sealed and sent must be a PDF with something in it.
    private var unsealable: Refusal? {
        for document in proposal?.documents ?? [] {
            if document.size == 0 { return Refusal(.documentEmpty(name: document.name)) }
            if document.kind != .pdf { return Refusal(.documentKind(name: document.name, allowed: ["pdf"])) }
        }
        return nil
    }

    // "Hồ sơ trả kết quả phải có đầy đủ chứng từ theo các quy định liên quan đến thủ tục"
    private var resultComplete: Refusal? {
        guard let proposal else { return Refusal(.wrongKind) }
        let applicable = procedure.results.filter { $0.outcome == nil || $0.outcome == proposal.outcome }
        if let unsealable = unsealable { return unsealable }
        let there = Set(proposal.documents.map(\.component))
        let missing = applicable.filter { $0.required && !there.contains($0.id) }.map(\.id)
        let isWhole = missing.isEmpty && !proposal.documents.isEmpty && there.isSubset(of: applicable.map(\.id))
        return .unless(isWhole, .resultIncomplete(missing), "2988-D7.3.a")
    }

    // MARK: - Supplement

    func supplementing(_ condition: Guard) -> Refusal? {
        switch condition {
        // "đảm bảo người khai hải quan chỉ phải bổ sung hồ sơ một lần": unless the unit leader opened another, which A-08 must have allowed then.
        case .supplementOnce:
            .unless(
                dossier.supplement.requested < 1 + dossier.supplement.opened,
                .supplementAlreadyRequested(at: dossier.supplement.requestedAt), "2988-D9.2-iv")
        case .secondMayBeOpened: secondMayBeOpened
        // "danh sách chứng từ còn thiếu hoặc các nội dung thông tin chưa đầy đủ của từng chứng từ và căn cứ pháp lý"
        case .gapsNamed: gapsNamed
        // "nêu rõ thời hạn bổ sung"
        case .timeLimit: timeLimit
        case .timeLimitOver: .unless(dossier.supplement.until.map { $0 <= now } ?? false, .timeLimitNotOver(until: dossier.supplement.until))
        case .supplementGiven: supplementGiven
        default: nil
        }
    }

    private var secondMayBeOpened: Refusal? {
        let state = dossier.supplement
        let mayOpen = rules.readings.a08 == .unitLeaderMayOpen && state.requested == 1 && state.opened == 0
        return .unless(mayOpen, .supplementCannotBeOpened, "2988-D9.2-iv")
    }

    private var gapsNamed: Refusal? {
        guard let gaps = supplementContent?.gaps, !gaps.isEmpty else { return Refusal(.missing(.gaps), "2988-D9.2-ii") }
        for gap in gaps {
            if let missing = given(gap.missing, .gaps, "2988-D9.2-ii") ?? given(gap.legalBasis, .legalBasis, "2988-D9.2-iii") {
                return missing
            }
        }
        return nil
    }

    /// HD-12: between one and sixty working days.
    private var timeLimit: Refusal? {
        let days = supplementContent?.workingDays ?? 0
        return .unless((1...60).contains(days), .timeLimitOutOfRange(least: 1, most: 60), "2988-D9.2-i")
    }

    private var supplementGiven: Refusal? {
        guard case .supplement(let answer) = action else { return Refusal(.wrongKind) }
        if let unfit = unfit(answer.documents) { return unfit }
        let known = Set(procedure.components.map(\.id))
        if let stray = answer.documents.first(where: { !known.contains($0.component) }) {
            return Refusal(.componentUnknown(stray.component))
        }
        if let answers = answer.answers {
            let faults = procedure.form.faults(in: answers)
            if !faults.isEmpty { return Refusal(.fields(faults), "2988-D7.1.a") }
        }
        return .unless(!answer.documents.isEmpty || answer.answers != nil, .supplementEmpty)
    }
}
