import Foundation

@testable import Paper

/// Documents and keys that several tests look at, made once.
enum Samples {
    static let noon: Int64 = 1_767_243_600_000  // 2026-01-01T12:00:00+07:00

    static let letterHTML = """
        <!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Giấy xác nhận</title>
        <style>@page { size: A4; margin: 2cm } body { font: 13pt Tinos }</style></head>
        <body><h1>GIẤY XÁC NHẬN</h1><p>Tổng cục Hải quan xác nhận: ặ ẵ ẳ ỡ ợ ữ ự ỹ ỵ Ặ Ẵ Đ đ.</p>
        <table><tr><th>Số</th><th>Ngày</th></tr><tr><td>12/XN</td><td>01/01/2026</td></tr></table></body></html>
        """

    static let letter = Task { try await Printer(isolation: await .detect()).print(html: letterHTML) }

    /// The letter with object streams and a cross-reference stream.
    static let packedLetter = Task { try await rewritten(letter.value, "--object-streams=generate") }
    static let encryptedLetter = Task {
        try await rewritten(letter.value, "--encrypt", "secret", "secret", "256", "--")
    }

    /// The demo authority's seal, and its root certificate in PEM.
    static let authority = Task { () -> (seal: Seal, root: [UInt8]) in
        let folder = try Folder()
        let authority = try DemoAuthority.create(in: folder.url, at: now)
        return (try authority.seal(), [UInt8](try Data(contentsOf: authority.rootCertificate)))
    }

    // Programs of others judge certificates by their own clock, so the demo authority must be valid on the day of the test.
    static let now = Int64(Date().timeIntervalSince1970 * 1000)

    static func sealed(_ pdf: [UInt8]) async throws -> [UInt8] {
        try await authority.value.seal
            .sign(pdf: pdf, reason: "Kết quả thủ tục hành chính", location: "Hà Nội", at: now)
    }

    private static func rewritten(_ pdf: [UInt8], _ arguments: String...) async throws -> [UInt8] {
        let folder = try Folder()
        let (source, target) = (try folder.write(pdf, as: "in.pdf"), folder.url.appending(path: "out.pdf").path)
        let answer = try await Tools.run("/usr/bin/qpdf", arguments + [source, target])
        guard answer.isFine else { throw Tools.Missing(what: "qpdf: \(answer.text)") }
        return try folder.read("out.pdf")
    }

    static let plain = HandmadePDF(HandmadePDF.page).finished()

    /// A form with one text field, in an AcroForm and an Annots array of their own, as office programs write them.
    static let form = HandmadePDF([
        "<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>/Annots 6 0 R>>", "<</Fields[5 0 R]/DA(/Helv 0 Tf 0 g)>>",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(a#b)/V(\\(x\\)\\051\\n)/Rect[1 1.5 -.5 +2]/P 3 0 R/F 4>>", "[5 0 R]",
    ]).finished()

    static let emptySignatureField = HandmadePDF([
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>", "<</FT/Sig/T(later)/Kids[5 0 R]>>", "<</Parent 4 0 R/T(a)>>",
    ]).finished()

    /// A signature dictionary lies in the file, but no form leads to it.
    static let strippedSignature = HandmadePDF(HandmadePDF.page + ["<</Type/Sig/Byte#52ange[0 1 2 3]>>"]).finished()

    static let xfa = HandmadePDF(["<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA(x)/Fields[]>>>>"] + HandmadePDF.page.dropFirst()).finished()

    /// Object 4 is free in the table and found only through the stream that XRefStm names, as office programs write it.
    static let hybrid: [UInt8] = {
        var pdf = HandmadePDF(["<</Type/Catalog/Pages 2 0 R/Lang 4 0 R>>"] + HandmadePDF.page.dropFirst())
        pdf.addFree()
        pdf.add("/Type/ObjStm/N 1/First 4", stream: Array("4 0 (vi)".utf8))
        let hidden = pdf.bytes.count
        pdf.add("/Type/XRef/Size 7/W[1 1 1]/Index[4 1]", stream: [2, 5, 0])
        return pdf.finished(trailer: "/Root 1 0 R/XRefStm \(hidden)")
    }()
}

/// A small PDF written by hand: a header, objects numbered from 1, a table and a trailer.
struct HandmadePDF {
    static let page = [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>>>",
    ]

    private(set) var bytes = Array("%PDF-1.7\n".utf8)
    private var entries = ["0000000000 65535 f \n"]

    init(_ objects: [String]) {
        for object in objects { add(object) }
    }

    mutating func add(_ object: String) {
        entries.append(padded(bytes.count, to: 10) + " 00000 n \n")
        bytes += "\(entries.count - 1) 0 obj\n\(object)\nendobj\n".utf8
    }

    mutating func add(_ dictionary: String, stream: [UInt8]) {
        entries.append(padded(bytes.count, to: 10) + " 00000 n \n")
        bytes += "\(entries.count - 1) 0 obj\n<<\(dictionary)/Length \(stream.count)>>\nstream\n".utf8 + stream
        bytes += "\nendstream\nendobj\n".utf8
    }

    /// Calls an object free that lies in the file.
    mutating func free(_ number: Int) { entries[number] = "0000000000 00001 f \n" }

    mutating func addFree() { entries.append("0000000000 00001 f \n") }

    func finished(trailer: String = "/Root 1 0 R") -> [UInt8] {
        let table = "xref\n0 \(entries.count)\n\(entries.joined())trailer\n<</Size \(entries.count)\(trailer)>>\n"
        return bytes + "\(table)startxref\n\(bytes.count)\n%%EOF\n".utf8
    }

    /// `pdf` with one object written anew behind it; `prev` is the offset of its last cross-references.
    static func revision(of pdf: [UInt8], prev: Int, number: Int, object: String) -> [UInt8] {
        let body = pdf + "\(number) 0 obj\n\(object)\nendobj\n".utf8
        let table = "xref\n\(number) 1\n\(padded(pdf.count, to: 10)) 00000 n \n"
        return body + "\(table)trailer\n<</Size 99/Root 1 0 R/Prev \(prev)>>\nstartxref\n\(body.count)\n%%EOF\n".utf8
    }
}

/// Random numbers that are the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
