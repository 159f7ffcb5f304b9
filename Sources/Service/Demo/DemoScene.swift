import Domain

/// The acts of the demonstration's people, each for the moment it belongs to. Nil where nobody is there to do it.
struct DemoScene {
    var route: DemoRoute
    var dossier: Dossier
    var rules: Rules
    var today: Day

    private var procedure: Procedure { rules.procedure }

    private func said(_ words: [String]) -> String { words[route.salt % words.count] }

    // MARK: - Who

    private func unitLeader() -> DemoStep.Player? {
        let leaders = rules.unit.leaders.filter { $0 != dossier.hand.officer }.sorted()
        return (route.salt % 3 == 0 ? leaders.first : leaders.last).map(DemoStep.Player.person)
    }

    private func divisionLeader() -> DemoStep.Player? {
        let leaders = rules.unit.ledDivision(dossier.hand.division)?.leaders.sorted() ?? []
        return (route.salt % 3 == 0 ? leaders.last : leaders.first).map(DemoStep.Player.person)
    }

    private func handler(in division: String? = nil) -> UnitRules.Officer? {
        let fitting = rules.unit.officers.filter { $0.handlesProcedure && (division == nil || $0.division == division) }
        return fitting.isEmpty ? nil : fitting[route.salt % fitting.count]
    }

    private func officer() -> DemoStep.Player? { dossier.hand.officer.map(DemoStep.Player.person) }

    private func step(
        _ player: DemoStep.Player?, papers: [DemoStep.Paper] = [], isQuick: Bool = false, _ action: @escaping ([Document]) -> Action
    ) -> DemoStep? {
        player.map { DemoStep(by: $0, papers: papers, isQuick: isQuick, action: action) }
    }

    // MARK: - Parts by hand, assignment

    var confirmPart: DemoStep? {
        guard let part = dossier.outstandingByHand.first, let handler = handler() else { return nil }
        return step(.person(handler.account)) { _ in .confirmManualPart(slot: part.slot, keptAt: "Tủ hồ sơ số 3, ngăn 2") }
    }

    var assignFromUnit: DemoStep? {
        guard let handler = handler() else { return nil }
        let wantsDivision = dossier.mode == .leaderDivisionOfficer && rules.unit.hasLedDivision
        let hands: Assignee = wantsDivision ? .division(handler.division ?? "") : .officer(handler.account)
        return step(unitLeader()) { _ in .assign(to: hands) }
    }

    var assignFromDivision: DemoStep? {
        guard let handler = handler(in: dossier.hand.division) else { return nil }
        return step(divisionLeader()) { _ in .assign(to: .officer(handler.account)) }
    }

    var claim: DemoStep? {
        handler().map { handler in DemoStep(by: .person(handler.account)) { _ in .claim } }
    }

    // MARK: - Processing

    var process: DemoStep? {
        if wantsSupplement { return supplementRequest }
        return dossier.supplement.missed || [.refused, .refusalApproved].contains(route.aim) ? refusal : result
    }

    private var wantsSupplement: Bool {
        guard dossier.supplement.requested == 0 else { return false }
        return [.awaitingSupplement, .supplementApproved].contains(route.aim) || !route.detours.isDisjoint(with: [.supplement, .missedSupplement])
    }

    private var refusal: DemoStep? {
        let reason =
            dossier.supplement.missed
            ? "Hết thời hạn bổ sung, hồ sơ vẫn thiếu giấy tờ đã yêu cầu" : "Hồ sơ không thuộc thẩm quyền giải quyết của đơn vị"
        if route.aim == .refused, procedure.officerMayRefuse, !procedure.writtenNotice.refusal {
            return step(officer()) { _ in .refuse(reason: reason) }
        }
        return step(officer(), papers: procedure.writtenNotice.refusal ? [notice("Thông báo từ chối xử lý hồ sơ", reason)] : []) {
            .propose(Proposal(kind: .refusal, recommendation: "Đề xuất từ chối, lý do nêu trong dự thảo", reason: reason, documents: $0))
        }
    }

    private var supplementRequest: DemoStep? {
        let (content, isWritten) = (gaps, procedure.writtenNotice.supplement)
        if !isWritten, route.aim != .supplementApproved { return step(officer()) { _ in .requestSupplement(content) } }
        return step(officer(), papers: isWritten ? [notice("Thông báo bổ sung hồ sơ", content.gaps[0].missing)] : []) {
            .propose(Proposal(kind: .supplement, recommendation: "Đề xuất yêu cầu bổ sung một lần", supplement: content, documents: $0))
        }
    }

    private var gaps: SupplementContent {
        let basis = procedure.legalBasis.first?.reference ?? "Điều 9 khoản 2, 2988/QĐ-TCHQ"
        let gap: SupplementContent.Gap
        if let document = dossier.documents.first, let component = procedure.components.first(where: { $0.id == document.component }) {
            gap = .init(
                subject: .document(document.slot), missing: "Bản đã nộp thiếu trang có chữ ký của người đại diện",
                legalBasis: component.legalBasis ?? basis)
        } else {
            gap = .init(subject: .field(procedure.fields.first?.id ?? ""), missing: "Nội dung khai chưa đủ", legalBasis: basis)
        }
        return SupplementContent(workingDays: procedure.supplementWorkingDays, gaps: [gap])
    }

    private func notice(_ title: String, _ text: String) -> DemoStep.Paper {
        .init(slot: Slot(component: Proposal.notice), title: title, lines: [procedure.name.vi, text])
    }

    private var result: DemoStep? {
        let outcome = route.outcome
        let wanted = procedure.results.filter { $0.required && ($0.outcome ?? outcome) == outcome }
        let papers = wanted.map { DemoStep.Paper(slot: Slot(component: $0.id), title: $0.name.vi, lines: [procedure.name.vi]) }
        let words =
            outcome == .granted
            ? said(["Hồ sơ đủ điều kiện, đề xuất chấp thuận", "Đã đối chiếu giấy tờ với dữ liệu khai, đề xuất chấp thuận"])
            : "Chưa đáp ứng điều kiện, đề xuất trả lời không chấp thuận"
        return step(officer(), papers: papers) {
            .propose(Proposal(kind: .result, recommendation: words, outcome: outcome, documents: $0))
        }
    }

    var withdraw: DemoStep { DemoStep(by: .declarant) { _ in .withdraw(reason: "Doanh nghiệp thay đổi kế hoạch, sẽ nộp lại sau") } }

    // MARK: - Leaders

    var decideInDivision: DemoStep? {
        let kind = dossier.hand.proposal?.kind ?? .result
        if procedure.approver[kind] == .divisionLeader {
            return step(divisionLeader()) { _ in .approve(direction: "Đồng ý, báo cho người khai trong ngày") }
        }
        let words = said(["Nhất trí với đề xuất, kính trình Lãnh đạo", "Hồ sơ đủ điều kiện, kính trình Lãnh đạo phê duyệt"])
        return step(divisionLeader()) { _ in .forward(recommendation: words) }
    }

    var sendBackFromDivision: DemoStep? {
        step(divisionLeader()) { _ in .sendBack(to: .officer, direction: "Ghi rõ căn cứ pháp lý trong dự thảo rồi trình lại") }
    }

    var approve: DemoStep? {
        let words = said(["Đồng ý", "Đồng ý, đối chiếu bản chính trước khi trả kết quả"])
        return step(unitLeader()) { _ in .approve(direction: words) }
    }

    var sendBackFromUnit: DemoStep? {
        let target: SendBackTarget = rules.unit.ledDivision(dossier.hand.division) == nil ? .officer : .divisionLeader
        return step(unitLeader()) { _ in .sendBack(to: target, direction: "Làm rõ thẩm quyền của đơn vị, trình lại trước ngày hẹn trả") }
    }

    // MARK: - Notices and supplements

    var refuse: DemoStep? { step(officer()) { _ in .refuse(reason: nil) } }

    var requestApprovedSupplement: DemoStep? { step(officer()) { _ in .requestSupplement(nil) } }

    var supplement: DemoStep {
        let slot: Slot? = if case .document(let slot)? = dossier.supplement.content?.gaps.first?.subject { slot } else { nil }
        let papers = slot.map { [DemoStep.Paper(slot: $0, title: "Bản bổ sung", lines: [procedure.name.vi])] } ?? []
        return DemoStep(by: .declarant, papers: papers) {
            .supplement(SupplementAnswer(documents: $0, note: "Đã bổ sung theo yêu cầu", noStateSecrets: true))
        }
    }

    var takeBack: DemoStep? {
        var step = step(officer()) { _ in .takeBack(reason: nil) }
        step?.notBefore = dossier.supplement.until
        return step
    }

    // MARK: - Gates, seal, paper

    var passGates: DemoStep? {
        if let owed = dossier.paper.owed.first {
            return step(officer(), isQuick: true) { _ in .confirmPaper(slot: owed.slot, keptAt: "Tủ hồ sơ số 3, ngăn 5") }
        }
        if !dossier.paperGateIsOpen(under: procedure) { return step(officer()) { _ in .demandPaper(exemptions: []) } }
        if case .notified = dossier.fee { return step(officer()) { _ in .confirmPayment(receipt: "BL-\(4100 + route.salt)") } }
        if !dossier.feeGateIsOpen(under: procedure) { return notifyFee }
        return release
    }

    private var notifyFee: DemoStep? {
        let statement: FeeStatement =
            switch (procedure.fee, route.fee) {
            case (.amount(let amount, let basis), _): FeeStatement(amount: amount, basis: basis.vi, guidance: Self.guidance)
            case (_, let fee?): FeeStatement(amount: fee, basis: "Biểu mức thu của bản trình diễn", guidance: Self.guidance)
            default: FeeStatement(amount: nil, basis: "Biểu phí, lệ phí hải quan không có khoản thu cho thủ tục này")
            }
        return step(officer(), isQuick: true) { _ in .notifyFee(statement) }
    }

    private static let guidance = "Nộp tại quầy thu của đơn vị hoặc chuyển khoản, ghi số hồ sơ trong nội dung"

    private var release: DemoStep? {
        if procedure.paperResult == .requiredByStamping { return step(officer()) { _ in .releaseOnPaper(.stamping) } }
        guard let outage = route.outage else { return step(officer(), isQuick: true) { _ in .release(scan: []) } }
        var step = step(officer()) { _ in .releaseOnPaper(.outage(id: outage.id, happenedAt: outage.from.advanced(bySeconds: 3600))) }
        step?.notBefore = outage.from.advanced(bySeconds: 3600)
        return step
    }

    /// The papers are the sealed ones, in the order of the approved.
    var seal: DemoStep? {
        let approved = dossier.hand.approval?.documents ?? []
        let papers = approved.map { DemoStep.Paper(slot: $0.slot, title: $0.name, isSealed: true) }
        return DemoStep(by: .system, papers: papers, isQuick: true) { sealed in
            .recordSeal(
                zip(approved, sealed).map {
                    SealedDocument(document: $0.id, approvedSHA256: $0.sha256, sealedSHA256: $1.sha256, sealedSize: $1.size)
                })
        }
    }

    var issue: DemoStep? {
        let issue = Issue(
            number: "\(120 + route.salt)/QĐ-\(dossier.unit)", date: today, place: procedure.level == "TC" ? "Hà Nội" : "Hải Phòng")
        return DemoStep(by: .recordsClerk) { _ in .issue(issue) }
    }

    var completeOnPaper: DemoStep? {
        step(officer(), papers: [.init(slot: Slot(component: "scan"), title: "Bản quét kết quả", lines: [procedure.name.vi])]) {
            .release(scan: $0)
        }
    }

    // MARK: - Silence

    var silence: DemoStep? {
        if dossier.lapse.warned {
            return DemoStep(by: .system, notBefore: dossier.lapsesAt(under: rules)) { _ in .lapse }
        }
        return DemoStep(by: .system, notBefore: dossier.lapseWarningFrom(under: rules)) { _ in .warnOfLapse }
    }
}
