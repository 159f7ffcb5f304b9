import Domain
import HummingbirdTesting
import Service
import Testing

@testable import Web

/// Who gets in where among accounts, lists and administrator accounts, and what is told to those who do not.
@Suite(.serialized) struct AccountDoorTests {
    let stage: OfficeStage

    init() async throws { stage = try await OfficeStage.shared.value }

    private static func visitor(_ account: String, _ server: OfficeStage.Server) async throws -> Visitor {
        let visitor = Visitor(client: server.client)
        _ = try await visitor.get("/sign-in")
        _ = try await visitor.post("/sign-in", ["account": account, "password": "haidang-demo"])
        _ = try await visitor.get("/account")
        return visitor
    }

    @Test func `2988-D14.1.đ a unit's accounts are for its administrator and leaders; to others they are closed, to strangers not there`() async throws {
        let stage = stage
        try await stage.live { server in
            let administrator = try await Self.visitor("thang.hv", server)
            #expect(try await administrator.get("/accounts?q=vuong").text.contains("Vương Hải Long"))
            #expect(try await administrator.get("/accounts/long.vh").status == .ok)
            #expect(try await administrator.get("/accounts/duc.nm").status == .notFound)
            #expect(try await administrator.post("/accounts/duc.nm/releases", ["sequence": "1", "reason": "x"]).status == .notFound)
            for (account, status) in [("long.vh", "403"), ("huong.ttm", "403")] {
                let answer = try await Self.visitor(account, server).get("/accounts")
                #expect("\(answer.status.code)" == status && answer.text.contains("Điều 14"))
            }
            let leader = try await Self.visitor("cuong.nk", server)
            let refused = try await leader.post("/accounts/long.vh/releases", ["sequence": "1", "reason": "x"])
            #expect(refused.status == .forbidden && refused.text.contains("Điều 6"))
        }
    }

    @Test func `2988-M01-iii a line with no form, or two, comes back with everything typed`() async throws {
        let stage = stage
        try await stage.live { server in
            let administrator = try await Self.visitor("thang.hv", server)
            let list = try await administrator.follow(try await administrator.post("/account-lists", [:]))
            #expect(list.status == .ok)
            let place = try #require(list.text.firstMatch(of: #/\/account-lists\/[0-9a-f]+/new-row/#)).output
            let typed = ["sequence": "1", "person": "Đặng Thu Trang", "title": "Công chức", "serviceNumber": "DOOR-1", "role": "officer", "division": "03ZZ-GSQL"]
            let answer = try await administrator.post(String(place), typed)
            #expect(answer.status == .unprocessableContent && answer.text.contains("Đánh dấu một hình thức") && answer.text.contains("value=\"Đặng Thu Trang\""))
            #expect(try await administrator.post(String(place), typed.merging(["form": "sell"]) { $1 }).status == .unprocessableContent)
            #expect(try await administrator.post(String(place), typed.merging(["form": "new", "sequence": "7"]) { $1 }).status == .conflict)
            #expect(try await administrator.post(String(place), typed.merging(["form": "new"]) { $1 }).status == .seeOther)
        }
    }

    @Test func `2988-D5.1.a the administrator accounts are the root's to issue, and others hear the clause`() async throws {
        let stage = stage
        try await stage.live { server in
            let root = try await Self.visitor("tuan.ma", server)
            #expect(try await root.get("/administrators").text.contains("03zz_qt"))
            let second = try await root.post("/administrators", ["unit": "GSQL", "holder": "duc.nm", "request": "1"])
            #expect(second.status == .unprocessableContent && second.text.contains("gsql_qt"))
            #expect(try await root.post("/administrators", ["unit": "99XX", "holder": "duc.nm", "request": "1"]).status == .unprocessableContent)
            let leader = try await Self.visitor("viet.pq", server)
            let refused = try await leader.post("/administrators", ["unit": "TXNK", "holder": "ha.ltt", "request": "1"])
            #expect(refused.status == .forbidden && refused.text.contains("Điều 5"))
            #expect(try await leader.get("/administrators/03zz_qt").status == .notFound)
            #expect(try await leader.get("/administrators/gsql_qt").status == .ok)
        }
    }

    @Test func `A-15 whoever may act as several chooses after signing in`() async throws {
        let stage = stage
        try await stage.live { server in
            let visitor = Visitor(client: server.client)
            _ = try await visitor.get("/sign-in")
            let signedIn = try await visitor.post("/sign-in", ["account": "linh.nk", "password": "haidang-demo"])
            #expect(signedIn.headers[.location] == "/hats")
            #expect(try await visitor.get("/hats").text.contains("03cc_qt"))
            #expect(try await visitor.post("/hats", ["hat": "gsql_qt"]).status == .notFound)
            let worn = try await visitor.follow(try await visitor.post("/hats", ["hat": "03cc_qt"]))
            #expect(worn.text.contains("Tài khoản của đơn vị"))
            #expect(try await visitor.get("/inbox").status == .notFound)
        }
    }
}
