import Domain
import Foundation
import HummingbirdTesting
import Testing

@testable import Service
@testable import Web

/// Drafts printed from the catalogue's templates.
@Suite(.serialized) struct DraftTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Resources/procedures/templates").standardized
    let stage: OfficeStage

    init() async throws { stage = try await OfficeStage.shared.value }

    private func context(_ wording: DraftWording = DraftWording(kind: .result)) async throws -> DraftContext {
        let number = try await stage.number(DossierQuery(box: .mine, procedure: "I-18"), "duc.nm")
        return try await stage.office.draftContext(for: try await stage.view(number, "duc.nm"), wording)
    }

    @Test func `every tag of every template is something a draft can say`() async throws {
        let gap = DraftContext.Gap(subject: "", missing: "", legalBasis: "")
        let answer = DraftContext.Answer(label: "", value: "")
        let told = [Mirror(reflecting: try await context()), Mirror(reflecting: gap), Mirror(reflecting: answer)].flatMap { $0.children.compactMap(\.label) }
        let known = Set(told + [".", "index"])
        for file in try FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil) {
            let text = try String(contentsOf: file, encoding: .utf8)
            for tag in text.matches(of: #/\{\{[#^]?([^\/>$<{}!#^]+)\}\}/#).map(\.1) {
                let name = tag.split(whereSeparator: { "()".contains($0) }).last.map(String.init) ?? ""
                #expect(known.contains(name), "\(file.lastPathComponent): \(tag)")
            }
        }
    }

    @Test func `a draft says who, for whom, what was declared, and escapes what was written`() async throws {
        let context = try await context(DraftWording(kind: .result, recommendation: "Đủ <điều kiện>"))
        let html = try await stage.office.rendered("decision-recognition", context)
        for words in ["Cục Giám sát quản lý về hải quan", "Tổng cục Hải quan", "Cục trưởng", "Hà Nội,", context.declarantName, "Đủ &lt;điều kiện&gt;", "Bản trình diễn"] {
            #expect(html.contains(words), "\(words)")
        }
        #expect(context.answers.contains { $0.label.hasPrefix("Nhân viên đại lý 1, ") } && !context.taxCode.isEmpty)
        #expect(context.answers.contains { $0.value == "Có" || $0.value == "Không" } && !context.answers.contains { $0.value == "yes" })
    }

    @Test func `2988-D9.2-ii a supplement notice names each point as people know it`() async throws {
        let content = SupplementContent(workingDays: 12, gaps: [.init(subject: .document(Slot(component: "degree", row: 0)), missing: "Trang 2", legalBasis: "Điều 9")])
        let context = try await context(DraftWording(kind: .supplement, supplement: content))
        let html = try await stage.office.rendered("notice-supplement", context)
        #expect(html.contains("12 ngày làm việc") && html.contains("<td>Trang 2</td><td>Điều 9</td>") && !html.contains("<td>degree"))
    }

    @Test(arguments: [
        ("Cục Hải quan thành phố Hải Phòng", "Tổng cục Hải quan", "Cục trưởng", "Hải Phòng"),
        ("Chi cục Hải quan cửa khẩu cảng", "Cục Hải quan tỉnh Quảng Ninh", "Chi cục trưởng", "Quảng Ninh"),
        ("Vụ Pháp chế", "Tổng cục Hải quan", "Vụ trưởng", "Hà Nội"), ("Văn phòng", "", "Thủ trưởng", "Hà Nội"),
    ])
    func `the head of a unit signs where the unit is`(unit: String, parent: String, title: String, place: String) {
        let head = UnitHead(unit: unit, parent: parent)
        #expect(head.title == title && head.place == place)
    }

    @Test func `without a printer the form says so and keeps what was written`() async throws {
        let stage = try await stage.withoutPrinter()
        try await stage.live { server in
            let number = try await stage.number(DossierQuery(box: .mine, phase: .inProcessing, procedure: "I-18"), "duc.nm")
            let officer = try await server.visitor("duc.nm")
            let answer = try await officer.post(
                "/dossiers/\(number)/drafts", ["kind": "result", "print": "decision", "recommendation": "Đề xuất công nhận", "outcome": "granted"])
            #expect(answer.status == .unprocessableContent && answer.text.contains("WeasyPrint") && answer.text.contains("Đề xuất công nhận"))
            let unknown = try await officer.post("/dossiers/\(number)/drafts", ["kind": "result", "print": "nothing", "recommendation": "a"])
            #expect(unknown.status == .unprocessableContent && unknown.text.contains("không có mẫu"))
        }
    }

    @Test func `2988-D9.0 only the handling officer prints`() async throws {
        let number = try await stage.number(DossierQuery(box: .mine, phase: .inProcessing, procedure: "I-18"), "duc.nm")
        for account in ["binh.lt", "thao.hp", "viet.pq"] {
            let actor = try await stage.actor(account)
            await #expect(throws: Violation.self) {
                try await stage.office.printDraft(number: number, document: "decision", wording: DraftWording(kind: .result), beside: "x", by: actor)
            }
        }
    }
}
