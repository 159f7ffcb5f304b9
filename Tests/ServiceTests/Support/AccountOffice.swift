import Domain
import Foundation
import Testing

@testable import Service

/// People of Cục Hải quan Hải Phòng who work on accounts.
extension TestOffice {
    func wearing(_ hat: String, _ account: String) async throws -> Actor {
        try #require(await office.database.read { tx in try AccountTable.find(id: account, wearing: hat, in: tx)?.actor })
    }

    var administrator: Actor { get async throws { try await wearing("03zz_qt", "thang.hv") } }
    var harbourAdministrator: Actor { get async throws { try await wearing("03cc_qt", "linh.nk") } }
    var root: Actor { get async throws { try await wearing("cntt_qt", "tuan.ma") } }

    static func line(
        _ person: String, number: String, form: AccountListRow.Form = .new, division: String = "03ZZ-GSQL", role: Role = .officer, eCustoms: String = ""
    ) -> AccountListEntry {
        var entry = AccountListEntry()
        (entry.person, entry.title, entry.division, entry.serviceNumber) = (person, "Công chức", division, number)
        (entry.role, entry.eCustomsAccount, entry.marks) = (role.rawValue, eCustoms, [form])
        return entry
    }

    /// A list with these lines, approved unless told otherwise.
    func list(_ lines: [AccountListEntry], by administrator: Actor, leader: String = "cuong.nk", approved: Bool = true) async throws -> (id: String, sequence: Int) {
        let id = try await office.beginAccountList(by: administrator)
        var sequence = 1
        for line in lines { sequence = try await office.put(line, in: id, by: administrator, seen: sequence) }
        guard approved else { return (id, sequence) }
        sequence = try await office.submit(list: id, by: administrator, seen: sequence)
        return (id, try await office.approve(list: id, by: actor(leader), seen: sequence))
    }

    /// A request for monitoring accounts with these lines, sent unless told otherwise.
    func request(_ lines: [UnitAccountEntry], by administrator: Actor, sent: Bool = true) async throws -> (id: String, sequence: Int) {
        let id = try await office.beginMonitoringList(by: administrator)
        var sequence = 1
        for line in lines { sequence = try await office.put(line, in: id, by: administrator, seen: sequence) }
        if sent { sequence = try await office.send(list: id, request: written("12/HP-VP"), by: administrator, seen: sequence) }
        return (id, sequence)
    }

    /// The same, approved and replied to.
    func approvedRequest(_ lines: [UnitAccountEntry], by administrator: Actor) async throws -> (id: String, sequence: Int) {
        let list = try await request(lines, by: administrator)
        let sequence = try await office.approve(list: list.id, .monitoring, by: root, seen: list.sequence)
        return (list.id, try await office.reply(to: list.id, with: written("7/CNTT"), by: root, seen: sequence))
    }

    func written(_ number: String) -> WrittenPaper { WrittenPaper(number: number, on: office.clock.instant.day) }

    static func unitLine(_ unit: String, _ form: UnitAccountRow.Form = .issue, holder: String = "") -> UnitAccountEntry {
        var entry = UnitAccountEntry()
        (entry.unit, entry.form, entry.holder) = (unit, form, holder)
        return entry
    }

    func accountRow(_ id: String) async throws -> AccountStanding {
        try #require(await office.database.read { tx in try AccountStandings.read(id, in: tx) })
    }

    func historyLength(_ account: String) async throws -> Int {
        try await office.database.read { tx in try EventTable.length(AccountHistory.stream(account), in: tx) }
    }
}
