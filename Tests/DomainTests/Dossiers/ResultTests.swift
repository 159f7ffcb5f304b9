import Testing

@testable import Domain

struct ResultTests {
    private let stamping = Papers.procedure { $0.paperResult = .requiredByStamping }
    private let issue = Issue(number: "15/HQCA", date: morning.day, place: "Hải Phòng")

    @Test func `2988-D7.3.b-i an electronic result leaves only with every document sealed, each from the bytes approved`() throws {
        let story = try Story().approved().after(.release(scan: []), by: Cast.an)
        let good = Papers.seals(Papers.result.documents)
        func tried(_ seals: [SealedDocument]) -> Violation? { story.refusal(.recordSeal(seals), by: Cast.system) }
        let refused = Violation("2988-D7.3.b-i", .recordSeal, .sealsDiffer)
        #expect(tried([]) == refused)
        #expect(tried(Papers.seals([Papers.document("decision", "2")])) == refused)
        #expect(tried(good + Papers.seals([Papers.document("stray")])) == refused)
        #expect(tried([SealedDocument(document: good[0].document, approvedSHA256: good[0].approvedSHA256, sealedSHA256: good[0].approvedSHA256, sealedSize: 1)]) == refused)
        #expect(tried(good) == nil)
    }

    @Test func `2988-D11.3.a-i the officer releases it to be sealed, nobody else`() throws {
        let story = try Story().approved()
        #expect(story.refusal(.release(scan: []), by: Cast.binh)?.fault == .notAssigned)
        let released = try story.after(.release(scan: []), by: Cast.an)
        #expect(released.phase == .beingSealed && released.last.actor.account == "an" && released.last.mark == "2988-D11.3.a-i")
    }

    @Test func `2988-D11.3.a-ii with the seal the result is recorded and the declarant told`() throws {
        let story = try Story().approved().after(.release(scan: []), by: Cast.an).sealed()
        #expect(story.phase == .completed && story.last.fact == .completed(scan: []) && story.last.mark == "2988-D11.3.a-ii")
    }

    @Test func `HD-6 what cannot be sealed comes back approved, with the reason`() throws {
        let story = try Story().approved().after(.release(scan: []), by: Cast.an)
        #expect(story.refusal(.recordSealFailure(reason: ""), by: Cast.system)?.fault == .missing(.reason))
        let back = try story.after(.recordSealFailure(reason: "Hết hạn chứng thư số"), by: Cast.system)
        #expect(back.phase == .resultApproved && back.dossier.sealing == nil)
        #expect(back.refusal(.release(scan: []), by: Cast.an) == nil)
    }

    @Test func `2988-D7.3.c-i on paper if the declarant asks and the office accepts, both recorded`() throws {
        let asked = try Story(Situation.listed).approved().after(.requestPaperResult(reason: "Ngân hàng"), by: Cast.bienXanh)
        #expect(asked.refusal(.releaseOnPaper(.onRequest), by: Cast.an)?.fault == .paperReasonUnfounded)
        #expect(asked.refusal(.release(scan: []), by: Cast.an) == Violation("2988-D7.3.c-i", .release, .paperRequestPending))
        let accepted = try asked.after(.answerPaperRequest(accepted: true, reason: ""), by: Cast.lan)
        #expect(accepted.facts.suffix(2) == [.paperResultRequested(reason: "Ngân hàng"), .paperRequestAnswered(accepted: true, reason: "")])
        #expect(accepted.refusal(.release(scan: []), by: Cast.an) == Violation("2988-D7.3.c-i", .release, .paperResultPromised))
        #expect(try accepted.after(.releaseOnPaper(.onRequest), by: Cast.an).phase == .atRecordsClerk)
        let declined = try asked.after(.answerPaperRequest(accepted: false, reason: "Bản điện tử đủ giá trị"), by: Cast.lan)
        #expect(declined.refusal(.releaseOnPaper(.onRequest), by: Cast.an)?.fault == .paperReasonUnfounded)
        #expect(declined.refusal(.release(scan: []), by: Cast.an) == nil)
    }

    @Test func `A-14 paper may be asked for only where the procedure is on the list`() throws {
        let story = try Story().approved()
        #expect(story.refusal(.requestPaperResult(reason: "Ngân hàng"), by: Cast.bienXanh) == Violation("2988-D13.6", .requestPaperResult, .paperResultNotListed))
        #expect(try Story(Situation.listed).approved().refusal(.requestPaperResult(reason: ""), by: Cast.bienXanh) == nil)
    }

    @Test func `2988-D7.3.c-ii on paper where customs stamps the declarant's documents, and then never electronically`() throws {
        let story = try Story(stamping).approved()
        #expect(story.refusal(.release(scan: []), by: Cast.an) == Violation("2988-D7.3.c-ii", .release, .paperResultRequired))
        #expect(try story.after(.releaseOnPaper(.stamping), by: Cast.an).phase == .atRecordsClerk)
    }

    @Test func `2988-D7.3.c-iii on paper during a declared outage, recorded with the time it happened`() throws {
        let outage = Outage(id: "sc-1", from: morning, to: morning.advanced(bySeconds: 3600))
        let story = try Story(outages: [outage]).approved().later(days: 1)
        let during = PaperReason.outage(id: "sc-1", happenedAt: morning.advanced(bySeconds: 1800))
        let printed = try story.after(.releaseOnPaper(during), by: Cast.an)
        #expect(printed.last.happenedAt == morning.advanced(bySeconds: 1800) && printed.last.recordedAt == story.now)
        let after = PaperReason.outage(id: "sc-1", happenedAt: morning.advanced(bySeconds: 3600))
        #expect(story.refusal(.releaseOnPaper(after), by: Cast.an) == Violation("2988-D7.3.c-only", .releaseOnPaper, .paperReasonUnfounded))
    }

    @Test func `2988-D7.3.c-only there are no other reasons for paper`() throws {
        let story = try Story().approved()
        let unfounded = Violation("2988-D7.3.c-only", .releaseOnPaper, .paperReasonUnfounded)
        for reason in [PaperReason.onRequest, .stamping, .outage(id: "sc-1", happenedAt: morning)] {
            #expect(story.refusal(.releaseOnPaper(reason), by: Cast.an) == unfounded)
        }
    }

    @Test func `2988-D11.3.b-i a result on paper is printed for signature by the officer, after all gates`() throws {
        let story = try Story(stamping).filed(.unsigned).approved()
        #expect(story.refusal(.releaseOnPaper(.stamping), by: Cast.an)?.mark == "2988-D11.1.b-ii")
        let printed = try Story(stamping).approved().after(.releaseOnPaper(.stamping), by: Cast.an)
        #expect(printed.last.fact == .printedForSignature(.stamping) && printed.last.mark == "2988-D11.3.b-i")
    }

    @Test func `2988-D11.3.b-iii the records clerk issues it with number, date and place`() throws {
        let story = try Story(stamping).approved().after(.releaseOnPaper(.stamping), by: Cast.an)
        let unnumbered = Issue(number: " ", date: morning.day, place: "Hải Phòng")
        #expect(story.refusal(.issue(unnumbered), by: Cast.oanh) == Violation("2988-D11.3.b-iii", .issue, .missing(.issueNumber)))
        #expect(story.refusal(.issue(issue), by: Cast.an)?.isForbiddenToRole == true)
        #expect(try story.after(.issue(issue), by: Cast.oanh).dossier.issue == issue)
    }

    @Test func `2988-D11.3.b-iv the officer records the result on paper with its scan and tells the declarant`() throws {
        let story = try Story(stamping).approved().after(.releaseOnPaper(.stamping), by: Cast.an).after(.issue(issue), by: Cast.oanh)
        #expect(story.refusal(.release(scan: []), by: Cast.an) == Violation("2988-D11.3.b-iv", .release, .missing(.scan)))
        let done = try story.after(.release(scan: [Papers.document("scan")]), by: Cast.an)
        #expect(done.phase == .completed && done.last.fact == .completed(scan: [Papers.document("scan")]))
    }

    @Test func `HD-1 the declarant withdraws until a result is approved, and not after`() throws {
        let withdraw = Action.withdraw(reason: "Đổi ý")
        #expect(try Story().atUnitLeader().after(withdraw, by: Cast.bienXanh).phase == .withdrawn)
        #expect(try Story().approved().refusal(withdraw, by: Cast.bienXanh) == Violation("HD-1", .withdraw, .notInPhase(.resultApproved)))
    }
}
