import Domain
import Service

/// The history in words.
struct EventStory {
    let view: DossierView
    let language: Language
    let forDeclarant: Bool

    /// A declarant learns the role that acted, an officer the person. What only follows from an act is the system's.
    func who(_ event: Event) -> String {
        let author = event.actor
        if author.role == .system || event.fact.followsByItself { return language.pick("Hệ thống", "System") }
        let name = view.names.people[author.account]
        if author.role == .declarant { return name ?? view.row.partyName }
        if forDeclarant { return "\(role(author.role)), \(view.unit(at: event.recordedAt).name)" }
        return [name ?? author.account, view.names.titles[author.account], author.hatTitle(language)].compactMap { $0 }.joined(separator: ", ")
    }

    func role(_ role: Role) -> String {
        switch role {
        case .declarant: language.pick("Người khai", "Declarant")
        case .officer: language.pick("Công chức", "Officer")
        case .divisionLeader: language.pick("Lãnh đạo bộ phận", "Division leader")
        case .unitLeader: language.pick("Lãnh đạo đơn vị", "Unit leader")
        case .recordsClerk: language.pick("Văn thư", "Records clerk")
        case .administrator, .rootAdministrator: language.pick("Người quản trị", "Administrator")
        case .observer: language.pick("Người tra cứu", "Observer")
        case .monitor: language.pick("Người giám sát", "Monitor")
        case .system: language.pick("Hệ thống", "System")
        }
    }

    /// What happened, and what was said with it.
    func tell(_ fact: Fact) -> (title: String, text: String?) {
        filing(fact) ?? assignment(fact) ?? processing(fact) ?? papers(fact) ?? returning(fact) ?? (fact.name, nil)
    }

    private func filing(_ fact: Fact) -> (String, String?)? {
        switch fact {
        case .filed(let filed):
            (language.pick("\(forDeclarant ? "Bạn nộp" : "Nộp") hồ sơ, \(filed.documents.count) tệp", "Dossier filed, \(filed.documents.count) files"), declared(filed.noStateSecrets))
        case .manualPartConfirmed(let slot, let keptAt): (language.pick("Đã nhận bản giấy: \(name(slot))", "Paper received: \(name(slot))"), officeOnly(keptAt))
        case .manualPartRejected(let slot, let reason): (language.pick("Không nhận bản giấy: \(name(slot))", "Paper rejected: \(name(slot))"), reason)
        case .manualPartUploaded(let document, let noStateSecrets):
            (language.pick("Tải tệp thay bản giấy: \(name(document.slot))", "Uploaded instead of paper: \(name(document.slot))"), lines(document.name, declared(noStateSecrets)))
        case .received(let at): (language.pick("Tiếp nhận, tính từ \(at.words(in: .vi))", "Received, counted from \(at.words(in: .en))"), nil)
        case .withdrawn(let reason): (language.pick("Rút hồ sơ", "Dossier withdrawn"), said(reason))
        case .lapseWarned: (language.pick("Báo sắp hết thời gian chờ", "Warned that the waiting time ends soon"), nil)
        case .lapsed: (language.pick("Hết thời gian chờ, hồ sơ kết thúc", "Waiting time over, dossier closed"), nil)
        default: nil
        }
    }

    private func assignment(_ fact: Fact) -> (String, String?)? {
        switch fact {
        case .routed(let to, _): (routed(to), nil)
        case .assigned(let hands): (assigned(hands), nil)
        case .claimed: (language.pick("Công chức nhận xử lý", "Claimed by an officer"), nil)
        case .reassigned(let hands, let reason): (assigned(hands, again: true), reason)
        case .deputyNamed(let deputy): (language.pick("Cử \(person(deputy.account)) thay", "\(person(deputy.account)) named deputy"), deputy.reason)
        case .fellBack: (language.pick("Chuyển về lãnh đạo đơn vị vì không còn người nhận", "Back to the unit leader: nobody left to take it"), nil)
        case .unitSucceeded(let from, let to): (succeeded(from, to), nil)
        case .takenBack(let reason): (language.pick("Rút lại để xử lý tiếp", "Taken back"), said(reason ?? ""))
        default: nil
        }
    }

    private func succeeded(_ from: String, _ to: String) -> String {
        let (old, new) = (view.name(ofUnit: from), view.name(ofUnit: to))
        return language.pick("\(new) tiếp nhận hồ sơ của \(old)", "\(new) takes over from \(old)")
    }

    private func routed(_ routing: Routing) -> String {
        if forDeclarant { return language.pick("Chuyển đến nơi giải quyết", "Passed to those who handle it") }
        return switch routing {
        case .unitLeader: language.pick("Chuyển lãnh đạo đơn vị phân công", "To the unit leader for assignment")
        case .division(let id): language.pick("Chuyển \(division(id))", "To \(division(id))")
        case .officer(let account, _): language.pick("Chuyển \(person(account))", "To \(person(account))")
        case .claimants: language.pick("Chờ công chức nhận", "To be claimed by an officer")
        }
    }

    private func assigned(_ hands: Hands, again: Bool = false) -> String {
        let act = again ? language.pick("Phân công lại", "Reassigned") : language.pick("Phân công", "Assigned")
        return switch hands {
        case .division(let id): language.pick("\(act) cho \(division(id))", "\(act) to \(division(id))")
        case .officer(let account, _): forDeclarant ? language.pick("\(act) cho công chức", "\(act) to an officer") : language.pick("\(act) cho \(person(account))", "\(act) to \(person(account))")
        }
    }

    private func processing(_ fact: Fact) -> (String, String?)? {
        switch fact {
        case .proposed(let proposal, _, _): (proposed(proposal.kind), said(proposal.recommendation))
        case .forwarded(let recommendation): (language.pick("Trình lãnh đạo đơn vị", "Forwarded to the unit leader"), said(recommendation))
        case .approved(_, let kind, let direction, _): (approved(kind), officeOnly(direction))
        case .sentBack(_, let to, let direction):
            (to == .officer ? language.pick("Trả lại công chức", "Sent back to the officer") : language.pick("Trả lại lãnh đạo bộ phận", "Sent back to the division leader"), said(direction))
        case .refused(let reason): (language.pick("Từ chối hồ sơ", "Dossier refused"), said(reason))
        case .noticeToBeSealed: (language.pick("Chuyển ký số thông báo", "Notice passed on to be sealed"), nil)
        case .supplementRequested(let content, let until, _):
            (language.pick("Yêu cầu bổ sung \(content.gaps.count) điểm, trước \(until.words(in: .vi))", "Supplement of \(content.gaps.count) points requested, by \(until.words(in: .en))"), gaps(content))
        case .supplementOpened(let reason): (language.pick("Cho phép bổ sung lần nữa", "Another supplement allowed"), reason)
        case .supplemented(let documents, _, let note, _, let noStateSecrets):
            (language.pick("Bổ sung hồ sơ, \(documents.count) tệp", "Dossier supplemented, \(documents.count) files"), lines(said(note ?? ""), declared(noStateSecrets)))
        case .notSupplemented: (language.pick("Hết thời hạn mà chưa bổ sung", "Not supplemented in time"), nil)
        case .apologised(let reason, let due): (language.pick("Xin lỗi và hẹn lại \(due.words(in: .vi))", "Apology, new date \(due.words(in: .en))"), reason)
        default: nil
        }
    }

    private func proposed(_ kind: Proposal.Kind) -> String {
        switch kind {
        case .refusal: language.pick("Trình từ chối", "Refusal proposed")
        case .supplement: language.pick("Trình yêu cầu bổ sung", "Supplement proposed")
        case .result: language.pick("Trình kết quả", "Result proposed")
        }
    }

    private func approved(_ kind: Proposal.Kind) -> String {
        switch kind {
        case .refusal: language.pick("Phê duyệt từ chối", "Refusal approved")
        case .supplement: language.pick("Phê duyệt yêu cầu bổ sung", "Supplement approved")
        case .result: language.pick("Phê duyệt kết quả", "Result approved")
        }
    }

    private func papers(_ fact: Fact) -> (String, String?)? {
        switch fact {
        case .paperDemanded(let items, _, _):
            (language.pick("Yêu cầu xuất trình bản giấy: \(items.count) chứng từ", "Paper demanded of \(items.count) documents"), items.map { name($0.slot) }.joined(separator: "\n"))
        case .paperConfirmed(let slot, let keptAt): (language.pick("Đã nhận bản giấy: \(name(slot))", "Paper confirmed: \(name(slot))"), officeOnly(keptAt))
        case .feeNotified(let fee, _): (feeTitle(fee), said([fee.basis, fee.guidance].filter { !$0.isEmpty }.joined(separator: "\n")))
        case .paymentConfirmed(let receipt): (language.pick("Đã nộp phí, lệ phí", "Fee paid"), receipt)
        case .documentWithheld(let document, let reason):
            (language.pick("Giữ lại vì là bí mật nhà nước: \(name(ofDocument: document))", "Withheld as a state secret: \(name(ofDocument: document))"), reason)
        case .approvalVoided(_, let reason): (language.pick("Hủy phê duyệt, xử lý lại", "Approval voided, handled again"), reason)
        default: nil
        }
    }

    private func feeTitle(_ fee: FeeStatement) -> String {
        guard let amount = fee.amount else { return language.pick("Hồ sơ không thu phí, lệ phí", "No fee is due") }
        return language.pick("Thông báo phí, lệ phí: \(language.count(amount)) đồng", "Fee notified: \(language.count(amount)) đồng")
    }

    private func returning(_ fact: Fact) -> (String, String?)? {
        switch fact {
        case .resultToBeSealed: (language.pick("Chuyển ký số kết quả", "Result passed on to be sealed"), nil)
        case .sealed(let documents): (language.pick("Đã ký số \(documents.count) văn bản", "\(documents.count) documents sealed"), nil)
        case .sealFailed(let reason): (language.pick("Chưa ký số được", "Could not be sealed"), reason)
        case .printedForSignature: (language.pick("In kết quả để ký và đóng dấu", "Result printed for signature"), nil)
        case .issued(let issue): (language.pick("Văn thư cấp số \(issue.number)", "Issued under number \(issue.number)"), issue.place)
        case .completed: (language.pick("Trả kết quả", "Result returned"), nil)
        case .paperResultRequested(let reason): (language.pick("Xin kết quả bản giấy", "Paper result asked for"), reason)
        case .paperRequestAnswered(let accepted, let reason):
            (accepted ? language.pick("Chấp nhận trả kết quả bản giấy", "Paper result granted") : language.pick("Không chấp nhận trả kết quả bản giấy", "Paper result declined"), said(reason))
        default: nil
        }
    }

    func name(_ slot: Slot) -> String {
        let name = view.name(of: slot)
        return language.pick(name.vi, name.en ?? name.vi)
    }

    func person(_ account: String) -> String { view.names.people[account] ?? account }
    func division(_ id: String) -> String { view.names.divisions[id] ?? id }

    private func gaps(_ content: SupplementContent) -> String {
        content.gaps.map { "\(view.name(of: $0.subject, language)): \($0.missing)" }.joined(separator: "\n")
    }

    private func name(ofDocument id: String) -> String { view.documents.first { $0.document.id == id }?.document.name ?? id }

    /// NEWS-6; nothing is said of what came in before it was asked.
    private func declared(_ noStateSecrets: Bool?) -> String? {
        noStateSecrets == true ? language.pick("Cam đoan không có giấy tờ là bí mật nhà nước", "Declared that no paper is a state secret") : nil
    }

    private func lines(_ texts: String?...) -> String? { said(texts.compactMap { $0 }.joined(separator: "\n")) }
    private func said(_ text: String) -> String? { text.isEmpty ? nil : text }
    private func officeOnly(_ text: String) -> String? { forDeclarant ? nil : said(text) }
}

extension Fact {
    /// Reception, routing and sealing follow from an act; nobody decides them.
    fileprivate var followsByItself: Bool {
        switch self {
        case .received, .routed, .sealed, .sealFailed, .noticeToBeSealed, .resultToBeSealed: true
        default: false
        }
    }
}

extension DossierView {
    /// What a gap is about: a paper or an answer.
    func name(of subject: SupplementContent.Subject, _ language: Language) -> String {
        switch subject {
        case .document(let slot): return language.pick(name(of: slot).vi, name(of: slot).en ?? name(of: slot).vi)
        case .field(let path):
            let label = procedure.form.field(at: path)?.label
            return label.map { language.pick($0.vi, $0.en ?? $0.vi) } ?? path
        }
    }
}

extension DossierView {
    /// As it is called last; the history's other entries stand under the names of their days.
    fileprivate func name(ofUnit id: String) -> String { places.last { $0.unit == id }?.details.name ?? id }

    /// HD-16: who carries on, where that is not who received it.
    func carriedOnBy(_ language: Language) -> String? {
        guard receivingUnit.id != unit.id else { return nil }
        return language.pick("Nay do \(unit.name) giải quyết", "Now with \(unit.name)")
    }
}
