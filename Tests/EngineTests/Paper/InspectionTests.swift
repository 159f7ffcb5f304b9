import CZlib
import Foundation
import Testing

@testable import Paper

@Suite struct InspectionTests {
    @Test func `a PDF without a signature field is unsigned`() async throws {
        #expect(PDFInspection.inspect(Samples.plain) == PDFInspection(pages: 1, signature: .none))
        #expect(PDFInspection.inspect(Samples.form) == PDFInspection(pages: 1, signature: .none))
        #expect(PDFInspection.inspect(Samples.hybrid) == PDFInspection(pages: 1, signature: .none))
        #expect(PDFInspection.inspect(try await Samples.letter.value) == PDFInspection(pages: 1, signature: .none))
        #expect(PDFInspection.inspect(try await Samples.packedLetter.value) == PDFInspection(pages: 1, signature: .none))
    }

    @Test func `whatever may be signed is undecided, with a reason`() async throws {
        let cases: [([UInt8], SignatureTrace.Reason)] = [
            (try await Samples.sealed(Samples.plain), .notJudged),
            (try await Samples.sealed(Samples.packedLetter.value), .notJudged),
            (Samples.emptySignatureField, .notJudged),
            (Samples.strippedSignature, .unreachable),
            (try await Samples.encryptedLetter.value, .encrypted),
            ([], .malformed),
            (Array("GIF89a".utf8), .malformed),
            (Array(Samples.plain.dropLast(30)), .malformed),
        ]
        for (pdf, reason) in cases { #expect(PDFInspection.inspect(pdf).signature == .undecided(reason)) }
    }

    @Test func `a form that was taken out of a sealed document leaves it undecided`() async throws {
        let sealed = try await Samples.sealed(Samples.plain)
        let start = try PDFReader(sealed).start
        let stripped = HandmadePDF.revision(of: sealed, prev: start, number: 1, object: "<</Type/Catalog/Pages 2 0 R>>")
        #expect(PDFInspection.inspect(stripped) == PDFInspection(pages: 1, signature: .undecided(.unreachable)))
    }

    @Test func `pages are counted along the tree, whatever its Count says`() {
        let pdf = HandmadePDF([
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 99>>",
            "<</Type/Page/Parent 2 0 R>>", "<</Type/Pages/Parent 2 0 R/Kids[5 0 R 6 0 R]/Count -1>>",
            "<</Type/Page/Parent 4 0 R>>", "<</Parent 4 0 R>>",
        ]).finished()
        #expect(PDFInspection.inspect(pdf).pages == 3)
    }

    @Test func `a file is inspected by its path`() throws {
        let folder = try Folder()
        #expect(try PDFInspection.inspect(fileAt: folder.write(Samples.plain, as: "a.pdf")).pages == 1)
        #expect(throws: (any Error).self) { try PDFInspection.inspect(fileAt: folder.url.appending(path: "none.pdf").path) }
    }
}

@Suite struct HostilePDFTests {
    private static let pages = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R>>"]

    static let files: [(name: String, pdf: [UInt8], reason: SignatureTrace.Reason)] = [
        ("page tree loop", HandmadePDF([pages[0], "<</Type/Pages/Kids[3 0 R]>>", "<</Type/Pages/Kids[2 0 R]>>"]).finished(), .malformed),
        ("page twice", HandmadePDF([pages[0], "<</Type/Pages/Kids[3 0 R 3 0 R]>>", pages[2]]).finished(), .malformed),
        ("reference loop", HandmadePDF(["<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>"] + pages[1...] + ["5 0 R", "4 0 R"]).finished(), .malformed),
        ("field loop", form("4 0 R", ["<</T(a)/Kids[5 0 R]>>", "<</T(b)/Kids[4 0 R]>>"]), .malformed),
        ("deep fields", form("4 0 R", (5..<200).map { "<</Kids[\($0) 0 R]>>" }), .tooComplex),
        ("deep array", form(String(repeating: "[", count: 100_000), []), .tooComplex),
        ("deep dictionary", form(String(repeating: "<</A", count: 100_000), []), .tooComplex),
        ("key twice", form("4 0 R", ["<</FT/Tx/FT/Sig>>"]), .malformed),
        ("huge field list parsed again and again", manyFields(), .tooComplex),
        ("xref loop", HandmadePDF(pages).finished(trailer: "/Root 1 0 R/Prev 9"), .malformed),
        ("xref to itself", loop(), .malformed),
        ("negative Prev", HandmadePDF(pages).finished(trailer: "/Root 1 0 R/Prev -1"), .malformed),
        ("huge Prev", HandmadePDF(pages).finished(trailer: "/Root 1 0 R/Prev 9223372036854775807"), .malformed),
        ("number over 64 bits", HandmadePDF(pages).finished(trailer: "/Root 1 0 R/Prev 99999999999999999999"), .malformed),
        ("huge startxref", replaced(HandmadePDF(pages).finished(), "startxref\n", "startxref\n9223372036854775807 "), .malformed),
        ("huge table", replaced(HandmadePDF(pages).finished(), "xref\n0 4", "xref\n0 99999999"), .malformed),
        ("huge first number", replaced(HandmadePDF(pages).finished(), "xref\n0 4", "xref\n9223372036854775807 4"), .malformed),
        ("bomb in a cross-reference stream", bomb("/Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter/FlateDecode"), .tooComplex),
        ("widths of nothing", bomb("/Type/XRef/Size 9/W[0 0 0]/Root 1 0 R"), .malformed),
        ("negative widths", bomb("/Type/XRef/Size 9/W[-1 4 1]/Root 1 0 R"), .malformed),
        ("huge widths", bomb("/Type/XRef/Size 9/W[9 9 9]/Root 1 0 R"), .malformed),
        ("huge index", bomb("/Type/XRef/Size 9/W[1 2 1]/Index[0 9223372036854775807]/Root 1 0 R"), .malformed),
        ("negative index", bomb("/Type/XRef/Size 9/W[1 2 1]/Index[-9 5]/Root 1 0 R"), .malformed),
        (
            "huge predictor",
            bomb("/Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 9223372036854775807>>", zeros: 99), .malformed
        ),
        ("other filter", bomb("/Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter/LZWDecode"), .unsupported),
        ("object stream in itself", inObjectStream("/Type/ObjStm/N 1/First 4", Array("4 0 (x)".utf8), place: 5), .malformed),
        ("bomb in an object stream", inObjectStream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", deflated(zeros: 100 << 20)), .tooComplex),
        ("huge object stream", inObjectStream("/Type/ObjStm/N 9223372036854775807/First 4", Array("4 0 (x)".utf8)), .malformed),
        ("huge first", inObjectStream("/Type/ObjStm/N 1/First 9223372036854775807", Array("4 0 (x)".utf8)), .malformed),
        ("huge offset", inObjectStream("/Type/ObjStm/N 1/First 4", Array("4 9223372036854775807 (x)".utf8)), .malformed),
    ]

    @Test(arguments: files.indices)
    func `hostile files end in undecided, and soon`(index: Int) {
        let (name, pdf, reason) = Self.files[index]
        let clock = ContinuousClock()
        var found = PDFInspection(pages: nil, signature: .none)
        let time = clock.measure { found = PDFInspection.inspect(pdf) }
        #expect(found.signature == .undecided(reason), "\(name)")
        #expect(time < .seconds(30), "\(name)")
    }

    private static func form(_ fields: String, _ objects: [String]) -> [UInt8] {
        HandmadePDF(["<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[\(fields)]>>>>"] + pages[1...] + objects).finished()
    }

    /// 3000 kids that are one and the same array of 3000 by name, parsed for each of them anew.
    private static func manyFields() -> [UInt8] {
        let kids = (0..<3000).map { _ in "<</Kids 4 0 R>>" }.joined(separator: " ")
        return form("<</Kids 4 0 R>>", ["[\(kids)]"])
    }

    private static func loop() -> [UInt8] {
        let pdf = HandmadePDF(pages)
        return pdf.finished(trailer: "/Root 1 0 R/Prev \(pdf.bytes.count)")
    }

    private static func replaced(_ pdf: [UInt8], _ old: String, _ new: String) -> [UInt8] {
        Array(String(decoding: pdf, as: UTF8.self).replacing(old, with: new).utf8)
    }

    /// A file whose only cross-reference is a stream with these entries and this many zeros in it.
    private static func bomb(_ dictionary: String, zeros: Int = 100 << 20) -> [UInt8] {
        var pdf = HandmadePDF(pages)
        let start = pdf.bytes.count
        pdf.add(dictionary, stream: dictionary.contains("Flate") ? deflated(zeros: zeros) : [UInt8](repeating: 0, count: 36))
        return pdf.bytes + "startxref\n\(start)\n%%EOF\n".utf8
    }

    /// A file whose form, object 4, lies in the object stream 5.
    private static func inObjectStream(_ dictionary: String, _ data: [UInt8], place: UInt8? = nil) -> [UInt8] {
        var pdf = HandmadePDF(["<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>"] + pages[1...])
        pdf.addFree()
        pdf.add(dictionary, stream: data)
        let hidden = pdf.bytes.count
        let places: [UInt8] = place.map { [2, 5, 0, 2, $0, 0] } ?? [2, 5, 0]
        pdf.add("/Type/XRef/Size 7/W[1 1 1]/Index[4 \(places.count / 3)]", stream: places)
        if place != nil { pdf.free(5) }
        return pdf.finished(trailer: "/Root 1 0 R/XRefStm \(hidden)")
    }

    private static func deflated(zeros: Int) -> [UInt8] {
        var length = compressBound(UInt(zeros))
        var result = [UInt8](repeating: 0, count: Int(length))
        compress2(&result, &length, [UInt8](repeating: 0, count: zeros), UInt(zeros), 9)
        return Array(result.prefix(Int(length)))
    }
}
