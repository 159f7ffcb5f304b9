@testable import Domain

/// The papers the cast works with.
enum Papers {
    /// A form, and two parts that may come by hand: a sample of the goods and a long catalogue.
    static func procedure(_ change: (inout Procedure) -> Void = { _ in }) -> Procedure {
        var procedure = Procedure(
            key: Cast.procedureKey, name: Localized(vi: "Xác nhận trước xuất xứ"), field: "origin", level: "CHICUC",
            serviceLevel: .init(before: 2, now: 4),
            components: [
                Component(id: "form", name: Localized(vi: "Đơn đề nghị")),
                Component(id: "sample", name: Localized(vi: "Mẫu hàng hóa"), required: false, byHand: .sampleOrMedium),
                Component(id: "catalogue", name: Localized(vi: "Catalogue"), required: false, byHand: .longDocument),
            ],
            results: [ResultDocument(id: "decision", name: Localized(vi: "Văn bản thông báo kết quả"))],
            officerMayRefuse: true, fee: .none, processingTime: .workingDays(5))
        change(&procedure)
        return procedure
    }

    static func document(_ component: String, _ content: String = "1", size: Int = 1000, _ verdict: SignatureVerdict = .signed) -> Document {
        Document(
            id: "\(component)-\(content)", component: component, name: "\(component).pdf", sha256: "sha-\(component)-\(content)",
            size: size, verdict: verdict)
    }

    static func filing(_ verdict: SignatureVerdict = .signed, byHand: [ManualPart] = []) -> Filing {
        Filing(answers: Answers(), answersDigest: "digest", documents: [document("form", "1", size: 1000, verdict)], byHand: byHand, noStateSecrets: true)
    }


    static let sample = ManualPart(slot: Slot(component: "sample"), reason: "Mẫu vải 2 m")
    static let catalogue = ManualPart(slot: Slot(component: "catalogue"), pages: 11, reason: "Bản gốc đóng quyển, không quét được")

    static let gap = SupplementContent.Gap(
        subject: .document(Slot(component: "catalogue")), missing: "Thiếu catalogue", legalBasis: "Điều 9 Thông tư 38/2015/TT-BTC")
    static let supplement = SupplementContent(workingDays: 3, gaps: [gap])

    static let notice = document(Proposal.notice)

    static let refusal = Proposal(kind: .refusal, recommendation: "Từ chối", reason: "Không thuộc thẩm quyền của Chi cục")
    static let refusalInWriting = Proposal(
        kind: .refusal, recommendation: "Từ chối", reason: "Không thuộc thẩm quyền của Chi cục", documents: [notice])
    static let supplementProposal = Proposal(kind: .supplement, recommendation: "Đề nghị bổ sung", supplement: supplement)
    static let supplementInWriting = Proposal(
        kind: .supplement, recommendation: "Đề nghị bổ sung", supplement: supplement, documents: [notice])
    static let result = Proposal(
        kind: .result, recommendation: "Đồng ý", outcome: .granted, documents: [document("decision")], memo: document("memo"))

    static func seals(_ documents: [Document]) -> [SealedDocument] {
        documents.map { SealedDocument(document: $0.id, approvedSHA256: $0.sha256, sealedSHA256: "sealed-\($0.sha256)", sealedSize: $0.size + 1) }
    }
}
