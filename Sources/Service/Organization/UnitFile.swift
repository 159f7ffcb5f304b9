import Domain
import Foundation
import Storage

/// One line of `units.tsv`.
struct UnitLine {
    var code: String
    var origin: String
    var level: String
    var parent: String?
    var name: String
}

/// A line of the file of units that cannot be read.
package struct UnitFileFault: Error, Hashable, Sendable {
    package var line: Int
}

enum UnitFile {
    static func read(_ file: URL) throws -> [UnitLine] {
        let text = try String(contentsOf: file, encoding: .utf8)
        return try text.split(separator: "\n").enumerated().dropFirst().map { index, line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 5, !cells[0].isEmpty, !cells[4].isEmpty else { throw UnitFileFault(line: index + 1) }
            return UnitLine(code: cells[0], origin: cells[1], level: cells[2], parent: cells[3].isEmpty ? nil : cells[3], name: cells[4])
        }
    }

    /// A unit's id is its first code; a later reorganisation gives it other codes and names, never another id.
    static func insert(_ lines: [UnitLine], in tx: Transaction) throws {
        for line in lines {
            let details = UnitDetails(
                code: line.code, origin: try CodeOrigin(stored: line.origin), level: line.level, parent: line.parent, name: line.name)
            try UnitTable.insert(line.code, details, from: Day.beforeRecords, in: tx)
            try UnitHistory.append(.opened(details, from: Day.beforeRecords, decision: ""), "HD-16", to: line.code, by: Actor.system.author, in: tx)
        }
        try OrganisationTable.raiseVersion(in: tx)
    }
}

/// `levels.tsv`, beside `units.tsv`: the levels of units from the top down, in the words of the sector.
enum LevelFile {
    static func read(beside units: URL) throws -> [UnitLevel] {
        let text = try String(contentsOf: units.deletingLastPathComponent().appending(path: "levels.tsv"), encoding: .utf8)
        return try text.split(separator: "\n").enumerated().dropFirst().map { index, line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 6, ["may", "none"].contains(cells[2]), cells[3].isEmpty || MonitoringClass(rawValue: cells[3]) != nil else {
                throw UnitFileFault(line: index + 1)
            }
            return UnitLevel(
                key: cells[0], name: Localized(vi: cells[4], en: cells[5]), performs: cells[1], hasDivisions: cells[2] == "may",
                monitors: MonitoringClass(rawValue: cells[3]))
        }
    }
}

extension Office {
    /// What the levels of units are called, and whose procedures they carry out.
    func keep(_ levels: [UnitLevel]) async throws {
        try await database.write { tx in
            for (index, level) in levels.enumerated() { try UnitTable.insert(level, place: index, in: tx) }
            try OrganisationTable.raiseVersion(in: tx)
        }
    }
}
