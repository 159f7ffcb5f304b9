import Foundation
import Mustache
import Testing

@testable import Service

/// The templates that come with the catalogue. What they may say is told in docs/guide/procedure-files.md.
@Suite struct TemplateTests {
    static let names = ["confirmation", "decision", "decision-recognition", "notice-refusal", "notice-supplement", "reply-refused"]
    static let folder = ShippedCatalogueTests.folder + "/templates"
    static let shared = [
        "unitName", "parentName", "dossierNumber", "procedureName", "declarantName", "taxCode", "address", "place", "leaderTitle",
        "recommendation", "reason", "workingDays", "legalBasis", "gaps", "answers", "isDemo",
    ]

    struct Page {
        var unitName = "Cục Giám sát quản lý về hải quan"
        var parentName = "Tổng cục Hải quan"
        var dossierNumber = "GSQL-261103-0007"
        var procedureName = "Thủ tục công nhận hoạt động đại lý làm thủ tục hải quan"
        var declarantName = "Công ty <Biển Xanh>"
        var taxCode = "0100233488"
        var address = "Số 12 đường Lê Thánh Tông"
        var place = "Hà Nội"
        var leaderTitle = "Cục trưởng"
        var recommendation = "Có giá trị ba năm."
        var reason = "Chưa có nhân viên đại lý."
        var workingDays = 30
        var legalBasis = ["Luật Hải quan 54/2014/QH13, Điều 20"]
        var gaps = [Gap(subject: "Bằng tốt nghiệp", missing: "Trang 2", legalBasis: "Điều 9"), Gap(subject: "Ảnh", missing: "Ảnh mới", legalBasis: "Điều 9")]
        var answers = [Answer(label: "Người liên hệ", value: "Trần Thị Mai Hương")]
        var isDemo = false
    }

    struct Gap { var subject, missing, legalBasis: String }
    struct Answer { var label, value: String }

    func rendered(_ name: String, _ page: Page = Page()) async throws -> String {
        let library = try await MustacheLibrary(directory: TemplateTests.folder)
        return try #require(library.render(page, withTemplate: name))
    }

    @Test func `The catalogue offers these templates`() throws {
        #expect(try CatalogueSurroundings(folder: URL(filePath: ShippedCatalogueTests.folder)).files.templates == Set(TemplateTests.names))
    }

    @Test(arguments: names) func `A draft is a Vietnamese administrative document with reserved places for number and date`(name: String) async throws {
        let html = try await rendered(name)
        for words in ["Độc lập - Tự do - Hạnh phúc", "Tổng cục Hải quan", "Công ty &lt;Biển Xanh&gt;", "mã số thuế 0100233488", "Hà Nội,", "Cục trưởng", "Nơi nhận:"] {
            #expect(html.contains(words), "\(words)")
        }
        #expect(html.contains(#"<span class="box box-number"></span>"#) && html.contains(#"<span class="box box-date"></span>"#))
        #expect(html.contains("Luật Hải quan 54/2014/QH13, Điều 20") != (name == "notice-supplement"))
        #expect(!html.contains("{{") && !html.contains("<Biển"))
    }

    @Test(arguments: names) func `What is not known leaves no empty clause behind`(name: String) async throws {
        var page = Page()
        (page.taxCode, page.address, page.recommendation, page.answers) = ("", "", "", [])
        let html = try await rendered(name, page)
        #expect(!html.contains("mã số thuế") && !html.contains("địa chỉ") && !html.contains("<p></p>") && !html.contains("<tbody></tbody>"))
    }

    @Test func `2988-D9.2-i, 2988-D9.2-ii, 2988-D9.2-iii a supplement notice tells time limit, gaps and their legal basis`() async throws {
        let html = try await rendered("notice-supplement")
        #expect(html.contains("30 ngày làm việc"))
        #expect(html.contains("<td>1</td><td>Bằng tốt nghiệp</td><td>Trang 2</td><td>Điều 9</td>"))
        #expect(html.contains("<td>2</td><td>Ảnh</td>"))
    }

    @Test(arguments: ["notice-refusal", "reply-refused"]) func `2988-D9.1 a refusal tells its reason`(name: String) async throws {
        #expect(try await rendered(name).contains("Chưa có nhân viên đại lý."))
    }

    @Test func `A document of a demonstration says so`() async throws {
        var page = Page()
        page.isDemo = true
        #expect(try await rendered("decision", page).contains("Bản trình diễn"))
        #expect(try await !rendered("decision").contains("Bản trình diễn"))
    }

    @Test func `Every tag is one the guide tells of`() throws {
        let known = Set(TemplateTests.shared + ["subject", "missing", "label", "value", ".", "index"])
        for file in try FileManager.default.contentsOfDirectory(atPath: TemplateTests.folder) {
            let text = try String(contentsOfFile: TemplateTests.folder + "/" + file, encoding: .utf8)
            for tag in text.matches(of: #/\{\{[#^\/]?([^<>$\/{}][^{}]*)\}\}/#).map(\.1) where !["title", "body", "_page"].contains(tag) {
                let name = tag.split(whereSeparator: { "()".contains($0) }).last.map(String.init) ?? ""
                #expect(known.contains(name), "\(file): \(tag)")
            }
        }
    }
}
