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
            try tx.send(
                """
                INSERT INTO unit (id, code, code_origin, level, parent, name)
                VALUES (\(line.code), \(line.code), \(line.origin), \(line.level), \(line.parent), \(line.name))
                """)
        }
        try OrganisationTable.raiseVersion(in: tx)
    }
}
