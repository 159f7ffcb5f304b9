import Testing

@testable import Domain

struct ManualPartTests {
    private let catalogueByHand = ManualPart(slot: Papers.catalogue.slot, pages: 11, reason: "Đóng quyển")

    @Test func `2988-D7.1.c-i a sample that cannot be filed electronically is received by hand, item by item`() throws {
        var story = try Story().filed(byHand: [Papers.sample, Papers.catalogue])
        #expect(story.phase == .awaitingManualParts)
        try story.act(.confirmManualPart(slot: Papers.sample.slot, keptAt: "Tủ 3"), by: Cast.an)
        #expect(story.phase == .awaitingManualParts)
        #expect(story.dossier.outstandingByHand.map(\.slot) == [Papers.catalogue.slot])
        try story.act(.confirmManualPart(slot: Papers.catalogue.slot, keptAt: "Tủ 3"), by: Cast.binh)
        #expect(story.phase == .toBeAssignedByUnitLeader)
    }

    @Test func `2988-D7.1.c-i why a sample cannot be filed must be said`() {
        let silent = ManualPart(slot: Papers.sample.slot, reason: "  ")
        let violation = Story().refusal(.file(Papers.filing(byHand: [silent])), by: Cast.bienXanh)
        #expect(violation == Violation("2988-D7.1.c-i", .file, .missing(.reason)))
    }

    @Test(arguments: [(10, false), (11, true)])
    func `2988-D7.1.c-ii more than ten pages, and ten are not more than ten`(pages: Int, isAllowed: Bool) {
        let part = ManualPart(slot: Papers.catalogue.slot, pages: pages, reason: "Đóng quyển")
        let violation = Story().refusal(.file(Papers.filing(byHand: [part])), by: Cast.bienXanh)
        #expect(violation == (isAllowed ? nil : Violation("2988-D7.1.c-ii", .file, .tooFewPages(part.slot, pages: pages))))
    }

    @Test func `2988-D7.1.c-ii why it cannot be digitised must be said too`() {
        let silent = ManualPart(slot: Papers.catalogue.slot, pages: 11, reason: "")
        let violation = Story().refusal(.file(Papers.filing(byHand: [silent])), by: Cast.bienXanh)
        #expect(violation == Violation("2988-D7.1.c-ii", .file, .missing(.reason)))
    }

    @Test func `2988-D7.1.c-only nothing else comes by hand`() {
        let form = ManualPart(slot: Slot(component: "form"), pages: 40, reason: "Dài")
        let filing = Filing(answers: Answers(), answersDigest: "", documents: [], byHand: [form], noStateSecrets: true)
        #expect(Story().refusal(.file(filing), by: Cast.bienXanh) == Violation("2988-D7.1.c-only", .file, .byHandNotAllowed(form.slot)))
    }

    @Test func `2988-D7.5.b with parts by hand the dossier is received when both ways are complete`() throws {
        var story = try Story().filed(byHand: [Papers.sample])
        #expect(story.dossier.clock.received == nil)
        story.now = Instant("2018-10-12T15:00:00+07:00")!
        try story.act(.confirmManualPart(slot: Papers.sample.slot, keptAt: "Tủ 3"), by: Cast.an)
        #expect(story.dossier.clock.received == story.now)
        #expect(story.marks.contains("2988-D7.5.b"))
    }

    @Test func `A-05 the officer rejects what can be digitised, and the declarant uploads it`() throws {
        var story = try Story().filed(byHand: [catalogueByHand])
        try story.act(.rejectManualPart(slot: catalogueByHand.slot, reason: "Quét được"), by: Cast.an)
        #expect(story.refusal(.confirmManualPart(slot: catalogueByHand.slot, keptAt: "Tủ 3"), by: Cast.an)?.fault == .noSuchPart(catalogueByHand.slot))
        try story.act(.uploadManualPart(Papers.document("catalogue"), noStateSecrets: true), by: Cast.bienXanh)
        #expect(story.phase == .toBeAssignedByUnitLeader)
        #expect(story.dossier.documents.map(\.component) == ["form", "catalogue"])
    }

    @Test func `2988-D7.6.b where a part is kept must be said`() throws {
        let story = try Story().filed(byHand: [Papers.sample])
        let violation = story.refusal(.confirmManualPart(slot: Papers.sample.slot, keptAt: ""), by: Cast.an)
        #expect(violation == Violation("2988-D7.6.b", .confirmManualPart, .missing(.keptAt)))
    }

    @Test func `A-06 a stamped paper handed in at intake is not demanded again`() throws {
        let story = Story(Papers.procedure { $0.components[2].mustBeStamped = true })
        let inHand = try story.filed(byHand: [catalogueByHand]).after(.confirmManualPart(slot: catalogueByHand.slot, keptAt: "Tủ 3"), by: Cast.an)
        #expect(inHand.dossier.paperOutstanding(under: inHand.rules.procedure).isEmpty)
        let uploaded = try story.filed(byHand: [catalogueByHand]).after(.uploadManualPart(Papers.document("catalogue"), noStateSecrets: true), by: Cast.bienXanh)
        #expect(uploaded.dossier.paperOutstanding(under: uploaded.rules.procedure).map(\.slot) == [catalogueByHand.slot])
    }
}
