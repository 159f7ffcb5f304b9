import Domain
import HummingbirdTesting
import Service
import Testing

@testable import Web

/// Who gets in where, and what is told to those who do not.
@Suite(.serialized) struct OfficeDoorTests {
    let stage: OfficeStage

    init() async throws { stage = try await OfficeStage.shared.value }

    @Test func `2988-D4.3-i to another unit's officer the dossier does not exist`() async throws {
        let stage = stage
        try await stage.live { server in
            let number = try await stage.number(DossierQuery(box: .mine, phase: .inProcessing), "duc.nm")
            let stranger = try await server.visitor("long.vh")
            for path in ["", "/acts/proposals?kind=result", "/drafts/0"] {
                #expect(try await stranger.get("/dossiers/\(number)\(path)").status == .notFound)
            }
            for path in ["findings", "drafts", "acts/claims"] {
                #expect(try await stranger.post("/dossiers/\(number)/\(path)", ["sequence": "1"]).status == .notFound)
            }
            #expect(try await !stranger.get("/inbox?box=all&q=\(number)").text.contains("href=\"/dossiers/\(number)\""))
        }
    }

    @Test func `2988-D10.1.a-i an officer never approves and a leader never proposes, and both hear the clause`() async throws {
        let stage = stage
        try await stage.live { server in
            let number = try await stage.number(DossierQuery(box: .mine, phase: .inProcessing), "duc.nm")
            let officer = try await server.visitor("duc.nm")
            let approval = try await officer.post("/dossiers/\(number)/acts/approvals", ["sequence": "1", "direction": "Đồng ý"])
            #expect(approval.status == .forbidden && approval.text.contains("Điều 10"))
            #expect(try await officer.get("/assignments").status == .forbidden)
            let leader = try await server.visitor("viet.pq")
            let proposal = try await leader.post("/dossiers/\(number)/acts/proposals", ["sequence": "1", "kind": "result"])
            #expect(proposal.status == .forbidden && proposal.text.contains("Điều 9"))
        }
    }

    @Test func `2988-D11.2 in the wrong phase an act is refused with its clause`() async throws {
        let stage = stage
        try await stage.live { server in
            let number = try await stage.number(DossierQuery(box: .mine, phase: .inProcessing), "duc.nm")
            let officer = try await server.visitor("duc.nm")
            let sequence = try await stage.view(number, "duc.nm").row.sequence
            let answer = try await officer.post("/dossiers/\(number)/acts/payments", ["sequence": "\(sequence)", "receipt": "BL-1"])
            #expect(answer.status == .unprocessableContent && answer.text.contains("Điều 11") && answer.text.contains("Đang xử lý"))
        }
    }

    @Test func `2988-D7.2 only the handling officer notes findings, and they stay`() async throws {
        let stage = stage
        try await stage.live { server in
            let number = try await stage.number(DossierQuery(box: .mine, phase: .inProcessing, procedure: "I-18"), "duc.nm")
            let item = try #require(try await stage.view(number, "duc.nm").procedure.checklist.last?.id)
            let officer = try await server.visitor("duc.nm")
            let page = try await officer.get("/dossiers/\(number)")
            #expect(page.text.contains("name=\"finding.\(item)\""))
            let saved = try await officer.follow(try await officer.post("/dossiers/\(number)/findings", ["finding.\(item)": "unmet"]))
            #expect(saved.text.contains("value=\"unmet\" checked") && saved.text.contains("Đã lưu"))
            #expect(try await officer.post("/dossiers/\(number)/findings", ["finding.\(item)": "splendid"]).status == .unprocessableContent)
            let head = try await server.visitor("binh.lt")
            #expect(try await head.post("/dossiers/\(number)/findings", ["finding.\(item)": "met"]).status == .unprocessableContent)
            #expect(try await !head.get("/dossiers/\(number)").text.contains("name=\"finding.\(item)\""))
        }
    }

    @Test func `2988-D3.3 an administrator has no inbox`() async throws {
        let stage = stage
        try await stage.live { server in
            let visitor = Visitor(client: server.client)
            _ = try await visitor.get("/sign-in")
            _ = try await visitor.post("/sign-in", ["account": "thanh.dc", "password": "haidang-demo"])
            #expect(try await visitor.get("/inbox").status == .notFound)
        }
    }

    @Test func `a list shows its box, is narrowed by its address and says what it does not know`() async throws {
        let stage = stage
        try await stage.live { server in
            let officer = try await server.visitor("duc.nm")
            let number = try await stage.number(DossierQuery(box: .mine), "duc.nm")
            let all = try await officer.get("/inbox?box=all&q=\(number.lowercased())&phase=inProcessing")
            #expect(all.status == .ok && all.text.contains("“\(number.lowercased())”") && all.text.contains("aria-current=\"true\">Cả đơn vị"))
            let none = try await officer.get("/inbox?q=0000")
            #expect(none.text.contains("Không có hồ sơ nào khớp") && none.text.contains("class=\"chip\""))
            #expect(try await officer.get("/inbox?phase=nowhere").status == .unprocessableContent)
            #expect(try await officer.get("/inbox?box=assign").status == .notFound)
            let bands = try await ["over", "near", "ok", "none"].asyncMap { try await officer.get("/inbox?box=all&due=\($0)").status }
            #expect(bands.allSatisfy { $0 == .ok })
        }
    }

    @Test func `counts of the bands are what the lists hold`() async throws {
        let (office, actor) = (stage.office, try await stage.actor("duc.nm"))
        let now = office.clock.instant
        let bands = DueBands(now: now, near: office.calendar.closing(ofWorkingDay: 2, after: now))
        let query = DossierQuery(box: .all, limit: 100)
        // Other tests act on this office meanwhile: what counts is a moment in which none did.
        for _ in 0..<50 {
            let whole = try await office.workList(query, bands: bands, for: actor)
            var lists: [(band: DueBand, list: WorkList)] = []
            for band in DueBand.allCases { lists.append((band, try await office.workList(query, band: band, bands: bands, for: actor))) }
            guard try await office.workList(query, bands: bands, for: actor).page.rows == whole.page.rows else { continue }
            #expect(!whole.page.rows.isEmpty && whole.page.next == nil)
            for (band, list) in lists {
                let expected = whole.page.rows.filter { bands.band(of: $0) == band }
                #expect(list.page.rows == expected && list.counts[band] == expected.count && list.counts == whole.counts)
            }
            return
        }
        Issue.record("no moment in which nobody acted")
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
