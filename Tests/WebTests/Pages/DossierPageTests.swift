import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct DossierPageTests {
    @Test func `HD-1 withdrawing ends the dossier, and a page left open says so with what was written`() async throws {
        try await PagesOffice.live { client in
            let browser = try await Browser.signedIn(client)
            let number = try await TestFiling.filed(browser)
            let act = "/dossiers/\(number)/acts/withdrawals"
            try await browser.open(act)
            let sequence = try #require(browser.value("sequence"))
            #expect(browser.has("Quy tắc HD-1") && browser.has("Nộp lại là một hồ sơ mới"))
            try await browser.post(act, ["sequence": sequence, "reason": "Nộp nhầm thủ tục"])
            #expect(browser.path == "/dossiers/\(number)" && browser.has("Đã thực hiện: Rút hồ sơ") && browser.has("Đã rút"))
            try await browser.post(act, ["sequence": sequence, "reason": "Viết lại lý do"])
            #expect(browser.status == .conflict && browser.has("Hồ sơ đã thay đổi trong lúc bạn viết") && browser.has("Viết lại lý do"))
        }
    }

    @Test func `a choice nobody has made is asked for, and everything typed is kept`() async throws {
        try await PagesOffice.live { client in
            let leader = try await Browser.signedIn(client, as: "viet.pq")
            try await leader.open("/assignments")
            let number = try #require(leader.html.firstMatch(of: /href="\/dossiers\/([A-Z]+-[0-9]+-[0-9]+)"/)).output.1
            let act = "/dossiers/\(number)/acts/assignments"
            try await leader.open(act)
            try await leader.post(act, ["sequence": try #require(leader.value("sequence")), "to": ""])
            #expect(leader.status == .unprocessableContent && leader.has("Chọn “Giao cho”"))
        }
    }

    @Test func `an administrator lands on the accounts of the unit, for there is no dossier to see`() async throws {
        try await PagesOffice.live { client in
            let browser = Browser(client)
            try await browser.open("/sign-in")
            try await browser.post("/sign-in", ["account": "thanh.dc", "password": "haidang-demo"])
            #expect(browser.path == "/accounts" && browser.status == .ok)
        }
    }

    @Test func `2988-D9.2-iv, NEWS-6 a supplement keeps its files and its note until it can be sent`() async throws {
        try await PagesOffice.live { client in
            let browser = try await Browser.signedIn(client)
            try await browser.open("/dossiers?phase=awaitingSupplement")
            let number = try #require(browser.html.firstMatch(of: /href="\/dossiers\/([A-Z]+-[0-9]+-[0-9]+)"/)).output.1
            let act = "/dossiers/\(number)/acts/supplements"
            try await browser.open(act)
            let field = String(try #require(browser.html.firstMatch(of: /type="file" id="([^"]+)"/)).output.1)
            let sequence = try #require(browser.value("sequence"))
            try await browser.upload(act, ["sequence": sequence, "note": "Bản có chữ ký"], files: [(field, "moi.pdf", [])])
            #expect(browser.status == .unprocessableContent && browser.has("Tệp “moi.pdf” trống") && browser.has("Bản có chữ ký"))
            try await browser.upload(act, ["sequence": sequence, "then": "upload"], files: [(field, "moi.pdf", TestFiling.pdf)])
            #expect(browser.status == .ok && browser.has("moi.pdf"))
            try await browser.upload(act, ["sequence": sequence, "remove": field], files: [])
            #expect(browser.status == .ok && !browser.has("moi.pdf"))
            try await browser.upload(act, ["sequence": sequence, "then": "upload"], files: [(field, "moi.pdf", TestFiling.pdf)])
            try await browser.upload(act, ["sequence": sequence, "note": "Bản có chữ ký"], files: [])
            #expect(browser.status == .unprocessableContent && browser.html.contains(##"<a href="#noStateSecrets">"##) && browser.has("NEWS-6"))
            #expect(browser.has("moi.pdf") && browser.has("Bản có chữ ký"))
            try await browser.upload(act, ["sequence": sequence, "note": "Bản có chữ ký", "noStateSecrets": "true"], files: [])
            #expect(browser.path == "/dossiers/\(number)" && browser.has("Bổ sung hồ sơ, 1 tệp Bản có chữ ký Cam đoan không có giấy tờ là bí mật nhà nước") && browser.has("moi.pdf"))
        }
    }

    @Test func `an act of another role is refused, and one that does not exist is not found`() async throws {
        try await PagesOffice.live { client in
            let browser = try await Browser.signedIn(client)
            let number = try await TestFiling.filed(browser)
            try await browser.open("/dossiers/\(number)/acts/approvals")
            #expect(browser.status == .forbidden && browser.has("Vai trò của bạn không có việc này"))
            try await browser.open("/dossiers/\(number)/acts/nothing")
            #expect(browser.status == .notFound)
        }
    }

    @Test func `a number that is not there, or not one's own, is not found`() async throws {
        try await PagesOffice.live { client in
            let browser = try await Browser.signedIn(client)
            for path in ["/dossiers/GSQL-000000-0000", "/dossiers/GSQL-000000-0000/confirmation", "/drafts/00", "/dossiers/%00"] {
                try await browser.open(path)
                #expect(browser.status == .notFound && browser.has("Không tìm thấy"), "\(path)")
            }
        }
    }

    @Test func `NEWS-5, NEWS-6 a procedure not offered says why and where to go, and takes no draft`() async throws {
        try await PagesOffice.live { client in
            let browser = try await Browser.signedIn(client)
            try await browser.open("/procedures/II-1")
            #expect(browser.status == .ok && browser.has("Giấy tờ của thủ tục này là bí mật nhà nước, không nhận trên hệ thống") && browser.has("NEWS-6") && browser.has("chuyển hồ sơ trực tiếp bằng bản giấy tới Tổng cục Hải quan"))
            #expect(!browser.html.contains("/procedures/II-1/drafts"))
            try await browser.open("/account")
            try await browser.post("/procedures/II-1/drafts")
            #expect(browser.status == .unprocessableContent && browser.has("NEWS-6"))
            try await browser.open("/procedures/II-2")
            #expect(browser.has("Thủ tục này không nộp trực tuyến"))
            try await browser.open("/procedures/XX-9")
            #expect(browser.status == .notFound)
        }
    }

    @Test func `a search finds without Vietnamese marks, and says so when it finds nothing`() async throws {
        try await PagesOffice.live { client in
            let browser = Browser(client)
            try await browser.open("/procedures?q=dai%20ly%20hai%20quan")
            #expect(browser.has("Thủ tục công nhận hoạt động đại lý làm thủ tục hải quan"))
            try await browser.open("/procedures?q=%3Czzz%3E")
            #expect(browser.has("Không có thủ tục nào khớp “<zzz>”") && !browser.html.contains("<zzz>"))
            try await browser.open("/procedures?state=offline&lang=en")
            #expect(browser.html.contains(#"<html lang="en">"#) && browser.has("Not online"))
        }
    }

    @Test func `signing out ends the session, and one's sessions are listed and ended`() async throws {
        try await PagesOffice.live { client in
            let (here, there) = (try await Browser.signedIn(client, as: "tung.vd"), try await Browser.signedIn(client, as: "tung.vd"))
            try await here.open("/account")
            #expect(here.has("Phiên này"))
            try await here.post("/sign-out")
            #expect(here.path == "/" && here.has("Bạn đã đăng xuất"))
            try await here.open("/account")
            #expect(here.path == "/sign-in")
            try await there.open("/account")
            #expect(there.status == .ok)
        }
    }
}
