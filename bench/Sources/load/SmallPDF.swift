/// A real PDF of one page and 4096 bytes, with words of its own in it.
enum SmallPDF {
    /// - Parameter mark: of equal length for all files, so that the table of references fits.
    static func bytes(_ mark: String) -> [UInt8] {
        let filler = String(repeating: " ", count: 4096 - plain(mark, filler: "").count)
        return plain(mark, filler: filler)
    }

    private static func plain(_ mark: String, filler: String) -> [UInt8] {
        let text = "BT /F1 9 Tf 72 720 Td (\(mark)) Tj ET"
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            "<</Length \(text.utf8.count)>>stream\n\(text)\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        var out = "%PDF-1.7\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(out.utf8.count)
            out += "\(index + 1) 0 obj\(object) endobj\n"
        }
        let table = out.utf8.count
        out += "xref\n0 6\n0000000000 65535 f \n" + places.map { "\(String(10_000_000_000 + $0).dropFirst()) 00000 n \n" }.joined()
        out += "trailer<</Size 6/Root 1 0 R\(filler)>>\nstartxref\n\(table)\n%%EOF\n"
        return Array(out.utf8)
    }
}

/// Names that never repeat; not for secrets.
struct FastRandom {
    private var state = UInt64.random(in: 1 ... .max)

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func hexadecimal(_ digits: Int) -> String {
        let table = Array("0123456789abcdef".utf8)
        var bits: UInt64 = 0
        return String(
            decoding: (0..<digits).map { place in
                if place % 16 == 0 { bits = next() }
                defer { bits >>= 4 }
                return table[Int(bits & 15)]
            }, as: UTF8.self)
    }
}
