import Domain

/// What a reorganisation does, for whoever is about to order it.
package struct UnitReport: Hashable, Sendable, Codable {
    package var from: Day
    package var decision: String
    package var units: [Line] = []
    package var divisions: [Division] = []
    package var accounts: [Count] = []
    package var dossiers: [Count] = []
    package var settings: [Setting] = []
    package var administrators: [Administrator] = []

    init(from: Day, decision: String) { (self.from, self.decision) = (from, decision) }

    /// A unit by its code and name, before and after.
    package struct Line: Hashable, Sendable, Codable {
        package var act: Act
        package var code: String
        package var name: String
        package var codeBefore: String?
        package var nameBefore: String?
        package var successors: [String]

        package enum Act: String, Hashable, Sendable, Codable { case opened, changed, closed }
    }

    package struct Division: Hashable, Sendable, Codable {
        package var name: String
        package var from: String
        /// Nil: dissolved.
        package var to: String?
    }

    package struct Count: Hashable, Sendable, Codable {
        package var from: String
        package var to: String
        package var count: Int
    }

    /// HD-19.
    package struct Setting: Hashable, Sendable, Codable {
        package var unit: String
        package var procedure: String
        package var mode: Int
        package var fellTo: Int
    }

    package struct Administrator: Hashable, Sendable, Codable {
        package var closed: String
        package var renamed: String?
    }
}
