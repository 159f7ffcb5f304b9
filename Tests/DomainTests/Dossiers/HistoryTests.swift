import Foundation
import Testing

@testable import Domain

struct HistoryTests {
    /// A long life: parts by hand, a missed supplement, a return, paper, fee, a void, a failed seal, paper on request.
    private func longLife() throws -> Story {
        let procedure = Papers.procedure { ($0.fee, $0.paperResult) = (Situation.fee, .onRequest(decision: "15/QĐ-TCHQ")) }
        var story = try Story(procedure, Cast.unitRules(.leaderDivisionOfficer)).filed(.unsigned, byHand: [Papers.sample])
        let form = Slot(component: "form")
        try story.act(.confirmManualPart(slot: Papers.sample.slot, keptAt: "Tủ 3"), by: Cast.an)
        try story.act(.assign(to: .division(Cast.teamOne)), by: Cast.lan)
        try story.act(.assign(to: .officer("an")), by: Cast.hanh)
        try story.act(.requestSupplement(Papers.supplement), by: Cast.an)
        story.now = morning.days(10)
        try story.act(.takeBack(reason: nil), by: Cast.an)
        try story.act(.propose(Papers.result), by: Cast.an)
        try story.act(.sendBack(to: .officer, direction: "Xem lại"), by: Cast.hanh)
        story = try story.atUnitLeader()
        try story.act(.approve(direction: "Đồng ý"), by: Cast.lan)
        try story.act(.demandPaper(exemptions: []), by: Cast.an)
        try story.act(.confirmPaper(slot: form, keptAt: "Tủ 3"), by: Cast.an)
        try story.act(.notifyFee(Situation.statement), by: Cast.an)
        try story.act(.confirmPayment(receipt: "BL 1"), by: Cast.an)
        try story.act(.release(scan: []), by: Cast.an)
        try story.act(.recordSealFailure(reason: "Hết hạn"), by: Cast.system)
        try story.act(.requestPaperResult(reason: "Ngân hàng"), by: Cast.bienXanh)
        try story.act(.answerPaperRequest(accepted: true, reason: ""), by: Cast.minh)
        try story.act(.releaseOnPaper(.onRequest), by: Cast.an)
        try story.act(.issue(Issue(number: "15", date: story.now.day, place: "Hải Phòng")), by: Cast.oanh)
        try story.act(.release(scan: [Papers.document("scan")]), by: Cast.an)
        return story
    }

    @Test func `2988-D4.5 the history alone tells the state, after it was written down and read again`() throws {
        let story = try longLife()
        let written = try JSONEncoder().encode(story.history)
        let read = try JSONDecoder().decode([Event].self, from: written)
        let folded = Dossier.fold(read, procedure: "", version: 0, unit: "", party: "")
        #expect(read == story.history)
        #expect(folded == story.dossier && folded.phase == .completed)
    }

    @Test func `2988-D4.5 every act is told with its author, the capacity, the time and the mark`() throws {
        let story = try longLife()
        for event in story.history {
            #expect(!event.actor.account.isEmpty && event.mark.id.contains("-") && event.recordedAt >= morning)
        }
        let lan = story.history.filter { $0.actor.account == "lan" }
        #expect(lan.map(\.actor.role) == [.unitLeader, .unitLeader] && lan.map(\.mark) == ["2988-D8.1", "2988-D10.2.a"])
    }

    @Test func `2988-D14.1.c a closed dossier changes no more`() throws {
        let story = try longLife()
        for (_, action) in Attempt.all(in: story) {
            #expect(Cast.named.allSatisfy { story.refusal(action, by: $0.actor) != nil })
        }
    }

    @Test func `every event of every situation survives being written down`() throws {
        for situation in Situation.all {
            let history = try situation.story().history
            #expect(try JSONDecoder().decode([Event].self, from: JSONEncoder().encode(history)) == history)
        }
    }
}
