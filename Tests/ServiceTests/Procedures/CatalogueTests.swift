import Domain
import Foundation
import Testing

@testable import Service

@Suite struct CatalogueTests {
    static let today = Day(2026, 11, 22)

    func loaded() throws -> Catalogue { try ShippedCatalogueTests.shipped.get() }

    func found(_ text: String) throws -> [String] {
        try loaded().search(text, on: CatalogueTests.today).flatMap { $0.procedures.map(\.key) }
    }

    /// A catalogue of its own in a new folder, removed afterwards.
    func load(_ files: [String: String]) throws -> Catalogue {
        let folder = FileManager.default.temporaryDirectory.appending(path: "catalogue-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appending(path: "templates"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("- {key: tax, name: Thuế}\n".utf8).write(to: folder.appending(path: "fields.yaml"))
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return try Catalogue.load(folder: folder.path)
    }

    func file(version: Int, from: String? = nil, to: String? = nil, state: String = "{suspended: {reason: Thử}}") -> String {
        """
        key: I-23
        version: \(version)
        \(from.map { "validFrom: \($0)" } ?? "")
        \(to.map { "validTo: \($0)" } ?? "")
        name: Thủ tục xử lý tiền thuế
        state: \(state)
        field: tax
        level: CUC
        serviceLevel: {before: 1, now: 3}
        """
    }

    @Test(
        arguments: [
            ("đại lý hải quan", "I-18"), ("dai ly hai quan", "I-18"), ("DAI LY", "I-18"), ("kho ngoai quan", "I-16"), ("tien thue nop thua", "I-23"),
            ("xe o to hoi huong", "I-32"), ("Đại Lý  làm thủ tục", "I-18"), ("bonded warehouse", "I-16"), ("I-42", "I-42"),
        ])
    func `A procedure is found with and without Vietnamese marks`(text: String, key: String) throws {
        #expect(try found(text).contains(key))
    }

    @Test func `The entry whose own words are asked for comes first in its field`() throws {
        let sites = try loaded().search("kho ngoai quan", on: CatalogueTests.today).first { $0.field.key == "sites" }
        #expect(sites?.procedures.first?.key == "I-16")
    }

    @Test func `A search word begins a word, and every one must occur`() throws {
        #expect(try found("oai quan") == [])
        #expect(try found("kho ngoại quan bưu gửi xăng") == [])
        #expect(try found("").count == 52)
    }

    @Test func `2988-D13.5 a new version takes over on its day, and the old one stays readable`() throws {
        let catalogue = try load(["a.yaml": file(version: 1, to: "2018-06-04"), "b.yaml": file(version: 2, from: "2018-06-05")])
        #expect(catalogue.current("I-23", on: Day(2018, 6, 4))?.version == 1)
        #expect(catalogue.current("I-23", on: Day(2018, 6, 5))?.version == 2)
        #expect(catalogue.procedure("I-23", version: 1)?.validTo == Day(2018, 6, 4))
        #expect(catalogue.procedure("I-23", version: 3) == nil && catalogue.current("I-24", on: CatalogueTests.today) == nil)
    }

    @Test func `2151-III.4-ii a draft disturbs nobody: it may overlap and is never current`() throws {
        let catalogue = try load(["a.yaml": file(version: 1), "b.yaml": file(version: 2, state: "draft")])
        #expect(catalogue.current("I-23", on: CatalogueTests.today)?.version == 1)
        #expect(catalogue.current(on: CatalogueTests.today).count == 1)
    }

    @Test func `One version in two files is refused, and two versions on one day`() {
        #expect { try load(["a.yaml": file(version: 1), "b.yaml": file(version: 1)]) } throws: {
            "\($0)" == "b.yaml:1: version: I-23 version 1 is also in a.yaml"
        }
        #expect { try load(["a.yaml": file(version: 1, to: "2018-06-05"), "b.yaml": file(version: 2, from: "2018-06-05")]) } throws: {
            "\($0)" == "b.yaml:1: validFrom: the days overlap with those of I-23 version 1 in a.yaml"
        }
    }

    @Test func `The faults of all files are told together`() {
        #expect { try load(["a.yaml": "key: A\n", "b.yaml": "- 1\n"]) } throws: { error in
            guard let faults = (error as? CatalogueFaults)?.faults else { return false }
            return Set(faults.map(\.file)) == ["a.yaml", "b.yaml"] && faults.count > 2
        }
    }

    @Test func `A folder that is no catalogue is refused`() {
        #expect(throws: CatalogueFaults.self) { try Catalogue.load(folder: "/nowhere/at/all") }
    }

    @Test func `Names typed in decomposed Unicode are stored composed`() throws {
        let catalogue = try load(["a.yaml": file(version: 1).decomposedStringWithCanonicalMapping])
        let name = try #require(catalogue.procedure("I-23", version: 1)?.name.vi)
        #expect(Array(name.unicodeScalars) == Array("Thủ tục xử lý tiền thuế".precomposedStringWithCanonicalMapping.unicodeScalars))
    }

    @Test(arguments: [("Đại lý", "dai ly"), ("ƯỚC", "uoc"), ("Ngoại quan", "ngoai quan"), ("CFS", "cfs")])
    func `Folding takes every Vietnamese mark off`(text: String, folded: String) {
        #expect(text.folded == folded)
    }
}
