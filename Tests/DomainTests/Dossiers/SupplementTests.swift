import Testing

@testable import Domain

struct SupplementTests {
    private let written = Papers.procedure { $0.writtenNotice.supplement = true }
    private let answer = SupplementAnswer(documents: [Papers.document("catalogue")], noStateSecrets: true)

    private func ask(_ change: (inout SupplementContent) -> Void) throws -> Violation? {
        var content = Papers.supplement
        change(&content)
        return try Story().inProcessing().refusal(.requestSupplement(content), by: Cast.an)
    }

    @Test(arguments: [(0, false), (1, true), (60, true), (61, false)])
    func `2988-D9.2-i the notice sets a time limit`(days: Int, isAllowed: Bool) throws {
        let violation = Violation("2988-D9.2-i", .requestSupplement, .timeLimitOutOfRange(least: 1, most: 60))
        #expect(try ask { $0.workingDays = days } == (isAllowed ? nil : violation))
    }

    @Test func `2988-D9.2-i the time limit ends when the office closes on its last working day`() throws {
        let story = try Story().awaitingSupplement()
        let until = Instant("2018-10-12T17:00:00+07:00")!
        #expect(story.dossier.supplement.until == until)
        let back = Action.takeBack(reason: nil)
        #expect(story.at(until.advanced(bySeconds: -1)).refusal(back, by: Cast.an)?.fault == .timeLimitNotOver(until: until))
        #expect(story.at(until).permission(back, by: Cast.an) == "2988-D9.2-i")
    }

    @Test func `2988-D9.2-ii the notice names what is missing of each document`() throws {
        #expect(try ask { $0.gaps = [] } == Violation("2988-D9.2-ii", .requestSupplement, .missing(.gaps)))
        #expect(try ask { $0.gaps[0].missing = " " } == Violation("2988-D9.2-ii", .requestSupplement, .missing(.gaps)))
    }

    @Test func `2988-D9.2-iii the notice names the legal basis of each gap`() throws {
        #expect(try ask { $0.gaps[0].legalBasis = "" } == Violation("2988-D9.2-iii", .requestSupplement, .missing(.legalBasis)))
        #expect(try ask { $0.gaps.append(.init(subject: .field("name"), missing: "Thiếu tên", legalBasis: "")) }?.mark == "2988-D9.2-iii")
    }

    @Test func `2988-D9.2-iv a second supplement is refused`() throws {
        let story = try Story().awaitingSupplement().after(.supplement(answer), by: Cast.bienXanh)
        let twice = Violation("2988-D9.2-iv", .requestSupplement, .supplementAlreadyRequested(at: morning))
        #expect(story.refusal(.requestSupplement(Papers.supplement), by: Cast.an) == twice)
        #expect(story.refusal(.propose(Papers.supplementProposal), by: Cast.an)?.mark == "2988-D9.2-iv")
        #expect(story.refusal(.openSupplement(reason: "Sót"), by: Cast.lan) == Violation("2988-D9.2-iv", .openSupplement, .supplementCannotBeOpened))
    }

    @Test func `A-08 the unit's leader opens a second supplement with a reason, and no third`() throws {
        var story = try Story(readings: Readings(a08: .unitLeaderMayOpen)).awaitingSupplement().after(.supplement(answer), by: Cast.bienXanh)
        try story.act(.openSupplement(reason: "Thông báo đầu sót một chứng từ"), by: Cast.lan)
        #expect(story.dossier.supplement.opened == 1)
        try story.act(.requestSupplement(Papers.supplement), by: Cast.an)
        try story.act(.supplement(answer), by: Cast.bienXanh)
        #expect(story.refusal(.openSupplement(reason: "Lại sót"), by: Cast.lan)?.fault == .supplementCannotBeOpened)
        #expect(story.refusal(.requestSupplement(Papers.supplement), by: Cast.an)?.mark == "2988-D9.2-iv")
    }

    @Test func `A-08 what was opened stays open when the reading is changed afterwards`() throws {
        var story = try Story(readings: Readings(a08: .unitLeaderMayOpen)).awaitingSupplement().after(.supplement(answer), by: Cast.bienXanh)
            .after(.openSupplement(reason: "Sót"), by: Cast.lan)
        story.rules.readings.a08 = .blocked
        #expect(story.refusal(.requestSupplement(Papers.supplement), by: Cast.an) == nil)
    }

    @Test func `2988-D9.2.a where a notice in writing is due it is drafted, approved and sealed`() throws {
        let story = try Story(written).inProcessing()
        let atOnce = story.refusal(.requestSupplement(Papers.supplement), by: Cast.an)
        #expect(atOnce == Violation("2988-D9.2.a", .requestSupplement, .writtenNoticeRequired))
        #expect(story.refusal(.propose(Papers.supplementProposal), by: Cast.an) == Violation("2988-D9.2.a", .propose, .noticeMissing))
        let sealing = try story.approved(Papers.supplementInWriting).after(.requestSupplement(nil), by: Cast.an)
        #expect(sealing.phase == .beingSealed && sealing.dossier.supplement.requested == 0)
        let sent = try sealing.later(days: 1).sealed()
        #expect(sent.phase == .awaitingSupplement && sent.last.mark == "2988-D9.2.a")
        #expect(sent.dossier.supplement.until == Instant("2018-10-15T17:00:00+07:00"))
    }

    @Test func `2988-D9.2.b where none is due the officer notifies the declarant at once`() throws {
        let story = try Story().awaitingSupplement()
        #expect(story.last.mark == "2988-D9.2.b" && story.last.actor.account == "an")
    }

    @Test func `HD-4 an officer in doubt may have an unwritten supplement approved, and what was approved goes out`() throws {
        let approved = try Story().approved(Papers.supplementProposal)
        let other = SupplementContent(workingDays: 50, gaps: [])
        let sent = try approved.after(.requestSupplement(other), by: Cast.an)
        #expect(sent.dossier.supplement.content == Papers.supplement && sent.last.mark == "HD-4")
    }

    @Test func `2988-D9.2-ii a supplement brings documents or answers, of the procedure's components`() throws {
        let story = try Story().awaitingSupplement()
        #expect(story.refusal(.supplement(SupplementAnswer(documents: [], noStateSecrets: true)), by: Cast.bienXanh)?.fault == .supplementEmpty)
        let stray = SupplementAnswer(documents: [Papers.document("stray")], noStateSecrets: true)
        #expect(story.refusal(.supplement(stray), by: Cast.bienXanh)?.fault == .componentUnknown("stray"))
        let answered = try story.after(.supplement(answer), by: Cast.bienXanh)
        #expect(answered.phase == .inProcessing && answered.dossier.documents.map(\.component) == ["form", "catalogue"])
    }

    @Test func `a supplement that comes late, but before it is taken back, counts`() throws {
        let late = try Story().awaitingSupplement().later(days: 20)
        #expect(try late.after(.supplement(answer), by: Cast.bienXanh).phase == .inProcessing)
        let closed = try late.after(.takeBack(reason: nil), by: Cast.an)
        #expect(closed.refusal(.supplement(answer), by: Cast.bienXanh)?.fault == .notInPhase(.inProcessing))
    }
}
