@testable import Domain

extension Attempt {
    /// Each with one thing missing or wrong, as the right person might send it; nobody may ever get through with one.
    static func wrong(in story: Story) -> [(name: String, action: Action)] {
        filings + parts + [("go over to nobody knows where", .succeed(to: "x")), ("go over to its own unit", .succeed(to: story.dossier.unit))] + hands(story) + proposals(story) + notices(story) + opinions + gates + returning(story)
    }

    private static let filings: [(String, Action)] = [
        ("file, state secrets not declared absent", changed { $0.noStateSecrets = false }),
        ("file, state secrets not declared absent, a sample by hand", changed { ($0.noStateSecrets, $0.byHand) = (false, [Papers.sample]) }),
        ("file, a component missing", changed { $0.documents = [] }),
        ("file, a document empty", changed { $0.documents[0].size = 0 }),
        ("file, an answer nobody asked for", changed { $0.answers = ["colour": "red"] }),
        ("file, a catalogue of ten pages by hand", changed { $0.byHand = [ManualPart(slot: Papers.catalogue.slot, pages: 10, reason: "Đóng quyển")] }),
        ("file, a sample by hand without a reason", changed { $0.byHand = [ManualPart(slot: Papers.sample.slot, reason: " ")] }),
        ("file, the form by hand", .file(Filing(answers: Answers(), answersDigest: "", documents: [], byHand: [ManualPart(slot: Slot(component: "form"), pages: 20, reason: "Dài")], noStateSecrets: true))),
    ]

    private static func changed(_ change: (inout Filing) -> Void) -> Action {
        var filing = Papers.filing()
        change(&filing)
        return .file(filing)
    }

    private static let parts: [(String, Action)] = [
        ("confirm a part nobody announced", .confirmManualPart(slot: Slot(component: "form"), keptAt: "Tủ 3")),
        ("confirm the sample, kept nowhere", .confirmManualPart(slot: Papers.sample.slot, keptAt: "")),
        ("reject the sample without a reason", .rejectManualPart(slot: Papers.sample.slot, reason: "")),
        ("upload an empty sample", .uploadManualPart(Papers.document("sample", size: 0), noStateSecrets: true)),
        ("upload the sample, state secrets not declared absent", .uploadManualPart(Papers.document("sample"), noStateSecrets: false)),
        ("upload what was not announced", .uploadManualPart(Papers.document("form"), noStateSecrets: true)),
    ]

    private static func hands(_ story: Story) -> [(String, Action)] {
        [
            ("assign to a team nobody knows", .assign(to: .division("03A1-9"))),
            ("assign to somebody nobody knows", .assign(to: .officer("x"))),
            ("assign to who does not handle it", .assign(to: .officer(Cast.dung.account))),
            ("reassign without a reason", .reassign(to: .officer(Cast.binh.account), reason: " ")),
            ("reassign to who does not handle it", .reassign(to: .officer(Cast.dung.account), reason: "Nghỉ ốm")),
        ] + [Level.divisionLeader, .unitLeader].flatMap { badDeputies(story, $0) }
    }

    private static func badDeputies(_ story: Story, _ level: Level) -> [(String, Action)] {
        let (now, later) = (story.now, story.now.days(1))
        return [
            ("name a stranger", Deputy(account: Cast.giang.account, level: level, from: now, to: later, reason: "Đi công tác")),
            ("name a deputy for no time", Deputy(account: Cast.binh.account, level: level, from: later, to: now, reason: "Đi công tác")),
            ("name a deputy without a reason", Deputy(account: Cast.binh.account, level: level, from: now, to: later, reason: "")),
        ].map { ("\($0.0) for \(level)", .nameDeputy($0.1)) }
    }

    private static func proposals(_ story: Story) -> [(String, Action)] {
        let written = story.rules.procedure.writtenNotice
        let refusal = written.refusal ? Papers.refusalInWriting : Papers.refusal
        let supplement = written.supplement ? Papers.supplementInWriting : Papers.supplementProposal
        return [
            ("refusal without recommendation", refusal.with { $0.recommendation = "" }),
            ("refusal without reason", refusal.with { $0.reason = nil }),
            ("supplement without recommendation", supplement.with { $0.recommendation = " " }),
            ("supplement without content", supplement.with { $0.supplement = nil }),
            ("supplement without gaps", supplement.with { $0.supplement?.gaps = [] }),
            ("supplement for 0 days", supplement.with { $0.supplement?.workingDays = 0 }),
            ("result without recommendation", Papers.result.with { $0.recommendation = "" }),
            ("result without outcome", Papers.result.with { $0.outcome = nil }),
            ("result without its document", Papers.result.with { $0.documents = [] }),
            ("result with an empty document", Papers.result.with { $0.documents[0].size = 0 }),
            ("result with a stray document", Papers.result.with { $0.documents.append(Papers.document("stray")) }),
        ].map { ("propose \($0.0)", .propose($0.1)) } + unwritten(written)
    }

    private static func unwritten(_ written: Procedure.WrittenNotice) -> [(String, Action)] {
        (written.refusal ? [("propose refusal, its notice missing", .propose(Papers.refusal))] : [])
            + (written.supplement ? [("propose supplement, its notice missing", .propose(Papers.supplementProposal))] : [])
    }

    /// What was approved goes out as it was approved, whatever is sent along.
    private static func notices(_ story: Story) -> [(String, Action)] { story.phase == .inProcessing ? atOnce + supplements : supplements }

    private static let atOnce: [(String, Action)] = [
        ("refuse without a reason", .refuse(reason: " ")),
        ("request supplement, no content", .requestSupplement(nil)),
        ("request supplement, no gaps", .requestSupplement(SupplementContent(workingDays: 3, gaps: []))),
        ("request supplement, nothing said missing", .requestSupplement(gap { $0.missing = "" })),
        ("request supplement, no legal basis", .requestSupplement(gap { $0.legalBasis = " " })),
        ("request supplement for 61 days", .requestSupplement(SupplementContent(workingDays: 61, gaps: [Papers.gap]))),
    ]

    private static let supplements: [(String, Action)] = [
        ("open supplement without a reason", .openSupplement(reason: "")),
        ("supplement, state secrets not declared absent", .supplement(SupplementAnswer(documents: [Papers.document("catalogue")], noStateSecrets: false))),
        ("supplement nothing", .supplement(SupplementAnswer(documents: [], noStateSecrets: true))),
        ("supplement an empty document", .supplement(SupplementAnswer(documents: [Papers.document("catalogue", size: 0)], noStateSecrets: true))),
        ("supplement what no component is", .supplement(SupplementAnswer(documents: [Papers.document("stray")], noStateSecrets: true))),
    ]

    private static func gap(_ change: (inout SupplementContent.Gap) -> Void) -> SupplementContent {
        var content = Papers.supplement
        change(&content.gaps[0])
        return content
    }

    private static let opinions: [(String, Action)] = [
        ("forward without a recommendation", .forward(recommendation: "")),
        ("approve without a direction", .approve(direction: "")),
        ("send back to the officer without a direction", .sendBack(to: .officer, direction: "")),
        ("send back to the team without a direction", .sendBack(to: .divisionLeader, direction: "")),
        ("void without a reason, paper differs", .voidApproval(cause: .paperDiffers, reason: "")),
        ("void without a reason, error found", .voidApproval(cause: .errorFound, reason: "")),
        ("record failure without a reason", .recordSealFailure(reason: "")),
        ("decline paper without a reason", .answerPaperRequest(accepted: false, reason: "")),
    ]

    private static let gates: [(String, Action)] = [
        ("demand paper, exempting what is not undecided", .demandPaper(exemptions: [PaperExemption(slot: Slot(component: "form"), reason: "Tin")])),
        ("confirm paper nobody owes", .confirmPaper(slot: Slot(component: "sample"), keptAt: "")),
        ("notify another fee than the tariff's", .notifyFee(FeeStatement(amount: 1, basis: "", guidance: "Quầy 2"))),
        ("notify fee without a basis", .notifyFee(FeeStatement(amount: 200_000, basis: "", guidance: "Quầy 2"))),
        ("notify fee without guidance", .notifyFee(FeeStatement(amount: 200_000, basis: "Thông tư"))),
        ("confirm payment without a receipt", .confirmPayment(receipt: "")),
    ]

    private static func returning(_ story: Story) -> [(String, Action)] {
        let day = story.now.day
        return [
            ("issue without a number", .issue(Issue(number: "", date: day, place: "Hải Phòng"))),
            ("issue without a place", .issue(Issue(number: "15", date: day, place: ""))),
            ("record no seal", .recordSeal([])),
            ("record a seal on something else", .recordSeal(Papers.seals([Papers.document("decision", "2")]))),
            ("print for an outage nobody declared", .releaseOnPaper(.outage(id: "x", happenedAt: story.now))),
            ("apologise without a reason", .apologise(reason: "", newDue: story.now.days(30))),
            ("apologise with a date that is over", .apologise(reason: "Chờ phân tích", newDue: story.now)),
        ] + (story.phase == .issued ? [("release without a scan", .release(scan: []))] : [])
    }
}

extension Proposal {
    func with(_ change: (inout Proposal) -> Void) -> Proposal {
        var copy = self
        change(&copy)
        return copy
    }
}
