/// One thing wrong with a file of the catalogue, for whoever keeps it.
package struct ProcedureFault: Error, Hashable, Sendable, Codable {
    /// Counted from 1.
    package var line: Int
    /// Where in the entry, `components[2].copies.kind`; empty for the file as a whole.
    package var field: String
    package var message: String

    package init(line: Int, field: String, message: String) {
        (self.line, self.field, self.message) = (line, field, message)
    }
}

/// All faults of one file, in the order of its lines; never empty.
package struct ProcedureFaults: Error, Hashable, Sendable {
    package var faults: [ProcedureFault]
}
