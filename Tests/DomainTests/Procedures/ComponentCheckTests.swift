import Testing

@testable import Domain

@Suite struct ComponentCheckTests {
    static let procedure = Procedure(
        key: "I-18", name: Localized(vi: "Đại lý"), field: "brokers", level: "TC", serviceLevel: .init(before: 2, now: 4),
        components: [
            Component(id: "request", name: Localized(vi: "Văn bản đề nghị")),
            Component(id: "catalogue", name: Localized(vi: "Catalogue"), required: false, byHand: .longDocument),
            Component(id: "sample", name: Localized(vi: "Mẫu"), byHand: .sampleOrMedium),
            Component(id: "mandate", name: Localized(vi: "Giấy ủy quyền"), shownWhen: Condition(field: "mandated", values: ["yes"])),
            Component(id: "degree", name: Localized(vi: "Bằng"), perRowOf: "employees"),
            Component(
                id: "passport", name: Localized(vi: "Hộ chiếu"), perRowOf: "employees", shownWhen: Condition(field: "foreign", values: ["yes"])),
        ])

    static let answers: Answers = ["mandated": "no", "employees": [["name": "A"], ["name": "B", "foreign": "yes"]]]
    static let papers: Set<Slot> = [Slot(component: "request"), Slot(component: "degree", row: 0), Slot(component: "degree", row: 1), Slot(component: "passport", row: 1)]
    static let sample: Set<Slot> = [Slot(component: "sample")]

    @Test func `2988-D7.1.a a dossier with every paper has no fault`() {
        #expect(ComponentCheckTests.procedure.faults(in: ComponentCheckTests.answers, uploaded: ComponentCheckTests.papers, byHand: ComponentCheckTests.sample) == [])
    }

    @Test(arguments: papers) func `2988-D7.1.a each paper left out is named with its row`(slot: Slot) {
        let rest = ComponentCheckTests.papers.subtracting([slot])
        #expect(ComponentCheckTests.procedure.faults(in: ComponentCheckTests.answers, uploaded: rest, byHand: ComponentCheckTests.sample) == [SlotFault(slot: slot, fault: .missing)])
    }

    @Test func `A paper is asked only of those whose answers call for it`() {
        var answers = ComponentCheckTests.answers
        answers.values["mandated"] = "yes"
        let faults = ComponentCheckTests.procedure.faults(in: answers, uploaded: ComponentCheckTests.papers, byHand: ComponentCheckTests.sample)
        #expect(faults == [SlotFault(slot: Slot(component: "mandate"), fault: .missing)])
    }

    @Test func `2988-D7.1.c-only only what may be handed in is taken by hand`() {
        let byHand: Set<Slot> = [Slot(component: "sample"), Slot(component: "catalogue"), Slot(component: "request")]
        let uploaded = ComponentCheckTests.papers.subtracting([Slot(component: "request")])
        #expect(ComponentCheckTests.procedure.faults(in: ComponentCheckTests.answers, uploaded: uploaded, byHand: byHand)
            == [SlotFault(slot: Slot(component: "request"), fault: .mayNotBeHandedIn)])
        #expect(ComponentCheckTests.procedure.faults(in: ComponentCheckTests.answers, uploaded: ComponentCheckTests.papers.union(ComponentCheckTests.sample), byHand: ComponentCheckTests.sample)
            == [SlotFault(slot: Slot(component: "sample"), fault: .bothWays)])
    }

    @Test func `A paper for no place of this dossier is refused`() {
        let strangers = [Slot(component: "degree"), Slot(component: "degree", row: 2), Slot(component: "nothing"), Slot(component: "passport", row: 0)]
        let faults = ComponentCheckTests.procedure.faults(in: ComponentCheckTests.answers, uploaded: ComponentCheckTests.papers.union(strangers), byHand: ComponentCheckTests.sample)
        #expect(faults == strangers.map { SlotFault(slot: $0, fault: .noSuchPlace) })
    }
}
