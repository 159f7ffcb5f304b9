import Domain
import HummingbirdTesting
import Service
import Testing

@testable import Web

/// Hand-over, risk, purpose and reads through the pages. Each test has people of its own: these acts change accounts.
@Suite(.serialized) struct AccessDoorTests {
    let stage: OfficeStage

    init() async throws { stage = try await OfficeStage.shared.value }

    @Test func `2988-D6.2.b-ii a hand-over that lacks something comes back with what was typed`() async throws {
        let stage = stage
        try await stage.live { server in
            let visitor = try await server.administrator("thang.hv")
            let page = try await visitor.get("/accounts/anh.nq/access")
            #expect(page.status == .ok && page.text.contains("Bàn giao") && page.text.contains("Nguyễn Quỳnh Anh"))
            let answer = try await visitor.post("/accounts/anh.nq/handovers", ["way": "letter", "receivedBy": "Chị Quỳnh Anh", "address": ""])
            #expect(answer.status == .unprocessableContent && answer.text.contains("value=\"Chị Quỳnh Anh\""))
            #expect(answer.text.contains("href=\"#address\"") && answer.text.contains("href=\"#replyNumber\""))
            let mail = try await visitor.post("/accounts/anh.nq/handovers", ["way": "link", "receivedBy": "Anh", "address": "không phải"])
            #expect(mail.status == .unprocessableContent && mail.text.contains("href=\"#address\""))
            #expect(try await visitor.post("/accounts/anh.nq/handovers", ["way": "pigeon", "receivedBy": "a", "address": "b"]).status == .unprocessableContent)
        }
    }

    @Test func `3035-D6.2-ii, 3035-D6.3 a letter is printed once and opens the account by a password of one's own`() async throws {
        let stage = stage
        try await stage.live { server in
            let visitor = try await server.administrator("thang.hv")
            let typed = ["way": "letter", "receivedBy": "Nguyễn Quỳnh Anh", "address": "Phòng Thuế", "replyNumber": "31/HQHP-CNTT"]
            let letter = try await visitor.post("/accounts/anh.nq/handovers", typed)
            #expect(letter.status == .created && letter.text.hasPrefix("%PDF") && letter.headers[.cacheControl] == "private, no-store")
            let after = try await visitor.get("/accounts/anh.nq/access")
            #expect(after.text.contains("Chờ kích hoạt") && after.text.contains("31/HQHP-CNTT"))
            let stranger = Visitor(client: server.client)
            _ = try await stranger.get("/activate")
            let wrong = ["account": "anh.nq", "secret": "aaaaa-bbbbb", "password": "một mật khẩu riêng", "again": "một mật khẩu riêng"]
            let refused = try await stranger.post("/activate", wrong)
            #expect(refused.status == .unprocessableContent && refused.text.contains("Xin người quản trị") && !refused.text.contains("một mật khẩu"))
            #expect(try await stranger.post("/activate", wrong.merging(["again": "khác"]) { $1 }).text.contains("href=\"#again\""))
            #expect(try await stranger.post("/activate", wrong.merging(["password": "ngắn", "again": "ngắn"]) { $1 }).text.contains("href=\"#password\""))
            #expect(try await stranger.post("/activate", [:]).status == .unprocessableContent)
        }
    }

    @Test func `2988-D4.4-ii at risk one act signs out everywhere, and the administrator finds it`() async throws {
        let stage = stage
        try await stage.live { server in
            let (one, two) = (try await server.visitor("nga.pt"), try await server.visitor("nga.pt"))
            #expect(try await one.get("/risk").text.contains("Khóa tài khoản của tôi"))
            let told = try await one.follow(try await one.post("/risk", [:]))
            #expect(told.text.contains("Tài khoản đã khóa"))
            #expect(try await two.get("/account").headers[.location]?.hasPrefix("/sign-in") == true)
            let visitor = try await server.administrator("thang.hv")
            #expect(try await visitor.get("/access").text.contains("Phùng Thị Nga"))
            #expect(try await visitor.post("/accounts/nga.pt/handovers", ["way": "letter", "receivedBy": "a", "address": "b", "replyNumber": "c"]).text.contains("mở khóa trước"))
            #expect(try await visitor.post("/accounts/nga.pt/unlockings", ["unlockReason": ""]).text.contains("href=\"#unlockReason\""))
            let unlocked = try await visitor.follow(try await visitor.post("/accounts/nga.pt/unlockings", ["unlockReason": "Đã xác minh"]))
            #expect(unlocked.text.contains("Đã mở khóa") && unlocked.text.contains("Đã xác minh"))
            let stranger = Visitor(client: server.client)
            _ = try await stranger.get("/risk")
            let wrong = try await stranger.post("/risk", ["account": "khong.co", "password": "x"])
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("value=\"khong.co\""))
        }
    }

    @Test func `2988-D4.3-i whoever opens a colleague's dossier says what for, once a day`() async throws {
        let stage = stage
        try await stage.live { server in
            let number = try await stage.number(DossierQuery(box: .mine, phase: .inProcessing), "duc.nm")
            let reader = try await server.visitor("ngoc.pb")
            let asked = try await reader.get("/dossiers/\(number)")
            #expect(asked.status == .ok && asked.text.contains("để làm gì?") && !asked.text.contains("id=\"paper\""))
            let nothing = try await reader.post("/dossiers/\(number)/reads", ["return": "/dossiers/\(number)"])
            #expect(nothing.status == .unprocessableContent && nothing.text.contains("href=\"#purpose\""))
            #expect(try await reader.post("/dossiers/\(number)/reads", ["purpose": "handling"]).status == .unprocessableContent)
            let answer = try await reader.post("/dossiers/\(number)/reads", ["purpose": "coordination", "return": "https://evil.example"])
            #expect(answer.headers[.location] == "/dossiers/\(number)")
            #expect(try await !reader.follow(answer).text.contains("để làm gì?"))
            let leader = try await server.visitor("viet.pq")
            let log = try await leader.get("/reads?account=ngoc.pb&outside=true")
            #expect(log.text.contains("Phan Bảo Ngọc") && log.text.contains("Phối hợp xử lý") && log.text.contains(number))
            #expect(try await reader.get("/reads").text.contains("Điều 4"))
        }
    }

    @Test func `2988-D4.3-ii the leader takes a list out as CSV, and finds it in the read log`() async throws {
        let stage = stage
        try await stage.live { server in
            let leader = try await server.visitor("viet.pq")
            #expect(try await leader.get("/inbox?box=closed").text.contains("href=\"/dossier-exports?box=closed\""))
            #expect(try await leader.get("/dossier-exports?box=closed").text.contains("Tải tệp CSV"))
            let asked = try await leader.post("/dossier-exports?box=closed", [:])
            #expect(asked.status == .unprocessableContent && asked.text.contains("href=\"#purpose\""))
            let file = try await leader.post("/dossier-exports?box=closed", ["purpose": "inspection"])
            #expect(file.status == .ok && file.headers[.contentType] == "text/csv; charset=utf-8")
            let lines = file.text.split(separator: "\r\n")
            #expect(lines.count > 1 && lines[0].contains("Mã hồ sơ;Thủ tục;") && lines.dropFirst().allSatisfy { $0.contains("GSQL-") })
            let log = try await leader.get("/reads")
            #expect(log.text.contains("Kết xuất") && log.text.contains("Danh sách \(lines.count - 1) dòng") && log.text.contains("href=\"/inbox?box=closed\""))
            let officer = try await server.visitor("duc.nm")
            #expect(try await !officer.get("/inbox").text.contains("/dossier-exports"))
            #expect(try await officer.get("/dossier-exports").status == .forbidden)
        }
    }

    @Test func `what a file says never begins like a formula`() {
        #expect(DossierExport.line(["=1+1", "a;b", "c\"d", "-"]) == "'=1+1;\"a;b\";\"c\"\"d\";'-\r\n")
    }

    @Test func `a list's filters that do not exist are named, on the page and to programs`() async throws {
        let stage = stage
        try await stage.live { server in
            let leader = try await server.visitor("viet.pq")
            let long = String(repeating: "a", count: 65)
            let page = try await leader.get("/reads?account=\(long)&outside=maybe")
            #expect(page.status == .unprocessableContent && page.text.contains("href=\"#account\"") && page.text.contains("href=\"#outside\"") && page.text.contains(long))
            for path in ["/reads?after=x", "/units/GSQL?after=x", "/account-lists?after=x", "/inbox?after=x"] {
                #expect(try await leader.get(path).status == .unprocessableContent, "\(path)")
            }
            let root = try await server.administrator("tuan.ma")
            for path in ["/mail?state=x", "/mail?after=x"] { #expect(try await root.get(path).status == .unprocessableContent, "\(path)") }
        }
    }

    @Test func `HD-32 the declarant sees unit and role of whoever read a closed dossier, never a name`() async throws {
        let stage = stage
        try await stage.live { server in
            let number = try #require(
                await stage.office.database.read { tx in
                    try tx.row("SELECT number FROM dossier WHERE unit = 'GSQL' AND closed_at IS NOT NULL AND filed_by = 'huong.ttm' LIMIT 1")?.text("number")
                })
            let leader = try await server.visitor("viet.pq")
            #expect(try await leader.get("/dossiers/\(number)").status == .ok)
            let browser = try await Browser.signedIn(server.client)
            try await browser.open("/dossiers/\(number)/reads")
            #expect(browser.status == .ok && browser.has("Lãnh đạo đơn vị") && !browser.has("Phạm Quốc Việt"))
        }
    }

    @Test func `3035-D13.1.b the root administrator sees that no mail server is configured, and what waits`() async throws {
        let stage = stage
        try await stage.live { server in
            let root = try await server.administrator("tuan.ma")
            let page = try await root.get("/mail?state=waiting")
            #expect(page.status == .ok && page.text.contains("Chưa cấu hình máy chủ thư"))
            #expect(try await server.administrator("thang.hv").get("/mail").status == .forbidden)
        }
    }
}
