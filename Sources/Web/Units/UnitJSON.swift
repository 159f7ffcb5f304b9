import Domain
import Service

struct UnitLineJSON: Encodable {
    var code: String
    var origin: CodeOrigin
    var name: String
    var level: String
    var parent: String?
    var from: Day?
    /// The last day it was there.
    var to: Day?

    init(_ unit: UnitEntry) {
        (code, origin, name, level) = (unit.details.code, unit.details.origin, unit.details.name, unit.details.level)
        (parent, from, to) = (unit.parent?.code, unit.from, unit.to?.adding(days: -1))
    }
}

struct UnitJSON: Encodable {
    struct Period: Encodable {
        var from: Day?
        var to: Day?
        var code: String
        var name: String
        var level: String
        var parent: String?
    }

    struct Division: Encodable {
        var id: String
        var name: String
        var people: Int
    }

    struct Setting: Encodable {
        var procedure: String
        var mode: Int
        var division: String?
        var handlers: [String]
    }

    struct Order: Encodable {
        var id: String
        var procedure: String
        var mode: Int
        var division: String?
        var handlers: [String]?
        var orderedBy: String
        var orderedAt: String
    }

    var unit: UnitLineJSON
    var successors: [String]
    var periods: [Period]
    // Of the own unit only, and for the root of administration.
    var divisions: [Division]?
    var settings: [Setting]?
    var orders: [Order]?
    var uncovered: [String]?
    /// Newest first.
    var history: [EntryJSON]?
    var historyNext: String?

    init(_ view: UnitView) {
        (unit, successors) = (UnitLineJSON(view.entry), view.successors.map(\.code))
        periods = view.periods.map { period in
            Period(
                from: period.from, to: period.to?.adding(days: -1), code: period.details.code, name: period.details.name, level: period.details.level,
                parent: period.details.parent.flatMap { view.units[$0]?.code })
        }
        guard let whole = view.whole else { return }
        divisions = whole.divisions.map { Division(id: $0.id, name: $0.name, people: $0.people) }
        settings = whole.settings.map { setting in
            Setting(
                procedure: setting.procedure, mode: setting.mode.rawValue, division: setting.division,
                handlers: whole.officers.filter { $0.handles.contains(setting.procedure) }.map(\.account))
        }
        orders = whole.orders.map(Order.init)
        uncovered = whole.uncovered
        (history, historyNext) = (whole.history.entries.map(EntryJSON.init), whole.history.next.map(String.init))
    }
}

extension UnitJSON.Order {
    init(_ open: OpenOrder) {
        (id, procedure, mode) = (open.order.id, open.order.procedure, open.order.mode.rawValue)
        (division, handlers) = (open.order.division, open.order.handlers)
        (orderedBy, orderedAt) = (open.orderedBy.account, open.orderedAt.description)
    }
}
