import Foundation
import Testing

@testable import Domain

/// NEWS-6: classified papers are never accepted, and one that came in all the same is withheld.
struct SecretsTests {
    private func undeclared(byHand: [ManualPart] = []) -> Action {
        var filing = Papers.filing(byHand: byHand)
        filing.noStateSecrets = false
        return .file(filing)
    }

    @Test(arguments: [[], [Papers.sample]])
    func `NEWS-6 without the word that no paper is a state secret nothing is filed`(byHand: [ManualPart]) {
        let violation = Story().refusal(undeclared(byHand: byHand), by: Cast.bienXanh)
        #expect(violation == Violation("NEWS-6", .file, .missing(.noStateSecrets)))
    }

    @Test func `NEWS-6 what comes later needs the same word`() throws {
        let waiting = try Story().filed(byHand: [Papers.catalogue])
        let upload = waiting.refusal(.uploadManualPart(Papers.document("catalogue"), noStateSecrets: false), by: Cast.bienXanh)
        #expect(upload == Violation("NEWS-6", .uploadManualPart, .missing(.noStateSecrets)))
        let answer = SupplementAnswer(documents: [Papers.document("catalogue")], noStateSecrets: false)
        let supplement = try Story().awaitingSupplement().refusal(.supplement(answer), by: Cast.bienXanh)
        #expect(supplement == Violation("NEWS-6", .supplement, .missing(.noStateSecrets)))
    }

    @Test func `NEWS-6 the declaration stands in the history`() throws {
        let story = try Story().filed(byHand: [Papers.catalogue])
            .after(.uploadManualPart(Papers.document("catalogue"), noStateSecrets: true), by: Cast.bienXanh)
        guard case .filed(let filed) = story.facts[0] else { Issue.record("nothing was filed"); return }
        #expect(filed.noStateSecrets == true)
        #expect(story.facts.contains(.manualPartUploaded(Papers.document("catalogue"), noStateSecrets: true)))
        let answer = SupplementAnswer(documents: [Papers.document("catalogue")], noStateSecrets: true)
        let supplemented = try Story().awaitingSupplement().after(.supplement(answer), by: Cast.bienXanh)
        guard case .supplemented(_, _, _, _, let noStateSecrets) = supplemented.last.fact else { Issue.record("nothing was supplemented"); return }
        #expect(noStateSecrets == true)
    }

    @Test(arguments: [
        #"{"filed":{"_0":{"answersDigest":"d","byHand":[],"documents":[],"party":"02001","procedure":"I-18","unit":"03A1","version":1}}}"#,
        #"{"supplemented":{"documents":[],"note":"n"}}"#,
        #"{"manualPartUploaded":{"_0":{"component":"form","id":"1","kind":"pdf","name":"a.pdf","sha256":"s","size":1,"verdict":"signed"}}}"#,
    ])
    func `NEWS-6 what came in before the rule is read as it was written`(stored: String) throws {
        let fact = try JSONDecoder().decode(Fact.self, from: Data(stored.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        #expect(String(decoding: try encoder.encode(fact), as: UTF8.self) == stored)
    }

    @Test func `NEWS-6 a classified procedure takes no dossier, whatever its state says`() {
        for state in [Procedure.State.live, .pilot(units: ["03A1"]), .notOffered(reason: Localized(vi: "Mật"), instead: Localized(vi: "Bản giấy"))] {
            let procedure = Papers.procedure { ($0.classified, $0.state) = (true, state) }
            #expect(Story(procedure).refusal(.file(Papers.filing()), by: Cast.bienXanh) == Violation("NEWS-6", .file, .notOffered(state)))
        }
    }

    // MARK: - Withholding

    @Test(arguments: Situation.all)
    func `NEWS-6 a paper is withheld wherever the dossier is, and nothing else of it changes`(situation: Situation) throws {
        let story = try situation.story()
        var withheld = story.dossier
        let events = try story.dossier.withholding(["form-1"], reason: "Dấu Mật", by: Cast.an, at: story.now)
        #expect(events.map(\.mark) == ["NEWS-6"])
        for event in events { withheld.apply(event) }
        #expect(withheld.withheld == ["form-1": Withholding(account: Cast.an.account, at: story.now, reason: "Dấu Mật")])
        withheld.withheld = [:]
        #expect(withheld == story.dossier)
    }

    @Test func `NEWS-6 a withheld paper is out of reach, and is withheld once and with a reason`() throws {
        var dossier = try Story().filed().dossier
        #expect(throws: WithholdingFault.reasonMissing) { try dossier.withholding(["form-1"], reason: " ", by: Cast.an, at: morning) }
        try dossier.demandReach(of: "form-1")
        for event in try dossier.withholding(["form-1", "form-2"], reason: "Dấu Mật", by: Cast.an, at: morning) { dossier.apply(event) }
        for document in ["form-1", "form-2"] {
            #expect(throws: WithholdingFault.outOfReach) { try dossier.demandReach(of: document) }
        }
        #expect(throws: WithholdingFault.withheldBefore) { try dossier.withholding(["form-1"], reason: "Dấu Mật", by: Cast.an, at: morning) }
        #expect(try dossier.withholding(["form-1", "form-3"], reason: "Dấu Mật", by: Cast.an, at: morning).count == 1)
    }
}
