@testable import Domain

/// Everything anybody might try, well filled in, under the words the expected tables use.
enum Attempt {
    static func all(in story: Story) -> [(name: String, action: Action)] {
        intake(story) + assignment(story) + processing(story) + approval + gates(story) + returning(story) + silence
    }

    private static func intake(_ story: Story) -> [(String, Action)] {
        [
            ("file", .file(Papers.filing())),
            ("file, sample by hand", .file(Papers.filing(byHand: [Papers.sample]))),
            ("confirm the sample", .confirmManualPart(slot: Papers.sample.slot, keptAt: "Tủ 3")),
            ("reject the sample", .rejectManualPart(slot: Papers.sample.slot, reason: "Chụp ảnh được")),
            ("upload the sample", .uploadManualPart(Papers.document("sample"), noStateSecrets: true)),
        ]
    }

    private static func assignment(_ story: Story) -> [(String, Action)] {
        let officers = [Cast.an, Cast.binh, Cast.chi, Cast.dung].map(\.account)
        let teams = [Cast.teamOne, Cast.teamTwo]
        return officers.map { ("assign to \($0)", .assign(to: .officer($0))) }
            + teams.map { ("assign to \($0)", .assign(to: .division($0))) }
            + officers.map { ("reassign to \($0)", .reassign(to: .officer($0), reason: "Nghỉ ốm")) }
            + teams.map { ("reassign to \($0)", .reassign(to: .division($0), reason: "Đúng việc của đội")) }
            + [("claim", .claim), ("fall back", .fallBack), ("take back", .takeBack(reason: "Nhầm"))]
            + [Level.divisionLeader, .unitLeader].map { level in
                let deputy = Deputy(
                    account: Cast.binh.account, level: level, from: story.now, to: story.now.days(7), reason: "Đi công tác")
                return ("name binh for the \(level == .unitLeader ? "unit" : "team")", .nameDeputy(deputy))
            }
    }

    private static func processing(_ story: Story) -> [(String, Action)] {
        [
            ("propose refusal", .propose(Papers.refusal)),
            ("propose refusal in writing", .propose(Papers.refusalInWriting)),
            ("propose supplement", .propose(Papers.supplementProposal)),
            ("propose supplement in writing", .propose(Papers.supplementInWriting)),
            ("propose result", .propose(Papers.result)),
            ("propose refusal, filled in for all", .propose(Papers.refusal.with(everything))),
            ("propose supplement, filled in for all", .propose(Papers.supplementProposal.with(everything))),
            ("propose result, filled in for all", .propose(Papers.result.with(everything))),
            ("refuse", .refuse(reason: "Không thuộc thẩm quyền")),
            ("request supplement", .requestSupplement(Papers.supplement)),
            ("open supplement", .openSupplement(reason: "Thông báo đầu thiếu một chứng từ")),
            ("supplement", .supplement(SupplementAnswer(documents: [Papers.document("catalogue")], noStateSecrets: true))),
            ("apologise", .apologise(reason: "Chờ phân tích mẫu", newDue: story.now.days(30))),
            ("withdraw", .withdraw(reason: "Đổi ý")),
        ]
    }

    /// What another kind of proposal would need, given besides.
    private static func everything(_ proposal: inout Proposal) {
        (proposal.reason, proposal.outcome, proposal.supplement) = (Papers.refusal.reason, .granted, Papers.supplement)
        proposal.documents = Papers.result.documents
    }

    private static let approval: [(String, Action)] = [
        ("forward", .forward(recommendation: "Kính trình")),
        ("approve", .approve(direction: "Đồng ý")),
        ("send back to the officer", .sendBack(to: .officer, direction: "Xem lại mã số")),
        ("send back to the team", .sendBack(to: .divisionLeader, direction: "Xem lại mã số")),
    ]

    private static func gates(_ story: Story) -> [(String, Action)] {
        [
            ("demand paper", .demandPaper(exemptions: [])),
            ("confirm the form on paper", .confirmPaper(slot: Slot(component: "form"), keptAt: "Tủ 3")),
            ("notify fee", .notifyFee(FeeStatement(amount: 200_000, basis: "Thông tư 274/2016/TT-BTC", guidance: "Nộp tại quầy 2"))),
            ("confirm payment", .confirmPayment(receipt: "BL 0012345")),
            ("void, paper differs", .voidApproval(cause: .paperDiffers, reason: "Bản chính ghi khác")),
            ("void, error found", .voidApproval(cause: .errorFound, reason: "Sai mã số")),
        ]
    }

    private static func returning(_ story: Story) -> [(String, Action)] {
        [
            ("release", .release(scan: story.phase == .issued ? [Papers.document("scan")] : [])),
            ("print on request", .releaseOnPaper(.onRequest)),
            ("print for the stamp", .releaseOnPaper(.stamping)),
            ("print for the outage", .releaseOnPaper(.outage(id: "sc-1", happenedAt: story.now.advanced(bySeconds: -60)))),
            ("issue", .issue(Issue(number: "15/HQCA", date: story.now.day, place: "Hải Phòng"))),
            ("ask for paper", .requestPaperResult(reason: "Ngân hàng đòi bản giấy")),
            ("accept paper", .answerPaperRequest(accepted: true, reason: "")),
            ("decline paper", .answerPaperRequest(accepted: false, reason: "Bản điện tử có giá trị như nhau")),
            ("record seal", .recordSeal(Papers.seals(story.dossier.hand.approval?.documents ?? []))),
            ("record failure", .recordSealFailure(reason: "Hết hạn chứng thư số")),
        ]
    }

    private static let silence: [(String, Action)] = [("warn", .warnOfLapse), ("lapse", .lapse), ("go over to 03A9", .succeed(to: "03A9"))]
}
