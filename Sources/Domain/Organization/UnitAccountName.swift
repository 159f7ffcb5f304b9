/// What an account of a unit is for. A unit has one of each at most (2988-D5.1-one, 3035-D6.0-i).
package enum UnitAccountKind: String, Hashable, Sendable, Codable, CaseIterable {
    case administration
    case monitoring

    fileprivate var ending: String {
        switch self {
        // "…đặt tên theo nguyên tắc: [Mã đơn vị Hải quan]_qt"
        case .administration: "_qt"
        // HD-37: the regulation of 2010 gives no pattern, so the same is followed.
        case .monitoring: "_gs"
        }
    }

    /// By what right somebody holds it: the head of the unit says who (2988-D5.2), and the other is held like it.
    package var holderMark: Mark {
        switch self {
        case .administration: "2988-D5.2"
        case .monitoring: "A-16"
        }
    }
}

extension UnitCode {
    /// 2988-D5.3, HD-37: the unit's code and what the account is for, in lower case. Generated, never typed.
    package func accountName(_ kind: UnitAccountKind) -> String { text.lowercased() + kind.ending }
}

/// A customs unit's code, `03ZZ`.
package struct UnitCode: Hashable, Sendable {
    package let text: String
    package init(_ text: String) { self.text = text }
}
