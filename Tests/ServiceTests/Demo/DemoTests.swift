import Domain
import Foundation
import Logging
import Storage
import TestSupport
import Testing

@testable import Service

@Suite struct DemoTests {
    @Test(arguments: Engine.allCases)
    func `a demonstration has a person of every role one signs in with and a dossier in every phase`(_ engine: Engine) async throws {
        let office = try await TestOffice.emptyOffice(engine)
        let present = office.clock.instant
        let summary = try await office.makeDemo(units: TestOffice.units)
        #expect(Set(summary.signIns.map(\.role)) == Set(Role.allCases.filter { $0 != .system && $0 != .monitor }.map(\.rawValue)))
        #expect(Set(summary.dossiers.map(\.phase)) == Set(Phase.allCases.filter { $0 != .draft }.map(\.rawValue)))
        #expect(try await office.verifyHistory().problems == [])
        // Nothing has happened later than now, and the clock is back.
        let latest = try await office.database.read { tx in try tx.row("SELECT max(recorded_at) AS at FROM event")!.integer("at") }
        #expect(latest < present.milliseconds)
        #expect(abs(Double(office.clock.now) / 1000 - Date().timeIntervalSince1970) < 5)
        #expect(try await office.demoSummary(of: summary.dossiers.map(\.number)) == summary)
        await #expect(throws: DemoFault.notEmpty) { try await office.makeDemo(units: TestOffice.units) }
        try await expectDraftAndSignIns(summary, office)
        try await expectReceivingUnits(office)
        await office.database.close()
    }

    private func expectDraftAndSignIns(_ summary: DemoSummary, _ office: Office) async throws {
        let first = try #require(summary.signIns.first { $0.role == "declarant" })
        let signedIn = try await office.signIn(account: first.account, password: first.password, tokenDigest: "x".digest, client: "test")
        #expect(try await office.drafts(of: signedIn.account.actor).count == 1)
    }

    /// Every live procedure can be filed somewhere, handled by somebody and approved by one of two.
    private func expectReceivingUnits(_ office: Office) async throws {
        let version = try await office.database.read { try OrganisationTable.version(in: $0) }
        for procedure in office.catalogue.current(on: office.clock.instant.day) where procedure.state == .live {
            let units = try await office.receivingUnits(of: procedure)
            #expect(units.count == 1, "\(procedure.key)")
            let rules = try await office.database.read { tx in
                try office.rules(unit: units[0].id, procedure: procedure.key, version: procedure.version, organisation: version, in: tx)
            }
            #expect(rules.unit.faults == [], "\(procedure.key)")
            #expect(rules.unit.officers.contains { $0.handlesProcedure }, "\(procedure.key)")
        }
    }

    @Test func `answers can be invented for every form of the catalogue`() throws {
        for procedure in try TestOffice.shippedCatalogue.get().procedures {
            for (variant, filer) in DemoCast.filers.enumerated() {
                let answers = DemoAnswers(filer: filer, today: TestOffice.tuesday, variant: variant).answers(to: procedure.form)
                #expect(procedure.form.faults(in: answers) == [], "\(procedure.key)")
            }
        }
    }

    @Test func `an office whose clock cannot be set makes no demonstration`() async throws {
        let office = try await TestOffice.emptyOffice(.sqlite, clock: OfficeClock())
        await #expect(throws: DemoFault.clockIsFixed) { try await office.makeDemo(units: TestOffice.units) }
        #expect(try await office.database.read { try $0.row("SELECT id FROM unit") == nil })
    }

    @Test func `the summary has exactly the documented keys`() throws {
        let summary = DemoSummary(
            signIns: [.init(role: "officer", account: "a", password: "p", unit: "GSQL")], dossiers: [.init(number: "n", phase: "completed")])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(
            String(decoding: try encoder.encode(summary), as: UTF8.self)
                == #"{"dossiers":[{"number":"n","phase":"completed"}],"signIns":[{"account":"a","password":"p","role":"officer","unit":"GSQL"}]}"#)
    }
}
