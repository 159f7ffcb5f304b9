/// A reorganisation as its file says it: units by their codes, changes in order, all from one day on.
package struct UnitChanges: Hashable, Sendable {
    package var from: Day
    package var decision: String
    package var levels: [UnitLevel]
    package var changes: [UnitChange]

    package init(from: Day, decision: String, levels: [UnitLevel] = [], changes: [UnitChange]) {
        (self.from, self.decision, self.levels, self.changes) = (from, decision, levels, changes)
    }
}

/// a level of units, in the words of the installation's data.
package struct UnitLevel: Hashable, Sendable {
    package var key: String
    package var name: Localized
    /// The level of the procedures its units carry out.
    package var performs: String
    package var hasDivisions: Bool
    /// 3035-D6.0-i: the class of its units' monitoring accounts; nil: that of the level whose procedures they carry out, if any.
    package var monitors: MonitoringClass?

    package init(key: String, name: Localized, performs: String, hasDivisions: Bool, monitors: MonitoringClass? = nil) {
        (self.key, self.name, self.performs, self.hasDivisions, self.monitors) = (key, name, performs, hasDivisions, monitors)
    }
}

package struct UnitChange: Hashable, Sendable {
    /// In the file, counted from 1.
    package var line: Int
    package var kind: Kind

    package init(line: Int, _ kind: Kind) { (self.line, self.kind) = (line, kind) }

    package enum Kind: Hashable, Sendable {
        /// `parent` is a code.
        case open(UnitDetails)
        case rename(String, name: String, level: String?)
        case recode(String, code: String, CodeOrigin)
        case move(String, parent: String?)
        /// Closed, or merged into one.
        case close([String], successor: String?)
        case split(String, by: Part, parts: [String: Share], rest: String?)
    }

    package enum Part: String, Hashable, Sendable, CaseIterable { case procedure, division }

    /// What one of the successors gets: procedures or divisions, and accounts by name.
    package struct Share: Hashable, Sendable {
        package var keys: [String]
        package var accounts: [String]
        package init(keys: [String], accounts: [String] = []) { (self.keys, self.accounts) = (keys, accounts) }
    }
}
