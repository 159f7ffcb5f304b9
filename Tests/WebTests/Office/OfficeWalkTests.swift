import Domain
import Foundation
import HummingbirdTesting
import Service
import Testing

@testable import Web

/// A dossier on its way through the office, by the pages alone.
@Suite(.serialized) struct OfficeWalkTests {
    let stage: OfficeStage

    init() async throws { stage = try await OfficeStage.shared.value }

    @Test func `a dossier goes from assignment to the sealed result by pages`() async throws {
        let stage = stage
        try await stage.live { server in
            let number = try await stage.number(DossierQuery(box: .mine, phase: .toBeAssignedByUnitLeader, procedure: "I-18"), "viet.pq")
            let (leader, head, officer) = (try await server.visitor("viet.pq"), try await server.visitor("binh.lt"), try await server.visitor("duc.nm"))
            let home = "/dossiers/\(number)"

            try await assign(leader, number, to: "division:GSQL-P2")
            try await assign(head, number, to: "officer:duc.nm")
            let work = try await officer.get(home)
            #expect(work.text.contains("\(home)/acts/proposals?kind=result") && work.text.contains("\(home)/acts/proposals?kind=refusal"))
            try await propose(officer, home)

            let forwarded = try await head.act("\(home)/acts/forwardings", ["recommendation": "Kính trình Lãnh đạo"])
            #expect(try await head.follow(forwarded).text.contains("Kính trình Lãnh đạo"))
            let review = try await leader.get(home)
            #expect(review.text.contains("Chấp thuận: ") && review.text.contains("“Kính trình Lãnh đạo”") && review.text.contains("SHA-256"))
            #expect(try await leader.act("\(home)/acts/approvals", ["direction": "Đồng ý"]).status == .seeOther)

            try await passGates(officer, number)
            let released = try await officer.act("\(home)/acts/releases")
            #expect(try await officer.follow(released).text.contains("Đang ký số"))
            #expect(try await stage.office.sealNext())
            let done = try await officer.get(home)
            #expect(done.text.contains("bản đã ký số") && done.text.contains("Hồ sơ đã kết thúc"))
        }
    }

    private func assign(_ leader: Visitor, _ number: String, to: String) async throws {
        let page = try await leader.get("/assignments")
        #expect(page.status == .ok && page.text.contains(number) && page.text.contains(to))
        let sequence = try await stage.view(number, "viet.pq").row.sequence
        let unchosen = try await leader.post("/assignments/\(number)", ["sequence": "\(sequence)", "to": ""])
        #expect(unchosen.status == .unprocessableContent && unchosen.text.contains("Chọn người nhận \(number)"))
        let old = try await leader.post("/assignments/\(number)", ["sequence": "\(sequence - 1)", "to": to])
        #expect(old.status == .conflict && old.text.contains("đã thay đổi"))
        let assigned = try await leader.post("/assignments/\(number)", ["sequence": "\(sequence)", "to": to])
        #expect(try await leader.follow(assigned).text.contains("Đã phân công cho"))
    }

    /// Prints every document of the result, looks at one, and proposes them.
    private func propose(_ officer: Visitor, _ home: String) async throws {
        let path = "\(home)/acts/proposals?kind=result"
        let form = try await officer.get(path)
        let sequence = try #require(form.text.value(of: "sequence"))
        let written = ["kind": "result", "recommendation": "Đủ điều kiện <b>", "outcome": "granted", "sequence": sequence]
        let missing = try await officer.post(path, written)
        #expect(missing.status == .unprocessableContent && missing.text.contains("Điều 9") && missing.text.contains("Đủ điều kiện &lt;b&gt;"))
        var printed = form
        for document in ["decision", "staffNumbers"] {
            printed = try await officer.post("\(home)/drafts", written.merging(["print": document]) { $1 })
            #expect(printed.status == .ok && printed.text.contains("Đã in dự thảo") && printed.text.contains("Đủ điều kiện &lt;b&gt;"))
        }
        let link = try #require(printed.text.firstMatch(of: #/href="([^"]*\/drafts\/[^"]+)"/#)?.1)
        let draft = try await officer.get(String(link))
        #expect(draft.status == .ok && String(decoding: Data(buffer: draft.body).prefix(5), as: UTF8.self) == "%PDF-")
        let stale = try await officer.post(path, written.merging(["sequence": "1"]) { $1 })
        #expect(stale.status == .conflict && stale.text.contains("Hồ sơ đã thay đổi trong lúc bạn viết") && stale.text.contains("Phân công cho"))
        let proposed = try await officer.post(path, written)
        #expect(try await officer.follow(proposed).text.contains("Trình kết quả"))
    }

    /// 2988-D11.1 and 2988-D11.2: papers are demanded and confirmed, the fee is stated and paid.
    private func passGates(_ officer: Visitor, _ number: String) async throws {
        let home = "/dossiers/\(number)"
        #expect(try await officer.get(home).text.contains("phải có bản giấy trước khi trả kết quả"))
        let early = try await officer.act("\(home)/acts/releases")
        #expect(early.status == .unprocessableContent && early.text.contains("Điều 11"))
        #expect(try await officer.act("\(home)/acts/paper-demands").status == .seeOther)
        while let owed = try await stage.view(number, "duc.nm").dossier.paper.owed.first {
            let confirmed = try await officer.act("\(home)/acts/paper-receipts", ["slot": owed.slot.text, "keptAt": "Tủ 3"])
            try #require(confirmed.status == .seeOther)
        }
        #expect(try await officer.get(home).text.contains("Chưa xác định phí, lệ phí"))
        let notified = try await officer.act("\(home)/acts/fee-notices", ["amount": "200.000", "basis": "Biểu thử", "guidance": "Nộp tại quầy"])
        #expect(try await officer.follow(notified).text.contains("Chờ người khai nộp 200.000 đồng"))
        #expect(try await officer.act("\(home)/acts/payments", ["receipt": "BL-1"]).status == .seeOther)
    }

    @Test func `2988-D10.2.a nobody approves an own proposal, deputy or not`() async throws {
        let stage = stage
        try await stage.live { server in
            let leader = try await stage.actor("viet.pq")
            let number = try await stage.number(DossierQuery(box: .mine, phase: .atUnitLeader), "viet.pq")
            let view = try await stage.view(number, "viet.pq")
            let (officer, now) = (try #require(view.dossier.hand.officer), stage.office.clock.instant)
            let deputy = Deputy(account: officer, level: .unitLeader, from: now, to: now.advanced(bySeconds: 3600), reason: "Đi công tác")
            _ = try await stage.office.perform(.nameDeputy(deputy), on: number, by: leader, seen: view.row.sequence)
            let visitor = try await server.visitor(officer)
            let own = try await visitor.act("/dossiers/\(number)/acts/approvals", ["direction": "Đồng ý"])
            #expect(own.status == .unprocessableContent && own.text.contains("đề xuất của chính mình"))
            #expect(try await visitor.get("/dossiers/\(number)").text.contains("đề xuất của chính mình"))
        }
    }
}
