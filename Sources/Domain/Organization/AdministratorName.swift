extension UnitCode {
    /// 2988-D5.3: the administrator account's name is the unit's code and `_qt`, in lower case. Generated, never typed.
    package var administratorName: String { "\(text.lowercased())_qt" }
}

/// A customs unit's code, `03ZZ`.
package struct UnitCode: Hashable, Sendable {
    package let text: String
    package init(_ text: String) { self.text = text }
}
