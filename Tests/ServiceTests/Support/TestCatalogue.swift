import Domain
import Foundation

@testable import Service

/// The shipped I-18 under mode 1, and four small procedures for what it has not: other modes, unwritten notices, a fee, a part by hand.
enum TestCatalogue {
    static func load(_ resources: URL) throws -> Catalogue {
        let folder = resources.appending(path: "procedures")
        let surroundings = try CatalogueSurroundings(folder: folder)
        let brokers = try Catalogue.readProcedure(at: folder.appending(path: "i-18.yaml"), in: surroundings.files)
        return Catalogue(
            fields: surroundings.fields, procedures: [brokers, leaderOfficer, divisionOfficer, automatic, claim], templates: surroundings.templates)
    }

    /// Mode 2, all in the division leader's and the officer's authority, 200 000 đồng, a drawing that may come by hand.
    private static let leaderOfficer = procedure("T-2", level: "CUC") {
        $0.components.append(Component(id: "drawing", name: Localized(vi: "Bản vẽ"), byHand: .longDocument, signed: false))
        $0.officerMayRefuse = true
        $0.approver.result = .divisionLeader
        $0.fee = .amount(200_000, basis: Localized(vi: "Biểu thử"))
        $0.lapseWorkingDays = 30
    }

    /// Mode 3; the result may be asked for on paper.
    private static let divisionOfficer = procedure("T-3", level: "CUC") { $0.paperResult = .onRequest(decision: "thử") }
    /// Mode 4.
    private static let automatic = procedure("T-4", level: "CHICUC") { _ in }
    /// Mode 5.
    private static let claim = procedure("T-5", level: "CHICUC") { _ in }

    private static func procedure(_ key: String, level: String, _ change: (inout Procedure) -> Void) -> Procedure {
        var procedure = Procedure(
            key: key, name: Localized(vi: "Thủ tục thử \(key)"), field: "sites", level: level, serviceLevel: .init(before: 1, now: 4),
            fields: [FormField(id: "reason", label: Localized(vi: "Lý do"), kind: .text(maxLength: 200, lines: 1))],
            components: [Component(id: "request", name: Localized(vi: "Đơn"), signed: false)],
            results: [ResultDocument(id: "decision", name: Localized(vi: "Quyết định"))], fee: .none, processingTime: .workingDays(3))
        change(&procedure)
        return procedure
    }
}
