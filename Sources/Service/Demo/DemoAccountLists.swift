import Domain

extension Office {
    /// One list by Mẫu số 01 in each state, and one account that has been let go.
    func makeDemoAccountLists() async throws {
        let administrator = try await demoActor("thang.hv", wearing: "03zz_qt")
        let leader = try await demoActor("cuong.nk", wearing: nil)
        let done = try await submittedDemoList([demoLine(DemoCast.leaver, number: "HD-2001"), demoLine("Đặng Thu Trang", "03ZZ-TXNK", number: "HD-2002")], by: administrator)
        _ = try await carryOut(list: done.id, by: administrator, seen: try await approve(list: done.id, by: leader, seen: done.sequence))
        let approved = try await submittedDemoList([demoLine("Chu Đức Mạnh", "03ZZ-GSQL", number: "HD-2003"), demoLine("Kiều Ngân Hà", "03ZZ-TXNK", number: "HD-2004")], by: administrator)
        _ = try await approve(list: approved.id, by: leader, seen: approved.sequence)
        let sentBack = try await submittedDemoList([demoLine("Tôn Nữ Diệu Linh", "03ZZ-GSQL", number: "HD-2005")], by: administrator)
        _ = try await sendBack(list: sentBack.id, reason: "Ghi rõ thủ tục được giao cho công chức.", by: leader, seen: sentBack.sequence)
        _ = try await submittedDemoList([demoLine("Quách Tuấn Vũ", "03ZZ-TXNK", number: "HD-2006")], by: administrator)
        _ = try await demoList([demoLine("La Thị Bích", "03ZZ-GSQL", number: "HD-2007")], by: administrator)
        try await releaseDemoLeaver(by: administrator)
    }

    func demoActor(_ id: String, wearing hat: String?) async throws -> Actor {
        guard let account = try await database.read({ tx in try AccountTable.find(id: id, wearing: hat, in: tx) }) else { throw NotFound() }
        return account.actor
    }

    private func demoLine(_ person: DemoCast.Person, number: String) -> AccountListEntry {
        demoLine(person.name, person.division ?? "", number: number, account: person.account)
    }

    private func demoLine(_ name: String, _ division: String, number: String, account: String = "") -> AccountListEntry {
        var entry = AccountListEntry()
        (entry.person, entry.title, entry.division, entry.serviceNumber) = (name, "Công chức", division, number)
        (entry.eCustomsAccount, entry.role, entry.marks) = (account, Role.officer.rawValue, [.new])
        return entry
    }

    private func demoList(_ lines: [AccountListEntry], by administrator: Actor) async throws -> (id: String, sequence: Int) {
        let id = try await beginAccountList(by: administrator)
        var sequence = 1
        for line in lines { sequence = try await put(line, in: id, by: administrator, seen: sequence) }
        return (id, sequence)
    }

    private func submittedDemoList(_ lines: [AccountListEntry], by administrator: Actor) async throws -> (id: String, sequence: Int) {
        let list = try await demoList(lines, by: administrator)
        return (list.id, try await submit(list: list.id, by: administrator, seen: list.sequence))
    }

    private func releaseDemoLeaver(by administrator: Actor) async throws {
        let found = try await accounts(matching: DemoCast.leaver.account, for: administrator).lines.first
        guard let id = found?.id else { return }
        try await release(account: id, reason: "Luân chuyển sang đơn vị khác", by: administrator, seen: 1)
    }
}
