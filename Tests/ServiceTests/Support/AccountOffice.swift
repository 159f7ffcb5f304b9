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

    func accountRow(_ id: String) async throws -> AccountStanding {
        try #require(await office.database.read { tx in try AccountStandings.read(id, in: tx) })
    }

    func historyLength(_ account: String) async throws -> Int {
        try await office.database.read { tx in try EventTable.length(AccountHistory.stream(account), in: tx) }
    }
}
