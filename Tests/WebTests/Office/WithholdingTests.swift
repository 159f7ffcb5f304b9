import Domain
import Foundation
import HummingbirdTesting
import Service
import Testing

@testable import Web

/// NEWS-6 and HD-29 as the office meets them on its pages.
@Suite(.serialized) struct WithholdingTests {
    let stage: OfficeStage

    // A paper withheld raises its dossier's sequence, and would meet acts of other suites on it.
    private static let own = OfficeStage.apart()

    init() async throws { stage = try await Self.own.value }

    @Test func `NEWS-6 an officer withholds a paper by a page, and its picture, its file and its link are gone for everybody`() async throws {
        let stage = stage
        try await stage.live { server in
            let number = try await stage.number(DossierQuery(box: .all, phase: .inProcessing, procedure: "I-18"), "viet.pq")
            let view = try await stage.view(number, "viet.pq")
            let paper = try #require(view.documents.first { $0.origin == .declarant }).document
            let (officer, path) = (try await server.visitor(try #require(view.row.officer)), "/dossiers/\(number)/documents/\(paper.id)")
            let before = try await officer.get("/dossiers/\(number)?document=\(paper.id)")
            #expect(before.text.contains(#"href="\#(path)/withholdings""#) && before.text.contains(#"href="\#(path)""#))

            let form = try await officer.get("\(path)/withholdings")
            #expect(form.status == .ok && form.text.contains(paper.name) && form.text.contains("NEWS-6"))
            let unsaid = try await officer.post("\(path)/withholdings", ["reason": " "])
            #expect(unsaid.status == .unprocessableContent && unsaid.text.contains(##"<a href="#reason">"##) && unsaid.text.contains("NEWS-6"))
            let done = try await officer.follow(try await officer.post("\(path)/withholdings", ["reason": "Dấu <Mật> ở trang 1"]))
            #expect(done.text.contains("Giữ lại: bí mật nhà nước") && done.text.contains("Dấu &lt;Mật&gt; ở trang 1") && done.text.contains("giấy tờ bị giữ lại"))
            #expect(!done.text.contains(#"href="\#(path)""#) && !done.text.contains("\(path)/pages/") && !done.text.contains("\(path)/withholdings"))

            let filer = try #require(view.history.first?.event.actor.account)
            for account in [filer, "viet.pq"] {
                let reader = try await server.administrator(account)
                for address in [path, "\(path)/pages/1"] {
                    let answer = try await reader.get(address)
                    #expect(answer.status == .forbidden && answer.text.contains("NEWS-6"), "\(account) \(address)")
                }
            }
            let own = try await server.administrator(filer).get("/dossiers/\(number)")
            #expect(own.text.contains(paper.name) && own.text.contains("Giữ lại: bí mật nhà nước") && !own.text.contains(#"href="\#(path)""#))
            #expect(try await officer.get("\(path)/withholdings").status == .forbidden)
        }
    }

    @Test func `HD-29 the office sees that who answers for the declarant is known by mail alone, and the clerk adds the paper`() async throws {
        let stage = stage
        let open = try await stage.office.dossiers(DossierQuery(box: .all, limit: 100), for: try await stage.actor("viet.pq")).rows
        let number = try #require(open.first { $0.party == "0201883411" }).number
        let shown = try #require(open.first { $0.party == "0209999016" }).number
        try await stage.live { server in
            let (leader, clerk) = (try await server.visitor("viet.pq"), try await server.visitor("thu.tt"))
            #expect(try await leader.get("/dossiers/\(number)").text.contains("Chỉ xác nhận qua thư, chưa xuất trình giấy tờ (Quy tắc HD-29)"))
            #expect(!(try await leader.get("/dossiers/\(shown)").text.contains("Chỉ xác nhận qua thư")))
            #expect(try await clerk.get("/counter").text.contains("/counter/owners"))
            let claim = ["identifier": "0201 883 411", "account": "tung.vd"]
            let wrong = try await clerk.post("/counter/owners", ["identifier": "0201883411", "account": "huong.ttm"])
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("không đại diện cho số đó") && wrong.text.contains("huong.ttm"))
            let found = try await clerk.post("/counter/owners", claim)
            #expect(found.status == .ok && found.text.contains("Võ Đình Tùng"))
            let unchosen = try await clerk.post("/counter/owners", claim.merging(["checked": "yes"]) { first, _ in first })
            #expect(unchosen.status == .unprocessableContent && unchosen.text.contains("Chọn giấy tờ"))
            let other = try await clerk.post("/counter/owners", claim.merging(["checked": "yes", "paper": "passport"]) { first, _ in first })
            #expect(other.status == .unprocessableContent && other.text.contains("Tổ chức cần giấy giới thiệu") && other.text.contains("HD-29"))
            let done = try await clerk.post("/counter/owners", claim.merging(["checked": "yes", "paper": "introductionLetter"]) { first, _ in first })
            #expect(done.status == .ok && done.text.contains("Đã ghi nhận giấy tờ"))
            #expect(!(try await leader.get("/dossiers/\(number)").text.contains("Chỉ xác nhận qua thư")))
            #expect(try await leader.post("/counter/owners", claim).status == .forbidden)
        }
    }
}
