import Domain
import Testing

struct ReadingsTests {
    @Test func `a reading is set by its id and the text of its value`() throws {
        var readings = Readings()
        #expect(readings.a03 == .literal && readings.a08 == .blocked)
        try readings.set("A-03=same-day")
        try readings.set("A-08=unit-leader-may-open")
        #expect(readings == Readings(a03: .sameDay, a08: .unitLeaderMayOpen))
        #expect(readings.all.map { "\($0.mark)=\($0.value)" } == ["A-03=same-day", "A-08=unit-leader-may-open"])
    }

    @Test(arguments: [
        ("A-03", .notAnAssignment("A-03")), ("A-03=same-day=x", .notAnAssignment("A-03=same-day=x")),
        ("A-99=literal", .unknownReading("A-99", known: ["A-03", "A-08"])),
        ("A-03=sameDay", .unknownValue("sameDay", of: "A-03", known: ["literal", "same-day"])),
        ("A-08=", .unknownValue("", of: "A-08", known: ["blocked", "unit-leader-may-open"])),
    ] as [(String, Readings.Fault)])
    func `an unknown reading or value is refused with what is known`(text: String, fault: Readings.Fault) {
        var readings = Readings()
        #expect(throws: fault) { try readings.set(text) }
        #expect(readings == Readings())
    }
}
