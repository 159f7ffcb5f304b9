import Testing

@testable import Domain

struct RefusalTests {
    private let written = Papers.procedure { $0.writtenNotice.refusal = true }
    private let noAuthority = Papers.procedure { $0.officerMayRefuse = false }

    @Test func `2988-D9.0 only the assigned officer acts on the dossier`() throws {
        let story = try Story().inProcessing()
        #expect(story.refusal(.refuse(reason: "Sai"), by: Cast.binh) == Violation("2988-D9.0", .refuse, .notAssigned))
        #expect(story.refusal(.propose(Papers.result), by: Cast.binh) == Violation("2988-D9.0", .propose, .notAssigned))
        #expect(story.refusal(.propose(Papers.result), by: Cast.an) == nil)
    }

    @Test func `2988-D9.1 a dossier outside the unit's authority is refused, and so is one whose supplement never came`() throws {
        #expect(try Story().inProcessing().after(.refuse(reason: "Không thuộc thẩm quyền"), by: Cast.an).phase == .refused)
        let silent = try Story().awaitingSupplement().later(days: 10).after(.takeBack(reason: nil), by: Cast.an)
        #expect(silent.dossier.supplement.missed)
        #expect(try silent.after(.refuse(reason: "Không bổ sung"), by: Cast.an).phase == .refused)
    }

    @Test func `2988-D9.1.a where a notice in writing is due the officer proposes it with its draft`() throws {
        let story = try Story(written).inProcessing()
        #expect(story.refusal(.refuse(reason: "Sai"), by: Cast.an) == Violation("2988-D9.1.a", .refuse, .writtenNoticeRequired))
        #expect(story.refusal(.propose(Papers.refusal), by: Cast.an) == Violation("2988-D9.1.a", .propose, .noticeMissing))
        #expect(story.permission(.propose(Papers.refusalInWriting), by: Cast.an) == "2988-D9.1.a")
    }

    @Test func `2988-D9.1.a a notice in writing is sealed before the dossier is refused`() throws {
        let approved = try Story(written).approved(Papers.refusalInWriting)
        let sealing = try approved.after(.refuse(reason: nil), by: Cast.an)
        #expect(sealing.phase == .beingSealed)
        let sealed = try sealing.sealed()
        #expect(sealed.phase == .refused && sealed.last.fact == .refused(reason: Papers.refusal.reason!) && sealed.last.mark == "2988-D9.1.a")
    }

    @Test func `2988-D9.1.b-i an officer with the authority refuses at once, stating the reason`() throws {
        let story = try Story().inProcessing()
        #expect(story.refusal(.refuse(reason: "  "), by: Cast.an) == Violation("2988-D9.1.b-i", .refuse, .missing(.reason)))
        let refused = try story.after(.refuse(reason: "Không thuộc thẩm quyền"), by: Cast.an)
        #expect(refused.phase == .refused && refused.last.fact == .refused(reason: "Không thuộc thẩm quyền"))
    }

    @Test func `2988-D9.1.b-ii an officer without the authority proposes, and notifies what was approved`() throws {
        let story = try Story(noAuthority).inProcessing()
        #expect(story.refusal(.refuse(reason: "Sai"), by: Cast.an) == Violation("2988-D9.1.b-ii", .refuse, .notOfficersAuthority))
        let silent = Papers.refusal.with { $0.reason = nil }
        #expect(story.refusal(.propose(silent), by: Cast.an) == Violation("2988-D9.1.b-ii", .propose, .missing(.reason)))
        let refused = try story.approved(Papers.refusal).after(.refuse(reason: "Lý do khác"), by: Cast.an)
        #expect(refused.last.fact == .refused(reason: Papers.refusal.reason!))
    }

    @Test func `2988-D9.3 a result is proposed with outcome, recommendation and memo`() throws {
        let story = try Story().inProcessing()
        let undecided = Papers.result.with { $0.outcome = nil }
        #expect(story.refusal(.propose(undecided), by: Cast.an) == Violation("2988-D9.3", .propose, .outcomeMissing))
        let silent = Papers.result.with { $0.recommendation = "" }
        #expect(story.refusal(.propose(silent), by: Cast.an) == Violation("2988-D9.3", .propose, .missing(.recommendation)))
        #expect(try story.after(.propose(Papers.result), by: Cast.an).phase == .atDivisionLeader)
    }

    @Test func `2988-D7.2 proposal, memo and opinions are kept with the dossier`() throws {
        let story = try Story().atUnitLeader()
        #expect(story.dossier.hand.proposal?.memo == Papers.result.memo)
        #expect(story.dossier.hand.opinions[.officer]?.text == Papers.result.recommendation)
        #expect(story.dossier.hand.opinions[.divisionLeader]?.text == "Kính trình")
    }

    @Test func `2988-D7.3.a a result is complete with every document the procedure gives, and nothing else`() throws {
        let two = Papers.procedure {
            $0.results = [
                ResultDocument(id: "decision", name: Localized(vi: "Quyết định")),
                ResultDocument(id: "permit", name: Localized(vi: "Giấy phép"), outcome: .granted),
            ]
        }
        let story = try Story(two).inProcessing()
        #expect(story.refusal(.propose(Papers.result), by: Cast.an) == Violation("2988-D7.3.a", .propose, .resultIncomplete(["permit"])))
        let whole = Papers.result.with { $0.documents.append(Papers.document("permit")) }
        #expect(story.refusal(.propose(whole), by: Cast.an) == nil)
        #expect(story.refusal(.propose(whole.with { $0.documents.append(Papers.document("other")) }), by: Cast.an)?.mark == "2988-D7.3.a")
    }

    @Test func `A-10 a no on the substance is a result with the outcome refused`() throws {
        let no = Papers.result.with { $0.outcome = .refused }
        let story = try Story().approved(no)
        #expect(story.phase == .resultApproved && story.dossier.hand.proposal?.outcome == .refused)
    }
}
