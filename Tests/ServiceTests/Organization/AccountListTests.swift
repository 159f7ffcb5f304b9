import Domain
import Foundation
import Mustache
import Storage
import Testing

@testable import Service

@Suite struct AccountListTests {
    @Test(arguments: Engine.allCases)
    func `2988-D6.2.b-i an approved list is carried out row by row, and one bad row spoils nothing`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let administrator = try await test.administrator
            let lines = [
                TestOffice.line("Đặng Thu Trang", number: "HQ-1", eCustoms: "trang.dt"), TestOffice.line("Chu Đức Mạnh", number: "HQ-2", eCustoms: "duc.nm"),
                TestOffice.line("Kiều Ngân Hà", number: "HQ-3"),
            ]
            let list = try await test.list(lines, by: administrator)
            let results = try await test.office.carryOut(list: list.id, by: administrator, seen: list.sequence).map(\.result)
            guard case .done(let trang) = results[0], case .done(let ha) = results[2] else { throw NotFound() }
            #expect(results[1] == .refused("2988-D6.3.a", .nameTaken("duc.nm")))
            #expect(try await test.accountRow(trang).details.name == "trang.dt")
            #expect(try await test.accountRow(ha).details.name == "hq-3")
            let view = try await test.office.accountList(list.id, for: administrator)
            #expect(view.list.state == .carriedOut && view.list.pending.count == 1)
            await #expect(throws: OrganisationViolation("2988-D6.2.b-i", .account(.rowDone))) {
                try await test.office.carryOut(row: view.list.rows[0].id, of: list.id, by: administrator, seen: view.sequence)
            }
            // Nobody has been given it: no password opens it.
            await #expect(throws: WrongCredentials.self) {
                try await test.office.signIn(account: "trang.dt", password: "", tokenDigest: "t", client: "")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-M01-iv the list bears the full names of the administrator who submitted and the leader who approved`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let list = try await test.list([TestOffice.line("Đặng Thu Trang", number: "HQ-1")], by: test.administrator)
            let paper = AccountListPaper(try await test.office.accountList(list.id, for: test.administrator), parent: "", isDemo: false)
            #expect(paper.administrator.name == "Hà Văn Thắng" && paper.administrator.recorded == "Đã trình trên Hệ thống, 9/10/2018")
            #expect(paper.leader.name == "Nguyễn Kiên Cường" && paper.leader.recorded == "Đã phê duyệt trên Hệ thống, 9/10/2018")
            let page = try MustacheTemplate(string: AccountListPaper.template).render(paper)
            #expect(page.contains("Hà Văn Thắng") && page.contains("Nguyễn Kiên Cường") && page.components(separatedBy: "(Ký, ghi rõ họ tên)").count == 3)
        }
    }

    @Test func `2988-M01-v, A-29 what is left of Mẫu 01 is marked apart from the columns put back`() {
        let proven = ["Tên Phòng/Đội", "Tên tài khoản E-Customs", "Hình thức"]
        let rebuilt = ["Họ và tên", "Chức vụ", "Số hiệu công chức", "Vai trò", "Thủ tục", "Ghi chú"]
        for name in proven { #expect(AccountListPaper.template.contains(">\(name)</th>"), "\(name)") }
        for name in rebuilt { #expect(AccountListPaper.template.contains(">\(name) *</th>"), "\(name)") }
        #expect(AccountListColumn.ofOfficers.filter(\.isProven) == [.division, .eCustomsAccount, .form])
        for name in proven.dropLast() + rebuilt { #expect(Office.accountSheetTemplate.contains(name), "\(name)") }
    }

    @Test(arguments: Engine.allCases)
    func `HD-35 a draft is discarded by its author, stays in the list of lists, and is no longer submitted`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (administrator, office) = (try await test.administrator, test.office)
            let list = try await test.list([TestOffice.line("Đặng Thu Trang", number: "HQ-1")], by: administrator, approved: false)
            await #expect(throws: NotFound.self) { try await office.discard(list: list.id, by: test.harbourAdministrator, seen: list.sequence) }
            let sequence = try await office.discard(list: list.id, by: administrator, seen: list.sequence)
            await #expect(throws: OrganisationViolation("2988-D6.2.a", .account(.listState(.discarded)))) {
                try await office.submit(list: list.id, by: administrator, seen: sequence)
            }
            #expect(try await office.accountLists(for: administrator).lines.map(\.state) == [.discarded])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a line that is not there is neither written anew nor taken out, and who saw an older list hears so`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (administrator, office) = (try await test.administrator, test.office)
            let list = try await test.list([TestOffice.line("Đặng Thu Trang", number: "HQ-1")], by: administrator, approved: false)
            let other = TestOffice.line("Chu Đức Mạnh", number: "HQ-2")
            await #expect(throws: NotFound.self) { try await office.put(other, as: "khong-co", in: list.id, by: administrator, seen: list.sequence) }
            await #expect(throws: NotFound.self) { try await office.remove(row: "khong-co", from: list.id, by: administrator, seen: list.sequence) }
            await #expect(throws: Conflict(number: list.id, seen: 1)) { try await office.put(other, in: list.id, by: administrator, seen: 1) }
            #expect(try await office.accountList(list.id, for: administrator).list.rows.map(\.serviceNumber) == ["HQ-1"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D6.2.a a list that is submitted takes no line, and says so before it looks at one`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (administrator, office) = (try await test.administrator, test.office)
            let list = try await test.list([TestOffice.line("Đặng Thu Trang", number: "HQ-1")], by: administrator, approved: false)
            await #expect(throws: CellFaults.self) { try await office.put(AccountListEntry(), in: list.id, by: administrator, seen: list.sequence) }
            let sequence = try await office.submit(list: list.id, by: administrator, seen: list.sequence)
            let refusal = OrganisationViolation("2988-D6.2.a", .account(.listState(.submitted)))
            await #expect(throws: refusal) { try await office.put(AccountListEntry(), in: list.id, by: administrator, seen: sequence) }
            await #expect(throws: refusal) { try await office.importSheet([0xFF], name: "a.csv", into: list.id, by: administrator, seen: sequence) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D6.2.b-i nothing is carried out before approval`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let administrator = try await test.administrator
            let list = try await test.list([TestOffice.line("Đặng Thu Trang", number: "HQ-1")], by: administrator, approved: false)
            for seen in [list.sequence, try await test.office.submit(list: list.id, by: administrator, seen: list.sequence)] {
                let refusal = await #expect(throws: OrganisationViolation.self) {
                    try await test.office.carryOut(list: list.id, by: administrator, seen: seen)
                }
                #expect(refusal?.mark == "2988-D6.2.b-i")
            }
            let sequence = try await test.office.sendBack(list: list.id, reason: "Thiếu chức vụ", by: test.actor("cuong.nk"), seen: list.sequence + 1)
            #expect(try await test.office.accountList(list.id, for: administrator).list.reason == "Thiếu chức vụ")
            _ = try await test.office.submit(list: list.id, by: administrator, seen: sequence)
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D5.1.c, 2988-D5.1.d to the administrator of a Cục its Chi cục's lists and accounts do not exist`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let (cuc, chiCuc) = (try await test.administrator, try await test.harbourAdministrator)
            let list = try await test.list([TestOffice.line("Đặng Thu Trang", number: "HQ-1", division: "")], by: chiCuc, leader: "hung.pv")
            await #expect(throws: NotFound.self) { try await test.office.accountList(list.id, for: cuc) }
            await #expect(throws: NotFound.self) { try await test.office.carryOut(list: list.id, by: cuc, seen: list.sequence) }
            await #expect(throws: NotFound.self) { try await test.office.account("phong.dt", for: cuc) }
            await #expect(throws: NotFound.self) { try await test.office.release(account: "phong.dt", reason: "x", by: cuc, seen: 1) }
            #expect(try await test.office.accounts(for: cuc).lines.allSatisfy { $0.name != "phong.dt" })
            #expect(try await test.office.accountLists(for: cuc).lines.isEmpty)
            let outside = try await test.list([TestOffice.line("Dương Tuấn Phong", number: "HD-9", form: .deactivate, eCustoms: "phong.dt")], by: cuc)
            let result = try await test.office.carryOut(list: outside.id, by: cuc, seen: outside.sequence)[0].result
            #expect(result == .refused("2988-D6.2.a", .noSuchAccount("phong.dt")))
        }
    }

    @Test(arguments: Engine.allCases)
    func `2988-D3.3 nobody but the administrator compiles, nobody but the unit leader decides`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            for account in ["long.vh", "tien.dm", "cuong.nk", "dung.tk", "vy.lk", "huong.ttm"] {
                let refusal = await #expect(throws: OrganisationViolation.self) { try await test.office.beginAccountList(by: test.actor(account)) }
                #expect(refusal == OrganisationViolation("2988-D6.2.a", .roleMayNot), "\(account)")
            }
            let administrator = try await test.administrator
            let list = try await test.list([TestOffice.line("Đặng Thu Trang", number: "HQ-1")], by: administrator, approved: false)
            let sequence = try await test.office.submit(list: list.id, by: administrator, seen: list.sequence)
            await #expect(throws: OrganisationViolation("2988-D6.2.b-i", .roleMayNot)) { try await test.office.approve(list: list.id, by: administrator, seen: sequence) }
            await #expect(throws: NotFound.self) { try await test.office.approve(list: list.id, by: test.actor("son.tv"), seen: sequence) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `of two who carry out the same row at once one hears that the other was first`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let administrator = try await test.administrator
            let list = try await test.list([TestOffice.line("Đặng Thu Trang", number: "HQ-1")], by: administrator)
            let row = try await test.office.accountList(list.id, for: administrator).list.rows[0].id
            let results = await concurrently([1, 2]) { _ in
                try await test.office.carryOut(row: row, of: list.id, by: administrator, seen: list.sequence)
            }
            #expect(results.count { (try? $0.get()) != nil } == 1 && results.count { $0.failure is Conflict } == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `HD-21 an officer with open dossiers is not deactivated, and the refusal names them`(_ engine: Engine) async throws {
        try await TestOffice.on(engine) { test in
            let number = try await test.file("T-2").number
            try await test.bring(number, to: .inProcessing)
            let officer = try #require(try await test.view(number).row.officer)
            let standing = try await test.accountRow(officer)
            let administrator = try await test.administrator
            let line = TestOffice.line(
                standing.details.person, number: standing.details.serviceNumber ?? "", form: .deactivate, division: standing.details.division ?? "", eCustoms: officer)
            let list = try await test.list([line], by: administrator)
            let result = try await test.office.carryOut(list: list.id, by: administrator, seen: list.sequence)[0].result
            #expect(result == .refused("HD-21", .openDossiers([number], more: false)))
            await #expect(throws: OrganisationViolation("2988-D6.4.a", .account(.openDossiers([number], more: false)))) {
                try await test.office.release(account: officer, reason: "Luân chuyển", by: administrator, seen: 1)
            }
        }
    }
}
