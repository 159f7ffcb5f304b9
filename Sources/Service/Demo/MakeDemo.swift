import Domain
import Foundation
import Paper
import Storage

/// Why no demonstration is made.
package enum DemoFault: Error, Hashable, Sendable {
    /// The database holds accounts or dossiers of its own.
    case notEmpty
    /// The demonstration plays in the past, and this office's clock cannot be set.
    case clockIsFixed
    /// The catalogue has no live procedure.
    case noProcedures
    /// The seal's certificate was not valid when the demonstration begins (`Office.demoReach`).
    case sealTooYoung
    /// Results leave sealed, and this office has no seal.
    case noSeal
    /// The invented answers do not fit the form.
    case answers(procedure: String, [FieldFault])
}

/// What a demonstration offers to try.
package struct DemoSummary: Hashable, Sendable, Codable {
    package var signIns: [SignIn]
    package var dossiers: [Line]

    package struct SignIn: Hashable, Sendable, Codable {
        package var role: String
        package var account: String
        package var password: String
        /// The unit's code; empty for a declarant.
        package var unit: String
    }

    package struct Line: Hashable, Sendable, Codable {
        package var number: String
        package var phase: String
    }
}

extension Office {
    /// How far back a demonstration may reach, in milliseconds: its seal must have been valid then.
    package static let demoReach: Int64 = 100 * 86_400_000
    static let demoWorkingDays = 41

    /// Fills an empty database with units, people of every role and dossiers in every phase, made through the same use cases as everybody's,
    /// over the last forty working days. The clock is set from act to act and runs on from the present afterwards.
    ///
    /// - Parameter units: the file of units, `units.tsv`.
    /// - Throws: `DemoFault`, and what the use cases throw.
    package func makeDemo(units: URL) async throws -> DemoSummary {
        guard clock.isRehearsal else { throw DemoFault.clockIsFixed }
        guard try await database.read({ try $0.row("SELECT id FROM account LIMIT 1") == nil && $0.row("SELECT number FROM dossier LIMIT 1") == nil })
        else { throw DemoFault.notEmpty }
        try await keep(LevelFile.read(beside: units))
        let (present, began) = (clock.instant, ContinuousClock.now)
        defer { clock.set(present.advanced(bySeconds: (ContinuousClock.now - began).components.seconds)) }
        let stage = try await DemoStage.build(in: self, units: try UnitFile.read(units), present: present)
        try await stage.play()
        return try await demoSummary(of: stage.numbers)
    }

    /// The same summary again, with the phases the dossiers are in now.
    package func demoSummary(of numbers: [String]) async throws -> DemoSummary {
        let phases = try await database.read { tx in
            try numbers.compactMap { number in
                try tx.row("SELECT phase FROM dossier WHERE number = \(number)").map { DemoSummary.Line(number: number, phase: try $0.text("phase")) }
            }
        }
        let people = DemoCast.people.map { (role: $0.signInRole, account: $0.account, unit: $0.unit) }
        let filers = DemoCast.filers.map { (role: Role.declarant, account: $0.account, unit: "") }
        return DemoSummary(
            signIns: (filers + people).map { .init(role: $0.role.rawValue, account: $0.account, password: DemoCast.password, unit: $0.unit) },
            dossiers: phases)
    }
}
