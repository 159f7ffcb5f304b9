import Testing

@testable import Domain

struct FilingTests {
    @Test func `2988-D7.1.a a dossier without a required component is refused, and the component named`() {
        let filing = Filing(answers: Answers(), answersDigest: "", documents: [], noStateSecrets: true)
        let fault = SlotFault(slot: Slot(component: "form"), fault: .missing)
        #expect(Story().refusal(.file(filing), by: Cast.bienXanh) == Violation("2988-D7.1.a", .file, .components([fault])))
    }

    @Test func `2988-D7.1.a a required question left out is refused, and the question named`() {
        let name = FormField(id: "name", label: Localized(vi: "Tên hàng"), kind: .text(maxLength: 50, lines: 1))
        let story = Story(Papers.procedure { $0.fields = [name] })
        let violation = story.refusal(.file(Papers.filing()), by: Cast.bienXanh)
        #expect(violation == Violation("2988-D7.1.a", .file, .fields([FieldFault(path: "name", fault: .missing)])))
    }

    @Test func `2988-D7.1.b-i the documents filed are those the office works with`() throws {
        let story = try Story().filed()
        #expect(story.dossier.documents == Papers.filing().documents)
        guard case .filed(let filed) = story.facts[0] else { Issue.record("nothing was filed"); return }
        #expect(filed.documents == Papers.filing().documents && filed.answersDigest == "digest")
    }

    @Test func `2988-D7.5.a the moment of reception is when the dossier was stored, not when it was begun`() throws {
        let story = try Story().at(morning.advanced(bySeconds: 1234)).filed()
        #expect(story.facts[1] == .received(at: morning.advanced(bySeconds: 1234)))
        #expect(story.history[1].mark == "2988-D7.5.a-i")
        #expect(story.dossier.clock.received == morning.advanced(bySeconds: 1234))
    }

    @Test func `2988-D7.5.a-ii what is stored at night is received when the office opens`() throws {
        let story = try Story().at(Instant("2018-10-09T20:00:00+07:00")!).filed()
        #expect(story.dossier.clock.received == Instant("2018-10-10T07:30:00+07:00"))
        #expect(story.history[1].mark == "2988-D7.5.a-ii")
    }

    @Test func `A-03 decides what is stored before the office opens`() throws {
        let dawn = Instant("2018-10-09T06:10:00+07:00")!
        #expect(try Story().at(dawn).filed().dossier.clock.received == Instant("2018-10-10T07:30:00+07:00"))
        let sameDay = try Story(readings: Readings(a03: .sameDay)).at(dawn).filed()
        #expect(sameDay.dossier.clock.received == Instant("2018-10-09T07:30:00+07:00"))
    }

    @Test func `2988-D3.1-iii what is done on another system is not taken in, and the system is named`() {
        let state = Procedure.State.elsewhere(system: Localized(vi: "VNACCS/VCIS"))
        let violation = Story(Papers.procedure { $0.state = state }).refusal(.file(Papers.filing()), by: Cast.bienXanh)
        #expect(violation == Violation("2988-D3.1-iii", .file, .notOffered(state)))
    }

    @Test func `2151-III.4-iii a pilot takes dossiers only where it was announced`() {
        let pilot = Papers.procedure { $0.state = .pilot(units: ["03A2"]) }
        #expect(Story(pilot).refusal(.file(Papers.filing()), by: Cast.bienXanh)?.mark == "2151-III.4-iii")
    }

    @Test func `2988-D13.5 a version is filed under only while it is valid`() {
        let old = Papers.procedure { $0.validTo = morning.day }
        #expect(Story(old).refusal(.file(Papers.filing()), by: Cast.bienXanh) == nil)
        #expect(Story(old).later(days: 1).refusal(.file(Papers.filing()), by: Cast.bienXanh) == Violation("2988-D13.5", .file, .notValidToday))
    }

    @Test func `2988-D3.8 a dossier belongs to who filed it`() throws {
        let story = try Story().filed()
        #expect(story.refusal(.withdraw(reason: ""), by: Cast.saoMai) == Violation("2988-D3.8", .withdraw, .otherParty))
        #expect(story.refusal(.withdraw(reason: ""), by: Cast.bienXanh) == nil)
    }
}
