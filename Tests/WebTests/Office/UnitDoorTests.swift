import Domain
import HummingbirdTesting
import Service
import Testing

@testable import Web

/// Who gets to which page of a unit: 03ZZ is led by cuong.nk, thang.hv holds its administrator account.
@Suite(.serialized) struct UnitDoorTests {
    let stage: OfficeStage

    init() async throws { stage = try await OfficeStage.shared.value }

    @Test func `2988-D8.0-i the leader orders, 2988-D8.0-ii the administrator configures, and nobody does the other's work`() async throws {
        let stage = stage
        try await stage.live { server in
            let (leader, administrator) = (try await server.visitor("cuong.nk"), try await server.administrator("thang.hv"))
            let page = try await leader.get("/units/03ZZ/assignment-orders")
            #expect(page.status == .ok && page.text.contains("name=\"mode\"") && page.text.contains("value=\"*\""))
            let wrong = try await leader.post("/units/03ZZ/assignment-orders", ["procedure": "*", "mode": "3", "note": "Ghi <chú>"])
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("Điều 8 khoản 3") && wrong.text.contains("Ghi &lt;chú&gt;"))
            #expect(try await leader.post("/units/03ZZ/assignment-orders", ["procedure": "", "mode": "9"]).status == .unprocessableContent)
            #expect(try await leader.get("/units/03ZZ/assignment-settings").status == .forbidden)
            #expect(try await administrator.get("/units/03ZZ/assignment-orders").status == .forbidden)
            let ordered = try await leader.follow(try await leader.post("/units/03ZZ/assignment-orders", ["procedure": "*", "mode": "2"]))
            #expect(ordered.text.contains("Đã ra lệnh"))
            let waiting = try await administrator.get("/units/03ZZ/assignment-settings")
            let order = try #require(waiting.text.value(of: "order"))
            #expect(waiting.text.contains("Nguyễn Kiên Cường"))
            let done = try await administrator.follow(try await administrator.post("/units/03ZZ/assignment-settings", ["order": order]))
            #expect(done.text.contains("Đã cấu hình") && done.text.contains("03zz_qt") && done.text.contains("Điều 8"))
            #expect(try await administrator.post("/units/03ZZ/assignment-settings", ["order": order]).status == .unprocessableContent)
            #expect(try await administrator.post("/units/03ZZ/assignment-settings", ["order": "none"]).status == .notFound)
        }
    }

    @Test func `2988-D5.1.c another unit is not there for an administrator, and shows its public part to officers`() async throws {
        let stage = stage
        try await stage.live { server in
            let administrator = try await server.administrator("thang.hv")
            for path in ["/units/03CC", "/units/GSQL/divisions", "/units/none"] { #expect(try await administrator.get(path).status == .notFound) }
            let officer = try await server.visitor("duc.nm")
            let page = try await officer.get("/units/03ZZ")
            #expect(page.status == .ok && !page.text.contains("id=\"settings\"") && page.text.contains("id=\"periods\""))
            #expect(try await officer.get("/units/03ZZ/assignment-orders").status == .forbidden)
            let leader = try await server.visitor("viet.pq")
            #expect(try await leader.get("/units/03ZZ/assignment-orders").status == .notFound)
            let found = try await officer.get("/units?q=dinh+vu")
            #expect(found.text.contains("/units/03EE") && !found.text.contains("/units/03CC"))
            #expect(try await officer.get("/units?q=khongco").text.contains("Không có đơn vị nào khớp"))
            let next = try #require(try await officer.get("/units?level=CHICUC").text.firstMatch(of: /\/units\?level=CHICUC&amp;after=[^"]+/).map { String($0.output) })
            #expect(try await officer.get(next.replacing("&amp;", with: "&")).text.contains("rel=\"prev\""))
            #expect(try await Visitor(client: server.client).get("/units").status == .seeOther)
        }
    }

    @Test func `HD-18 divisions are opened, renamed and closed, and what is wrong is said at the field`() async throws {
        let stage = stage
        try await stage.live { server in
            let administrator = try await server.administrator("thang.hv")
            #expect(try await administrator.get("/units/03ZZ/divisions").status == .ok)
            #expect(try await administrator.post("/units/03ZZ/divisions", ["name": " "]).status == .unprocessableContent)
            let opened = try await administrator.follow(try await administrator.post("/units/03ZZ/divisions", ["name": "Tổ thử"]))
            let id = try #require(opened.text.firstMatch(of: /divisions\/([0-9a-f]{32})/)?.1)
            #expect(try await administrator.post("/units/03ZZ/divisions", ["name": "tổ THỬ"]).text.contains("HD-18"))
            #expect(try await administrator.post("/units/03ZZ/divisions/\(id)", ["name": "Tổ hai"]).status == .seeOther)
            let busy = try await administrator.post("/units/03ZZ/divisions/03ZZ-GSQL/closures", [:])
            #expect(busy.status == .unprocessableContent && busy.text.contains("Vương Hải Long") && busy.text.contains("HD-18"))
            #expect(try await administrator.post("/units/03ZZ/divisions/\(id)/closures", [:]).status == .seeOther)
            #expect(try await administrator.get("/units/03ZZ/divisions/\(id)").status == .notFound)
            let leader = try await server.visitor("cuong.nk")
            #expect(try await leader.post("/units/03ZZ/divisions", ["name": "Tổ"]).status == .forbidden)
        }
    }
}
