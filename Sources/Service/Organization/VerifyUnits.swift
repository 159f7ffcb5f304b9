import Domain
import Storage

extension Differences {
    @Sendable static func ofUnit(_ id: String, _ tx: Snapshot) throws -> [String] {
        let folded = UnitStanding.fold(try UnitHistory.read(id, in: tx))
        guard let last = folded.periods.last else { return ["unit \(id): no history"] }
        var problems: [String] = []
        if try shown(id, in: tx) != last.details { problems.append("unit \(id): the row shows another unit than the history") }
        if try stored(id, in: tx) != folded { problems.append("unit \(id): periods, divisions or assignment differ from the history") }
        return problems
    }

    /// The row of `unit` shows the last period.
    private static func shown(_ id: String, in tx: Snapshot) throws -> UnitDetails? {
        try tx.row("SELECT code, code_origin, level, parent, name FROM unit WHERE id = \(id)").map(UnitDetails.init)
    }

    private static func stored(_ id: String, in tx: Snapshot) throws -> UnitStanding {
        var standing = UnitStanding()
        standing.periods = try UnitTable.periods(of: [id], in: tx).map { .init(details: $0.details, from: $0.from ?? .beforeRecords, to: $0.to) }
        standing.closedFrom = try tx.row("SELECT closed_day FROM unit WHERE id = \(id)")?.optionalText("closed_day").map(Day.init(stored:))
        standing.successors = Set(try tx.rows("SELECT successor FROM unit_successor WHERE unit = \(id)").map { try $0.text("successor") })
        let divisions = try tx.rows("SELECT id, name FROM division WHERE unit = \(id) AND closed_at IS NULL")
        standing.divisions = Dictionary(uniqueKeysWithValues: try divisions.map { (try $0.text("id"), try $0.text("name")) })
        standing.settings = Dictionary(uniqueKeysWithValues: try AssignmentTable.settings(of: id, in: tx).map { ($0.procedure, $0) })
        standing.orders = Dictionary(try AssignmentTable.openOrders(of: id, in: tx).map { ($0.order.procedure, $0.order) }) { _, last in last }
        return standing
    }
}
