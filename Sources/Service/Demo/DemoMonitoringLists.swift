import Domain

extension Office {
    /// A request for monitoring accounts that was carried out, and one that waits for Cục CNTT & Thống kê.
    func makeDemoMonitoringLists() async throws {
        let root = try await demoActor("tuan.ma", wearing: "cntt_qt")
        let done = try await sentDemoRequest([("GSQL", "truong.cx")], number: "128/GSQL-VP", by: try await demoActor("thanh.dc", wearing: "gsql_qt"))
        var sequence = try await approve(list: done.id, .monitoring, by: root, seen: done.sequence)
        let reply = WrittenPaper(number: "57/CNTT-TKHQ", on: clock.instant.day)
        sequence = try await self.reply(to: done.id, with: reply, by: root, seen: sequence)
        _ = try await carryOut(list: done.id, .monitoring, by: root, seen: sequence)
        _ = try await sentDemoRequest([("03ZZ", "nga.pt"), ("03CC", "phong.dt")], number: "311/HQHP-VP", by: try await demoActor("thang.hv", wearing: "03zz_qt"))
    }

    private func sentDemoRequest(_ rows: [(unit: String, holder: String)], number: String, by administrator: Actor) async throws -> (id: String, sequence: Int) {
        let id = try await beginMonitoringList(by: administrator)
        var sequence = 1
        for row in rows {
            var entry = UnitAccountEntry()
            (entry.unit, entry.form, entry.holder) = (row.unit, .issue, row.holder)
            sequence = try await put(entry, in: id, by: administrator, seen: sequence)
        }
        return (id, try await send(list: id, request: WrittenPaper(number: number, on: clock.instant.day), by: administrator, seen: sequence))
    }
}
