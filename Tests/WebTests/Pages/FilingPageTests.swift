import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

/// The walk of a declarant, page by page, over HTTP.
@Suite struct FilingPageTests {
    @Test func `a visitor who begins is sent to sign in and comes back`() async throws {
        try await PagesOffice.live { client in
            let browser = Browser(client)
            try await browser.open("/procedures/I-18")
            #expect(browser.html.contains(#"href="/sign-in?return=%2Fprocedures%2FI-18""#))
            try await browser.open("/dossiers")
            #expect(browser.path == "/sign-in" && browser.value("return") == "/dossiers")
            try await browser.post("/sign-in", ["account": "huong.ttm", "password": "no", "return": "/procedures/I-18"])
            #expect(browser.status == .unprocessableContent && browser.has("Tài khoản hoặc mật khẩu chưa đúng"))
            #expect(browser.value("account") == "huong.ttm" && browser.value("return") == "/procedures/I-18")
            try await browser.post("/sign-in", ["account": "huong.ttm", "password": "haidang-demo", "return": "/procedures/I-18"])
            #expect(browser.path == "/procedures/I-18" && browser.has("Trần Thị Mai Hương"))
        }
    }

    @Test(arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
    func `sign-in leads nowhere outside`(_ address: String) async throws {
        #expect(SignInPages.local(address) == nil)
    }

    @Test func `questions keep everything typed and say how to mend it`() async throws {
        try await PagesOffice.live { client in
            let browser = try await Browser.signedIn(client)
            try await browser.open("/procedures/I-18")
            try await browser.post("/procedures/I-18/drafts")
            #expect(browser.value("answers.taxCode") == "0209999016")
            try await browser.post(
                browser.path,
                ["answers.organisationName": "Biển <Xanh>", "answers.taxCode": "123", "answers.registrationDate-day": "31", "answers.registrationDate-month": "2", "answers.registrationDate-year": "2015", "answers.employees.0.name": "Khải", "answers.employees.0.identityNumber": "12"])
            #expect(browser.status == .unprocessableContent && browser.title.hasPrefix("Lỗi: "))
            #expect(browser.has("Nhập mã số thuế gồm 10 hoặc 13 chữ số") && browser.has("Nhập số căn cước gồm 12 chữ số, hoặc số chứng minh nhân dân gồm 9 chữ số"))
            #expect(browser.html.contains(##"<a href="#answers.employees.0.identityNumber">"##) && browser.html.contains(#"id="answers.employees.0.identityNumber""#))
            #expect(browser.html.contains("Biển &lt;Xanh&gt;") && browser.value("answers.registrationDate-day") == "31" && browser.value("answers.employees.0.name") == "Khải")
        }
    }

    @Test func `rows come and go without a script, and papers stay with their row`() async throws {
        try await PagesOffice.live { client in
            let browser = try await Browser.signedIn(client)
            let draft = try await TestFiling.answered(browser)
            try await browser.open("\(draft)/questions")
            try await browser.post("\(draft)/questions", ["answers.employees.0.name": "Một", "answers.employees.1.name": "Hai", "add": "employees"])
            #expect(browser.html.contains(#"name="answers.employees.2.name""#))
            try await browser.upload("\(draft)/papers/degree.1", files: [("file", "bang-hai.pdf", TestFiling.pdf)])
            #expect(browser.status == .ok && browser.has("bang-hai.pdf"))
            try await browser.open("\(draft)/questions")
            try await browser.post("\(draft)/questions", ["answers.employees.0.name": "Một", "answers.employees.1.name": "Hai", "remove": "employees.0"])
            #expect(browser.value("answers.employees.0.name") == "Hai")
            try await browser.open("\(draft)/papers/degree.0")
            #expect(browser.has("bang-hai.pdf"))
        }
    }

    @Test func `a dossier is filed once, however often it is sent`() async throws {
        try await PagesOffice.live { client in
            let browser = try await Browser.signedIn(client)
            let draft = try await TestFiling.complete(browser)
            #expect(browser.path == "\(draft)/papers/photo.0")
            try await browser.open("\(draft)/check")
            #expect(browser.has("Đỗ Văn Khải") && browser.has("031088999018") && browser.has("photo") == false)
            try await browser.post("\(draft)/filing", TestFiling.declared)
            let confirmation = browser.path
            #expect(confirmation.hasSuffix("/confirmation") && browser.has("Đã nhận hồ sơ của bạn") && browser.has("Hạn trả kết quả"))
            try await browser.post("\(draft)/filing", TestFiling.declared)
            #expect(browser.path == confirmation)
            try await browser.open("\(draft)/questions")
            #expect(browser.path == confirmation)
            let number = confirmation.split(separator: "/")[1]
            try await browser.open("/dossiers")
            #expect(browser.has(String(number)))
            try await browser.open("/dossiers/\(number)")
            #expect(browser.status == .ok && browser.has("Bạn nộp hồ sơ, 6 tệp") && browser.has("Rút hồ sơ"))
            let other = try await Browser.signedIn(client, as: "tung.vd")
            try await other.open("/dossiers/\(number)")
            #expect(other.status == .notFound)
        }
    }

    @Test func `2988-D7.1.a a dossier without a paper it needs is not filed, and the paper is named`() async throws {
        try await PagesOffice.live { client in
            let browser = try await Browser.signedIn(client)
            let draft = try await TestFiling.answered(browser)
            try await browser.open("\(draft)/check")
            try await browser.post("\(draft)/filing", TestFiling.declared)
            #expect(browser.status == .unprocessableContent && browser.has("Tải lên Văn bản đề nghị công nhận đủ điều kiện"))
            #expect(browser.has("Tải lên Ảnh màu 2×3 cm, chụp trong thời gian 06 tháng – Đỗ Văn Khải"))
        }
    }

    @Test func `NEWS-6 a dossier is filed only with the word that no paper is a state secret, and everything typed is kept`() async throws {
        try await PagesOffice.live { client in
            let browser = try await Browser.signedIn(client)
            let draft = try await TestFiling.complete(browser)
            #expect(browser.has("Không tải lên giấy tờ Mật, Tối mật, Tuyệt mật") && browser.has("NEWS-6"))
            try await browser.open("\(draft)/check")
            #expect(browser.html.contains(#"name="noStateSecrets" value="true">"#), "never ticked beforehand")
            try await browser.post("\(draft)/filing")
            #expect(browser.status == .unprocessableContent && browser.html.contains(##"<a href="#noStateSecrets">"##))
            #expect(browser.has("Đánh dấu cam đoan không có giấy tờ Mật, Tối mật, Tuyệt mật") && browser.has("NEWS-6") && browser.has("Đỗ Văn Khải"))
            try await browser.post("\(draft)/filing", TestFiling.declared)
            try await browser.open("/dossiers/\(browser.path.split(separator: "/")[1])")
            #expect(browser.has("Bạn nộp hồ sơ, 6 tệp Cam đoan không có giấy tờ là bí mật nhà nước"))
        }
    }

    @Test func `files that cannot be taken are refused at once, each with the way out`() async throws {
        try await PagesOffice.live { client in
            let browser = try await Browser.signedIn(client)
            let paper = try await TestFiling.answered(browser) + "/papers/request"
            try await browser.open(paper)
            try await browser.upload(paper, files: [("file", "trong.pdf", [])])
            #expect(browser.status == .unprocessableContent && browser.has("Tệp “trong.pdf” trống (0 byte); chọn tệp khác"))
            try await browser.upload(paper, files: [("file", "setup.pdf", Array("MZ".utf8) + Array(repeating: 0, count: 600))])
            #expect(browser.status == .unprocessableContent && browser.has("Tệp “setup.pdf” không đúng loại; lưu lại thành PDF rồi tải lên"))
            try await browser.upload(paper, files: [("file", "lon.pdf", TestFiling.pdf + Array(repeating: 32, count: Int(PagesOffice.fileLimit)))])
            #expect(browser.status == .contentTooLarge && browser.has("Chọn tệp nhỏ hơn 1 MB; tệp “lon.pdf” lớn hơn"))
            try await browser.upload(paper, files: [])
            #expect(browser.status == .unprocessableContent && browser.has("Chọn một tệp"))
            #expect(!browser.has("Đã tải lên"))
        }
    }

    @Test func `an upload that is cut leaves nothing and harms nothing`() async throws {
        try await PagesOffice.live { client in
            let browser = try await Browser.signedIn(client)
            let paper = try await TestFiling.answered(browser) + "/papers/request"
            try await browser.open(paper)
            let body = browser.multipart([:], [("file", "cut.pdf", TestFiling.pdf)])
            let half = String(decoding: body.prefix(body.count - 40), as: UTF8.self)
            try await RawConnection(port: client.port).abandon(
                "POST \(paper) HTTP/1.1\r\nHost: localhost\r\nCookie: \(browser.cookieHeader)\r\nContent-Type: multipart/form-data; boundary=paper\r\nContent-Length: \(body.count)\r\n\r\n\(half)")
            try await browser.open(paper)
            #expect(browser.status == .ok && !browser.has("cut.pdf"))
            try await browser.upload(paper, files: [("file", "whole.pdf", TestFiling.pdf)])
            #expect(browser.has("whole.pdf"))
            try await browser.open("\(paper)/file")
            #expect(browser.type == "application/pdf" && browser.html.hasPrefix("%PDF"))
        }
    }
}
