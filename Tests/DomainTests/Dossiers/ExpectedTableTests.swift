import Testing

@testable import Domain

struct ExpectedTableTests {
    @Test(arguments: Situation.all)
    func `2988-D14.1.c what is written here by hand is allowed, and everything else refused`(situation: Situation) throws {
        let differences = try situation.differences()
        #expect(differences == [], "\(differences)")
    }

    @Test(arguments: Situation.all)
    func `whatever is incomplete or wrong is refused to everybody`(situation: Situation) throws {
        let slips = try situation.slips()
        #expect(slips == [], "\(slips)")
    }

    @Test func `no two situations have one name`() {
        #expect(Set(Situation.all.map(\.name)).count == Situation.all.count)
    }
}
